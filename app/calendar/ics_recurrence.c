// SPDX-License-Identifier: GPL-3.0-or-later
/* RRULE, RDATE, EXDATE of an event. */
#include "calendar/expander.h"
#include "calendar/ics_maker.h"
#include "core/rule.h"

struct dates {
    struct moment *items;
    int n, size;
};

/* A day in place of a time means the occurrence of that day; a time in place of a day, its day. */
struct moment ics_occurrence(const struct ics_moment *start, const struct ics_moment *value)
{
    if (value->has_time == start->has_time)
        return ics_clock_moment(start->clock, value->s);
    struct moment local = value->local;
    local.hour = start->local.hour;
    local.minute = start->local.minute;
    local.second = start->local.second;
    return ics_clock_moment(start->clock, ics_clock_to_s(start->clock, local));
}

static int count_values(const struct ics_component *component, const char *name)
{
    int n = 0;
    for (const struct ics_property *p = ics_property(component, name); p; p = ics_again(p))
        for (size_t i = 0; i <= p->value.len; i++)
            n += i == p->value.len || p->value.ptr[i] == ',';
    return n;
}

static bool read_period(struct ics_maker *maker, const struct ics_property *property, struct str part,
                        const struct ics_moment *from, struct moment at, struct event_change *ret_change)
{
    struct ics_moment end;
    struct ics_duration duration;
    struct str value = str_sub(part, str_find(part, '/', 0) + 1, part.len);
    int64_t end_s;
    if (ics_duration_parse(value, &duration))
        end_s = from->s + duration.days * 86400 + duration.seconds;
    else if (ics_moment(maker, property, value, &end))
        end_s = end.s;
    else
        return false;
    if (end_s < from->s) {
        ics_complain(maker, property, "order", false, "a period ends before it begins");
        return false;
    }
    *ret_change = (struct event_change){.at = at, .start = at, .end = ics_clock_moment(from->clock, end_s)};
    return true;
}

static bool read_dates(struct ics_maker *maker, const struct ics_property *property,
                       const struct ics_moment *start, struct dates *dates, struct dates *periods,
                       struct event_change *changes)
{
    struct str rest = property->value, part;
    struct ics_moment value;
    while (str_next(&rest, ',', &part)) {
        size_t slash = str_find(part, '/', 0);
        if (!str_trim(part).len)
            continue;
        if (!ics_moment(maker, property, str_sub(part, 0, slash), &value))
            return false;
        struct moment at = ics_occurrence(start, &value);
        if (slash == part.len || !periods)
            dates->items[dates->n++] = at;
        else if (read_period(maker, property, part, &value, at, &changes[periods->n]))
            periods->n++;
        else
            return false;
    }
    return true;
}

static bool read_all_dates(struct ics_maker *maker, const char *name, const struct ics_moment *start,
                           struct dates *dates, struct dates *periods, struct event_change **ret_changes)
{
    const struct ics_property *first = ics_property(maker->component, name);
    dates->size = count_values(maker->component, name);
    if (dates->size > ICS_DATES_MAX) {
        ics_complain(maker, first, "limit", false, "more than %d dates", ICS_DATES_MAX);
        return false;
    }
    dates->items = ARENA_ARRAY(maker->plan->arena, struct moment, (size_t)dates->size);
    if (ret_changes)
        *ret_changes = ARENA_ARRAY(maker->plan->arena, struct event_change, (size_t)dates->size);
    for (const struct ics_property *p = first; p; p = ics_again(p))
        if (!read_dates(maker, p, start, dates, periods, ret_changes ? *ret_changes : NULL))
            return false;
    return true;
}

static bool read_rule(struct ics_maker *maker, struct series *series)
{
    const struct ics_property *property = ics_property(maker->component, "RRULE"),
                              *obsolete = ics_property(maker->component, "EXRULE");
    struct rule rule;
    const char *why;
    if (obsolete) {
        ics_complain(maker, obsolete, "rrule", false,
                     "RFC 5545 has no rules for exceptions any more: write EXDATE");
        return false;
    }
    if (!property)
        return true;
    series->rrule = ics_upper(maker->plan->arena, str_trim(property->value));
    if (str_ends(series->rrule, ";"))
        series->rrule.len--;
    if (ics_again(property)) {
        ics_complain(maker, property, "duplicate", false, "more than one rule");
        return false;
    }
    if (!rule_parse(series->rrule, &rule, &why)) {
        ics_complain(maker, property, "rrule", false, "%s", why);
        return false;
    }
    return true;
}

