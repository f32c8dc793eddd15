/* SPDX-License-Identifier: GPL-3.0-or-later
 * What list screens have in common: chips that narrow the list, the count, the cards, "show more", and what
 * is said when nothing fits. */
#ifndef KIOSK_LIST_H
#define KIOSK_LIST_H

#include "kiosk/tell.h"

struct list_chip {
    enum chip chip;
    const char *id, *english; /* context "chip" */
};
/* `scroll` is the screen's scrolling column. */
void list_chips(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                const struct list_chip *chips, int n, enum color accent);
void list_cards(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
/* The list in groups, one a kind under its heading; `first` (or KIND_COUNT) stands first, the others by their
 * best entry. */
void list_groups(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                 enum item_kind first);
/* The button that asks for more of the list, where there is more. */
void list_more(const struct ui *ui, struct node *scroll, const char *prefix, const struct entry_list *list);
/* How many there are, a status: who chose a chip hears what came of it. */
void list_count(const struct ui *ui, struct node *scroll, struct str words);
/* Nothing fits: says so and offers to drop the chips. */
void list_nothing(const struct model *model, const struct ui *ui, struct node *scroll, const char *id);

#endif
