/* SPDX-License-Identifier: GPL-3.0-or-later
 * A VTIMEZONE (RFC 5545 3.6.5) worked out: when its clock changes, and to what. Of this folder only. */
#ifndef CALENDAR_ICS_VTIMEZONE_H
#define CALENDAR_ICS_VTIMEZONE_H

#include "calendar/ics_zone.h"

/* Fills the clock's onsets up to zones->last_s, or *ret_problem. */
void ics_vtimezone(const struct ics_component *component, struct ics_zones *zones,
                   struct ics_clock *ret_clock, struct ics_problem *ret_problem);

#endif
