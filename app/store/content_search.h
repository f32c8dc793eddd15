/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was typed, to rows. Of store/content_*.c only. */
#ifndef STORE_CONTENT_SEARCH_H
#define STORE_CONTENT_SEARCH_H

#include "store/content_rows.h"

/* Fills `rows` with the best matches, at most SEARCH_EXACT of them; *ret_total counts all. */
enum err search_rows(struct content *content, const struct query *query, struct str language,
                     struct rows *rows, int *ret_total);

#endif
