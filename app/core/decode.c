// SPDX-License-Identifier: GPL-3.0-or-later
/* The one decoder: a function a field type, a loop over the rows of a table. */
#include <stdio.h>
#include <strings.h>

#include "base/buf.h"
#include "core/field.h"
#include "core/rule.h"
#include "text/lang.h"
#include "text/zone.h"

typedef void decode_fn(struct parse *, const struct at *, const struct field *, const struct js *,
                       void *object);

static void *place_of(void *object, const struct field *field)
{
    return (char *)object + field->offset;
}

static int *count_of(void *object, const struct field *field)
{
    return (int *)((char *)object + field->offset_n);
}

static void keep_str(struct parse *parse, const struct field *field, const struct js *json, void *object)
{
    *(struct str *)place_of(object, field) = arena_str(parse->arena, js_str(json));
}

static void decode_str(struct parse *parse, const struct at *at, const struct field *field,
                       const struct js *json, void *object)
{
    if (check_text(parse, at, js_str(json), field->max, true))
        keep_str(parse, field, json, object);
}

static bool check_slug(struct parse *parse, const struct at *at, const struct field *field, struct str s)
{
    (void)field;
    if (slug_ok(s))
        return true;
    parse_error(parse, at, "id", "must be 1 to %d of the characters a-z, 0-9 and hyphen", SLUG_MAX);
    return false;
}

static void write_prefixes(unsigned mask, struct buf *buf)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (mask & 1u << i)
            buf_printf(buf, "%s%s/…", buf->len ? " or " : "", kinds[i]->prefix);
}

static bool check_id(struct parse *parse, const struct at *at, const struct field *field, struct str s)
{
    enum item_kind kind;
    struct buf prefixes;
    if (item_id_kind(s, &kind) && (!field->kinds || field->kinds & 1u << kind))
        return true;
    buf_init(&prefixes, 200);
    write_prefixes(field->kinds ? field->kinds : 1 << KIND_ORGANIZATION | 1 << KIND_SERVICE, &prefixes);
    parse_error(parse, at, "id", "must be an id such as %s with a-z, 0-9 and hyphen after the slash",
                buf_view(&prefixes).ptr);
    buf_release(&prefixes);
    return false;
}

static bool check_tag(struct parse *parse, const struct at *at, const struct field *field, struct str s)
{
    (void)field;
    if (lang_tag_ok(s))
        return true;
    parse_error(parse, at, "language", "must be a language tag such as sv or ar");
    return false;
}

static void decode_slug(struct parse *parse, const struct at *at, const struct field *field,
                        const struct js *json, void *object)
{
    if (check_slug(parse, at, field, js_str(json)))
        keep_str(parse, field, json, object);
}

static void decode_id(struct parse *parse, const struct at *at, const struct field *field,
                      const struct js *json, void *object)
{
    if (check_id(parse, at, field, js_str(json)))
        keep_str(parse, field, json, object);
}

static void decode_nothing(struct parse *parse, const struct at *at, const struct field *field,
                           const struct js *json, void *object)
{
    (void)parse, (void)at, (void)field, (void)json, (void)object;
}

static void decode_date(struct parse *parse, const struct at *at, const struct field *field,
                        const struct js *json, void *object)
{
    if (!date_parse(js_str(json), place_of(object, field)))
        parse_error(parse, at, "date", "must be a day that exists, written like 2026-11-30");
}

static bool decode_one_moment(struct parse *parse, const struct at *at, const struct js *json,
                              struct moment *moment)
{
    if (moment_parse(js_str(json), moment))
        return true;
    parse_error(parse, at, "date", "must be a time with its offset, written like 2026-12-01T14:00:00+01:00");
    return false;
}

static void decode_moment(struct parse *parse, const struct at *at, const struct field *field,
                          const struct js *json, void *object)
{
    decode_one_moment(parse, at, json, place_of(object, field));
}

static void decode_clock(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json, void *object)
{
    int minutes;
    if (!clock_parse(js_str(json), &minutes) || minutes > field->max)
        parse_error(parse, at, "date", "must be a time of day, written like 09:30");
    else
        *(int *)place_of(object, field) = minutes;
}

static void decode_int(struct parse *parse, const struct at *at, const struct field *field,
                       const struct js *json, void *object)
{
    int64_t value = js_int(json);
    if (value < field->min || value > field->max)
        parse_error(parse, at, "range", "must be a whole number from %d to %d", field->min, field->max);
    else
        *(int *)place_of(object, field) = (int)value;
}

