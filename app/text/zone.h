/* SPDX-License-Identifier: GPL-3.0-or-later
 * Time zones by IANA name. */
#ifndef TEXT_ZONE_H
#define TEXT_ZONE_H

#include "base/str.h"

struct zone; /* cached for ever, bounded by the IANA list; safe from any thread */
const struct zone *zone_find(struct str name); /* NULL when unknown */
struct str zone_name(const struct zone *zone);
/* The zone that Windows calls so, "W. Europe Standard Time" (CLDR windowsZones). NULL when unknown. */
const struct zone *zone_of_windows(struct str name);
/* Zones of places whose standard time is now that far from UTC, at most `max`; returns how many. */
int zone_list(int standard_offset_min, const struct zone **ret_zones, int max);
int zone_offset_min(const struct zone *zone, int64_t s); /* at a UTC time */
/* A local wall time (its offset_min is ignored) to UTC; a time in a gap moves forward, a doubled one is the
 * first. */
struct moment;
int64_t zone_to_s(const struct zone *zone, const struct moment *local);

#endif
