/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was typed, to rows. Of store/content_*.c only. */
#ifndef STORE_CONTENT_SEARCH_H
#define STORE_CONTENT_SEARCH_H

#include "store/content_rows.h"

/* Fills `rows` with the best matches of each kind; the counts and the suggestion (in `arena`) of *list. Where
 * little fits, what is one mistake away is found too, after what fits. */
enum err search_rows(struct content *content, const struct query *query, struct str language,
                     struct arena *arena, struct rows *rows, struct entry_list *list);

#endif
