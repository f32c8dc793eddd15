/* SPDX-License-Identifier: GPL-3.0-or-later
 * Focus order is reading order, round and round (A10). Nodes scrolled away are in it; the caller scrolls to
 * them. */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/node.h"

/* `id` NULL or gone: the first (step > 0) or last. NULL when nothing can be focused. Dialogs trap. */
const struct node *focus_step(const struct node *root, const char *id, int step);
/* The same for who listens: what is only read is in it, too, and what is disabled. */
const struct node *focus_read_step(const struct node *root, const char *id, int step);
/* Offset that brings `node` wholly into its BOX_SCROLL's window (ret_scroll), or NULL when it is not in one.
 */
const struct node *focus_scroll(const struct node *root, const struct node *node, float *ret_scroll_px);

#endif