static void decode_real(struct parse *parse, const struct at *at, const struct field *field,
                        const struct js *json, void *object)
{
    double value = js_real(json);
    if (!(value >= field->min && value <= field->max))
        parse_error(parse, at, "range", "must be a number from %d to %d", field->min, field->max);
    else
        *(double *)place_of(object, field) = value;
}

static void decode_bool(struct parse *parse, const struct at *at, const struct field *field,
                        const struct js *json, void *object)
{
    (void)parse, (void)at;
    *(bool *)place_of(object, field) = js_true(json);
}

static void fault_words(struct parse *parse, const struct at *at, const struct word *words)
{
    struct buf list;
    buf_init(&list, 400);
    for (const struct word *word = words; word->name; word++)
        buf_printf(&list, "%s%s", word == words ? "" : ", ", word->name);
    parse_error(parse, at, "enum", "must be one of: %s", list.ptr);
    buf_release(&list);
}

static const struct word *word_find(const struct word *words, struct str name)
{
    for (const struct word *word = words; word->name; word++)
        if (str_is(name, word->name))
            return word;
    return NULL;
}

static void decode_word(struct parse *parse, const struct at *at, const struct field *field,
                        const struct js *json, void *object)
{
    const struct word *word = word_find(field->words, js_str(json));
    if (!word)
        fault_words(parse, at, field->words);
    else if (field->type == FIELD_SWITCH)
        *(bool *)place_of(object, field) = word->value;
    else if (field->type == FIELD_NAME)
        keep_str(parse, field, json, object);
    else
        *(unsigned *)place_of(object, field) =
            (unsigned)word->value; /* every enum of item.h is an unsigned */
}

static void decode_contact(struct parse *parse, const struct at *at, const struct field *field,
                           const struct js *json, void *object)
{
    struct str s = js_str(json);
    if (field->type == FIELD_PHONE && !phone_ok(s))
        parse_error(parse, at, "phone",
                    "must be a number with its country code and digits alone, like +46701740605");
    else if (field->type == FIELD_EMAIL && !email_ok(s))
        parse_error(parse, at, "email", "must be an e-mail address, like namn@example.org");
    else if (field->type == FIELD_URL && !url_ok(s))
        parse_error(parse, at, "url",
                    "must be an address that begins with https://, of at most %d characters", URL_MAX);
    else
        keep_str(parse, field, json, object);
}

static void decode_zone(struct parse *parse, const struct at *at, const struct field *field,
                        const struct js *json, void *object)
{
    if (parse->mode == PARSE_IMPORT && !zone_find(js_str(json)))
        parse_error(parse, at, "zone", "must be the IANA name of a time zone, like Europe/Stockholm");
    else
        keep_str(parse, field, json, object);
}

static void decode_rrule(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json, void *object)
{
    struct rule rule;
    const char *why;
    if (parse->mode == PARSE_IMPORT && !rule_parse(js_str(json), &rule, &why))
        parse_error(parse, at, "rrule", "this is no rule of RFC 5545: %s", why);
    else
        keep_str(parse, field, json, object);
}

static void decode_text_field(struct parse *parse, const struct at *at, const struct field *field,
                              const struct js *json, void *object)
{
    decode_text(parse, at, field, json, field->max, place_of(object, field));
}

static bool check_length(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json)
{
    size_t n = js_len(json);
    if (n >= (size_t)field->min && n <= (size_t)field->max)
        return true;
    parse_error(parse, at, "limit", "must have %d to %d entries; this has %zu", field->min, field->max, n);
    return false;
}

static void decode_text_list(struct parse *parse, const struct at *at, const struct field *field,
                             const struct js *json, void *object)
{
    if (check_length(parse, at, field, json))
        decode_texts(parse, at, field, json, place_of(object, field));
}

static bool is_repeat(struct parse *parse, const struct at *at, const struct str_list *list, struct str s)
{
    for (int i = 0; i < list->n; i++)
        if (str_eq(list->items[i], s)) {
            parse_error(parse, at, "duplicate", "this stands in the list already; keep one");
            return true;
        }
    return false;
}

