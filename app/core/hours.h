/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening hours of a service at a local time. Pure. */
#ifndef CORE_HOURS_H
#define CORE_HOURS_H

#include "base/arena.h"
#include "core/item.h"

enum open_state { OPEN_UNKNOWN, OPEN_NOW, OPEN_LATER_TODAY, OPEN_ON_DAY, OPEN_NOT_SOON };
struct opening {
    enum open_state state;
    int minutes; /* OPEN_NOW: closes at; OPEN_LATER_TODAY, OPEN_ON_DAY: opens at (minutes of that local day,
                    up to 1440) */
    struct date day;                 /* OPEN_ON_DAY: which (within 14 days); OPEN_NOW: the day it closes */
    const struct closure *closed_by; /* when a closure hides hours that would hold today; else NULL */
};
/* OPEN_UNKNOWN when there are no hours. `local` is the time in the service's zone. */
struct opening hours_at(const struct service *service, struct moment local);

/* The week in rows to print: runs of days with equal hours, e.g. Monday–Thursday 10:00–16:00, Friday closed.
 */
struct hours_row {
    unsigned days;
    int opens_min, closes_min; /* both 0: closed */
    const struct text_map *note;
};
/* At most 14 rows, ordered by first day then time; valid on `on`. */
int hours_rows(const struct service *service, struct date on, struct arena *arena,
               struct hours_row **ret_rows);

#endif
