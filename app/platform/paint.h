/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draw lists into 32-bit pixels, by our own hand: the same pixels whatever SDL's driver is, and only where
 * asked. */
#ifndef PLATFORM_PAINT_H
#define PLATFORM_PAINT_H

#include "platform/fonts.h"
#include "ui/draw.h"

struct pixels {
    uint32_t *px; /* 0x00RRGGBB; the upper byte is not used */
    int w, h;
    int stride; /* in pixels */
};
struct painter;
struct painter *painter_new(struct fonts *fonts); /* fonts stay the caller's */
struct picture_cache;
void painter_set_pictures(struct painter *painter, const struct picture_cache *pictures); /* the caller's */
void painter_free(struct painter *painter);                                               /* NULL is fine */
/* Paints what of `list` lies in the n rectangles, and nothing outside them. */
void painter_paint(struct painter *painter, const struct draw_list *list, const struct rect *damage, int n,
                   const struct pixels *pixels);

#endif