static void decode_str_list(struct parse *parse, const struct at *at, const struct field *field,
                            const struct js *json, void *object)
{
    bool (*check)(struct parse *, const struct at *, const struct field *, struct str) =
        field->type == FIELD_IDS    ? check_id
        : field->type == FIELD_TAGS ? check_tag
                                    : check_slug;
    if (!check_length(parse, at, field, json))
        return;
    struct str_list list = {ARENA_ARRAY(parse->arena, struct str, js_len(json)), 0};
    for (size_t i = 0; i < js_len(json); i++) {
        struct at here = {at, NULL, i};
        struct str s = js_str(js_at(json, i));
        if (!s.ptr)
            parse_error(parse, &here, "type", "must be a text in quotes");
        else if (check(parse, &here, field, s) && !is_repeat(parse, &here, &list, s))
            list.items[list.n++] = arena_str(parse->arena, s);
    }
    *(struct str_list *)place_of(object, field) = list;
}

static void decode_moments(struct parse *parse, const struct at *at, const struct field *field,
                           const struct js *json, void *object)
{
    if (!check_length(parse, at, field, json))
        return;
    struct moment *moments = ARENA_ARRAY(parse->arena, struct moment, js_len(json));
    int n = 0;
    for (size_t i = 0; i < js_len(json); i++)
        n += decode_one_moment(parse, &(struct at){at, NULL, i}, js_at(json, i), &moments[n]);
    *(struct moment **)place_of(object, field) = moments;
    *count_of(object, field) = n;
}

static void decode_flag(struct parse *parse, const struct at *at, const struct field *field, struct str name,
                        unsigned *flags)
{
    const struct word *word = word_find(field->words, name);
    if (!word && parse->mode == PARSE_PUBLISHED)
        return; /* a newer hub knows more words */
    if (!word) {
        fault_words(parse, at, field->words);
        return;
    }
    if (*flags & (unsigned)word->value)
        parse_error(parse, at, "duplicate", "this stands in the list already; keep one");
    *flags |= (unsigned)word->value;
}

static void decode_flags(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json, void *object)
{
    unsigned flags = 0;
    if (js_len(json) < (size_t)field->min)
        parse_error(parse, at, "limit", "must name at least %d", field->min);
    for (size_t i = 0; i < js_len(json); i++)
        decode_flag(parse, &(struct at){at, NULL, i}, field, js_str(js_at(json, i)), &flags);
    *(unsigned *)place_of(object, field) = flags;
}

static void decode_object(struct parse *parse, const struct at *at, const struct field *field,
                          const struct js *json, void *object)
{
    size_t known = decode_members(parse, at, field->table, json, place_of(object, field));
    if (known != js_len(json))
        decode_unknown(parse, at, field->table, NULL, json);
}

static void check_key(struct parse *parse, const struct at *at, const struct table *table,
                      const char *objects, size_t i)
{
    struct str id = *(const struct str *)(objects + i * table->size);
    for (size_t j = 0; id.len && j < i; j++)
        if (str_eq(id, *(const struct str *)(objects + j * table->size)))
            parse_error(parse, &(struct at){at, "id", 0}, "duplicate", "this id stands in the list already");
}

static void decode_objects(struct parse *parse, const struct at *at, const struct field *field,
                           const struct js *json, void *object)
{
    const struct table *table = field->table;
    if (!check_length(parse, at, field, json))
        return;
    char *objects = arena_array(parse->arena, table->size, js_len(json));
    for (size_t i = 0; i < js_len(json); i++) {
        struct at here = {at, NULL, i};
        const struct js *member = js_at(json, i);
        if (js_type(member) != JS_OBJECT) {
            parse_error(parse, &here, "type", "must be an object in braces");
            continue;
        }
        if (decode_members(parse, &here, table, member, objects + i * table->size) != js_len(member))
            decode_unknown(parse, &here, table, NULL, member);
        if (table->keyed)
            check_key(parse, &here, table, objects, i);
    }
    *(void **)place_of(object, field) = objects;
    *count_of(object, field) = (int)js_len(json);
}

static void decode_synonyms_field(struct parse *parse, const struct at *at, const struct field *field,
                                  const struct js *json, void *object)
{
    decode_synonyms(parse, at, field, json, place_of(object, field), count_of(object, field));
}

static void decode_states_field(struct parse *parse, const struct at *at, const struct field *field,
                                const struct js *json, void *object)
{
    (void)field, (void)object;
    decode_states(parse, at, json);
}

