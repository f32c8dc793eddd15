/* SPDX-License-Identifier: GPL-3.0-or-later
 * iCalendar (RFC 5545) as a tree of components, read from bytes within bounds. A fault sticks to the
 * component it is in: its neighbours are as good as before. Everything lives in the arena or is a slice of
 * the bytes. */
#ifndef CALENDAR_ICS_H
#define CALENDAR_ICS_H

#include "calendar/ics_line.h"

enum { ICS_DEPTH_MAX = 8, ICS_COMPONENTS_MAX = 100000, ICS_PROPERTIES_MAX = 1000000 };

struct ics_fault {
    int line;
    struct str field; /* the property; empty: the whole component, or the file */
    const char *rule; /* one word; NULL: there is no fault */
    struct str message;
};
struct ics_component {
    struct str name; /* upper case */
    int line;
    struct ics_property *properties, *last_property; /* in the order of the file */
    struct ics_component *components, *last_component, *next;
    struct ics_component *parent;
    struct ics_fault fault; /* the first in it or below it */
};

/* *ret_calendars: the VCALENDARs (other components at the top are faults). ret_fault->rule: what is wrong
 * outside of the components of calendars; what could be read before and after it is there all the same. */
void ics_read(struct str bytes, struct arena *arena, struct ics_component **ret_calendars,
              struct ics_fault *ret_fault);

/* The first property of that name; NULL when there is none. `ics_again`: the next of the same name. */
const struct ics_property *ics_property(const struct ics_component *component, const char *name);
const struct ics_property *ics_again(const struct ics_property *property);
struct str ics_value(const struct ics_component *component, const char *name); /* ptr NULL: none */

#endif
