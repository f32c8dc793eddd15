// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/expander.h"

#include <stdlib.h>

#include "base/log.h"
#include "core/rule.h"

/* The child is asked for a little more than the window, by the wall clock; what counts is decided in UTC. */
enum { DAY_S = 86400, SLACK_S = 3 * 3600, EXTRA = 1000 };

const struct expand_limits expand_limits_default = {
    .steps = 3000000, .cpu_s = 1, .wall_ms = 4000, .memory_bytes = 64 << 20};

struct expander *expander_open(const struct expand_limits *limits)
{
    struct expander *expander = calloc(1, sizeof *expander);
    if (!expander)
        abort();
    expander->limits = limits ? *limits : expand_limits_default;
    return expander;
}

void expander_close(struct expander *expander)
{
    if (expander)
        child_end(expander->child);
    free(expander);
}

int expander_lost(const struct expander *expander)
{
    return expander->lost;
}

enum err expander_ask(struct expander *expander, const struct ask *ask, struct str id, struct arena *arena,
                      int64_t **ret_times, int *ret_n)
{
    bool lost;
    if (!expander->child && !(expander->child = child_start(&expander->limits)))
        return ERR_IO;
    enum err err = child_ask(expander->child, ask, arena, ret_times, ret_n, &lost);
    if (lost) {
        child_end(expander->child);
        expander->child = NULL;
        expander->lost++;
    }
    if (err == ERR_LIMIT)
        log_warn("calendar: %.*s: the rule takes too long: %.*s", STR_FMT(id), STR_FMT(ask->rule));
    return err;
}

struct wall *expander_wall(struct expander *expander, struct str wanted)
{
    struct str name = wanted.len ? wanted : STR(ZONE_DEFAULT);
    if (expander->wall.zone && str_eq(zone_name(expander->wall.zone), name))
        return &expander->wall;
    const struct zone *zone = zone_find(name);
    if (zone && zone != expander->wall.zone)
        wall_init(&expander->wall, zone);
    return zone ? &expander->wall : NULL;
}

int expander_offset_min(struct expander *expander, struct str zone, int64_t s)
{
    struct wall *wall = expander_wall(expander, zone);
    return wall ? wall_offset_min(wall, s) : 0;
}

/* A series on its own clock. */
struct walk {
    const struct series *series;
    struct wall *wall;
    int64_t start_local_s, length_s;
    int64_t reach_s; /* how far changes of the future move or lengthen an occurrence, at most */
    int64_t from_s, to_s;
    struct interval *found;
    int n;
};

static bool is_excepted(const struct walk *walk, int64_t start_s)
{
    const struct series *series = walk->series;
    for (int i = 0; i < series->n_exdates; i++) {
        int64_t s = moment_s(series->exdates[i]);
        if (s == start_s)
            return true;
        if (series->all_day && wall_of_s(walk->wall, s) / DAY_S == wall_of_s(walk->wall, start_s) / DAY_S)
            return true;
    }
    return false;
}

static int64_t end_of(const struct walk *walk, int64_t start_s, int64_t length_s)
{
    int64_t end_s = wall_to_s(walk->wall, wall_of_s(walk->wall, start_s) + length_s);
    return end_s < start_s ? start_s : end_s; /* the clock went back and is not yet there again */
}

static void put(struct walk *walk, int64_t start_s, int64_t end_s)
{
    if (start_s < walk->to_s && end_s > walk->from_s)
        walk->found[walk->n++] = (struct interval){start_s, end_s, 0};
}

static bool is_given(struct moment moment)
{
    return moment.date.year != 0;
}

/* The change of this very occurrence, else the last one of a future that it is in. */
static const struct event_change *change_of(const struct series *series, int64_t start_s)
{
    const struct event_change *found = NULL;
    for (int i = 0; i < series->n_changes; i++) {
        const struct event_change *change = &series->changes[i];
        int64_t at_s = moment_s(change->at);
        if (!change->future && at_s == start_s)
            return change;
        if (change->future && at_s <= start_s && (!found || moment_s(found->at) < at_s))
            found = change;
    }
    return found;
}

static void put_shifted(struct walk *walk, int64_t start_s, const struct event_change *change)
{
    int64_t local_s = wall_of_s(walk->wall, moment_s(change->start));
    int64_t shift_s = local_s - wall_of_s(walk->wall, moment_s(change->at));
    int64_t moved_s = wall_to_s(walk->wall, wall_of_s(walk->wall, start_s) + shift_s);
    put(walk, moved_s, end_of(walk, moved_s, wall_of_s(walk->wall, moment_s(change->end)) - local_s));
}

static void add(struct walk *walk, int64_t start_s)
{
    if (is_excepted(walk, start_s))
        return;
    const struct event_change *change = walk->series->n_changes ? change_of(walk->series, start_s) : NULL;
    bool moves = change && is_given(change->start) && !change->cancelled;
    if (change && change->future && change->cancelled && moment_s(change->at) != start_s)
        return;
    if (!moves)
        put(walk, start_s, end_of(walk, start_s, walk->length_s));
    else if (change->future)
        put_shifted(walk, start_s, change);
}

static void add_moved(struct walk *walk)
{
    for (int i = 0; i < walk->series->n_changes; i++) {
        const struct event_change *change = &walk->series->changes[i];
        if (!change->future && !change->cancelled && is_given(change->start))
            put(walk, moment_s(change->start), moment_s(change->end));
    }
}

