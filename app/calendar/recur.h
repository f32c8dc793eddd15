/* SPDX-License-Identifier: GPL-3.0-or-later
 * The times that a recurrence rule gives (RFC 5545 3.3.10). Pure, and without zones: a time is counted in
 * seconds since 1970 as the wall clock shows it. (Debian's libical 3.0.16 is wrong on a fifth of its own
 * project's cases, crashes on FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31 and never returns from
 * FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30. tests/unit/test_recur.c asks it for a second opinion where it can be
 * asked.) */
#ifndef CALENDAR_RECUR_H
#define CALENDAR_RECUR_H

#include "core/rule.h"

enum recur_end { RECUR_TIME, RECUR_OVER, RECUR_STEPS };

struct recur;
/* `start_s` is DTSTART; without `has_time` it is a date, and BYHOUR, BYMINUTE, BYSECOND count for nothing.
 * Nothing after `last_s` or the year 9999 is given; at most `max_steps` periods are looked at. Free with
 * recur_close. */
struct recur *recur_open(const struct rule *rule, int64_t start_s, bool has_time, int64_t last_s,
                         int64_t max_steps);
/* Passes over what lies before `from_s`, fast where the rule has no COUNT. Before the first recur_next. */
void recur_seek(struct recur *recur, int64_t from_s);
/* Ascending, none before DTSTART; DTSTART itself only where the rule gives it. RECUR_TIME sets *ret_s. */
enum recur_end recur_next(struct recur *recur, int64_t *ret_s);
void recur_close(struct recur *recur); /* NULL is fine */

#endif
