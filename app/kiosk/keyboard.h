/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keyboard on the screen. Layouts are data: a language's letters in rows, its letters in order for panels
 * that are too narrow for rows of ten 15 mm keys, and a page of digits and signs. */
#ifndef KIOSK_KEYBOARD_H
#define KIOSK_KEYBOARD_H

#include "kiosk/screen.h"

struct keyboard_layout {
    const char *tag;      /* base language */
    const char *rows[5];  /* keys separated by spaces; NULL ends */
    const char *in_order; /* the same letters, alphabetical */
};
extern const struct keyboard_layout keyboard_layouts[];
extern const int keyboard_layouts_n;
const struct keyboard_layout *
keyboard_find(const struct lang *lang); /* Latin rows when the language has none of its own */

void keyboard_add(const struct model *model, const struct ui *ui, struct node *parent);

#endif