static int64_t reach_of(const struct series *series)
{
    int64_t reach_s = 0;
    for (int i = 0; i < series->n_changes; i++) {
        const struct event_change *change = &series->changes[i];
        if (!change->future || !is_given(change->start))
            continue;
        int64_t moved_s = llabs(moment_s(change->start) - moment_s(change->at)),
                length_s = moment_s(change->end) - moment_s(change->start);
        reach_s = moved_s + length_s > reach_s ? moved_s + length_s : reach_s;
    }
    return reach_s;
}

struct series series_of_event(const struct item *item)
{
    const struct event *event = &item->event;
    return (struct series){.id = item->id,
                           .start = event->start,
                           .end = event->end,
                           .zone = event->zone,
                           .rrule = event->rrule,
                           .exdates = event->exdates,
                           .n_exdates = event->n_exdates,
                           .rdates = event->rdates,
                           .n_rdates = event->n_rdates,
                           .all_day = event->all_day,
                           .changes = event->changes,
                           .n_changes = event->n_changes};
}

const struct event_change *series_change(const struct series *series, const struct interval *occurrence)
{
    const struct event_change *found = NULL;
    for (int i = 0; i < series->n_changes; i++) {
        const struct event_change *change = &series->changes[i];
        bool moves = is_given(change->start) && !change->cancelled;
        int64_t start_s = moment_s(moves ? change->start : change->at);
        if (!change->future && start_s == occurrence->start_s)
            return change;
        if (change->future && start_s <= occurrence->start_s &&
            (!found || moment_s(found->at) < moment_s(change->at)))
            found = change;
    }
    return found;
}

static int compare_intervals(const void *a, const void *b)
{
    const struct interval *x = a, *y = b;
    return (x->start_s > y->start_s) - (x->start_s < y->start_s);
}

/* UNTIL as the series' clock shows it. */
static struct str rule_on_clock(const struct walk *walk, const struct rule *rule, struct arena *arena)
{
    struct buf buf;
    struct moment until = rule->until;
    if (rule->has_until && rule->until_is_utc && !walk->series->all_day)
        until = moment_of_s(wall_of_s(walk->wall, moment_s(until)), 0);
    buf_init(&buf, RULE_MAX_BYTES + 32);
    rule_write_until(walk->series->rrule, until, rule->until_has_time, false, &buf);
    struct str text = arena_str(arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

static enum err walk_rule(struct walk *walk, struct expander *expander, int max, struct arena *arena,
                          int64_t **ret_times, int *ret_n)
{
    struct rule rule;
    const char *why;
    if (!rule_parse(walk->series->rrule, &rule, &why))
        return ERR_INVALID;
    struct ask ask = {
        .rule = rule_on_clock(walk, &rule, arena),
        .start_s = walk->start_local_s,
        .has_time = !walk->series->all_day,
        .start_counts = !walk->series->start_by_rule,
        .from_s = wall_of_s(walk->wall, walk->from_s) - walk->length_s - SLACK_S - walk->reach_s,
        .to_s = wall_of_s(walk->wall, walk->to_s) + SLACK_S + walk->reach_s,
        .max = max + walk->series->n_exdates + walk->series->n_changes + EXTRA,
    };
    return expander_ask(expander, &ask, walk->series->id, arena, ret_times, ret_n);
}

static struct interval_list finish(struct walk *walk, int max)
{
    struct interval_list list = {walk->found, 0};
    bool sorted = true;
    for (int i = 1; i < walk->n && sorted; i++)
        sorted = walk->found[i - 1].start_s < walk->found[i].start_s;
    if (!sorted)
        qsort(walk->found, (size_t)walk->n, sizeof walk->found[0], compare_intervals);
    for (int i = 0; i < walk->n && list.n < max; i++) {
        struct interval one = walk->found[i];
        one.offset_min = wall_offset_min(walk->wall, one.start_s);
        if (list.n == 0 || one.start_s != list.items[list.n - 1].start_s)
            list.items[list.n++] = one;
    }
    return list;
}

static void gather(struct walk *walk, const int64_t *times, int n)
{
    const struct series *series = walk->series;
    int64_t start_s = moment_s(series->start);
    if (!series->start_by_rule)
        add(walk, start_s);
    for (int i = 0; i < n; i++) {
        int64_t s = wall_to_s(walk->wall, times[i]);
        if (s != start_s || series->start_by_rule)
            add(walk, s);
    }
    for (int i = 0; i < series->n_rdates; i++)
        add(walk, moment_s(series->rdates[i]));
    add_moved(walk);
}

enum err expand(struct expander *expander, const struct series *series, int64_t from_s, int64_t to_s, int max,
                struct arena *arena, struct interval_list *ret_intervals)
{
    int64_t start_s = moment_s(series->start), end_s = moment_s(series->end), *times = NULL;
    struct walk walk = {.series = series,
                        .wall = expander_wall(expander, series->zone),
                        .reach_s = reach_of(series),
                        .from_s = from_s,
                        .to_s = to_s};
    int n = 0;
    if (!walk.wall || end_s < start_s)
        return ERR_INVALID;
    if (max > EXPAND_MOST)
        max = EXPAND_MOST;
    walk.start_local_s = wall_of_s(walk.wall, start_s);
    walk.length_s = wall_of_s(walk.wall, end_s) - walk.start_local_s;
    if (series->rrule.len) {
        enum err err = walk_rule(&walk, expander, max, arena, &times, &n);
        if (err)
            return err;
    }
    walk.found = ARENA_ARRAY(arena, struct interval, (size_t)(n + series->n_rdates + series->n_changes + 1));
    gather(&walk, times, n);
    *ret_intervals = finish(&walk, max);
    return ERR_OK;
}
