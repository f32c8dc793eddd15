// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/holidays.h"

/* The Gregorian computus as Meeus, Jones and Butcher give it: no exceptions, no tables. */
static int64_t easter_days(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
    return date_days((struct date){year, month, day});
}

static enum holiday movable(struct date day)
{
    static const struct {
        int after_easter;
        enum holiday holiday;
    } rows[] = {
        {-2, HOLIDAY_GOOD_FRIDAY}, {0, HOLIDAY_EASTER},     {1, HOLIDAY_EASTER_MONDAY},
        {39, HOLIDAY_ASCENSION},   {49, HOLIDAY_PENTECOST},
    };
    int64_t after = date_days(day) - easter_days(day.year);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (after == rows[i].after_easter)
            return rows[i].holiday;
    return HOLIDAY_NONE;
}

/* The one day of that weekday among the seven that begin with month/first. */
static bool is_weekday_from(struct date day, int month, int first, int weekday)
{
    int64_t from = date_days((struct date){day.year, month, first}), days = date_days(day);
    return days >= from && days < from + 7 && date_weekday(day) == weekday;
}

static enum holiday by_weekday(struct date day)
{
    enum { FRIDAY = 4, SATURDAY = 5 };
    if (is_weekday_from(day, 6, 19, FRIDAY))
        return HOLIDAY_MIDSUMMER_EVE;
    if (is_weekday_from(day, 6, 20, SATURDAY))
        return HOLIDAY_MIDSUMMER;
    return is_weekday_from(day, 10, 31, SATURDAY) ? HOLIDAY_ALL_SAINTS : HOLIDAY_NONE;
}

static enum holiday fixed(struct date day)
{
    static const struct {
        int month, day;
        enum holiday holiday;
    } rows[] = {
        {1, 1, HOLIDAY_NEW_YEAR},     {1, 6, HOLIDAY_EPIPHANY},        {5, 1, HOLIDAY_MAY_DAY},
        {6, 6, HOLIDAY_NATIONAL_DAY}, {12, 24, HOLIDAY_CHRISTMAS_EVE}, {12, 25, HOLIDAY_CHRISTMAS},
        {12, 26, HOLIDAY_BOXING_DAY}, {12, 31, HOLIDAY_NEW_YEARS_EVE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (day.month == rows[i].month && day.day == rows[i].day)
            return rows[i].holiday;
    return HOLIDAY_NONE;
}

enum holiday holiday_on(struct date day)
{
    enum holiday holiday = movable(day);
    if (holiday == HOLIDAY_NONE)
        holiday = fixed(day);
    return holiday == HOLIDAY_NONE ? by_weekday(day) : holiday;
}
