/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ring that closes around a finger: a list of its own, painted over that of the tree, so that only the
 * ring is painted while it closes. Two colours, far from the finger's own shape, 3 mm wide. */
#ifndef UI_DRAW_RING_H
#define UI_DRAW_RING_H

#include "ui/draw.h"

enum { RING_DOTS = 72, RING_NONE = -1 };
struct draw_ring {
    int dots; /* how many are filled, 0…RING_DOTS; RING_NONE: there is no ring */
    float x, y;
    struct draw draws[1 + RING_DOTS];
    struct draw_list list;
};

/* Around (x, y) in px. The list points into the ring: make it in place. */
void draw_ring(struct draw_ring *ring, const struct theme *theme, float x, float y, int dots);
/* How many dots a ring that has gone so far shows; `still`: it grows in quarters (A22). */
int draw_ring_dots(float progress, bool still);

#endif
