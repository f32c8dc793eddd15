// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hours.h"

#include <stdlib.h>

#include "core/field.h"
#include "core/hours_own.h"

enum { DAY = 1440, DAYS_AHEAD = 14, ROWS_MAX = 16 };

/* Minutes from the midnight that began today; `opens` may lie before it. */
struct span {
    int opens, closes;
};

static bool within(struct date day, struct date from, struct date until)
{
    return (!date_given(from) || date_cmp(day, from) >= 0) &&
           (!date_given(until) || date_cmp(day, until) <= 0);
}

const struct closure *closure_on(const struct service *service, struct date day)
{
    for (int i = 0; i < service->n_closures; i++)
        if (within(day, service->closures[i].from, service->closures[i].until))
            return &service->closures[i];
    return NULL;
}

enum holiday holiday_here(const struct service *service, struct date day)
{
    bool swedish = !service->zone.len || str_is(service->zone, ZONE_DEFAULT);
    return swedish ? holiday_on(day) : HOLIDAY_NONE;
}

static bool names_holidays(const struct service *service)
{
    for (int i = 0; i < service->n_hours; i++)
        if (service->hours[i].days & HOURS_HOLIDAY)
            return true;
    return false;
}

enum day_rule day_rule(const struct service *service, struct date day)
{
    if (closure_on(service, day))
        return DAY_CLOSED;
    if (holiday_here(service, day) == HOLIDAY_NONE)
        return DAY_AS_WEEKDAY;
    if (names_holidays(service))
        return DAY_AS_HOLIDAY;
    return service->holidays == HOLIDAYS_OPEN     ? DAY_AS_WEEKDAY
           : service->holidays == HOLIDAYS_CLOSED ? DAY_CLOSED
                                                  : DAY_UNSURE;
}

bool hours_hold(const struct hours *hours, struct date day, enum day_rule rule)
{
    unsigned bit = rule == DAY_AS_HOLIDAY ? HOURS_HOLIDAY : 1u << date_weekday(day);
    return rule != DAY_CLOSED && hours->days & bit && within(day, hours->from, hours->until);
}

static struct span span_of(const struct hours *hours, int day)
{
    int night = hours->closes_min <= hours->opens_min ? DAY : 0;
    return (struct span){day * DAY + hours->opens_min, day * DAY + hours->closes_min + night};
}

struct clock_face { /* of one question */
    const struct service *service;
    const struct interval_list *by_rule;
    struct date today;
};

/* All that is open from `first` to `last` (days from today), one span after the other. */
struct walk {
    const struct clock_face *face;
    int day, last, at; /* at: hours of that day, then what rules made */
    int occurrence;
};

static bool weekly_span(struct walk *walk, struct span *ret_span)
{
    const struct service *service = walk->face->service;
    for (; walk->day <= walk->last; walk->day++, walk->at = 0) {
        struct date date = date_of_days(date_days(walk->face->today) + walk->day);
        enum day_rule rule = day_rule(service, date);
        if (rule == DAY_CLOSED || rule == DAY_UNSURE)
            continue;
        while (walk->at < service->n_hours) {
            const struct hours *hours = &service->hours[walk->at++];
            if (!hours_hold(hours, date, rule))
                continue;
            *ret_span = span_of(hours, walk->day);
            return true;
        }
    }
    return false;
}

int occurrence_minutes(const struct service *service, const struct interval *interval)
{
    struct moment end = interval_end(interval, service->zone.len ? service->zone : STR(ZONE_DEFAULT));
    return (int)((interval->end_s - interval->start_s) / 60) + end.offset_min - interval->offset_min;
}

static struct span span_of_occurrence(const struct clock_face *face, const struct interval *interval)
{
    struct moment start = moment_of_s(interval->start_s, interval->offset_min);
    int opens = (int)(date_days(start.date) - date_days(face->today)) * DAY + start.hour * 60 + start.minute;
    return (struct span){opens, opens + occurrence_minutes(face->service, interval)};
}

