// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/focus.h"

#include <math.h>
#include <string.h>

static bool takes_focus(const struct node *node)
{
    return node->focusable && !node->disabled;
}

static const struct node *first_or_last(const struct node *top, int step)
{
    const struct node *found = NULL;
    for (const struct node *node = top; node; node = node_next(top, node)) {
        if (!takes_focus(node))
            continue;
        found = node;
        if (step > 0)
            break;
    }
    return found;
}

const struct node *focus_step(const struct node *root, const char *id, int step)
{
    const struct node *top = node_dialog(root), *before = NULL, *node = top;
    while (node && !(id && node->id && strcmp(node->id, id) == 0)) {
        if (takes_focus(node))
            before = node;
        node = node_next(top, node);
    }
    if (!node) /* nothing of that name */
        return first_or_last(top, step);
    if (step < 0)
        return before ? before : first_or_last(top, step);
    while ((node = node_next(top, node)))
        if (takes_focus(node))
            return node;
    return first_or_last(top, step);
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
