/* SPDX-License-Identifier: GPL-3.0-or-later
 * The field tables: one row a member of an item's JSON, with where it goes in the C structs and what it may
 * be. One decoder (core/decode.c) reads every kind by them; tests/whole/test_schema.py holds them against
 * assets/schema. A kind is one file, core/kind_<kind>.c, that exports one table. Only core/ and its tests
 * include this header. */
#ifndef CORE_FIELD_H
#define CORE_FIELD_H

#include "core/format.h"
#include "core/parse.h"

enum field_type {
    /* one value */
    FIELD_STR,    /* struct str, one line of at most `max` characters */
    FIELD_HASH,   /* struct str, a SHA-256 in 64 small hex digits */
    FIELD_SLUG,   /* struct str, [a-z0-9-]{1,60} */
    FIELD_ID,     /* struct str, an id of one of `kinds` */
    FIELD_KIND,   /* taken already */
    FIELD_DATE,   /* struct date */
    FIELD_MOMENT, /* struct moment */
    FIELD_CLOCK,  /* int, minutes of the day; at most `max` */
    FIELD_INT,    /* int, min…max */
    FIELD_REAL,   /* double, min…max */
    FIELD_BOOL,   /* bool */
    FIELD_WORD,   /* an enum, by `words` */
    FIELD_SWITCH, /* bool, true for the word whose value is 1 */
    FIELD_NAME,   /* struct str, one of `words` */
    FIELD_PHONE,
    FIELD_EMAIL,
    FIELD_URL,
    FIELD_ZONE,
    FIELD_RRULE, /* struct str */
    /* maps and lists */
    FIELD_TEXT,  /* struct text_map, each at most `max` characters */
    FIELD_TEXTS, /* struct text_list: at most `max`, each at most `each` characters */
    FIELD_IDS,
    FIELD_SLUGS,
    FIELD_TAGS,     /* struct str_list: min…max, no value twice */
    FIELD_MOMENTS,  /* struct moment * and a count */
    FIELD_FLAGS,    /* unsigned, the sum of `words`; at least `min` */
    FIELD_OBJECT,   /* the members of `table`, at `offset` */
    FIELD_OBJECTS,  /* pointer to structs of `table` and a count: min…max */
    FIELD_SYNONYMS, /* pointer to struct synonyms and a count: at most `max` words a language, each `each`
                       characters */
    FIELD_STATES,   /* read along with the texts */
    /* made by the hub */
    FIELD_UPDATED,
    FIELD_OCCURRENCES,
    FIELD_TYPES
};

enum { FIELD_REQUIRED = 1, FIELD_ONE_LINE = 2, FIELD_HUB = 4 };
enum { TEXT_LANGUAGES_MAX = 40, OCCURRENCES_MAX = 5000 };

struct word { /* ended by one whose name is NULL */
    const char *name;
    int value;
};

struct parse;
struct at { /* where in the JSON: a path of frames on the C stack, written out only for a fault */
    const struct at *up;
    const char *name; /* NULL: `index` */
    size_t index;
};

struct field {
    const char *name;
    enum field_type type;
    unsigned flags;
    size_t offset, offset_n; /* offset_n: of the int that counts, where there is one */
    int min, max, each;
    unsigned kinds; /* 1 << enum item_kind; 0 any */
    const struct word *words;
    const struct table *table;
};

struct table {
    const struct field *fields; /* ended by one whose name is NULL */
    size_t size;                /* of the struct */
    bool keyed;                 /* begins with a struct str `id` that stands once in its list */
    void (*check)(struct parse *parse, const struct at *at,
                  void *object); /* rules between members; or NULL */
};

struct kind {
    const char *name, *prefix;
    struct table table; /* offsets are those in struct item */
};

extern const struct kind kind_organization, kind_place, kind_service, kind_event, kind_call, kind_guide,
    kind_story, kind_survey, kind_commitment, kind_notice, kind_term, kind_consultation;
extern const struct table survey_question_table; /* of surveys and consultations */
extern const struct kind *const kinds[KIND_COUNT];
extern const struct table common_table; /* the members of every kind */
extern const struct word access_words[], cost_words[], commitment_words[], text_state_words[];

/* The decoder's state. */
struct parse {
    enum parse_mode mode;
    struct arena *arena;
    struct faults *faults; /* may be NULL */
    int errors;
    enum item_kind kind;
    const struct js *json; /* the whole item */
};
void parse_error(struct parse *parse, const struct at *at, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void parse_warning(struct parse *parse, const struct at *at, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5))); /* PARSE_IMPORT only */

/* Reads the members of a JSON object into `object` by the rows of `table`; returns how many members it knew.
 */
size_t decode_members(struct parse *parse, const struct at *at, const struct table *table,
                      const struct js *json, void *object);
void decode_unknown(struct parse *parse, const struct at *at, const struct table *a, const struct table *b,
                    const struct js *json);
const struct field *table_field(const struct table *table, const char *name); /* NULL when there is none */

/* Text maps and what is made of them (core/decode_text.c), occurrences (core/decode_series.c). */
void decode_text(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 int max, struct text_map *ret_map);
void decode_texts(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                  struct text_list *ret_list);
void decode_states(struct parse *parse, const struct at *at, const struct js *json);
void decode_synonyms(struct parse *parse, const struct at *at, const struct field *field,
                     const struct js *json, struct synonyms **ret_synonyms, int *ret_n);
void decode_occurrences(struct parse *parse, const struct at *at, const struct js *json, struct item *item);
/* One line or several, within `max` characters, no HTML, no control characters. */
bool check_text(struct parse *parse, const struct at *at, struct str s, int max, bool one_line);

/* Rules between members, for the hooks of the kinds. */
bool moment_given(struct moment moment);
bool date_given(struct date date);
void check_dates(struct parse *parse, const struct at *at, struct date from, struct date until,
                 const char *from_name, const char *until_name);
void check_moments(struct parse *parse, const struct at *at, struct moment start, struct moment end,
                   const char *start_name, const char *end_name);
/* That the offset is the zone's at that time, and that the rule's first day is the start's. Warnings. */
void check_zone(struct parse *parse, const struct at *at, struct moment start, struct str zone,
                struct str rrule);

#endif