static bool rule_span(struct walk *walk, int first, struct span *ret_span)
{
    const struct interval_list *list = walk->face->by_rule;
    while (list && walk->occurrence < list->n) {
        struct moment start =
            moment_of_s(list->items[walk->occurrence].start_s, list->items[walk->occurrence].offset_min);
        int64_t day = date_days(start.date) - date_days(walk->face->today);
        const struct interval *interval = &list->items[walk->occurrence++];
        enum day_rule rule =
            day < first || day > walk->last ? DAY_CLOSED : day_rule(walk->face->service, start.date);
        if (rule != DAY_AS_WEEKDAY)
            continue;
        *ret_span = span_of_occurrence(walk->face, interval);
        return true;
    }
    return false;
}

static bool next_span(struct walk *walk, int first, struct span *ret_span)
{
    return weekly_span(walk, ret_span) || rule_span(walk, first, ret_span);
}

/* The opening that covers `minute`, if any: where it closes at the latest, else `minute` itself. */
static int covered_until(const struct clock_face *face, int minute)
{
    int closes = minute, day = minute / DAY;
    struct walk walk = {.face = face, .day = day - 1, .last = day};
    for (struct span span; next_span(&walk, day - 1, &span);)
        if (span.opens <= minute && minute < span.closes && span.closes > closes)
            closes = span.closes;
    return closes;
}

/* Openings that touch or overlap are one: 10–12 and 12–16 close at 16. */
static int closing_time(const struct clock_face *face, int now)
{
    int closes = covered_until(face, now);
    while (closes < DAYS_AHEAD * DAY) {
        int later = covered_until(face, closes);
        if (later == closes)
            break;
        closes = later;
    }
    return closes;
}

/* The first opening from `first` to `last` that begins after `now`; -1 when there is none. */
static int opening_after(const struct clock_face *face, int first, int last, int now)
{
    int opens = -1;
    struct walk walk = {.face = face, .day = first, .last = last};
    for (struct span span; next_span(&walk, first, &span);)
        if (span.opens > now && (opens < 0 || span.opens < opens))
            opens = span.opens;
    return opens;
}

static struct opening next_opening(const struct clock_face *face, int now)
{
    int opens = opening_after(face, 0, DAYS_AHEAD, now);
    if (opens < 0)
        return (struct opening){.state = OPEN_NOT_SOON};
    int day = opens / DAY;
    return (struct opening){.state = day ? OPEN_ON_DAY : OPEN_LATER_TODAY,
                            .minutes = opens - day * DAY,
                            .day = date_of_days(date_days(face->today) + day)};
}

bool hours_on_weekday(const struct service *service, struct date day)
{
    for (int i = 0; i < service->n_hours; i++)
        if (hours_hold(&service->hours[i], day, DAY_AS_WEEKDAY))
            return true;
    return false;
}

/* Why today is not as its weekday would be. */
static void explain(const struct clock_face *face, struct opening *opening)
{
    enum day_rule rule = day_rule(face->service, face->today);
    opening->opens_today = opening_after(face, 0, 0, -1) >= 0;
    if (!hours_on_weekday(face->service, face->today) && rule != DAY_AS_HOLIDAY)
        return;
    opening->closed_by = closure_on(face->service, face->today);
    if (rule != DAY_AS_WEEKDAY && !opening->closed_by)
        opening->holiday = holiday_here(face->service, face->today);
    if (rule == DAY_UNSURE && opening->state != OPEN_NOW)
        opening->state = OPEN_UNSURE;
}

