// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan_map.h"

enum { LONG = 8, PIECE = 6 };

static bool is_target(const struct node *node)
{
    return node->focusable && !node->disabled && node->action.code != 0 && node->id;
}

static bool holds_target(const struct node *node)
{
    for (const struct node *part = node_next(node, node); part; part = node_next(node, part))
        if (is_target(part))
            return true;
    return false;
}

/* A ground that can be pressed, with other targets on it, is one for itself and does not hide them. */
static bool is_leaf(const struct node *node)
{
    return is_target(node) && !holds_target(node);
}

static int targets_in(const struct node *root)
{
    int n = 0;
    for (const struct node *node = root; node; node = node_next(root, node))
        n += is_target(node);
    return n;
}

static struct scan_group *begin(struct arena *arena, struct scan_map *map, const struct node *parent,
                                int room)
{
    if (map->n < SCAN_GROUPS_MAX)
        map->groups[map->n++] = (struct scan_group){0};
    struct scan_group *group = &map->groups[map->n - 1];
    const struct node **targets = ARENA_ARRAY(arena, const struct node *, (size_t)(group->n + room));
    for (int i = 0; i < group->n; i++) /* the last one of too many takes what follows */
        targets[i] = group->targets[i];
    group->targets = targets;
    group->parent = parent;
    return group;
}

static void end(struct arena *arena, struct scan_map *map, const struct node *whole)
{
    struct scan_group *group = &map->groups[map->n - 1];
    group->node = group->n == 1 ? group->targets[0] : whole;
    group->id =
        group->node && group->node->id ? group->node->id : arena_printf(arena, "scan.%d", map->n - 1).ptr;
}

static bool breaks(const struct node *parent, const struct scan_group *group, const struct node *next)
{
    const struct node *last = group->targets[group->n - 1];
    bool lower = next->rect.y > last->rect.y + last->rect.h / 2;
    return parent->box == BOX_FLOW || parent->box == BOX_GRID ? lower : group->n == PIECE && lower;
}

static const struct node *next_leaf(const struct node *node)
{
    while (node && !holds_target(node) && !is_leaf(node))
        node = node_after(node);
    return node && is_leaf(node) ? node : NULL;
}

/* Targets that follow each other in `parent`, from `first` on; returns the last of them. */
static const struct node *take_run(struct arena *arena, struct scan_map *map, const struct node *parent,
                                   const struct node *first)
{
    const struct node *last = first;
    int n = 0;
    for (const struct node *leaf = first; leaf; leaf = next_leaf(node_after(leaf)), n++)
        last = leaf;
    bool all = n == targets_in(parent) && n <= LONG && parent->box != BOX_SCROLL;
    struct scan_group *group = begin(arena, map, parent, n);
    for (const struct node *leaf = first; leaf; leaf = next_leaf(node_after(leaf))) {
        if (n > LONG && group->n > 0 && breaks(parent, group, leaf)) {
            end(arena, map, NULL);
            group = begin(arena, map, parent, n);
        }
        group->targets[group->n++] = leaf;
    }
    end(arena, map, all ? parent : NULL);
    return last;
}

static void walk(struct arena *arena, struct scan_map *map, const struct node *node)
{
    if (is_target(node)) {
        struct scan_group *group = begin(arena, map, node->parent, 1);
        group->targets[group->n++] = node;
        end(arena, map, NULL);
    }
    for (const struct node *child = node_first(node); child; child = node_after(child)) {
        if (is_leaf(child))
            child = take_run(arena, map, node, child);
        else if (holds_target(child))
            walk(arena, map, child);
    }
}

struct scan_map scan_map(struct arena *arena, const struct node *root)
{
    struct scan_map map = {.groups = ARENA_ARRAY(arena, struct scan_group, SCAN_GROUPS_MAX)};
    walk(arena, &map, node_dialog(root));
    return map;
}

/* What is empty is nowhere. */
static struct rect around(struct rect a, struct rect b)
{
    if (a.w <= 0 || a.h <= 0)
        return b;
    if (b.w <= 0 || b.h <= 0)
        return a;
    return rect_join(a, b);
}

struct node *scan_node(struct arena *arena, const struct scan_group *group)
{
    struct node *node = (struct node *)group->node;
    if (!node) {
        node = node_add(arena, (struct node *)group->parent, ROLE_GROUP, group->id);
        for (int i = 0; i < group->n; i++) {
            const struct node *target = group->targets[i];
            node->rect = around(node->rect, target->rect);
            node->clip = target->visible ? around(node->clip, target->clip) : node->clip;
            node->visible = node->visible || target->visible;
            node->radius_mm = target->radius_mm;
        }
    }
    node->id = group->id;
    return node;
}
