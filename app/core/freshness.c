// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/freshness.h"

static int days_in_month(int year, int month)
{
    struct date next = {month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1};
    return date_of_days(date_days(next) - 1).day;
}

static int64_t months_after(struct date date, int months)
{
    int month = date.month - 1 + months;
    struct date then = {date.year + month / 12, month % 12 + 1, date.day};
    int last = days_in_month(then.year, then.month);
    then.day = then.day > last ? last : then.day;
    return date_days(then);
}

struct freshness freshness_of(struct date checked_on, struct date today)
{
    if (!checked_on.year)
        return (struct freshness){.stage = FRESHNESS_NEVER};
    int64_t day = date_days(today), last_fresh = months_after(checked_on, FRESH_MONTHS),
            faded = months_after(checked_on, FADED_MONTHS);
    if (day <= last_fresh)
        return (struct freshness){FRESHNESS_FRESH, FRESHNESS_WHOLE, date_of_days(last_fresh + 1)};
    if (day >= faded)
        return (struct freshness){.stage = FRESHNESS_FADED};
    int score = (int)(FRESHNESS_WHOLE * (faded - day) / (faded - last_fresh));
    return (struct freshness){FRESHNESS_FADING, score, date_of_days(faded)};
}
