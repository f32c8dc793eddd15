// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "text/format.h"
#include "text/format_part.h"

enum { HOUR = 60, DAY = 24 * HOUR, WALK_MAX_MIN = 45 };
static const double WALK_M_PER_MIN = 80, WAY_FACTOR = 1.3, HERE_M = 30;

/* Whole weeks are said from a fortnight on, months from two. */
enum { WEEKS_FROM = 14, MONTHS_FROM = 60, YEAR_DAYS = 365 };

struct str format_age(struct arena *arena, const struct words *words, struct date then, struct date today)
{
    int64_t days = date_days(today) - date_days(then);
    int64_t weeks = days / 7, months = (days * 12 + YEAR_DAYS / 2) / YEAR_DAYS,
            years = days * 4 / (4 * YEAR_DAYS + 1);
    if (days <= 0)
        return catalog_get(words->catalog, "format", "today");
    if (days == 1)
        return catalog_get(words->catalog, "format", "yesterday");
    if (days < WEEKS_FROM)
        return format_count(arena, words, "format", "{count} day ago", "{count} days ago", days);
    if (days < MONTHS_FROM)
        return format_count(arena, words, "format", "{count} week ago", "{count} weeks ago", weeks);
    if (days < YEAR_DAYS)
        return format_count(arena, words, "format", "{count} month ago", "{count} months ago", months);
    if (days < 2 * YEAR_DAYS + 1)
        return catalog_get(words->catalog, "format", "over a year ago");
    return format_count(arena, words, "format", "over {count} year ago", "over {count} years ago", years);
}

static struct str hours_text(struct arena *arena, const struct words *words, int64_t hours)
{
    if (hours == 1)
        return catalog_get(words->catalog, "format", "an hour");
    return format_count(arena, words, "format", "{count} hour", "{count} hours", hours);
}

static struct str minutes_text(struct arena *arena, const struct words *words, int64_t minutes)
{
    return format_count(arena, words, "format", "{count} minute", "{count} minutes", minutes);
}

static struct str hours_and_minutes(struct arena *arena, const struct words *words, int minutes)
{
    const struct value values[] = {{"hours", hours_text(arena, words, minutes / HOUR), VALUE_TEXT},
                                   {"minutes", minutes_text(arena, words, minutes % HOUR), VALUE_TEXT}};
    return message_fill(arena, catalog_get(words->catalog, "format", "{hours} {minutes}"), values, 2);
}

struct str format_minutes(struct arena *arena, const struct words *words, int minutes)
{
    int days = minutes / DAY;
    if (minutes == HOUR / 2)
        return catalog_get(words->catalog, "format", "half an hour");
    if (minutes == DAY)
        return catalog_get(words->catalog, "format", "a day");
    if (minutes > DAY && minutes % DAY == 0)
        return format_count(arena, words, "format", "{count} day", "{count} days", days);
    if (minutes >= HOUR && minutes % HOUR == 0)
        return hours_text(arena, words, minutes / HOUR);
    if (minutes < 2 * HOUR)
        return minutes_text(arena, words, minutes);
    if (minutes % (HOUR / 2) == 0) {
        struct value count = {"count", format_tenths(arena, words->lang, minutes / 6), VALUE_LTR};
        return message_fill(arena, catalog_get(words->catalog, "format|fraction", "{count} hours"), &count,
                            1);
    }
    return hours_and_minutes(arena, words, minutes);
}

struct str format_distance(struct arena *arena, const struct words *words, double metres)
{
    if (!(metres >= 0) || isinf(metres))
        return STR("");
    if (metres < HERE_M)
        return catalog_get(words->catalog, "format", "here");
    double way_m = metres * WAY_FACTOR;
    int64_t minutes = llround(fmax(1, way_m / WALK_M_PER_MIN));
    if (minutes <= WALK_MAX_MIN)
        return format_count(arena, words, "format", "{count} minute’s walk", "{count} minutes’ walk",
                            minutes);
    struct value km = {"distance", format_number(arena, words->lang, llround(way_m / 1000)), VALUE_LTR};
    return message_fill(arena, catalog_get(words->catalog, "format", "{distance} km away"), &km, 1);
}
