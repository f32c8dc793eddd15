/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a list shows in a row and a detail at its top: an item with what it refers to, resolved by the store.
 */
#ifndef CORE_ENTRY_H
#define CORE_ENTRY_H

#include "core/item.h"

struct entry {
    const struct item *item;
    const struct item *organization, *place,
        *service; /* NULL when none is named or it is not in the release */
    struct interval
        when;         /* events, calls: the next occurrence (not ended at the query's now); start_s 0: none */
    struct str shift; /* calls: the shift of `when` */
    double distance_m; /* from the kiosk; < 0 unknown */
    bool is_near;      /* found by a word that is one mistake away from what was typed */
};

/* What the lists ask for. Pure data: made by update, carried out by the store. */
enum { QUERY_LIMIT_MAX = 500 };
enum query_sort { SORT_TITLE, SORT_TIME, SORT_DISTANCE, SORT_RANK };
struct query {
    unsigned kinds;                                /* bit 1 << enum item_kind; 0 means any */
    struct str term, organization, service, place; /* empty: any */
    struct str text;                               /* search as typed; empty: none */
    struct str lang;                               /* the visitor's language: sorting, "in my language" */
    int64_t now_s;
    int64_t from_s, to_s;  /* events, calls: occurrences that touch [from, to); both 0: any time from now */
    bool every_occurrence; /* one entry an occurrence (agenda), not one an item */
    bool free_only, step_free, hearing_loop, my_language, open_now, for_children;
    int max_minutes, min_minutes; /* calls; 0 any */
    enum every every;             /* calls; EVERY_NONE any */
    unsigned settings;            /* calls: all of these */
    bool no_swedish;              /* calls */
    enum query_sort sort;
    bool open_first; /* SORT_DISTANCE: services that are open now before all others; with a believed clock */
    int offset, limit;
    int per_kind; /* with a text: rows of each kind at most; 0: no bound */
};
struct entry_list {
    struct entry *items;
    int n;
    int total;                  /* how many there are without offset and limit */
    int kind_total[KIND_COUNT]; /* with a text: of each kind */
    struct str suggestion;      /* what may have been meant, to be searched for in its place; empty: none */
};

/* The true lines under the tiles of home. */
struct counts {
    int services, events_today, events_week, calls_week, guides, notices, items;
    int says_open;          /* surveys and consultations */
    struct date says_close; /* the day the first of them closes; year 0: none does */
};

#endif