bool ics_recurrence(struct ics_maker *maker, const struct ics_moment *start, struct series *series,
                    struct event_change **ret_periods, int *ret_n_periods)
{
    struct dates rdates = {0}, exdates = {0}, periods = {0};
    if (!read_rule(maker, series) || !read_all_dates(maker, "RDATE", start, &rdates, &periods, ret_periods) ||
        !read_all_dates(maker, "EXDATE", start, &exdates, NULL, NULL))
        return false;
    series->rdates = rdates.items;
    series->n_rdates = rdates.n;
    series->exdates = exdates.items;
    series->n_exdates = exdates.n;
    *ret_n_periods = periods.n;
    return true;
}

/* The rule is walked on the clock that nobody else has, as if that were UTC. */
static bool walk_own_clock(struct ics_maker *maker, const struct ics_moment *start, struct str rrule,
                           struct interval_list *ret_list)
{
    const struct ics_plan *plan = maker->plan;
    struct series local = {.id = maker->uid, .zone = STR("UTC"), .rrule = rrule};
    local.start = local.end = start->local;
    enum err err = ERR_LIMIT;
    if (maker->slow < ICS_SLOW_RULES_MAX)
        err = expand(plan->expander, &local, moment_s(start->local) - 1, plan->to_s, EXPAND_MOST, plan->arena,
                     ret_list);
    maker->slow += err == ERR_LIMIT;
    if (err != ERR_OK)
        ics_complain(maker, ics_property(maker->component, "RRULE"), "limit", false,
                     "the rule takes too long");
    return err == ERR_OK;
}

/* A series that ends may end before its VTIMEZONE and the real one part. */
static bool settle(struct ics_maker *maker, struct ics_moment *start, struct series *series,
                   const struct interval_list *list)
{
    struct ics_problem problem;
    struct str tzid = ics_param(ics_property(maker->component, "DTSTART"), "TZID");
    if (list->n == 0)
        return false;
    struct moment last = moment_of_s(list->items[list->n - 1].start_s, 0);
    const struct ics_clock *clock = ics_zone(&maker->zones, maker->component->parent, tzid, start->s,
                                             ics_clock_to_s(start->clock, last), &problem);
    if (!clock || !clock->zone)
        return false;
    start->clock = clock;
    series->zone = zone_name(clock->zone);
    return true;
}

/* Each local time is put on the real one. */
static void put_dates(struct ics_maker *maker, const struct ics_moment *start, struct series *series,
                      const struct interval_list *list)
{
    const struct ics_plan *plan = maker->plan;
    struct moment *dates = ARENA_ARRAY(plan->arena, struct moment, (size_t)(series->n_rdates + list->n));
    int n = 0;
    for (; n < series->n_rdates; n++)
        dates[n] = series->rdates[n];
    for (int i = 0; i < list->n; i++) {
        struct moment local = moment_of_s(list->items[i].start_s, 0);
        int64_t s = ics_clock_to_s(start->clock, local);
        if (s >= plan->from_s)
            dates[n++] = ics_clock_moment(start->clock, s);
    }
    series->rdates = dates;
    series->n_rdates = n;
    series->rrule = (struct str){0};
    ics_complain(maker, ics_property(maker->component, "DTSTART"), "zone", true,
                 "its time zone is like no other: its times are kept one by one for the months ahead");
}

bool ics_flatten(struct ics_maker *maker, struct ics_moment *start, struct series *series)
{
    struct interval_list list;
    struct rule rule;
    const char *why;
    if (!walk_own_clock(maker, start, series->rrule, &list))
        return false;
    bool ends = rule_parse(series->rrule, &rule, &why) && (rule.count || rule.has_until);
    if (!ends || !settle(maker, start, series, &list))
        put_dates(maker, start, series, &list);
    return true;
}
