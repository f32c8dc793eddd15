// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/low.h"

enum { LINE_BYTES = 20 }; /* what a short line takes at least */

static bool holds_action(const struct node *node)
{
    if (node->action.code)
        return true;
    for (const struct node *child = node->first; child; child = child->next)
        if (holds_action(child))
            return true;
    return false;
}

/* Of a line of text alone, or behind an icon. */
static size_t length(const struct node *node)
{
    if (node->box == BOX_ROW && node->first && node->first->icon && node->first->next == node->last)
        node = node->last;
    return node->is_text ? node->label.len : SIZE_MAX / 2;
}

static bool rises(const struct node *node, size_t most)
{
    return node && node->next && !node->action.code && length(node) + LINE_BYTES <= most;
}

static void move_first(struct node *from, struct node *to)
{
    struct node *node = from->first;
    from->first = node->next;
    if (!from->first)
        from->last = NULL;
    node->next = NULL;
    node->parent = to;
    if (to->last)
        to->last->next = node;
    else
        to->first = node;
    to->last = node;
}

/* The frame that ui_scroll makes around a list and its buttons. */
static struct node *list_in(const struct node *node)
{
    struct node *scroll = node->first;
    return scroll && scroll->box == BOX_SCROLL ? scroll : NULL;
}

static size_t lift_from(struct node *column, struct node *above, size_t most)
{
    while (rises(column->first, most)) {
        most -= length(column->first) + LINE_BYTES;
        move_first(column, above);
    }
    return most;
}

void low_lift(struct node *above, struct node *body, size_t most)
{
    most = lift_from(body, above, most);
    struct node *scroll = body->first ? list_in(body->first) : NULL;
    if (scroll)
        lift_from(scroll, above, most);
}

static void sink(struct node *column)
{
    struct node *child = column->first;
    while (child && !holds_action(child))
        child = child->next;
    if (child && child->grow <= 0)
        child->push_end = true;
}

void low_sink(struct node *body)
{
    struct node *part = body->first;
    while (part && !list_in(part))
        part = part->next;
    sink(part ? list_in(part) : body);
}
