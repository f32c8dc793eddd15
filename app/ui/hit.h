/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a finger is on. */
#ifndef UI_HIT_H
#define UI_HIT_H

#include "ui/node.h"

/* The visible, enabled node with an action at (x, y); the nearest one within `reach_px` of its edge when none
 * is under the point (A31). NULL otherwise. A dialog on top takes everything. */
const struct node *hit_test(const struct node *root, float x, float y, float reach_px);
/* The innermost visible BOX_SCROLL at the point; NULL. */
const struct node *hit_scroll(const struct node *root, float x, float y);

#endif
