// SPDX-License-Identifier: GPL-3.0-or-later
/* A rule as RFC 5545 tells it: time falls into periods (the frequency and the interval); in each period the
 * BY… parts choose days and times of day; BYSETPOS chooses among these. The set of a period is never written
 * out: it is the product of its bases (days, or one hour, minute or second) and the times within a base, both
 * ascending. */
#include "calendar/recur.h"

#include <stdlib.h>

#include "calendar/rule_day.h"

enum { DAY_S = 86400, BASES_MAX = 371, LAST_YEAR = 9999 };

struct recur {
    struct rule rule; /* with what DTSTART implies put in */
    int64_t start_s, last_s, start_day;
    int64_t from_s; /* nothing before it is given, though COUNT counts it */
    int start_year; /* from which INTERVAL counts years */
    int64_t steps_left;
    int64_t period; /* the one to make next: 0, 1, 2 … */
    int32_t *times; /* seconds within a base */
    int64_t n_times;
    int64_t bases[BASES_MAX]; /* seconds */
    int64_t n_bases;
    int64_t chosen[RULE_LIST_MAX]; /* BYSETPOS of this period: indices into its set */
    int64_t n_chosen;
    int64_t at; /* in `chosen`, or in the set */
    int n_given;
};

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static void add_days(struct recur *recur, int64_t first, int64_t n)
{
    for (int64_t day = first; day < first + n; day++)
        if (rule_allows_day(&recur->rule, day))
            recur->bases[recur->n_bases++] = day * DAY_S;
}

static void add_weeks(struct recur *recur, int year)
{
    int64_t first = rule_first_week(&recur->rule, year);
    int n_weeks = (int)(rule_first_week(&recur->rule, year + 1) - first) / 7;
    for (int week = 1; week <= n_weeks; week++)
        if (rule_allows_place(&recur->rule.week_nos, week, n_weeks))
            add_days(recur, first + (week - 1) * 7, 7);
}

static int unit_s(enum rule_freq freq)
{
    return freq == RULE_SECONDLY ? 1 : freq == RULE_MINUTELY ? 60 : 3600;
}

/* One hour, minute or second. Where it is not allowed, the periods up to the end of the day, hour or minute
 * that is not allowed either are passed over. */
static void add_clock_period(struct recur *recur)
{
    const struct rule *rule = &recur->rule;
    int64_t unit = unit_s(rule->freq), step = unit * rule->interval,
            first = floor_div(recur->start_s, unit) * unit;
    int64_t base = first + recur->period * step, day = floor_div(base, DAY_S), next = 0;
    if (!rule_allows_day(rule, day))
        next = (day + 1) * DAY_S;
    else if (!rule_allows(&rule->hours, (int)(base - day * DAY_S) / 3600))
        next = (floor_div(base, 3600) + 1) * 3600;
    else if (rule->freq <= RULE_MINUTELY && !rule_allows(&rule->minutes, (int)(base - day * DAY_S) / 60 % 60))
        next = (floor_div(base, 60) + 1) * 60;
    else if (rule->freq == RULE_SECONDLY && !rule_allows(&rule->seconds, (int)(base - day * DAY_S) % 60))
        next = base + 1;
    else
        recur->bases[recur->n_bases++] = base;
    recur->period = next ? floor_div(next - first + step - 1, step) : recur->period + 1;
}

static void add_month(struct recur *recur, int64_t months)
{
    int year = (int)floor_div(months, 12), month = (int)(months - year * 12) + 1;
    if (year <= LAST_YEAR && rule_allows(&recur->rule.months, month))
        add_days(recur, date_days((struct date){year, month, 1}), rule_month_length(year, month));
}

static void add_year(struct recur *recur, int year)
{
    if (recur->rule.week_nos.n)
        add_weeks(recur, year);
    else
        for (int month = 0; month < 12; month++)
            add_month(recur, (int64_t)year * 12 + month);
}

static void add_period(struct recur *recur)
{
    const struct rule *rule = &recur->rule;
    struct date start = date_of_days(recur->start_day);
    int64_t n = recur->period * rule->interval;
    switch (rule->freq) {
    case RULE_SECONDLY:
    case RULE_MINUTELY:
    case RULE_HOURLY:
        add_clock_period(recur);
        return;
    case RULE_DAILY:
        add_days(recur, recur->start_day + n, 1);
        break;
    case RULE_WEEKLY:
        add_days(recur, rule_week_of(rule, recur->start_day) + n * 7, 7);
        break;
    case RULE_MONTHLY:
        add_month(recur, start.year * 12 + start.month - 1 + n);
        break;
    case RULE_YEARLY:
        add_year(recur, recur->start_year + (int)n);
        break;
    }
    recur->period++;
}

/* Where the period to make next begins, at the earliest. */
static int64_t period_day(const struct recur *recur)
{
    int64_t n = recur->period * recur->rule.interval;
    switch (recur->rule.freq) {
    case RULE_SECONDLY:
    case RULE_MINUTELY:
    case RULE_HOURLY:
        return floor_div(recur->start_s + n * unit_s(recur->rule.freq), DAY_S);
    case RULE_DAILY:
        return recur->start_day + n;
    case RULE_WEEKLY:
        return recur->start_day + n * 7 - 6;
    case RULE_MONTHLY:
        return recur->start_day + n * 28 - 31;
    case RULE_YEARLY:
        return recur->start_day + n * 365 - 373;
    }
    return 0;
}

