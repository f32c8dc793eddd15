/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of check.h share. Not for others. */
#ifndef UI_CHECK_OWN_H
#define UI_CHECK_OWN_H

#include "ui/check.h"

void own_fault(struct check *check, const struct node *node, const char *requirement, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool own_presses(const struct node *node); /* has an action */
/* A control that only is the ground of others (the welcome screen: touch anywhere): has pressable parts
 * inside. */
bool own_is_ground(const struct node *node);
const struct node *own_scroll_of(const struct node *node); /* the BOX_SCROLL it is in; NULL */
struct rect own_cut(struct rect a, struct rect b);
bool own_inside(struct rect outer, struct rect inner); /* with a pixel's grace */

struct str own_plain(struct check *check, struct str s); /* without marks of direction, as it is said */

/* for (node of all) … */
#define EACH_NODE(check, node)                                                                               \
    const struct node *node = (check)->root;                                                                 \
    node;                                                                                                    \
    node = node_next((check)->root, node)

#endif
