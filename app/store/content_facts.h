/* SPDX-License-Identifier: GPL-3.0-or-later
 * What content.db keeps of an item to find and filter it by. Pure. Of store/content_*.c only. */
#ifndef STORE_CONTENT_FACTS_H
#define STORE_CONTENT_FACTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/item.h"

struct facts {
    int64_t shown_from_s, shown_until_s; /* [from, until) */
    int64_t weight;                      /* SORT_RANK, smaller first */
    struct str place;
    bool has_position, is_free, cancelled, is_need;
    bool always; /* a call with no shifts: any time */
    double lat, lon;
    unsigned access, settings, suits;
    int minutes;
    enum every every;
    enum swedish swedish;
    const struct str_list *languages; /* or NULL */
};
void item_facts(const struct item *item, struct facts *ret_facts);

/* The item's occurrences as the hub expanded them; of one that it did not expand, its own start and end, or
 * its shifts that do not recur. `ret_shifts` (parallel; calls only, else NULL) in `arena`. */
int item_times(const struct item *item, struct arena *arena, const struct interval **ret_times,
               const struct str **ret_shifts);

int64_t checked_day(const struct item *item); /* since 1970; 0: nobody has said */

/* "sv-simple" -> "sv". */
struct str language_base(struct str tag);
/* ",sv,ar," — nothing for no languages. */
void languages_pack(const struct str_list *languages, struct buf *out);

#endif