static int compare_indices(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void choose(struct recur *recur)
{
    int64_t size = recur->n_bases * recur->n_times;
    const struct rule_list *positions = &recur->rule.set_pos;
    int64_t n = 0;
    for (int i = 0; i < positions->n; i++) {
        int64_t index = positions->values[i] > 0 ? positions->values[i] - 1 : size + positions->values[i];
        if (index >= 0 && index < size)
            recur->chosen[n++] = index;
    }
    qsort(recur->chosen, (size_t)n, sizeof recur->chosen[0], compare_indices);
    recur->n_chosen = 0;
    for (int64_t i = 0; i < n; i++) /* the third may be the last but one */
        if (i == 0 || recur->chosen[i] != recur->chosen[i - 1])
            recur->chosen[recur->n_chosen++] = recur->chosen[i];
}

static bool next_of_period(struct recur *recur, int64_t *ret_s)
{
    bool chooses = recur->rule.set_pos.n;
    if (recur->at >= (chooses ? recur->n_chosen : recur->n_bases * recur->n_times))
        return false;
    int64_t index = chooses ? recur->chosen[recur->at] : recur->at;
    recur->at++;
    *ret_s = recur->bases[index / recur->n_times] + recur->times[index % recur->n_times];
    return true;
}

static enum recur_end make_period(struct recur *recur)
{
    int64_t day = period_day(recur);
    if (day > floor_div(recur->last_s, DAY_S) || date_of_days(day).year > LAST_YEAR)
        return RECUR_OVER;
    if (recur->steps_left-- <= 0)
        return RECUR_STEPS;
    recur->n_bases = recur->at = 0;
    add_period(recur);
    choose(recur);
    return RECUR_TIME;
}

enum recur_end recur_next(struct recur *recur, int64_t *ret_s)
{
    int64_t s;
    while (!recur->rule.count || recur->n_given < recur->rule.count) {
        if (!next_of_period(recur, &s)) {
            enum recur_end end = make_period(recur);
            if (end != RECUR_TIME)
                return end;
        } else if (s > recur->last_s) {
            return RECUR_OVER;
        } else if (s >= recur->start_s) {
            recur->n_given++;
            if (s < recur->from_s)
                continue;
            *ret_s = s;
            return RECUR_TIME;
        }
    }
    return RECUR_OVER;
}

void recur_seek(struct recur *recur, int64_t from_s)
{
    static const int days[] = {[RULE_DAILY] = 1, [RULE_WEEKLY] = 7, [RULE_MONTHLY] = 31, [RULE_YEARLY] = 366};
    const struct rule *rule = &recur->rule;
    if (from_s <= recur->start_s)
        return;
    recur->from_s = from_s;
    if (rule->count)
        return;
    int64_t length_s = rule->freq >= RULE_DAILY ? (int64_t)days[rule->freq] * DAY_S : unit_s(rule->freq);
    int64_t passed = (from_s - recur->start_s) / (length_s * rule->interval);
    recur->period = passed > 2 ? passed - 2 : 0; /* the first is cut short by DTSTART, the last by `from_s` */
}

/* With BYWEEKNO a year is one of whole weeks, and the days around New Year may belong to the other one. Where
 * that one has nothing from DTSTART on, DTSTART's calendar year counts. */
static int start_year(struct recur *recur)
{
    int year = date_of_days(recur->start_day).year, other = rule_week_year(&recur->rule, recur->start_day);
    if (recur->rule.freq != RULE_YEARLY || !recur->rule.week_nos.n || other == year)
        return year;
    add_weeks(recur, other);
    bool gives = recur->n_bases && recur->bases[recur->n_bases - 1] >= recur->start_day * DAY_S;
    recur->n_bases = 0;
    return gives ? other : year;
}

static void make_times(struct recur *recur, bool has_time)
{
    static const struct rule_list zero = {1, {0}};
    const struct rule *rule = &recur->rule;
    const struct rule_list *hours = rule->freq >= RULE_DAILY && has_time ? &rule->hours : &zero,
                           *minutes = rule->freq >= RULE_HOURLY && has_time ? &rule->minutes : &zero,
                           *seconds = rule->freq >= RULE_MINUTELY && has_time ? &rule->seconds : &zero;
    recur->times = calloc((size_t)hours->n * (size_t)minutes->n * (size_t)seconds->n, sizeof *recur->times);
    if (!recur->times)
        abort();
    for (int h = 0; h < hours->n; h++)
        for (int m = 0; m < minutes->n; m++)
            for (int s = 0; s < seconds->n; s++)
                recur->times[recur->n_times++] =
                    hours->values[h] * 3600 + minutes->values[m] * 60 + seconds->values[s];
}

/* An UNTIL that is a date holds its whole day. */
static int64_t last_of(const struct rule *rule, int64_t last_s)
{
    int64_t last =
        rule->has_until ? moment_s(rule->until) + (rule->until_has_time ? 0 : DAY_S - 1) : INT64_MAX;
    return last < last_s ? last : last_s;
}

struct recur *recur_open(const struct rule *rule, int64_t start_s, bool has_time, int64_t last_s,
                         int64_t max_steps)
{
    struct recur *recur = calloc(1, sizeof *recur);
    if (!recur)
        abort();
    recur->rule = *rule;
    recur->start_s = start_s;
    recur->start_day = floor_div(start_s, DAY_S);
    recur->last_s = last_of(rule, last_s);
    recur->steps_left = max_steps;
    rule_imply(&recur->rule, moment_of_s(start_s, 0));
    make_times(recur, has_time);
    recur->start_year = start_year(recur);
    return recur;
}

void recur_close(struct recur *recur)
{
    if (recur)
        free(recur->times);
    free(recur);
}
