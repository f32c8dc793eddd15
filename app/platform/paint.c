// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "platform/blend.h"
#include "platform/corner.h"
#include "platform/picture_cache.h"
#include "ui/qr.h"

struct area { /* whole pixels, right and lower edge outside */
    int x0, y0, x1, y1;
};
struct painter {
    struct fonts *fonts;
    struct corners *corners;
    const struct picture_cache *pictures; /* NULL: there are none */
    const struct pixels *to;              /* while painting */
};

struct painter *painter_new(struct fonts *fonts)
{
    struct painter *painter = calloc(1, sizeof *painter);
    if (!painter)
        abort();
    painter->fonts = fonts;
    painter->corners = corners_new();
    return painter;
}

void painter_set_pictures(struct painter *painter, const struct picture_cache *pictures)
{
    painter->pictures = pictures;
}

void painter_free(struct painter *painter)
{
    if (painter)
        corners_free(painter->corners);
    free(painter);
}

static struct area area_of(struct rect rect)
{
    return (struct area){(int)floorf(rect.x), (int)floorf(rect.y), (int)ceilf(rect.x + rect.w),
                         (int)ceilf(rect.y + rect.h)};
}

static struct area meet(struct area a, struct area b)
{
    return (struct area){a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0, a.x1 < b.x1 ? a.x1 : b.x1,
                         a.y1 < b.y1 ? a.y1 : b.y1};
}

static bool empty(struct area area)
{
    return area.x0 >= area.x1 || area.y0 >= area.y1;
}

static uint32_t *at(const struct painter *painter, int x, int y)
{
    return painter->to->px + (ptrdiff_t)y * painter->to->stride + x;
}

static void fill(struct painter *painter, struct area area, struct area clip, uint32_t rgb)
{
    area = meet(area, clip);
    for (int y = area.y0; y < area.y1; y++)
        blend_fill(at(painter, area.x0, y), area.x1 - area.x0, rgb);
}

struct mask {
    const unsigned char *bytes;
    int w, h;
    bool across, down; /* mirrored */
};

/* Empty areas paint nothing: their loops do not begin. */
static void cover(struct painter *painter, const struct mask *mask, int x, int y, struct area clip,
                  uint32_t rgb)
{
    struct area in = meet((struct area){x, y, x + mask->w, y + mask->h}, clip);
    int n = in.x1 - in.x0;
    for (int row = in.y0; row < in.y1 && n > 0; row++) {
        int from = mask->down ? mask->h - 1 - (row - y) : row - y, skip = in.x0 - x;
        const unsigned char *bytes = mask->bytes + (ptrdiff_t)from * mask->w;
        if (mask->across)
            blend_cover_reversed(at(painter, in.x0, row), bytes + mask->w - 1 - skip, n, rgb);
        else
            blend_cover(at(painter, in.x0, row), bytes + skip, n, rgb);
    }
}

/* The four corners of a box, from the mask of the upper left one. */
static void four(struct painter *painter, struct area box, int side, int line, struct area clip, uint32_t rgb)
{
    if (side == 0)
        return;
    struct mask mask = {corners_get(painter->corners, side, line), side, side, false, false};
    cover(painter, &mask, box.x0, box.y0, clip, rgb);
    mask.across = true;
    cover(painter, &mask, box.x1 - side, box.y0, clip, rgb);
    mask.down = true;
    cover(painter, &mask, box.x1 - side, box.y1 - side, clip, rgb);
    mask.across = false;
    cover(painter, &mask, box.x0, box.y1 - side, clip, rgb);
}

static int fitting(struct area box, float radius)
{
    int most = (box.x1 - box.x0 < box.y1 - box.y0 ? box.x1 - box.x0 : box.y1 - box.y0) / 2,
        side = (int)lroundf(radius);
    return side < most ? (side < 0 ? 0 : side) : most;
}

