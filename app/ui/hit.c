// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hit.h"

#include <math.h>

static float beyond(float at, float from, float size)
{
    return at < from ? from - at : at >= from + size ? at - (from + size) : 0;
}

static float distance(struct rect rect, float x, float y)
{
    return hypotf(beyond(x, rect.x, rect.w), beyond(y, rect.y, rect.h));
}

static bool within(struct rect rect, float x, float y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

static bool pressable(const struct node *node)
{
    return node->visible && node->action.code != 0;
}

/* Deeper and later parts lie above those before them. */
static const struct node *under(const struct node *root, float x, float y)
{
    const struct node *hit = NULL;
    for (const struct node *node = root; node; node = node_next(root, node))
        if (pressable(node) && within(node->clip, x, y))
            hit = node;
    return hit;
}

static const struct node *nearest(const struct node *root, float x, float y, float reach_px)
{
    const struct node *hit = NULL;
    float best = reach_px;
    for (const struct node *node = root; node; node = node_next(root, node)) {
        if (!pressable(node) || node->disabled || distance(node->clip, x, y) > best)
            continue;
        best = distance(node->clip, x, y);
        hit = node;
    }
    return hit;
}

const struct node *hit_test(const struct node *root, float x, float y, float reach_px)
{
    const struct node *top = node_dialog(root);
    const struct node *hit = under(top, x, y);
    if (hit)
        return hit->disabled ? NULL : hit;
    return nearest(top, x, y, reach_px);
}

const struct node *hit_scroll(const struct node *root, float x, float y)
{
    const struct node *top = node_dialog(root), *hit = NULL;
    for (const struct node *node = top; node; node = node_next(top, node))
        if (node->box == BOX_SCROLL && node->visible && within(node->clip, x, y))
            hit = node;
    return hit;
}
