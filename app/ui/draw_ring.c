// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw_ring.h"

#include <math.h>

static const float RADIUS_MM = 15, TRACK_MM = 3.4f, DOT_MM = 2.4f; /* a fingertip covers 10 mm around */
static const uint32_t OPAQUE = 0xFF000000;

int draw_ring_dots(float progress, bool still)
{
    if (progress <= 0)
        return RING_NONE;
    float parts = still ? 4 : RING_DOTS;
    return (int)(floorf(fminf(1, progress) * parts) * RING_DOTS / parts);
}

static void add(struct draw_ring *ring, const struct theme *theme, struct draw draw, float x, float y,
                float side)
{
    draw.type = DRAW_BOX;
    draw.rect = (struct rect){roundf(x - side / 2), roundf(y - side / 2), side, side};
    draw.radius = side / 2;
    draw.clip = (struct rect){0, 0, (float)theme->panel.w_px, (float)theme->panel.h_px};
    draw.hash = draw_hash(&draw);
    ring->draws[ring->list.n++] = draw;
}

void draw_ring(struct draw_ring *ring, const struct theme *theme, float x, float y, int dots)
{
    float radius = theme_px(theme, RADIUS_MM), track = theme_px(theme, TRACK_MM);
    *ring = (struct draw_ring){.dots = dots, .x = x, .y = y};
    ring->list.items = ring->draws;
    if (dots == RING_NONE)
        return;
    add(ring, theme, (struct draw){.line = OPAQUE | theme->colors[COLOR_FOCUS_OUT], .line_w = track}, x, y,
        2 * radius + track);
    for (int i = 0; i < dots; i++) { /* from the top, with the clock */
        double angle = 2 * M_PI * (i + 0.5) / RING_DOTS;
        add(ring, theme, (struct draw){.fill = OPAQUE | theme->colors[COLOR_FOCUS_IN]},
            x + radius * (float)sin(angle), y - radius * (float)cos(angle), theme_px(theme, DOT_MM));
    }
}
