/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words that were searched for, in the texts of what was found: they are marked there. */
#ifndef KIOSK_FOUND_H
#define KIOSK_FOUND_H

#include "kiosk/screen.h"

/* Marks the words in the texts of a card that stands among the results of the search shown; what was found in
 * its summary alone is shown in place of its last line. */
void found_card(const struct ui *ui, const struct model *model, const struct entry *entry, struct card *card);

#endif
