/* SPDX-License-Identifier: GPL-3.0-or-later
 * A recurrence rule (RFC 5545 3.3.10, the value of RRULE), taken apart and checked. Pure. What days it gives
 * is calendar/recur.h's business; here it is only read, so that a bad rule is refused where it was written.
 */
#ifndef CORE_RULE_H
#define CORE_RULE_H

#include "base/buf.h"
#include "base/date.h"

enum rule_freq {
    RULE_SECONDLY,
    RULE_MINUTELY,
    RULE_HOURLY,
    RULE_DAILY,
    RULE_WEEKLY,
    RULE_MONTHLY,
    RULE_YEARLY
};
enum { RULE_LIST_MAX = 384, RULE_MAX_BYTES = 2000 };

struct rule_list { /* ascending, no value twice */
    int n;
    int16_t values[RULE_LIST_MAX];
};

struct rule {
    enum rule_freq freq;
    int interval; /* 1…9999 */
    int count;    /* 0: none */
    bool has_until, until_has_time, until_is_utc;
    struct moment until; /* offset 0; inclusive, whatever its form */
    int week_start;      /* 0 Monday … 6 Sunday */
    struct rule_list seconds, minutes, hours, month_days, year_days, week_nos, months, set_pos;
    struct rule_list days; /* position * 8 + weekday, position 0: every one; weekday as week_start */
};

/* The position (-53…53) and the weekday of an entry of `days`. */
int rule_day_position(int16_t day);
int rule_day_weekday(int16_t day);

/* "FREQ=WEEKLY;BYDAY=TU" — with or without "RRULE:" before it. On false *ret_why is what is wrong, for
 * people. */
bool rule_parse(struct str s, struct rule *ret_rule, const char **ret_why);
/* DTSTART or UNTIL: "19970902", "19970902T090000", "19970902T090000Z". */
bool rule_time_parse(struct str s, struct moment *ret_moment, bool *ret_has_time, bool *ret_is_utc);
/* The rule with another UNTIL, everything else as it was written. */
void rule_write_until(struct str s, struct moment until, bool has_time, bool is_utc, struct buf *buf);

#endif
