/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bounded child process that walks rules, and how it is asked. Of this folder only. */
#ifndef CALENDAR_CHILD_H
#define CALENDAR_CHILD_H

#include "calendar/expand.h"

struct ask {
    struct str rule; /* RRULE; its UNTIL on the same clock as start_s */
    int64_t start_s; /* wall clock, as in calendar/recur.h */
    bool has_time;
    bool start_counts;    /* DTSTART is an instance, whatever the rule says */
    int64_t from_s, to_s; /* times in [from_s, to_s) */
    int max;
};

enum { CHILD_TIMES_MAX = 100000 }; /* of one answer */

struct child;
struct child *child_start(const struct expand_limits *limits); /* NULL: no process to be had */
/* ERR_INVALID: no such rule. ERR_LIMIT: too many steps, or with *ret_lost the child died or hangs: end it
 * then. */
enum err child_ask(struct child *child, const struct ask *ask, struct arena *arena, int64_t **ret_times,
                   int *ret_n, bool *ret_lost);
void child_end(struct child *child);

#endif
