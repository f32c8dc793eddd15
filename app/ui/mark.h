/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where words of a text stand: lines under those that are being read aloud, for who follows with the eyes;
 * grounds behind those that were looked for, with a thin line at their foot, so that it is not colour alone
 * that tells them. Both can be there at once. */
#ifndef UI_MARK_H
#define UI_MARK_H

#include "ui/node.h"

/* Puts into leaf->marks what stands under the bytes [from, to) of its label; from = to: under all of it. The
 * leaf was laid out with the same measure. At most 64 pieces. */
void mark_words(struct arena *arena, const struct theme *theme, const struct measure *measure,
                struct node *leaf, unsigned from, unsigned to);

/* Puts into found_at what lies behind the words of `found`, for every text of the tree. Likewise. */
void mark_found(struct arena *arena, const struct theme *theme, const struct measure *measure,
                struct node *root);

#endif
