/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of an item in words: the phrases that the screens and the public pages share. Pure. All
 * results live in say->arena; empty when there is nothing to say. */
#ifndef CORE_SAY_H
#define CORE_SAY_H

#include "core/entry.h"
#include "text/format.h"

struct say { /* to whom */
    struct arena *arena;
    const struct words *words;
    const struct str_list *order; /* tags of the languages that texts of the content may stand in, after the
                                     words' own; NULL: as they come */
};
/* The catalogue's words. */
struct str say_tr(const struct say *say, const char *context, const char *english);
struct str say_tr_n(const struct say *say, const char *context, const char *one, const char *many,
                    int64_t n); /* fills {count} */
struct str say_tr_1(const struct say *say, const char *context, const char *english, const char *name,
                    struct str value, enum value_kind kind);

/* A text of the content as it is shown: in the visitor's language, else in the first of the site's order that
 * there is, else in any; and what is to be said with it. What is spoken on site is another matter
 * (say_languages). */
enum {
    TOLD_FOREIGN = 1, /* in another language than the visitor's */
    TOLD_MACHINE = 2, /* translated by machine, not checked */
    TOLD_STALE = 4,   /* what it was translated from has changed */
    TOLD_NOT_EASY = 8 /* in Swedish, where easy Swedish was asked for */
};
struct told {
    struct str text;         /* empty: there is none in any language */
    const struct lang *lang; /* of the text, for its node */
    struct str tag;
    unsigned bits;
    const struct text_map *map;
};
struct told say_text(const struct say *say, const struct text_map *map);
struct told say_title_told(const struct say *say, const struct item *item); /* a name is foreign to nobody */
/* "Only in Swedish", "In Swedish, also in English", "Translated by machine, not checked", "May be out of
 * date: the Swedish text has changed since", "Not in easy Swedish yet", or several of them. */
struct str say_note(const struct say *say, const struct told *told);
struct str say_in_language(const struct say *say, struct str tag); /* "In Swedish" */
/* All texts of an item that its own screen or page shows. */
struct whole {
    struct told first; /* not mixed: what holds for each of them */
    unsigned bits;     /* of any */
    bool mixed;        /* they are not all told alike */
};
struct whole say_whole(const struct say *say, const struct item *item);
/* For the top of an item: what its notes have in common, else that not all of it is as it should be. */
struct str say_translation(const struct say *say, const struct item *item);
/* Beside one of its texts: its own note, where the one at the top did not say it already. Brief: without the
 * other languages that there are. */
struct str say_note_beside(const struct say *say, const struct whole *whole, const struct told *told,
                           bool brief);
bool told_alike(const struct told *a, const struct told *b); /* one note speaks for both */
/* For several titles in one list: empty when all are in the words' language. */
struct str say_titles(const struct say *say, const struct entry_list *list, int n);

struct str say_access(const struct say *say, unsigned features); /* "Step-free, hearing loop" */
struct str say_how(const struct say *say, unsigned how);
struct str say_settings(const struct say *say, const struct call *call); /* "No Swedish needed · indoors" */

/* "Today 15:00", "Tuesday 14:00–15:30"; start_s 0: empty. `today` 1970: the clock is not believed, and days
 * are named in full. */
struct str say_when(const struct say *say, const struct interval *when, struct str zone, struct date today);
struct str say_time_of(const struct say *say, const struct interval *when, struct str zone,
                       struct date today); /* within a sentence: "today 15:00" */
struct str say_languages(const struct say *say, const struct str_list *tags); /* "Speaks Arabic and Dari" */
struct str say_price(const struct say *say, const struct price *price);
/* "4 places", of that shift of a call; of an event. */
struct str say_places(const struct say *say, const struct entry *entry);
struct str say_every(const struct say *say, const struct call *call);   /* "Half an hour, every week" */
struct str say_kind(const struct say *say, enum item_kind kind);        /* "Events", a group's heading */
struct str say_legal_form(const struct say *say, enum legal_form form); /* "Cooperative" */

#endif
