/* SPDX-License-Identifier: GPL-3.0-or-later
 * Low reach (EN 301 549 8.3): what is only read moves up, what is pressed comes down to where a seated person
 * reaches. */
#ifndef KIOSK_LOW_H
#define KIOSK_LOW_H

#include "kiosk/screen.h"

/* Takes the headings and texts, of at most `most` bytes together, that stand first on a screen out of its
 * body, or out of the list in it, and adds them to `above`. */
void low_lift(struct node *above, struct node *body, size_t most);
/* Where there is room left: what is pressed, and what follows it, stands at the lower end. */
void low_sink(struct node *body);

#endif
