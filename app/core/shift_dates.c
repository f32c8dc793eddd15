// SPDX-License-Identifier: GPL-3.0-or-later
/* Demo content is written around one week and shown around another. Which members are dates, the field tables
 * say; a slug or a text that looks like one stays. */
#include "core/field.h"
#include "core/rule.h"
#include "text/zone.h"

enum { LAST_YEAR = 9000 }; /* what is after stays too: "for ever" must not leave the four digits */

struct move {
    int64_t days;       /* whole weeks */
    struct date oldest; /* what is before stays */
    const struct zone *zone;
};

static bool moves(const struct move *move, struct date date)
{
    return date_cmp(date, move->oldest) >= 0 && date.year < LAST_YEAR;
}

static struct date moved(const struct move *move, struct date date)
{
    return date_of_days(date_days(date) + move->days);
}

static struct js *moved_date(const struct move *move, const struct js *json)
{
    struct date date;
    char text[DATE_LEN + 1];
    if (!date_parse(js_str(json), &date) || !moves(move, date))
        return NULL;
    date_format(moved(move, date), text);
    return js_new_z(text);
}

/* As the zone's clock showed it, on the new day, with that day's offset. */
static struct moment moved_moment(const struct move *move, struct moment moment)
{
    if (!move->zone) {
        moment.date = moved(move, moment.date);
        return moment;
    }
    int64_t s = moment_s(moment);
    struct moment local = moment_of_s(s, zone_offset_min(move->zone, s));
    local.date = moved(move, local.date);
    s = zone_to_s(move->zone, &local);
    return moment_of_s(s, zone_offset_min(move->zone, s));
}

static struct js *moved_time(const struct move *move, const struct js *json)
{
    struct moment moment;
    char text[MOMENT_LEN + 1];
    if (!moment_parse(js_str(json), &moment) || !moves(move, moment.date))
        return NULL;
    moment_format(moved_moment(move, moment), text);
    return js_new_z(text);
}

static struct js *moved_rule(const struct move *move, const struct js *json)
{
    struct rule rule;
    const char *why;
    struct buf buf;
    if (!rule_parse(js_str(json), &rule, &why) || !rule.has_until || !moves(move, rule.until.date))
        return NULL;
    struct moment until = rule.until;
    if (rule.until_is_utc)
        until = moment_of_s(moment_s(moved_moment(move, until)), 0);
    else
        until.date = moved(move, until.date);
    buf_init(&buf, RULE_MAX_BYTES + 16);
    rule_write_until(js_str(json), until, rule.until_has_time, rule.until_is_utc, &buf);
    struct js *text = js_new_str(buf_view(&buf));
    buf_release(&buf);
    return text;
}

static struct js *moved_times(const struct move *move, const struct js *json)
{
    struct js *list = js_new_array();
    for (size_t i = 0; i < js_len(json); i++) {
        struct js *time = moved_time(move, js_at(json, i));
        js_push(list, time ? time : js_copy(js_at(json, i)));
    }
    return list;
}

static void move_members(const struct move *move, const struct table *table, struct js *json);

/* What js_get answers inside a value that we may change, we may change as well. */
static struct js *inside(const struct js *json)
{
    return (struct js *)json;
}

static void move_field(const struct move *move, const struct field *field, struct js *json)
{
    const struct js *value = js_get(json, field->name);
    struct js *changed = NULL;
    if (field->type == FIELD_DATE)
        changed = moved_date(move, value);
    else if (field->type == FIELD_MOMENT)
        changed = moved_time(move, value);
    else if (field->type == FIELD_RRULE)
        changed = moved_rule(move, value);
    else if (field->type == FIELD_MOMENTS && js_type(value) == JS_ARRAY)
        changed = moved_times(move, value);
    else if (field->type == FIELD_OBJECTS && js_type(value) == JS_ARRAY)
        for (size_t i = 0; i < js_len(value); i++)
            move_members(move, field->table, inside(js_at(value, i)));
    if (changed)
        js_put(json, field->name, changed);
}

static void move_members(const struct move *move, const struct table *table, struct js *json)
{
    struct move here = *move;
    struct str zone = js_get_str(json, "zone");
    if (js_type(json) != JS_OBJECT)
        return;
    if (zone.len)
        here.zone = zone_find(zone);
    for (const struct field *field = table->fields; field->name; field++)
        move_field(&here, field, json);
}

static int64_t monday_of(struct date date)
{
    return date_days(date) - date_weekday(date);
}

void item_shift_dates(struct js *json, struct date anchor, struct date today)
{
    enum item_kind kind;
    struct move move = {.days = monday_of(today) - monday_of(anchor),
                        .oldest = date_of_days(date_days(anchor) - 2 * 365 - 1),
                        .zone = zone_find(STR(ZONE_DEFAULT))};
    if (move.days == 0 || js_type(json) != JS_OBJECT || !item_kind_find(js_get_str(json, "kind"), &kind))
        return;
    move_members(&move, &common_table, json);
    move_members(&move, &kinds[kind]->table, json);
}
