/* SPDX-License-Identifier: GPL-3.0-or-later
 * The item shown as something to take along (core/take.h), in the visitor's words. */
#ifndef KIOSK_TAKE_H
#define KIOSK_TAKE_H

#include "core/take.h"
#include "kiosk/tell.h"

struct take_facts take_facts_of(const struct model *model, const struct ui *ui, const struct entry *entry);
/* What is most useful: an event for the calendar, else a contact, else the text. */
enum take_form take_best(const struct take_facts *facts, struct arena *arena);

#endif
