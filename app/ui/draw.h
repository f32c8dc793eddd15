/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tree as a list of things to paint, and what differs between two lists. Pure data; platform/ paints it.
 */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "ui/node.h"

enum draw_type { DRAW_BOX, DRAW_RUN, DRAW_ICON, DRAW_QR, DRAW_PICTURE };
struct draw {
    enum draw_type type;
    struct rect rect; /* BOX, ICON, QR, PICTURE; RUN: x, baseline y, w, h of the line for damage */
    struct rect clip;
    uint32_t fill, line; /* 0xAARRGGBB; alpha 0: not painted */
    float radius, line_w;
    const struct run *run; /* RUN, in the frame's arena */
    uint32_t icon;
    bool mirror;
    const struct qr *qr;
    const struct image *image; /* PICTURE; until it is there: fill, line and icon are drawn in its place */
    bool ready;    /* PICTURE: it is there. Not known to draw_tree: who sets it makes the hash anew */
    uint64_t hash; /* draw_hash: of everything above */
};
struct draw_list {
    struct draw *items;
    int n;
};
uint64_t draw_hash(const struct draw *draw);
void draw_box_px(const struct draw *draw, int *ret_w, int *ret_h); /* the whole pixels that it covers */
/* Focus rings are drawn last: 1 mm or more, two colours (A09). */
struct draw_list draw_tree(struct arena *arena, const struct node *root, const struct theme *theme);
/* Rectangles (at most `max`, merged) that must be painted again to go from `old` to `list`. 0: nothing. */
int draw_damage(const struct draw_list *old, const struct draw_list *list, struct rect *ret_rects, int max);

#endif
