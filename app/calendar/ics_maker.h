/* SPDX-License-Identifier: GPL-3.0-or-later
 * How one VEVENT is read. Of this folder only. */
#ifndef CALENDAR_ICS_MAKER_H
#define CALENDAR_ICS_MAKER_H

#include "calendar/ics_event.h"
#include "calendar/ics_value.h"

struct ics_maker {
    const struct ics_plan *plan;
    struct ics_zones zones;
    const struct ics_component *component; /* at hand */
    struct str uid;
    struct ics_clock home; /* of floating times and dates: the calendar's, else ZONE_DEFAULT */
    struct str home_name;
    bool floating; /* a time without a zone was met */
    int slow;      /* rules that met the bounds */
};
void ics_complain(struct ics_maker *maker, const struct ics_property *property, const char *rule,
                  bool is_warning, const char *format, ...) __attribute__((format(printf, 5, 6)));

struct ics_moment {
    int64_t s;
    struct moment local; /* as it stands there */
    bool has_time, is_utc;
    const struct ics_clock *clock;
};
/* One value of a property that holds times; false: it was complained of. */
bool ics_moment(struct ics_maker *maker, const struct ics_property *property, struct str value,
                struct ics_moment *ret_moment);
/* DTSTART with DTEND, DURATION or neither. */
bool ics_span(struct ics_maker *maker, struct ics_moment *ret_start, int64_t *ret_end_s);
struct str ics_clock_name(const struct ics_maker *maker, const struct ics_moment *moment);

/* The rule, the extra dates and the exceptions; `start` is DTSTART. */
bool ics_recurrence(struct ics_maker *maker, const struct ics_moment *start, struct series *series,
                    struct event_change **ret_periods, int *ret_n_periods);
/* A RECURRENCE-ID, RDATE or EXDATE as the moment of an occurrence of the series. */
struct moment ics_occurrence(const struct ics_moment *start, const struct ics_moment *value);
/* Where no IANA zone shows the series' times as far as it goes: its rule as dates. */
bool ics_flatten(struct ics_maker *maker, struct ics_moment *start, struct series *series);

#endif
