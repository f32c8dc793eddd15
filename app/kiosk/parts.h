/* SPDX-License-Identifier: GPL-3.0-or-later
 * Parts that the screens of single items share. */
#ifndef KIOSK_PARTS_H
#define KIOSK_PARTS_H

#include "kiosk/tell.h"

/* The item's title, translation note and summary. False (and words to that effect) while loading or when it
 * is withdrawn. */
bool parts_top(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
void parts_body(const struct ui *ui, struct node *scroll, const struct item *item); /* its paragraphs */
void parts_contact(const struct ui *ui, struct node *facts, const char *prefix, const struct contact *contact,
                   enum color accent);
void parts_access(const struct ui *ui, struct node *facts, const char *prefix, const struct item *place,
                  unsigned more, enum color accent);
/* A heading and cards; nothing when the list is empty. `title` NULL: none. */
void parts_cards(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                 struct str title, const struct entry_list *list, int most);
/* Take it along: a QR code that carries the content itself; and when it was checked. */
void parts_take_along(const struct model *model, const struct ui *ui, struct node *scroll,
                      const char *prefix);
void parts_coming(const struct ui *ui, struct node *parent, const char *id,
                  struct str words); /* a quiet box that says what is coming */

#endif
