/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of a node: its words, each in its own language, then its role, state and place ("button",
 * "chosen", "2 of 5") in the language of the screen. Pure; all results live in `arena`. */
#ifndef UI_SPEAK_H
#define UI_SPEAK_H

#include "text/format.h"
#include "ui/node.h"

struct said {
    const struct node *leaf; /* whose words they are; NULL: words about the node */
    const struct lang *lang;
    struct str text;
    bool private_data;
};
enum { SAID_MAX = 24 }; /* parts of one node; what is beyond is not said */

/* A control or a row speaks for all the texts in it; a ground for other controls only for itself. */
int speak_parts(struct arena *arena, const struct words *words, const struct node *node,
                struct said ret_parts[SAID_MAX]);
int speak_words(const struct words *words, const struct node *node,
                struct said ret_parts[SAID_MAX]); /* without role, state and place */
struct str speak_name(const struct node *node);   /* its own words alone */
/* The parts as one line, without the marks of direction. */
struct str speak_line(struct arena *arena, const struct said *parts, int n);
struct str speak_node(struct arena *arena, const struct words *words, const struct node *node);
/* What is read when a screen comes, in order: its texts, headings, rows of facts and states; not what is
 * pressed, and not its name once more. `after` NULL: the first; NULL at the end. */
const struct node *speak_next(const struct node *root, const struct node *after);
/* Whether who listens stops at it on the way through the screen: a control, or what is only read; not what
 * another one speaks for. */
bool speak_stops_at(const struct node *top, const struct node *node);
/* The n-th text in a node, counted from 0, as `said.leaf` may be; NULL. And which it is; −1: none of them. */
struct node *speak_leaf(struct node *node, int n);
int speak_leaf_of(const struct node *node, const struct node *leaf);
/* Gives each node of `root` its words as they are said, taken from `twin`: the same screen made with the
 * aloud catalogue. False when the two differ in more than words; then nothing after the difference is taken.
 */
bool speak_take(struct node *root, const struct node *twin);

#endif
