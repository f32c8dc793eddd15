/* SPDX-License-Identifier: GPL-3.0-or-later
 * The passes of layout.c, in the order in which they run. Not for others. */
#ifndef UI_LAYOUT_PASS_H
#define UI_LAYOUT_PASS_H

#include "ui/node.h"
#include "ui/text_cache.h"

struct pass {
    const struct theme *theme;
    const struct measure *measure; /* when there is no cache */
    struct text_cache *texts;
    const struct lang *lang;
    struct arena *arena;
};

/* 1. How wide everything wants to be, from the leaves up: node->own. */
void pass_measure(const struct pass *pass, struct node *node);
/* 2. How high a node is at a width; remembered for the last width asked. Paragraphs are set here. */
float pass_height(const struct pass *pass, struct node *node, float w);
float pass_scroll_px(const struct node *scroll, float scroll_px); /* kept within what there is */
/* 3. Rectangles, from the root down, left-to-right. */
void pass_place(const struct pass *pass, struct node *node, struct rect rect);
/* 4. Right-to-left: everything to the other side of the panel. */
void pass_mirror(struct node *root, float panel_w);
/* 5. What can be seen, and where the pages of scrolling boxes go. */
void pass_clip(const struct pass *pass, struct node *root);
void pass_pages(struct node *root);

/* How the words of a text are set, but for the width. */
struct text_setting pass_setting(const struct pass *pass, const struct node *node);
/* Shares for the children of a row, column or grid. */
float pass_px(const struct pass *pass, float mm);
struct rect pass_inner(const struct pass *pass, const struct node *node,
                       struct rect rect); /* without the padding */
int pass_count(const struct node *node);
float pass_child_w(const struct pass *pass, const struct node *child, float w); /* in a column w wide */
bool pass_is_leaf(const struct node *node); /* text, icon or code: never stretched */
/* Hands `total` to n parts: fixed ones get base, those with grow share the rest, none below its base. */
void pass_share(int n, const float *base, const float *grow, float total, float *ret_sizes);
void pass_row_widths(const struct pass *pass, const struct node *row, float w, float *ret_widths);
struct grid {
    int columns, rows;
    float cell_w, cell_h, gap;
};
struct grid pass_grid(const struct pass *pass, const struct node *node, float w);
/* Lines of a flow: places children into `rect` when `place`, returns the height. */
float pass_flow(const struct pass *pass, struct node *node, struct rect rect, bool place);

#endif
