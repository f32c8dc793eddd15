/* SPDX-License-Identifier: GPL-3.0-or-later
 * What TZID means. A name of the IANA list counts as that zone, whatever a VTIMEZONE says under it, also
 * behind a prefix ("/mozilla.org/20050126_1/Europe/Stockholm"), and so does a name that Windows gives. Of any
 * other name the VTIMEZONE is worked out, within bounds: the IANA zone that shows the same times over the
 * span asked about, else its own offsets. */
#ifndef CALENDAR_ICS_ZONE_H
#define CALENDAR_ICS_ZONE_H

#include "calendar/expand.h"
#include "calendar/ics.h"
#include "text/zone.h"

enum { ICS_ZONES_MAX = 200, ICS_OBSERVANCES_MAX = 200, ICS_ONSETS_MAX = 1500 };

struct ics_onset { /* from then on the clock shows UTC + offset_s */
    int64_t at_s;
    int offset_s, before_s;
};
struct ics_clock {
    const struct zone *zone;  /* NULL: `onsets` */
    struct ics_onset *onsets; /* ascending */
    int n_onsets;
};
int64_t ics_clock_to_s(const struct ics_clock *clock, struct moment local); /* gaps as zone_to_s */
struct moment ics_clock_moment(const struct ics_clock *clock, int64_t s);   /* with its offset, in minutes */

struct ics_zones { /* of one file */
    struct arena *arena;
    struct expander *expander;
    int64_t last_s; /* nothing is worked out after it */
    struct ics_known_zone *known;
    int n_known, matches;
};
/* `calendar` is the VCALENDAR that the name stands in. NULL with *ret_problem: unknown, or a VTIMEZONE that
 * cannot be. */
const struct ics_clock *ics_zone(struct ics_zones *zones, const struct ics_component *calendar,
                                 struct str tzid, int64_t from_s, int64_t to_s,
                                 struct ics_problem *ret_problem);
/* By name alone, as above; NULL when that says nothing. */
const struct zone *ics_zone_named(struct str name);

#endif
