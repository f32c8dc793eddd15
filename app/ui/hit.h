/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a finger is on. */
#ifndef UI_HIT_H
#define UI_HIT_H

#include "ui/node.h"

/* The visible, enabled node with an action at (x, y); the nearest one within `reach_px` of its edge when none
 * is under the point (A31): so a part's area reaches half way to the next, which may be a disabled one: it
 * takes its half and does nothing. NULL otherwise. A dialog on top takes everything. */
const struct node *hit_test(const struct node *root, float x, float y, float reach_px);
/* The same for who listens: what the finger would read, be it pressed or only read, enabled or not. */
const struct node *hit_read(const struct node *root, float x, float y, float reach_px);
/* The innermost visible BOX_SCROLL at the point; NULL. */
const struct node *hit_scroll(const struct node *root, float x, float y);
/* From the visible part of the node, in px; 0: on it. */
float hit_distance(const struct node *node, float x, float y);

#endif
