// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format.h"
#include "text/format_part.h"

enum { WEEKDAY_ALONE_DAYS = 6, WITHOUT_YEAR_DAYS = 200, WEEK = 7, EVERY_DAY = 0x7f };

static struct str minutes_text(struct arena *arena, int minutes)
{
    return arena_printf(arena, "%02d:%02d", minutes / 60, minutes % 60);
}

struct str format_clock(struct arena *arena, int minutes_of_day)
{
    return minutes_text(arena, minutes_of_day);
}

struct str format_clock_range(struct arena *arena, int from_min, int to_min)
{
    struct str from = minutes_text(arena, from_min), to = minutes_text(arena, to_min);
    return arena_printf(arena, "%.*s–%.*s", STR_FMT(from), STR_FMT(to));
}

struct str format_day(struct arena *arena, const struct words *words, struct date date, struct date today)
{
    int64_t ahead = date_days(date) - date_days(today);
    if (ahead == 0)
        return catalog_get(words->catalog, "format", "today");
    if (ahead == 1)
        return catalog_get(words->catalog, "format", "tomorrow");
    if (ahead > 1 && ahead <= WEEKDAY_ALONE_DAYS)
        return format_date(arena, words->lang, date, DATE_WEEKDAY);
    bool near = ahead > -WITHOUT_YEAR_DAYS && ahead < WITHOUT_YEAR_DAYS;
    return format_date(arena, words->lang, date, near ? DATE_LONG : DATE_FULL);
}

static struct str day_and_time(struct arena *arena, const struct words *words, struct str day,
                               struct str time)
{
    const struct value values[] = {{"day", day, VALUE_TEXT}, {"time", time, VALUE_LTR}};
    return message_fill(arena, catalog_get(words->catalog, "format", "{day} {time}"), values, 2);
}

static struct str moment_text(struct arena *arena, const struct words *words, struct moment at,
                              struct date today)
{
    struct str day = format_day(arena, words, at.date, today);
    return day_and_time(arena, words, day, format_clock(arena, at.hour * 60 + at.minute));
}

/* What ends in the night after it began is still one evening: "Friday 22:00–02:00". */
static bool is_one_day(struct moment start, struct moment end)
{
    int64_t days = date_days(end.date) - date_days(start.date);
    return days == 0 || (days == 1 && end.hour * 60 + end.minute < start.hour * 60 + start.minute);
}

struct str format_when(struct arena *arena, const struct words *words, struct moment start, struct moment end,
                       struct date today)
{
    int from = start.hour * 60 + start.minute, to = end.hour * 60 + end.minute;
    if (end.date.year == 0 || moment_s(end) <= moment_s(start))
        return moment_text(arena, words, start, today);
    if (is_one_day(start, end))
        return day_and_time(arena, words, format_day(arena, words, start.date, today),
                            format_clock_range(arena, from, to));
    const struct value values[] = {{"start", moment_text(arena, words, start, today), VALUE_TEXT},
                                   {"end", moment_text(arena, words, end, today), VALUE_TEXT}};
    return message_fill(arena, catalog_get(words->catalog, "format", "{start} – {end}"), values, 2);
}

static struct str weekday_name(struct arena *arena, const struct lang *lang, int weekday)
{
    return format_date(arena, lang, date_of_days(4 + weekday), DATE_WEEKDAY); /* 1970-01-05 was a Monday */
}

static int run_end(unsigned days, int from)
{
    int to = from;
    while (to + 1 < WEEK && days & 1u << (to + 1))
        to++;
    return to;
}

/* Three days or more in a row make a run. */
struct str format_days(struct arena *arena, const struct words *words, unsigned days)
{
    struct str items[WEEK];
    int n = 0;
    if ((days & EVERY_DAY) == EVERY_DAY)
        return catalog_get(words->catalog, "format", "every day");
    for (int day = 0; day < WEEK; day++) {
        if (!(days & 1u << day))
            continue;
        int last = run_end(days, day);
        items[n] = weekday_name(arena, words->lang, day);
        if (last - day >= 2) {
            struct str until = weekday_name(arena, words->lang, last);
            items[n] = arena_printf(arena, "%.*s–%.*s", STR_FMT(items[n]), STR_FMT(until));
            day = last;
        }
        n++;
    }
    return format_list(arena, words->lang, items, n);
}
