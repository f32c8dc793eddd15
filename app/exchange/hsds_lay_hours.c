// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows of opening hours as schedules. */
#include <string.h>

#include "exchange/hsds_write.h"

static const char *const days[][2] = {{"mo", "MO"}, {"tu", "TU"}, {"we", "WE"}, {"th", "TH"},
                                      {"fr", "FR"}, {"sa", "SA"}, {"su", "SU"}};

static void put_days(struct js *schedule, const struct js *names)
{
    struct buf text;
    buf_init(&text, 60);
    for (size_t i = 0; i < js_len(names); i++)
        for (int k = 0; k < 7; k++)
            if (str_is(js_str(js_at(names, i)), days[k][0]))
                buf_printf(&text, "%s%s", text.len ? "," : "", days[k][1]);
    js_put_z(schedule, "freq", "WEEKLY");
    js_put_str(schedule, "byday", buf_view(&text));
    buf_release(&text);
}

static void put_part(struct js *schedule, struct str name, struct str value)
{
    static const char *const names[][2] = {{"FREQ", "freq"},         {"BYDAY", "byday"},
                                           {"WKST", "wkst"},         {"BYMONTHDAY", "bymonthday"},
                                           {"BYWEEKNO", "byweekno"}, {"BYYEARDAY", "byyearday"}};
    int64_t number;
    for (int i = 0; i < 6; i++)
        if (str_is(name, names[i][0]))
            js_put_str(schedule, names[i][1], value);
    if (str_is(name, "INTERVAL") && str_int(value, &number))
        js_put_int(schedule, "interval", number);
    if (str_is(name, "COUNT") && str_int(value, &number))
        js_put_int(schedule, "count", number);
}

/* "FREQ=DAILY;COUNT=1", a single day, has no frequency that HSDS knows: the day alone says it. */
static void put_rule(struct js *schedule, struct str rule)
{
    struct str rest = rule, part;
    if (str_is(rule, "FREQ=DAILY;COUNT=1"))
        return;
    while (str_next(&rest, ';', &part)) {
        size_t equals = str_find(part, '=', 0);
        put_part(schedule, str_sub(part, 0, equals), str_sub(part, equals + 1, part.len));
    }
    struct str freq = js_get_str(schedule, "freq");
    if (!str_is(freq, "WEEKLY") && !str_is(freq, "MONTHLY")) { /* all that the specification takes */
        js_drop(schedule, "freq");
        js_put_str(schedule, "description", rule);
    }
}

static struct js *schedule_of(struct hsds_out *out, const struct hsds_item *item, const struct js *hours,
                              size_t i)
{
    struct js *schedule = js_new_object();
    struct str rule = js_get_str(hours, "rrule"), from = js_get_str(hours, "from"),
               until = js_get_str(hours, "until"), note = hsds_text(item, js_get(hours, "note"));
    js_put_str(schedule, "id", hsds_uuid(out, item->id, "schedule", i));
    if (rule.len)
        put_rule(schedule, rule);
    else
        put_days(schedule, js_get(hours, "days"));
    if (rule.len && from.len)
        js_put_str(schedule, "dtstart", from);
    else if (from.len)
        js_put_str(schedule, "valid_from", from);
    if (until.len)
        js_put_str(schedule, rule.len ? "until" : "valid_to", until);
    js_put_str(schedule, "opens_at", js_get_str(hours, "opens"));
    js_put_str(schedule, "closes_at", js_get_str(hours, "closes"));
    if (note.len)
        js_put_str(schedule, "notes", note);
    return schedule;
}

/* HSDS has no word for public holidays: rows that hold then alone are left out. */
static bool only_holidays(const struct js *hours)
{
    const struct js *names = js_get(hours, "days");
    return js_len(names) == 1 && str_is(js_str(js_at(names, 0)), "holiday");
}

void hsds_lay_hours(struct hsds_out *out, const struct hsds_item *item, struct js *holder)
{
    const struct js *hours = js_get(item->json, "hours");
    struct js *list = js_new_array();
    for (size_t i = 0; i < js_len(hours); i++)
        if (!only_holidays(js_at(hours, i)))
            js_push(list, schedule_of(out, item, js_at(hours, i), i));
    js_put(holder, "schedules", list);
}
