/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an event's occurrences is cancelled or moved. Pure. */
#ifndef CORE_CHANGE_H
#define CORE_CHANGE_H

#include "core/item.h"

/* The change of the occurrence that begins at `start_s`, by its new time or, cancelled or moved in space
 * alone, by its old one; NULL: it is as it always was. Of other kinds NULL. */
const struct event_change *change_of(const struct item *item, int64_t start_s);
/* Taken back altogether, or this occurrence of it. */
bool change_cancels(const struct item *item, int64_t start_s);
/* Where this occurrence is, if not where the event always is; empty: there. */
struct str change_place(const struct item *item, int64_t start_s);
bool change_moves(const struct event_change *change); /* to another time */

#endif
