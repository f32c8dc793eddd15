/* SPDX-License-Identifier: GPL-3.0-or-later
 * What list screens have in common: chips that narrow the list, the count, the cards, "show more", and what
 * is said when nothing fits. */
#ifndef KIOSK_LIST_H
#define KIOSK_LIST_H

#include "kiosk/tell.h"

/* `scroll` is the screen's scrolling column; `which`: enum chip. */
void list_chips(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                unsigned which, enum color accent);
void list_cards(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
/* The list in groups, one a kind under its heading; `first` (or KIND_COUNT) stands first, the others by their
 * best entry. Of a search each group ends with the way to more of its kind, where there is more. */
void list_groups(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                 enum item_kind first);
/* The button that asks for more of the list, where there is more. */
void list_more(const struct ui *ui, struct node *scroll, const char *prefix, const struct entry_list *list);
/* How many there are, a status: who chose a chip hears what came of it. */
void list_count(const struct ui *ui, struct node *scroll, struct str words);
/* Nothing fits: says so, with a button for each choice that leads to something when it is made otherwise. */
void list_nothing(const struct model *model, const struct ui *ui, struct node *scroll, const char *id);

#endif
