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

struct wall *expander_wall(struct expander *expander, struct str zone_name)
{
    const struct zone *zone = zone_find(zone_name.len ? zone_name : STR(ZONE_DEFAULT));
    if (zone && zone != expander->wall.zone)
        wall_init(&expander->wall, zone);
    return zone ? &expander->wall : NULL;
}

/* A series on its own clock. */
struct walk {
    const struct series *series;
    struct wall *wall;
    int64_t start_local_s, length_s;
    int64_t from_s, to_s;
    int64_t *starts_s; /* UTC */
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

static int64_t end_of(const struct walk *walk, int64_t start_s)
{
    int64_t end_s = wall_to_s(walk->wall, wall_of_s(walk->wall, start_s) + walk->length_s);
    return end_s < start_s ? start_s : end_s; /* the clock went back and is not yet there again */
}

static void add(struct walk *walk, int64_t start_s)
{
    if (start_s < walk->to_s && end_of(walk, start_s) > walk->from_s && !is_excepted(walk, start_s))
        walk->starts_s[walk->n++] = start_s;
}

static int compare_times(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
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
        .start_counts = true,
        .from_s = wall_of_s(walk->wall, walk->from_s) - walk->length_s - SLACK_S,
        .to_s = wall_of_s(walk->wall, walk->to_s) + SLACK_S,
        .max = max + walk->series->n_exdates + EXTRA,
    };
    return expander_ask(expander, &ask, walk->series->id, arena, ret_times, ret_n);
}

static struct interval_list finish(struct walk *walk, int max, struct arena *arena)
{
    struct interval_list list = {ARENA_ARRAY(arena, struct interval, (size_t)walk->n), 0};
    qsort(walk->starts_s, (size_t)walk->n, sizeof walk->starts_s[0], compare_times);
    for (int i = 0; i < walk->n && list.n < max; i++) {
        int64_t start_s = walk->starts_s[i];
        if (i == 0 || start_s != walk->starts_s[i - 1])
            list.items[list.n++] =
                (struct interval){start_s, end_of(walk, start_s), wall_offset_min(walk->wall, start_s)};
    }
    return list;
}

enum err expand(struct expander *expander, const struct series *series, int64_t from_s, int64_t to_s, int max,
                struct arena *arena, struct interval_list *ret_intervals)
{
    int64_t start_s = moment_s(series->start), end_s = moment_s(series->end), *times = NULL;
    struct walk walk = {
        .series = series, .wall = expander_wall(expander, series->zone), .from_s = from_s, .to_s = to_s};
    int n = 0;
    if (!walk.wall || end_s < start_s)
        return ERR_INVALID;
    if (max > EXPAND_MAX)
        max = EXPAND_MAX;
    walk.start_local_s = wall_of_s(walk.wall, start_s);
    walk.length_s = wall_of_s(walk.wall, end_s) - walk.start_local_s;
    if (series->rrule.len) {
        enum err err = walk_rule(&walk, expander, max, arena, &times, &n);
        if (err)
            return err;
    }
    walk.starts_s = ARENA_ARRAY(arena, int64_t, (size_t)(n + series->n_rdates + 1));
    add(&walk, start_s);
    for (int i = 0; i < series->n_rdates; i++)
        add(&walk, moment_s(series->rdates[i]));
    for (int i = 0; i < n; i++)
        add(&walk, wall_to_s(walk.wall, times[i]));
    *ret_intervals = finish(&walk, max, arena);
    return ERR_OK;
}
