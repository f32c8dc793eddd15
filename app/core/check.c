// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

#include "core/field.h"
#include "core/rule.h"
#include "text/zone.h"

bool moment_given(struct moment moment)
{
    return moment.date.year != 0;
}

bool date_given(struct date date)
{
    return date.year != 0;
}

void check_dates(struct parse *parse, const struct at *at, struct date from, struct date until,
                 const char *from_name, const char *until_name)
{
    if (date_given(from) && date_given(until) && date_cmp(from, until) > 0)
        parse_error(parse, &(struct at){at, until_name, 0}, "order",
                    "\"%s\" is before \"%s\"; put them in order", until_name, from_name);
}

void check_moments(struct parse *parse, const struct at *at, struct moment start, struct moment end,
                   const char *start_name, const char *end_name)
{
    if (moment_given(start) && moment_given(end) && moment_s(start) >= moment_s(end))
        parse_error(parse, &(struct at){at, end_name, 0}, "order", "\"%s\" must be after \"%s\"", end_name,
                    start_name);
}

static void check_first_day(struct parse *parse, const struct at *at, struct moment start, struct str rrule)
{
    struct rule rule;
    const char *why;
    if (!rule_parse(rrule, &rule, &why) || rule.freq != RULE_WEEKLY || !rule.days.n)
        return;
    for (int i = 0; i < rule.days.n; i++)
        if (rule_day_weekday(rule.days.values[i]) == date_weekday(start.date))
            return;
    parse_warning(
        parse, &(struct at){at, "start", 0}, "date",
        "the first time is on a day of the week that the rule does not name; it is shown all the same");
}

void check_zone(struct parse *parse, const struct at *at, struct moment start, struct str zone_name,
                struct str rrule)
{
    const struct zone *zone;
    struct str name = zone_name.len ? zone_name : STR(ZONE_DEFAULT);
    if (parse->mode != PARSE_IMPORT || !moment_given(start) || !(zone = zone_find(name)))
        return;
    int offset = zone_offset_min(zone, moment_s(start));
    if (offset != start.offset_min)
        parse_warning(parse, &(struct at){at, "start", 0}, "date",
                      "the clock of %.*s is %c%02d:%02d from UTC at that time, not what is written; the "
                      "screen shows another hour",
                      STR_FMT(name), offset < 0 ? '-' : '+', abs(offset) / 60, abs(offset) % 60);
    check_first_day(parse, at, moment_of_s(moment_s(start), offset), rrule);
}
