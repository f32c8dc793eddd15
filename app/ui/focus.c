// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/focus.h"

#include <math.h>
#include <string.h>

#include "ui/speak.h"

typedef bool takes(const struct node *top, const struct node *node);

static bool takes_focus(const struct node *top, const struct node *node)
{
    (void)top;
    return node->focusable && !node->disabled;
}

static bool takes_reading(const struct node *top, const struct node *node)
{
    return node->id && speak_stops_at(top, node);
}

static const struct node *first_or_last(const struct node *top, int step, takes *fits)
{
    const struct node *found = NULL;
    for (const struct node *node = top; node; node = node_next(top, node)) {
        if (!fits(top, node))
            continue;
        found = node;
        if (step > 0)
            break;
    }
    return found;
}

static const struct node *go(const struct node *root, const char *id, int step, takes *fits)
{
    const struct node *top = node_dialog(root), *before = NULL, *node = top;
    while (node && !(id && node->id && strcmp(node->id, id) == 0)) {
        if (fits(top, node))
            before = node;
        node = node_next(top, node);
    }
    if (!node) /* nothing of that name */
        return first_or_last(top, step, fits);
    if (step < 0)
        return before ? before : first_or_last(top, step, fits);
    while ((node = node_next(top, node)))
        if (fits(top, node))
            return node;
    return first_or_last(top, step, fits);
}

const struct node *focus_step(const struct node *root, const char *id, int step)
{
    return go(root, id, step, takes_focus);
}

const struct node *focus_read_step(const struct node *root, const char *id, int step)
{
    return go(root, id, step, takes_reading);
}

const struct node *focus_scroll(const struct node *root, const struct node *node, float *ret_scroll_px)
{
    const struct node *scroll = node;
    while (scroll && (scroll->box != BOX_SCROLL || scroll == node))
        scroll = scroll == root ? NULL : scroll->parent;
    if (!scroll)
        return NULL;
    float top = node->rect.y - scroll->rect.y, bottom = top + node->rect.h;
    float to = scroll->scroll_px, room = 0.02f * scroll->rect.h; /* for the focus ring */
    if (bottom + room > scroll->rect.h)
        to += bottom + room - scroll->rect.h;
    if (top - room < to - scroll->scroll_px)
        to = scroll->scroll_px + top - room;
    *ret_scroll_px = roundf(fmaxf(0, fminf(to, fmaxf(0, scroll->content_h - scroll->rect.h))));
    return scroll;
}
