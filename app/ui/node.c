// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/node.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct rect rect_join(struct rect a, struct rect b)
{
    float x = fminf(a.x, b.x), y = fminf(a.y, b.y);
    return (struct rect){x, y, fmaxf(a.x + a.w, b.x + b.w) - x, fmaxf(a.y + a.h, b.y + b.h) - y};
}

const char *role_name(enum role role)
{
    static const char *const names[ROLE_COUNT] = {"screen", "heading", "text",  "image", "button",
                                                  "toggle", "field",   "key",   "list",  "item",
                                                  "group",  "dialog",  "status"};
    assert(role >= 0 && role < ROLE_COUNT);
    return names[role];
}

struct node *node_add(struct arena *arena, struct node *parent, enum role role, const char *id)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->role = role;
    node->id = id;
    node->parent = parent;
    if (parent && parent->last)
        parent->last->next = node;
    else if (parent)
        parent->first = node;
    if (parent)
        parent->last = node;
    return node;
}

static const struct node *present(const struct node *node)
{
    while (node && node->absent)
        node = node->next;
    return node;
}

const struct node *node_first(const struct node *node)
{
    return present(node->first);
}

const struct node *node_after(const struct node *node)
{
    return present(node->next);
}

const struct node *node_skip(const struct node *root, const struct node *node)
{
    while (node && node != root) {
        const struct node *after = node_after(node);
        if (after)
            return after;
        node = node->parent;
    }
    return NULL;
}

struct node *node_next(const struct node *root, const struct node *node)
{
    const struct node *first = node_first(node);
    return (struct node *)(first ? first : node_skip(root, node));
}

struct node *node_find(struct node *root, const char *id)
{
    for (struct node *node = root; node && id; node = node_next(root, node))
        if (node->id && strcmp(node->id, id) == 0)
            return node;
    return NULL;
}

bool node_within(const struct node *node, const struct node *ancestor)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

const struct node *node_dialog(const struct node *root)
{
    const struct node *dialog = NULL;
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->role == ROLE_DIALOG)
            dialog = node;
    return dialog ? dialog : root;
}

enum color node_fg(const struct node *node)
{
    while (node && node->fg == COLOR_NONE) {
        if (node->disabled)
            return COLOR_QUIET;
        node = node->parent;
    }
    return node ? node->fg : COLOR_INK;
}

enum color node_bg(const struct node *node)
{
    while (node && node->bg == COLOR_NONE)
        node = node->parent;
    return node ? node->bg : COLOR_PAPER;
}

const struct lang *node_lang(const struct node *node, const struct lang *otherwise)
{
    while (node && !node->lang)
        node = node->parent;
    return node ? node->lang : otherwise;
}
