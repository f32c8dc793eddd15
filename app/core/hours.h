/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening hours of a service at a local time. Pure. What holds on a day, in this order: a closure; on a
 * public holiday (core/holidays.h; services of Swedish time alone) the hours that name holidays, else what
 * the service says of holidays, else nobody knows; the hours of the weekday; what the hub made of hours with
 * a rule. Hours belong to the day on which they begin, past midnight too. */
#ifndef CORE_HOURS_H
#define CORE_HOURS_H

#include "base/arena.h"
#include "core/holidays.h"
#include "core/item.h"

enum open_state {
    OPEN_UNKNOWN,
    OPEN_NOW,
    OPEN_LATER_TODAY,
    OPEN_ON_DAY,
    OPEN_NOT_SOON,
    OPEN_UNSURE /* today is a holiday, there are hours on its weekday, and nobody said whether they hold */
};
struct opening {
    enum open_state state;
    int minutes; /* OPEN_NOW: closes at; OPEN_LATER_TODAY, OPEN_ON_DAY: opens at (minutes of that local day,
                    up to 1440) */
    struct date day; /* OPEN_ON_DAY: which (within 14 days, holidays that nobody spoke of passed over);
                        OPEN_NOW: the day it closes */
    const struct closure *closed_by; /* when a closure hides hours that would hold today; else NULL */
    enum holiday holiday;            /* of today, when it changes what holds */
    bool opens_today;                /* at some time, over by now or not */
};
/* OPEN_UNKNOWN when there are no hours. `by_rule`: the service's occurrences; may be NULL. `local` is the
 * time in the service's zone. */
struct opening hours_at(const struct service *service, const struct interval_list *by_rule,
                        struct moment local);
/* Whether that is OPEN_NOW, without looking ahead: for long lists. */
bool hours_open(const struct service *service, const struct interval_list *by_rule, struct moment local);

/* The week in rows to print: runs of days with equal hours, e.g. Monday–Thursday 10:00–16:00, Friday closed;
 * then a row for holidays (days == HOURS_HOLIDAY) where hours name them. */
struct hours_row {
    unsigned days;
    int opens_min, closes_min; /* both 0: closed */
    const struct text_map *note;
};
/* At most 16 rows, ordered by first day then time; valid on `on`. */
int hours_rows(const struct service *service, struct date on, struct arena *arena,
               struct hours_row **ret_rows);

/* What differs from the week, from `today` on, by day: closures, holidays on whose weekday there are hours,
 * and what a rule adds. */
enum hours_exception_kind {
    EXCEPTION_CLOSED,
    EXCEPTION_HOLIDAY_CLOSED,
    EXCEPTION_HOLIDAY_HOURS,
    EXCEPTION_HOLIDAY_UNSURE,
    EXCEPTION_ALSO
};
struct hours_exception {
    enum hours_exception_kind kind;
    struct date from, until; /* inclusive; one day but for closures */
    enum holiday holiday;
    int opens_min, closes_min;     /* EXCEPTION_HOLIDAY_HOURS, EXCEPTION_ALSO */
    const struct text_map *reason; /* EXCEPTION_CLOSED; may be NULL */
};
enum { EXCEPTION_DAYS = 18, EXCEPTIONS_MAX = 8 };
/* Those that touch [today, today + EXCEPTION_DAYS), at most EXCEPTIONS_MAX; of a rule the next three. */
int hours_exceptions(const struct service *service, const struct interval_list *by_rule, struct date today,
                     struct hours_exception ret_exceptions[EXCEPTIONS_MAX]);

#endif