struct opening hours_at(const struct service *service, const struct interval_list *by_rule,
                        struct moment local)
{
    int now = local.hour * 60 + local.minute;
    struct clock_face face = {service, by_rule, local.date};
    if (!service->n_hours)
        return (struct opening){.state = OPEN_UNKNOWN};
    int closes = closing_time(&face, now);
    struct opening opening = next_opening(&face, now);
    if (closes > now) {
        int day = (closes - 1) / DAY; /* midnight belongs to the day that ends: 24:00 */
        opening = (struct opening){.state = OPEN_NOW,
                                   .minutes = closes - day * DAY,
                                   .day = date_of_days(date_days(local.date) + day)};
    }
    explain(&face, &opening);
    return opening;
}

bool hours_open(const struct service *service, const struct interval_list *by_rule, struct moment local)
{
    int now = local.hour * 60 + local.minute;
    struct clock_face face = {service, by_rule, local.date};
    return service->n_hours && covered_until(&face, now) > now;
}

static int by_time(const void *a, const void *b)
{
    const struct hours *x = *(const struct hours *const *)a, *y = *(const struct hours *const *)b;
    int c = (x->opens_min > y->opens_min) - (x->opens_min < y->opens_min);
    return c ? c : (x->closes_min > y->closes_min) - (x->closes_min < y->closes_min);
}

struct day_hours { /* what holds on one day of the week, by time */
    const struct hours *hours[ROWS_MAX];
    int n;
};

static struct day_hours hours_of_bit(const struct service *service, unsigned bit, struct date on)
{
    struct day_hours day = {.n = 0};
    for (int i = 0; i < service->n_hours && day.n < ROWS_MAX; i++)
        if (service->hours[i].days & bit && within(on, service->hours[i].from, service->hours[i].until))
            day.hours[day.n++] = &service->hours[i];
    qsort(day.hours, (size_t)day.n, sizeof day.hours[0], by_time);
    return day;
}

static bool same_note(const struct text_map *a, const struct text_map *b)
{
    if (a->n != b->n)
        return false;
    for (int i = 0; i < a->n; i++)
        if (!str_eq(a->entries[i].tag, b->entries[i].tag) || !str_eq(a->entries[i].text, b->entries[i].text))
            return false;
    return true;
}

static bool same_hours(const struct day_hours *a, const struct day_hours *b)
{
    if (a->n != b->n)
        return false;
    for (int i = 0; i < a->n; i++)
        if (by_time(&a->hours[i], &b->hours[i]) || !same_note(&a->hours[i]->note, &b->hours[i]->note))
            return false;
    return true;
}

static int add_rows(struct hours_row *rows, int n, unsigned days, const struct day_hours *day)
{
    if (day->n == 0 && n < ROWS_MAX)
        rows[n++] = (struct hours_row){.days = days};
    for (int i = 0; i < day->n && n < ROWS_MAX; i++) {
        const struct hours *hours = day->hours[i];
        bool all_day = hours->opens_min == 0 && hours->closes_min == 0; /* 0 and 0 would read as closed */
        rows[n++] = (struct hours_row){days, hours->opens_min, all_day ? DAY : hours->closes_min,
                                       hours->note.n ? &hours->note : NULL};
    }
    return n;
}

int hours_rows(const struct service *service, struct date on, struct arena *arena,
               struct hours_row **ret_rows)
{
    struct hours_row *rows = ARENA_ARRAY(arena, struct hours_row, ROWS_MAX);
    int n = 0;
    *ret_rows = rows;
    if (!service->n_hours)
        return 0;
    for (int first = 0, last; first < 7; first = last) {
        struct day_hours day = hours_of_bit(service, 1u << first, on);
        unsigned days = 0;
        for (last = first; last < 7; last++) {
            struct day_hours other = hours_of_bit(service, 1u << last, on);
            if (!same_hours(&day, &other))
                break;
            days |= 1u << last;
        }
        n = add_rows(rows, n, days, &day);
    }
    struct day_hours holidays = hours_of_bit(service, HOURS_HOLIDAY, on);
    return holidays.n ? add_rows(rows, n, HOURS_HOLIDAY, &holidays) : n;
}
