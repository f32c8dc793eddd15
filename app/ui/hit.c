// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hit.h"

#include <math.h>

#include "ui/speak.h"

typedef bool fits(const struct node *top, const struct node *node);

static float beyond(float at, float from, float size)
{
    return at < from ? from - at : at >= from + size ? at - (from + size) : 0;
}

float hit_distance(const struct node *node, float x, float y)
{
    struct rect rect = node->clip;
    return hypotf(beyond(x, rect.x, rect.w), beyond(y, rect.y, rect.h));
}

static bool within(struct rect rect, float x, float y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

static bool pressable(const struct node *top, const struct node *node)
{
    (void)top;
    return node->visible && node->action.code != 0;
}

static bool readable(const struct node *top, const struct node *node)
{
    return node->visible && node->id && speak_stops_at(top, node);
}

/* Deeper and later parts lie above those before them. */
static const struct node *under(const struct node *top, float x, float y, fits *takes)
{
    const struct node *hit = NULL;
    for (const struct node *node = top; node; node = node_next(top, node))
        if (within(node->clip, x, y) && takes(top, node))
            hit = node;
    return hit;
}

static const struct node *nearest(const struct node *top, float x, float y, float reach_px, fits *takes)
{
    const struct node *hit = NULL;
    float best = reach_px;
    for (const struct node *node = top; node; node = node_next(top, node)) {
        if (hit_distance(node, x, y) > best || !takes(top, node))
            continue;
        best = hit_distance(node, x, y);
        hit = node;
    }
    return hit;
}

static const struct node *find(const struct node *top, float x, float y, float reach_px, fits *takes)
{
    const struct node *hit = under(top, x, y, takes);
    return hit ? hit : nearest(top, x, y, reach_px, takes);
}

const struct node *hit_test(const struct node *root, float x, float y, float reach_px)
{
    const struct node *hit = find(node_dialog(root), x, y, reach_px, pressable);
    return hit && !hit->disabled ? hit : NULL;
}

const struct node *hit_read(const struct node *root, float x, float y, float reach_px)
{
    return find(node_dialog(root), x, y, reach_px, readable);
}

const struct node *hit_scroll(const struct node *root, float x, float y)
{
    const struct node *top = node_dialog(root), *hit = NULL;
    for (const struct node *node = top; node; node = node_next(top, node))
        if (node->box == BOX_SCROLL && node->visible && within(node->clip, x, y))
            hit = node;
    return hit;
}
