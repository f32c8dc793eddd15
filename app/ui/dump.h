/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tree as JSON, relied on from outside:
 * {screen, lang, dir, size:[w,h], px_per_mm, textsize, theme, nodes:[{id, role, label, spoken, text, lang,
 * dir, rect:[x,y,w,h], visible, focusable, focused, enabled, fg, bg, font_px, cap_px, truncated, private}]}
 * in reading order. Only nodes that are something (an id, a label, an icon, a text) are listed; colours
 * "#rrggbb"; absent members do not apply. */
#ifndef UI_DUMP_H
#define UI_DUMP_H

#include "base/buf.h"
#include "text/format.h"
#include "ui/node.h"

void dump_tree(const struct node *root, const char *screen, const struct theme *theme,
               const struct words *words, struct buf *out);

#endif