static const struct {
    decode_fn *decode;
    enum js_type type;
    const char *must;
} types[FIELD_TYPES] = {
#define STRING JS_STRING, "must be a text in quotes"
#define ARRAY JS_ARRAY, "must be a list in square brackets"
#define OBJECT JS_OBJECT, "must be an object in braces"
    [FIELD_STR] = {decode_str, STRING},
    [FIELD_SLUG] = {decode_slug, STRING},
    [FIELD_ID] = {decode_id, STRING},
    [FIELD_KIND] = {decode_nothing, STRING},
    [FIELD_DATE] = {decode_date, STRING},
    [FIELD_MOMENT] = {decode_moment, STRING},
    [FIELD_CLOCK] = {decode_clock, STRING},
    [FIELD_INT] = {decode_int, JS_INT, "must be a whole number"},
    [FIELD_REAL] = {decode_real, JS_REAL, "must be a number"},
    [FIELD_BOOL] = {decode_bool, JS_BOOL, "must be true or false"},
    [FIELD_WORD] = {decode_word, STRING},
    [FIELD_SWITCH] = {decode_word, STRING},
    [FIELD_NAME] = {decode_word, STRING},
    [FIELD_PHONE] = {decode_contact, STRING},
    [FIELD_EMAIL] = {decode_contact, STRING},
    [FIELD_URL] = {decode_contact, STRING},
    [FIELD_ZONE] = {decode_zone, STRING},
    [FIELD_RRULE] = {decode_rrule, STRING},
    [FIELD_TEXT] = {decode_text_field, JS_OBJECT,
                    "must be an object of texts by language, such as {\"sv\": \"…\"}"},
    [FIELD_TEXTS] = {decode_text_list, ARRAY},
    [FIELD_IDS] = {decode_str_list, ARRAY},
    [FIELD_SLUGS] = {decode_str_list, ARRAY},
    [FIELD_TAGS] = {decode_str_list, ARRAY},
    [FIELD_MOMENTS] = {decode_moments, ARRAY},
    [FIELD_FLAGS] = {decode_flags, ARRAY},
    [FIELD_OBJECT] = {decode_object, OBJECT},
    [FIELD_OBJECTS] = {decode_objects, ARRAY},
    [FIELD_SYNONYMS] = {decode_synonyms_field, OBJECT},
    [FIELD_STATES] = {decode_states_field, OBJECT},
    [FIELD_UPDATED] = {decode_nothing, STRING},
    [FIELD_OCCURRENCES] = {decode_nothing, ARRAY}, /* read last, when the shifts are known */
};

static void decode_field(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json, void *object)
{
    enum js_type type = js_type(json), wanted = types[field->type].type;
    if (field->flags & FIELD_HUB && parse->mode == PARSE_IMPORT)
        parse_error(parse, at, "unknown-member", "this is written by the hub; leave it out");
    else if (type != wanted && !(wanted == JS_REAL && type == JS_INT))
        parse_error(parse, at, "type", "%s", types[field->type].must);
    else
        types[field->type].decode(parse, at, field, json, object);
}

size_t decode_members(struct parse *parse, const struct at *at, const struct table *table,
                      const struct js *json, void *object)
{
    size_t known = 0;
    for (const struct field *field = table->fields; field->name; field++) {
        const struct js *value = js_get(json, field->name);
        struct at here = {at, field->name, 0};
        if (value) {
            known++;
            decode_field(parse, &here, field, value, object);
        } else if (field->flags & FIELD_REQUIRED) {
            parse_error(parse, at, "missing", "\"%s\" is missing", field->name);
        }
    }
    if (table->check)
        table->check(parse, at, object);
    return known;
}

const struct field *table_field(const struct table *table, const char *name)
{
    for (const struct field *field = table->fields; field->name; field++)
        if (str_is(str_of(name), field->name))
            return field;
    return NULL;
}

void decode_unknown(struct parse *parse, const struct at *at, const struct table *a, const struct table *b,
                    const struct js *json)
{
    if (parse->mode == PARSE_PUBLISHED)
        return; /* a newer hub says more */
    for (void *it = js_first(json); it; it = js_after(json, it)) {
        struct at here = {at, js_name(it), 0};
        if (!table_field(a, here.name) && !(b && table_field(b, here.name)))
            parse_error(parse, &here, "unknown-member",
                        "there is no such member here; correct its name or remove it");
    }
}
