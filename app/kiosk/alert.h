/* SPDX-License-Identifier: GPL-3.0-or-later
 * Notices that take the whole screen: at rest, and over whatever is shown when they come, once a session.
 * They never stand before the choice of language, help, or what the staff look at. Pure. */
#ifndef KIOSK_ALERT_H
#define KIOSK_ALERT_H

#include "kiosk/model.h"

const struct entry *alert_of(const struct model *model); /* the one to be seen now; NULL: none */
/* "Go on": not again in this session, unless its words change. */
void alert_go_on(struct model *model);
/* While it stands at rest each language greets it; those that it has no words in are passed over. */
bool alert_has_words(const struct entry *alert, const char *lang);

#endif
