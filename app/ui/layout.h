/* SPDX-License-Identifier: GPL-3.0-or-later
 * From a tree to rectangles. Mirrors everything when dir is right-to-left. Pure. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/node.h"
#include "ui/text_cache.h"

/* `root` gets the whole panel. Fills rect, clip, visible, clipped, content_h, para of every node (paras in
 * `arena`). */
void layout(struct node *root, const struct theme *theme, const struct measure *measure,
            const struct lang *lang, struct arena *arena);
/* The same, and texts that were set before are not set again. */
void layout_cached(struct node *root, const struct theme *theme, struct text_cache *texts,
                   const struct lang *lang, struct arena *arena);
/* A tree that is laid out already, as if it had been built with that offset in its scrolling box: for a
 * finger that scrolls, at a hundredth of the time. A tree has one such box at most. */
void layout_scroll(struct node *root, const struct theme *theme, float scroll_px);

#endif