static void round_fill(struct painter *painter, struct area box, int side, struct area clip, uint32_t rgb)
{
    fill(painter, (struct area){box.x0, box.y0 + side, box.x1, box.y1 - side}, clip, rgb);
    fill(painter, (struct area){box.x0 + side, box.y0, box.x1 - side, box.y0 + side}, clip, rgb);
    fill(painter, (struct area){box.x0 + side, box.y1 - side, box.x1 - side, box.y1}, clip, rgb);
    four(painter, box, side, 0, clip, rgb);
}

static void ring(struct painter *painter, struct area box, int side, int line, struct area clip, uint32_t rgb)
{
    int edge =
        side > line ? side : line; /* where straight edges meet without a corner, they meet in a square */
    fill(painter, (struct area){box.x0 + side, box.y0, box.x1 - side, box.y0 + line}, clip, rgb);
    fill(painter, (struct area){box.x0 + side, box.y1 - line, box.x1 - side, box.y1}, clip, rgb);
    fill(painter, (struct area){box.x0, box.y0 + edge, box.x0 + line, box.y1 - edge}, clip, rgb);
    fill(painter, (struct area){box.x1 - line, box.y0 + edge, box.x1, box.y1 - edge}, clip, rgb);
    four(painter, box, side, line, clip, rgb);
}

/* Under a border the ground is a little smaller, so that its soft edge does not shine through the border's.
 */
static void paint_box(struct painter *painter, const struct draw *draw, struct area clip)
{
    struct area box = area_of(draw->rect), ground = box;
    int side = fitting(box, draw->radius), line = draw->line >> 24 ? (int)lroundf(draw->line_w) : 0,
        in = line / 2;
    ground = (struct area){box.x0 + in, box.y0 + in, box.x1 - in, box.y1 - in};
    if (draw->fill >> 24)
        round_fill(painter, ground, side > in ? side - in : 0, clip, draw->fill & 0xFFFFFF);
    if (line > 0)
        ring(painter, box, side, line, clip, draw->line & 0xFFFFFF);
}

static void paint_coverage(struct painter *painter, const struct coverage *ink, int x, int y, bool across,
                           struct area clip, uint32_t color)
{
    struct mask mask = {ink->bytes, ink->w, ink->h, across, false};
    cover(painter, &mask, x, y, clip, color & 0xFFFFFF);
}

static void paint_run(struct painter *painter, const struct draw *draw, struct area clip)
{
    const struct coverage *ink = fonts_run(painter->fonts, draw->run);
    if (ink)
        paint_coverage(painter, ink, (int)lroundf(draw->rect.x) + ink->left,
                       (int)lroundf(draw->rect.y) + ink->top, false, clip, draw->line);
}

static void paint_icon(struct painter *painter, const struct draw *draw, struct area clip)
{
    int side = (int)lroundf(draw->rect.w), x = (int)lroundf(draw->rect.x), y = (int)lroundf(draw->rect.y);
    const struct coverage *ink = fonts_icon(painter->fonts, draw->icon, side);
    if (!ink)
        return;
    int left = draw->mirror ? side - ink->left - ink->w : ink->left;
    paint_coverage(painter, ink, x + left, y + ink->top, draw->mirror, clip, draw->line);
}

/* Modules of whole pixels, in the middle of a light square that is the quiet zone. */
static void paint_qr(struct painter *painter, const struct draw *draw, struct area clip)
{
    struct area box = area_of(draw->rect);
    const struct qr *qr = draw->qr;
    int size = box.x1 - box.x0 < box.y1 - box.y0 ? box.x1 - box.x0 : box.y1 - box.y0,
        module = size / (qr->side + 8);
    int x0 = box.x0 + (box.x1 - box.x0 - module * qr->side) / 2,
        y0 = box.y0 + (box.y1 - box.y0 - module * qr->side) / 2;
    fill(painter, box, clip, draw->fill & 0xFFFFFF);
    for (int i = 0; i < qr->side * qr->side; i++) {
        int x = x0 + i % qr->side * module, y = y0 + i / qr->side * module;
        if (qr->modules[i])
            fill(painter, (struct area){x, y, x + module, y + module}, clip, draw->line & 0xFFFFFF);
    }
}

