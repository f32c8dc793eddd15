/* SPDX-License-Identifier: GPL-3.0-or-later
 * A bare rule, for the command `torget-hub rrule`: no zone, no exceptions. */
#ifndef CALENDAR_RRULE_H
#define CALENDAR_RRULE_H

#include "calendar/expand.h"

enum { RRULE_LIMIT = 100, RRULE_LIMIT_MAX = 100000 };

/* The first `limit` times that `rrule` gives from `dtstart` ("19970902T090000", "19970902"; a final Z changes
 * nothing) as "YYYY-MM-DDTHH:MM:SS". ERR_INVALID with *ret_why for people; ERR_LIMIT, ERR_IO as of expand. */
enum err rrule_list(struct expander *expander, struct str dtstart, struct str rrule, int limit,
                    struct arena *arena, struct str_list *ret_times, const char **ret_why);

#endif
