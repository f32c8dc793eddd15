// SPDX-License-Identifier: GPL-3.0-or-later
/* Times of events: by the clock that their TZID, their Z or nothing names. */
#include <stdarg.h>
#include <stdio.h>

#include "calendar/ics_maker.h"

static const struct ics_clock *utc_clock(void)
{
    static struct ics_onset none = {INT64_MIN, 0, 0};
    static const struct ics_clock clock = {NULL, &none, 1};
    return &clock;
}

void ics_complain(struct ics_maker *maker, const struct ics_property *property, const char *rule,
                  bool is_warning, const char *format, ...)
{
    char message[300];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct ics_report report = {.line = property ? property->line : maker->component->line,
                                .uid = maker->uid,
                                .field = property ? property->name : (struct str){0},
                                .rule = rule,
                                .is_warning = is_warning,
                                .message = arena_str(maker->plan->arena, str_of(message))};
    maker->plan->report(maker->plan->ctx, &report);
}

struct str ics_clock_name(const struct ics_maker *maker, const struct ics_moment *moment)
{
    if (moment->is_utc)
        return STR("UTC");
    return moment->clock->zone ? zone_name(moment->clock->zone) : maker->home_name;
}

static const struct ics_clock *clock_of(struct ics_maker *maker, const struct ics_property *property,
                                        const struct ics_moment *moment)
{
    struct str tzid = ics_param(property, "TZID");
    struct ics_problem problem;
    if (moment->is_utc)
        return utc_clock();
    if (!moment->has_time || !tzid.ptr) {
        maker->floating |= moment->has_time;
        return &maker->home;
    }
    int64_t about_s = moment_s(moment->local),
            to_s = ics_property(maker->component, "RRULE") && maker->plan->to_s > about_s ? maker->plan->to_s
                                                                                          : about_s;
    const struct ics_clock *clock =
        ics_zone(&maker->zones, maker->component->parent, tzid, about_s, to_s, &problem);
    if (!clock)
        ics_complain(maker, property, problem.rule, false, "\"%.*s\": %s", STR_FMT(str_sub(tzid, 0, 60)),
                     problem.message);
    return clock;
}

bool ics_moment(struct ics_maker *maker, const struct ics_property *property, struct str value,
                struct ics_moment *ret_moment)
{
    struct ics_time time;
    struct ics_moment moment;
    if (!ics_time_parse(value, &time)) {
        ics_complain(maker, property, "date", false,
                     "must be a day such as 20261130 or a time such as 20261130T140000Z");
        return false;
    }
    moment = (struct ics_moment){.local = time.local, .has_time = time.has_time, .is_utc = time.is_utc};
    moment.clock = clock_of(maker, property, &moment);
    if (!moment.clock)
        return false;
    moment.s = ics_clock_to_s(moment.clock, moment.local);
    *ret_moment = moment;
    return true;
}

static int64_t later(const struct ics_moment *start, struct ics_duration duration)
{
    struct moment local = moment_of_s(moment_s(start->local) + duration.days * 86400, 0);
    return ics_clock_to_s(start->clock, local) + duration.seconds;
}

static bool read_duration(struct ics_maker *maker, const struct ics_property *property,
                          const struct ics_moment *start, int64_t *ret_end_s)
{
    struct ics_duration duration;
    if (!ics_duration_parse(property->value, &duration) || duration.days > 36500 || duration.days < 0 ||
        duration.seconds < 0) {
        ics_complain(maker, property, "duration", false, "must be a duration such as PT1H30M");
        return false;
    }
    if (!start->has_time && duration.days == 0) /* hours of a day: the day they are in */
        duration = (struct ics_duration){1, 0};
    else if (!start->has_time)
        duration.seconds = 0;
    *ret_end_s = later(start, duration);
    return true;
}

static bool read_end(struct ics_maker *maker, const struct ics_property *property,
                     const struct ics_moment *start, int64_t *ret_end_s)
{
    struct ics_moment end;
    if (!ics_moment(maker, property, property->value, &end))
        return false;
    if (end.has_time != start->has_time) {
        ics_complain(maker, property, "type", false, "DTSTART and DTEND must both be days or both be times");
        return false;
    }
    if (end.s < start->s) {
        ics_complain(maker, property, "order", false, "the end is before the start");
        return false;
    }
    *ret_end_s = !end.has_time && end.s == start->s ? later(start, (struct ics_duration){1, 0}) : end.s;
    return true;
}

bool ics_span(struct ics_maker *maker, struct ics_moment *ret_start, int64_t *ret_end_s)
{
    const struct ics_component *component = maker->component;
    const struct ics_property *start = ics_property(component, "DTSTART"),
                              *end = ics_property(component, "DTEND"),
                              *duration = ics_property(component, "DURATION");
    if (!start) {
        ics_complain(maker, NULL, "missing", false, "DTSTART is missing");
        return false;
    }
    if (!ics_moment(maker, start, start->value, ret_start))
        return false;
    if (ret_start->local.date.year < 1600 || ret_start->local.date.year > 2200) {
        ics_complain(maker, start, "range", false, "the year must be from 1600 to 2200");
        return false;
    }
    if (end)
        return read_end(maker, end, ret_start, ret_end_s);
    if (duration)
        return read_duration(maker, duration, ret_start, ret_end_s);
    *ret_end_s = ret_start->has_time ? ret_start->s : later(ret_start, (struct ics_duration){1, 0});
    return true;
}
