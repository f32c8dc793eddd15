/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a single switch chooses from: the groups of a screen, and in each what can be pressed. A pure function
 * of the laid out tree, in reading order: a row, list or grid that holds several targets is a group, anything
 * alone is one of its own; what is longer than eight is taken by its rows, or six at a time. A dialog on top
 * is all there is. */
#ifndef UI_SCAN_MAP_H
#define UI_SCAN_MAP_H

#include "ui/node.h"

struct scan_group {
    const char *id;          /* of its node; of the target when it is alone; else "scan.N" */
    const struct node *node; /* that is the group; NULL: part of what `parent` holds */
    const struct node *parent;
    const struct node **targets;
    int n;
};
struct scan_map {
    struct scan_group *groups;
    int n;
};
enum { SCAN_GROUPS_MAX = 64 }; /* what is beyond belongs to the last */

struct scan_map scan_map(struct arena *arena, const struct node *root);
/* The node that stands for the group, to get the ring and to be said: made when there is none, around what it
 * holds. It has the group's id. */
struct node *scan_node(struct arena *arena, const struct scan_group *group);

#endif
