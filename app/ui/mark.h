/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lines under the words that are being read aloud, for who follows with the eyes. */
#ifndef UI_MARK_H
#define UI_MARK_H

#include "ui/node.h"

/* Puts into leaf->marks what stands under the bytes [from, to) of its label; from = to: under all of it. The
 * leaf was laid out with the same measure. At most 64 pieces. */
void mark_words(struct arena *arena, const struct theme *theme, const struct measure *measure,
                struct node *leaf, unsigned from, unsigned to);

#endif
