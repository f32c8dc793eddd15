/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times as pages write them (ISO 8601, more or less), and what a schema.org Schedule says. Pure. */
#ifndef EXCHANGE_LD_TIME_H
#define EXCHANGE_LD_TIME_H

#include "base/date.h"
#include "base/buf.h"
#include "exchange/ld.h"

struct ld_time {
    struct moment at; /* by the clock of the zone, its offset then */
    bool has_time;    /* else a day */
};
/* "2026-12-01", "2026-12-01T18:00", "2026-12-01 18:00:00.000", "…Z", "…+01:00", "…+0100". What has no offset
 * is by the zone's clock; what has another one is turned to it. */
bool ld_time_parse(struct str s, struct str zone, struct ld_time *ret_time);
/* "18:00", "18:00:00", "T18:00", "18:00:00+01:00" (the offset is passed over): minutes of the day. */
bool ld_clock_parse(struct str s, int *ret_minutes);
bool ld_duration_parse(struct str s, int64_t *ret_seconds); /* "PT1H30M", "P1D", "P1W"; more than 0 */
/* The moment that many minutes after the start of a day of the zone; its offset then. */
struct moment ld_moment(struct date date, int minutes, struct str zone);
struct moment ld_moment_s(int64_t s, struct str zone);

struct ld_schedule {
    struct ld_time start, end; /* of the first time */
    bool has_end;
    struct str zone;
    struct str rrule; /* empty: once */
    struct moment *exdates;
    int n_exdates;
};
/* `event` lends its times where the schedule has none. `zone`: its scheduleTimezone, if that is one. False:
 * *ret_why says why, for people, *ret_member where. */
bool ld_schedule_read(const struct js *schedule, const struct js *event, struct str zone, struct arena *arena,
                      struct ld_schedule *ret_schedule, const char **ret_member, const char **ret_why);

#endif
