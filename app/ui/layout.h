/* SPDX-License-Identifier: GPL-3.0-or-later
 * From a tree to rectangles. Mirrors everything when dir is right-to-left. Pure. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/node.h"

/* `root` gets the whole panel. Fills rect, clip, visible, clipped, content_h, para of every node (paras in
 * `arena`). */
void layout(struct node *root, const struct theme *theme, const struct measure *measure,
            const struct lang *lang, struct arena *arena);

#endif
