/* SPDX-License-Identifier: GPL-3.0-or-later
 * Series to plain occurrences. Local times repeat in the series' zone: a meeting at 14:00 stays at 14:00 when
 * the clocks change, ends when the clock shows its end, and moves forward where its time is skipped. Rules
 * are walked in a child process with bounds on steps, processor time, memory and wall time; one child serves
 * the whole batch, and one that dies or hangs costs its own series alone. One-off series never go there.
 * An expander belongs to one thread at a time. */
#ifndef CALENDAR_EXPAND_H
#define CALENDAR_EXPAND_H

#include "base/arena.h"
#include "base/err.h"
#include "base/js.h"
#include "core/item.h"

struct expand_limits { /* for one series */
    int64_t steps;     /* periods of the rule that are looked at and give nothing */
    int cpu_s, wall_ms;
    size_t memory_bytes; /* more than the program has already */
};
extern const struct expand_limits expand_limits_default;
enum {                     /* occurrences */
       EXPAND_MAX = 2000,  /* of one item: it stays within ITEM_MAX_BYTES */
       EXPAND_MOST = 50000 /* of one series, when asked for */
};

struct expander;
struct expander *
expander_open(const struct expand_limits *limits);  /* NULL: the default; the child starts when needed */
void expander_close(struct expander *expander);     /* NULL is fine */
int expander_lost(const struct expander *expander); /* how many children died or hung */

/* The offset of a zone's clock (empty: ZONE_DEFAULT) at a time; fast for many times of few zones. 0 for a
 * zone that there is not. */
int expander_offset_min(struct expander *expander, struct str zone, int64_t s);

struct series {
    struct str id; /* for the log */
    struct moment start, end;
    struct str zone;  /* IANA name; empty: ZONE_DEFAULT */
    struct str rrule; /* empty: none */
    const struct moment *exdates, *rdates;
    int n_exdates, n_rdates;
    bool all_day;
    bool start_by_rule;                 /* the start is one only where the rule gives it: opening hours */
    const struct event_change *changes; /* of single occurrences; those that are cancelled stay */
    int n_changes;
};
/* The series of an event's item. */
struct series series_of_event(const struct item *item);
/* The change that an occurrence comes from; NULL: it is as the series has it. */
const struct event_change *series_change(const struct series *series, const struct interval *occurrence);

/* The occurrences that touch [from_s, to_s), ascending, none twice, the first `max` of them (at most
 * EXPAND_MOST). A change that has a start adds one even where nothing was at its `at`. Of a future that is
 * cancelled the first one stays. The start is one even where the rule does not give it, and counts for COUNT
 * (RFC 5545 3.8.5.3). ERR_INVALID: no such zone, no such rule, an end before the start. ERR_LIMIT: the bounds
 * were met. ERR_IO: no child could be started. */
enum err expand(struct expander *expander, const struct series *series, int64_t from_s, int64_t to_s, int max,
                struct arena *arena, struct interval_list *ret_intervals);

/* Adds "occurrences" to the JSON of an event, a call or a service whose hours have rules, or replaces it:
 * "START/END" with the zone's offset (of ZONE_DEFAULT where the series goes by UTC), for calls "SHIFT
 * START/END", by time. The first EXPAND_MAX of them, fewer where they would fill more than
 * half of ITEM_MAX_BYTES. Other kinds, and items without any left, lose the member. Errors as of
 * expand; then the JSON is as before. */
enum err item_expand(struct expander *expander, struct js *json, const struct item *item, int64_t from_s,
                     int64_t to_s);

#endif
