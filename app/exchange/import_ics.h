/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the importer of iCalendar is made of. Of hub/import_ics*.c only. */
#ifndef EXCHANGE_IMPORT_ICS_H
#define EXCHANGE_IMPORT_ICS_H

#include "calendar/ics_event.h"
#include "exchange/import.h"

/* import_ics_place.c: the id of the place where it is; empty: it names none. A new one is staged. */
struct str ics_place(struct import *import, const struct ics_component *component,
                     const struct import_record *record);

/* import_ics_item.c: the item, and its record as it is kept beside it. NULL: it was refused. */
struct js *ics_item(struct import *import, const struct ics_event *event, struct import_record *record);
/* A web address as items may have it; ptr NULL: it is none. */
struct str ics_address(struct arena *arena, struct str value);

enum { ICS_KEPT_S = 60 * 86400 /* what was longer ago than that is not missed */, ICS_MONTHS = 25 };

#endif
