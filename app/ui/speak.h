/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of a node, in words: its own `spoken` or label, then role, state and place ("button",
 * "chosen", "2 of 5") from the catalogue. */
#ifndef UI_SPEAK_H
#define UI_SPEAK_H

#include "text/format.h"
#include "ui/node.h"

struct str speak_node(struct arena *arena, const struct words *words, const struct node *node);
/* The screen's name and then what is only read (headings, texts, status), one a line. */
struct str speak_screen(struct arena *arena, const struct words *words, const struct node *root);

#endif