struct picture { /* pixels the size of its box, the box's corners rounded off */
    const uint32_t *px;
    struct area box;
    int side;                    /* of a corner */
    const unsigned char *corner; /* the upper left one */
    unsigned char *row;          /* for the coverage of one row */
};

/* How much of the row's pixels lies within the rounded corners; NULL: all. */
static const unsigned char *row_cover(const struct picture *picture, int row)
{
    int w = picture->box.x1 - picture->box.x0, h = picture->box.y1 - picture->box.y0;
    int from_edge = row < h - 1 - row ? row : h - 1 - row;
    if (from_edge >= picture->side)
        return NULL;
    const unsigned char *corner = picture->corner + (ptrdiff_t)from_edge * picture->side;
    memset(picture->row, 255, (size_t)w);
    for (int i = 0; i < picture->side; i++)
        picture->row[i] = picture->row[w - 1 - i] = corner[i];
    return picture->row;
}

static void paint_pixels(struct painter *painter, const struct picture *picture, struct area clip)
{
    struct area in = meet(picture->box, clip);
    int w = picture->box.x1 - picture->box.x0, skip = in.x0 - picture->box.x0;
    for (int y = in.y0; y < in.y1 && in.x0 < in.x1; y++) {
        int row = y - picture->box.y0;
        const unsigned char *cover = row_cover(picture, row);
        blend_pixels(at(painter, in.x0, y), picture->px + (ptrdiff_t)row * w + skip,
                     cover ? cover + skip : NULL, in.x1 - in.x0);
    }
}

/* In the place of a picture that is not there: a quiet card with an icon. */
static void paint_empty(struct painter *painter, const struct draw *draw, struct area clip)
{
    float side = floorf(fminf(draw->rect.w, draw->rect.h) / 3);
    struct draw icon = {.icon = draw->icon, .line = draw->line};
    icon.rect = (struct rect){roundf(draw->rect.x + (draw->rect.w - side) / 2),
                              roundf(draw->rect.y + (draw->rect.h - side) / 2), side, side};
    paint_box(painter, draw, clip);
    if (side >= 1)
        paint_icon(painter, &icon, clip);
}

static void paint_picture(struct painter *painter, const struct draw *draw, struct area clip)
{
    struct picture picture = {.box = area_of(draw->rect)};
    int w = picture.box.x1 - picture.box.x0, h = picture.box.y1 - picture.box.y0;
    picture.px = painter->pictures ? picture_cache_find(painter->pictures, draw->image, w, h) : NULL;
    if (!picture.px) {
        paint_empty(painter, draw, clip);
        return;
    }
    picture.side = fitting(picture.box, draw->radius);
    picture.corner = picture.side ? corners_get(painter->corners, picture.side, 0) : NULL;
    picture.row = malloc((size_t)w);
    if (!picture.row)
        abort();
    paint_pixels(painter, &picture, clip);
    free(picture.row);
}

static void paint_one(struct painter *painter, const struct draw *draw, struct area damage)
{
    struct area clip = meet(damage, area_of(draw->clip));
    if (empty(clip))
        return;
    switch (draw->type) {
    case DRAW_BOX:
        paint_box(painter, draw, clip);
        break;
    case DRAW_RUN:
        paint_run(painter, draw, clip);
        break;
    case DRAW_ICON:
        paint_icon(painter, draw, clip);
        break;
    case DRAW_QR:
        paint_qr(painter, draw, clip);
        break;
    case DRAW_PICTURE:
        paint_picture(painter, draw, clip);
    }
}

void painter_paint(struct painter *painter, const struct draw_list *list, const struct rect *damage, int n,
                   const struct pixels *pixels)
{
    painter->to = pixels;
    fonts_set_panel(painter->fonts, pixels->w, pixels->h);
    for (int i = 0; i < n; i++) {
        struct area area = meet(area_of(damage[i]), (struct area){0, 0, pixels->w, pixels->h});
        if (empty(area))
            continue;
        for (int k = 0; k < list->n; k++)
            paint_one(painter, &list->items[k], area);
    }
    painter->to = NULL;
}
