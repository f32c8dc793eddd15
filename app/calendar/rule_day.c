// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/rule_day.h"

static bool has(const struct rule_list *list, int value)
{
    for (int i = 0; i < list->n; i++)
        if (list->values[i] == value)
            return true;
    return false;
}

bool rule_allows(const struct rule_list *list, int value)
{
    return list->n == 0 || has(list, value);
}

bool rule_allows_place(const struct rule_list *list, int from_front, int length)
{
    return list->n == 0 || has(list, from_front) || has(list, from_front - length - 1);
}

int rule_month_length(int year, int month)
{
    return (int)(date_days((struct date){year + month / 12, month % 12 + 1, 1}) -
                 date_days((struct date){year, month, 1}));
}

static int year_length(int year)
{
    return (int)(date_days((struct date){year + 1, 1, 1}) - date_days((struct date){year, 1, 1}));
}

static int day_of_year(struct date date)
{
    return (int)(date_days(date) - date_days((struct date){date.year, 1, 1})) + 1;
}

/* BYDAY: the weekday, and with a number its how manieth of the month or the year. */
static bool allows_weekday(const struct rule *rule, struct date date)
{
    bool of_year = rule->freq == RULE_YEARLY && rule->months.n == 0;
    int weekday = date_weekday(date);
    for (int i = 0; i < rule->days.n; i++) {
        int position = rule_day_position(rule->days.values[i]);
        if (rule_day_weekday(rule->days.values[i]) != weekday)
            continue;
        if (position == 0)
            return true;
        int day = of_year ? day_of_year(date) : date.day;
        int length = of_year ? year_length(date.year) : rule_month_length(date.year, date.month);
        if (position == (position > 0 ? (day - 1) / 7 + 1 : -((length - day) / 7 + 1)))
            return true;
    }
    return rule->days.n == 0;
}

bool rule_allows_day(const struct rule *rule, int64_t day)
{
    struct date date = date_of_days(day);
    return rule_allows(&rule->months, date.month) &&
           (rule->month_days.n == 0 ||
            rule_allows_place(&rule->month_days, date.day, rule_month_length(date.year, date.month))) &&
           (rule->year_days.n == 0 ||
            rule_allows_place(&rule->year_days, day_of_year(date), year_length(date.year))) &&
           allows_weekday(rule, date);
}

int64_t rule_week_of(const struct rule *rule, int64_t day)
{
    return day - (date_weekday(date_of_days(day)) - rule->week_start + 7) % 7;
}

int64_t rule_first_week(const struct rule *rule, int year)
{
    return rule_week_of(rule, date_days((struct date){year, 1, 4}));
}

int rule_week_year(const struct rule *rule, int64_t day)
{
    int year = date_of_days(day).year;
    if (day < rule_first_week(rule, year))
        return year - 1;
    return day >= rule_first_week(rule, year + 1) ? year + 1 : year;
}

static void imply(struct rule_list *list, int value)
{
    if (list->n == 0) {
        list->n = 1;
        list->values[0] = (int16_t)value;
    }
}

/* "Information not contained in the rule is derived from DTSTART." */
static void imply_day(struct rule *rule, struct date start)
{
    bool other_day = rule->year_days.n || rule->days.n;
    if (rule->freq == RULE_YEARLY && !other_day && !rule->week_nos.n && rule->month_days.n)
        imply(&rule->months, start.month);
    if (other_day || rule->month_days.n)
        return;
    if (rule->freq == RULE_WEEKLY || (rule->freq == RULE_YEARLY && rule->week_nos.n))
        imply(&rule->days, date_weekday(start));
    else if (rule->freq == RULE_MONTHLY || (rule->freq == RULE_YEARLY && rule->months.n))
        imply(&rule->month_days, start.day);
    else if (rule->freq == RULE_YEARLY) {
        imply(&rule->months, start.month);
        imply(&rule->month_days, start.day);
    }
}

/* A leap second is the second before it, as everywhere. */
static void fold_leap_second(struct rule_list *seconds)
{
    if (seconds->n && seconds->values[seconds->n - 1] == 60) {
        seconds->values[seconds->n - 1] = 59;
        if (seconds->n > 1 && seconds->values[seconds->n - 2] == 59)
            seconds->n--;
    }
}

static void imply_clock(struct rule *rule, struct moment start)
{
    fold_leap_second(&rule->seconds);
    if (rule->freq >= RULE_DAILY)
        imply(&rule->hours, start.hour);
    if (rule->freq >= RULE_HOURLY)
        imply(&rule->minutes, start.minute);
    if (rule->freq >= RULE_MINUTELY)
        imply(&rule->seconds, start.second);
}

void rule_imply(struct rule *rule, struct moment start)
{
    imply_day(rule, start.date);
    imply_clock(rule, start);
}
