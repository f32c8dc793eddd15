/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an item names, and what names it, beyond the events, calls and services of content_related.c. Of
 * store/content_*.c only; inside content_begin … content_end. */
#ifndef STORE_CONTENT_HANGS_H
#define STORE_CONTENT_HANGS_H

#include "store/content.h"

struct asking {
    struct content *content;
    struct query query; /* now, language, limit: one more than wanted, since the item itself is left out */
    struct str id;      /* of the item */
    struct arena *arena;
};

/* Of that kind, what names `target`. */
enum err ask_naming(const struct asking *asking, enum item_kind kind, struct str target,
                    struct entry_list *ret_list);
/* At most query.limit - 1 of the list, without the item itself. */
void ask_trim(const struct asking *asking, struct entry_list *list);
/* `more` goes behind what is in `list`, each item once; both are of this answer. */
void ask_join(const struct asking *asking, struct entry_list *list, const struct entry_list *more);
/* The items of those ids, in their order; what is not in the release or has no next time is left out. */
enum err ask_ids(const struct asking *asking, const struct str_list *ids, struct entry_list *ret_list);
/* Fills all but events, calls and services. */
enum err ask_hanging(const struct asking *asking, const struct item *item, struct content_related *related);
/* Guides: the next events of who helps. */
enum err ask_helpers_events(const struct asking *asking, const struct content_related *related,
                            struct entry_list *ret_list);

#endif
