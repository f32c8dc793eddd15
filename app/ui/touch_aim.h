/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a finger means, as against where it is. Between the files of touch only. */
#ifndef UI_TOUCH_AIM_H
#define UI_TOUCH_AIM_H

#include "ui/touch.h"

float aim_px(const struct touch_how *how, float mm);
/* The finger was at (x, y) until now: takes that into its mean. */
void aim_follow(struct touch *touch, const struct touch_how *how, int64_t now_ms);
/* The part at the mean; NULL: none. */
const struct node *aim_find(const struct touch *touch, const struct touch_how *how, const struct node *root);
/* Keeps the target until another is clearly nearer or all is far; true when it changed. */
bool aim_update(struct touch *touch, const struct touch_how *how, const struct node *root, int64_t now_ms);
void aim_take(struct touch *touch, const struct node *node, int64_t now_ms); /* NULL: no target */

#endif
