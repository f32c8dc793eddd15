// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hours.h"

#include <stdlib.h>

#include "core/field.h"

enum { DAY = 1440, DAYS_AHEAD = 14, ROWS_MAX = 14 };

/* Minutes from the midnight that began today; `opens` may lie before it. */
struct span {
    int opens, closes;
};

static bool within(struct date day, struct date from, struct date until)
{
    return (!date_given(from) || date_cmp(day, from) >= 0) &&
           (!date_given(until) || date_cmp(day, until) <= 0);
}

static bool holds_on(const struct hours *hours, struct date day)
{
    return hours->days & 1u << date_weekday(day) && within(day, hours->from, hours->until);
}

static const struct closure *closure_on(const struct service *service, struct date day)
{
    for (int i = 0; i < service->n_closures; i++)
        if (within(day, service->closures[i].from, service->closures[i].until))
            return &service->closures[i];
    return NULL;
}

static struct span span_of(const struct hours *hours, int day)
{
    int night = hours->closes_min <= hours->opens_min ? DAY : 0;
    return (struct span){day * DAY + hours->opens_min, day * DAY + hours->closes_min + night};
}

/* The opening that covers `minute`, if any: where it closes at the latest, else `minute` itself. */
static int covered_until(const struct service *service, struct date today, int minute)
{
    int closes = minute, day = minute / DAY;
    for (int d = day - 1; d <= day; d++) {
        struct date date = date_of_days(date_days(today) + d);
        if (closure_on(service, date))
            continue;
        for (int i = 0; i < service->n_hours; i++) {
            struct span span = span_of(&service->hours[i], d);
            if (holds_on(&service->hours[i], date) && span.opens <= minute && minute < span.closes &&
                span.closes > closes)
                closes = span.closes;
        }
    }
    return closes;
}

/* Openings that touch or overlap are one: 10–12 and 12–16 close at 16. */
static int closing_time(const struct service *service, struct date today, int now)
{
    int closes = covered_until(service, today, now);
    while (closes < DAYS_AHEAD * DAY) {
        int later = covered_until(service, today, closes);
        if (later == closes)
            break;
        closes = later;
    }
    return closes;
}

/* The first opening of that day after `now`; -1 when there is none. */
static int opening_after(const struct service *service, struct date today, int day, int now)
{
    struct date date = date_of_days(date_days(today) + day);
    int opens = -1;
    if (closure_on(service, date))
        return -1;
    for (int i = 0; i < service->n_hours; i++) {
        struct span span = span_of(&service->hours[i], day);
        if (holds_on(&service->hours[i], date) && span.opens > now && (opens < 0 || span.opens < opens))
            opens = span.opens;
    }
    return opens;
}

static const struct closure *closed_by(const struct service *service, struct date today)
{
    for (int i = 0; i < service->n_hours; i++)
        if (holds_on(&service->hours[i], today))
            return closure_on(service, today);
    return NULL;
}

static struct opening next_opening(const struct service *service, struct date today, int now)
{
    for (int day = 0; day <= DAYS_AHEAD; day++) {
        int opens = opening_after(service, today, day, now);
        if (opens >= 0)
            return (struct opening){.state = day ? OPEN_ON_DAY : OPEN_LATER_TODAY,
                                    .minutes = opens - day * DAY,
                                    .day = date_of_days(date_days(today) + day)};
    }
    return (struct opening){.state = OPEN_NOT_SOON};
}

struct opening hours_at(const struct service *service, struct moment local)
{
    int now = local.hour * 60 + local.minute;
    if (!service->n_hours)
        return (struct opening){.state = OPEN_UNKNOWN};
    int closes = closing_time(service, local.date, now);
    struct opening opening = next_opening(service, local.date, now);
    if (closes > now) {
        int day = (closes - 1) / DAY; /* midnight belongs to the day that ends: 24:00 */
        opening = (struct opening){.state = OPEN_NOW,
                                   .minutes = closes - day * DAY,
                                   .day = date_of_days(date_days(local.date) + day)};
    }
    opening.closed_by = closed_by(service, local.date);
    return opening;
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

static struct day_hours hours_of_day(const struct service *service, int weekday, struct date on)
{
    struct day_hours day = {.n = 0};
    for (int i = 0; i < service->n_hours && day.n < ROWS_MAX; i++)
        if (service->hours[i].days & 1u << weekday &&
            within(on, service->hours[i].from, service->hours[i].until))
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
        struct day_hours day = hours_of_day(service, first, on);
        unsigned days = 0;
        for (last = first; last < 7; last++) {
            struct day_hours other = hours_of_day(service, last, on);
            if (!same_hours(&day, &other))
                break;
            days |= 1u << last;
        }
        n = add_rows(rows, n, days, &day);
    }
    return n;
}
