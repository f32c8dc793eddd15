// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "ui/draw.h"

struct areas {
    struct rect *rects;
    int n, max;
};

static float area(struct rect rect)
{
    return rect.w * rect.h;
}

static float waste(struct rect a, struct rect b)
{
    return area(rect_join(a, b)) - area(a) - area(b);
}

/* Letters reach past their advance and their line: accents above, tails below, a slant to the side. */
static struct rect touched(const struct draw *draw)
{
    struct rect r = draw->rect;
    if (draw->type == DRAW_RUN)
        r = (struct rect){r.x - 0.4f * r.h, r.y - 1.1f * r.h, r.w + 0.8f * r.h, 1.7f * r.h};
    float x0 = floorf(fmaxf(r.x, draw->clip.x)), y0 = floorf(fmaxf(r.y, draw->clip.y));
    float x1 = ceilf(fminf(r.x + r.w, draw->clip.x + draw->clip.w));
    float y1 = ceilf(fminf(r.y + r.h, draw->clip.y + draw->clip.h));
    return (struct rect){x0, y0, fmaxf(0, x1 - x0), fmaxf(0, y1 - y0)};
}

static void drop(struct areas *areas, int i)
{
    areas->rects[i] = areas->rects[--areas->n];
}

/* Joins `rect` with whatever it can be joined with at little or no cost; what grows may meet others. */
static void add_area(struct areas *areas, struct rect rect)
{
    if (area(rect) <= 0)
        return;
    for (int i = 0; i < areas->n; i++) {
        if (waste(areas->rects[i], rect) > 0.1f * area(rect))
            continue;
        rect = rect_join(areas->rects[i], rect);
        drop(areas, i);
        i = -1;
    }
    if (areas->n < areas->max) {
        areas->rects[areas->n++] = rect;
        return;
    }
    int best = 0;
    for (int i = 1; i < areas->n; i++)
        if (waste(areas->rects[i], rect) < waste(areas->rects[best], rect))
            best = i;
    areas->rects[best] = rect_join(areas->rects[best], rect);
}

struct slot {
    uint64_t hash;
    int at; /* in the old list; -1: free */
};

static int by_hash(const void *a, const void *b)
{
    const struct slot *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->at - y->at;
}

static struct slot *sorted(const struct draw_list *list)
{
    struct slot *slots = malloc((size_t)(list->n ? list->n : 1) * sizeof *slots);
    if (!slots)
        abort();
    for (int i = 0; i < list->n; i++)
        slots[i] = (struct slot){list->items[i].hash, i};
    qsort(slots, (size_t)list->n, sizeof *slots, by_hash);
    return slots;
}

/* The first unused old item of this hash. */
static int take(struct slot *slots, int n, uint64_t hash)
{
    int low = 0, high = n;
    while (low < high) {
        int middle = (low + high) / 2;
        if (slots[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < n && slots[low].hash == hash && slots[low].at < 0)
        low++;
    if (low == n || slots[low].hash != hash)
        return -1;
    int at = slots[low].at;
    slots[low].at = -1;
    return at;
}

int draw_damage(const struct draw_list *old, const struct draw_list *list, struct rect *ret_rects, int max)
{
    assert(max > 0);
    struct areas areas = {ret_rects, 0, max};
    struct slot *slots = sorted(old);
    int reached = -1;
    for (int i = 0; i < list->n; i++) {
        int at = take(slots, old->n, list->items[i].hash);
        if (at < 0 || at < reached) /* new, or now above what it was below */
            add_area(&areas, touched(&list->items[i]));
        else
            reached = at;
    }
    for (int i = 0; i < old->n; i++)
        if (slots[i].at >= 0)
            add_area(&areas, touched(&old->items[slots[i].at]));
    free(slots);
    return areas.n;
}
