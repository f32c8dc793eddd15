/* SPDX-License-Identifier: GPL-3.0-or-later
 * Values of properties (RFC 5545 3.3): texts, times, durations, offsets, positions. Pure. */
#ifndef CALENDAR_ICS_VALUE_H
#define CALENDAR_ICS_VALUE_H

#include "base/date.h"
#include "calendar/ics_line.h"
#include "core/item.h"

/* Escapes taken off; tabs and odd spaces made plain; other control characters and a byte order mark dropped;
 * trimmed. A paragraph ends with an empty line, as in items. */
struct str ics_text(struct arena *arena, struct str value);
/* The same in one line. */
struct str ics_line_text(struct arena *arena, struct str value);
/* Parts between commas that are not escaped, as ics_line_text; empty ones left out. */
struct str_list ics_text_list(struct arena *arena, struct str value);

struct ics_time {
    struct moment local; /* offset 0; of a date: midnight */
    bool has_time, is_utc;
};
bool ics_time_parse(struct str value, struct ics_time *ret_time);

struct ics_duration { /* days by the calendar, seconds by the clock (RFC 5545 3.3.6) */
    int64_t days, seconds;
};
bool ics_duration_parse(struct str value, struct ics_duration *ret_duration);
bool ics_offset_parse(struct str value, int *ret_s); /* "+0100", "-013000"; less than a day */
bool ics_geo_parse(struct str value, double *ret_lat, double *ret_lon);

#endif
