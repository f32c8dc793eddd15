/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the importer of iCalendar is made of. Of hub/import_ics*.c only. */
#ifndef HUB_IMPORT_ICS_H
#define HUB_IMPORT_ICS_H

#include "calendar/ics_event.h"
#include "hub/import.h"

/* import_ics_known.c: organizations, places and terms of the hub, by what feeds call them. */
struct ics_names; /* what stands under one folded name, one address */
struct ics_known {
    struct import *import;
    struct ics_names *organizations, *places, *terms;
};
void ics_known_open(struct ics_known *known, struct import *import);
void ics_known_close(struct ics_known *known);
/* Ids; ptr NULL: none. */
struct str ics_known_organization(const struct ics_known *known, const struct ics_property *organizer);
struct str ics_known_term(const struct ics_known *known, struct str name);
/* Of the LOCATION: a place of that title, else a new one, which is staged. */
struct str ics_known_place(struct ics_known *known, const struct ics_component *component,
                           const struct import_record *record);

/* import_ics_item.c: the item, and its record as it is kept beside it. NULL: it was refused. */
struct js *ics_item(struct ics_known *known, const struct ics_event *event, struct import_record *record);
/* The addresses of a property that url_ok takes; ptr NULL. */
struct str ics_address(struct arena *arena, struct str value);

enum { ICS_KEPT_S = 60 * 86400 /* what was longer ago than that is not missed */, ICS_MONTHS = 25 };

#endif
