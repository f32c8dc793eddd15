// SPDX-License-Identifier: GPL-3.0-or-later
/* Schedules as rows of opening hours. What recurs every week on days of the week is a row with days; every
 * other rule is a row with an RRULE (RFC 5545) from a day on. */
#include <string.h>

#include "core/rule.h"
#include "exchange/hsds.h"
#include "exchange/import_value.h"

enum { HOURS_MAX = 14, NOTE_MAX = 200 };
#define LONG_AGO "2000-01-01" /* where a monthly rule names no beginning */

static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
static const char *const item_days[] = {"mo", "tu", "we", "th", "fr", "sa", "su"};

struct row {
    const struct js *schedule;
    unsigned mask;      /* of plain days of the week */
    bool has_positions; /* "2TU" */
    int64_t interval, count;
    struct str opens, closes; /* "09:30" */
    struct str from, until;   /* "2026-11-30" */
};

/* "10:00", "10:00:00", "10:00Z", "10:00:00+01:00", "1000", "9:30": the clock on the wall. */
static struct str clock_of(struct arena *arena, struct str s)
{
    int minutes;
    struct str text = str_trim(s);
    if (text.len == 4 && str_find(text, ':', 0) == 4)
        text = arena_printf(arena, "%.*s:%.*s", 2, text.ptr, 2, text.ptr + 2);
    else if (text.len >= 4 && text.ptr[1] == ':')
        text = arena_printf(arena, "0%.*s", STR_FMT(text));
    text = str_sub(text, 0, 5);
    return clock_parse(text, &minutes) ? text : STR("");
}

static struct str day_of(struct str s)
{
    struct date date;
    struct str day = str_sub(s, 0, DATE_LEN);
    return date_parse(day, &date) ? day : STR("");
}

static struct str later(struct str a, struct str b)
{
    return str_cmp(a, b) > 0 ? a : b; /* an empty one is before all */
}

static struct str earlier(struct str a, struct str b)
{
    return !a.len ? b : !b.len || str_cmp(a, b) < 0 ? a : b;
}

static void read_days(struct row *row)
{
    struct str rest = js_get_str(row->schedule, "byday"), part;
    while (str_next(&rest, ',', &part)) {
        part = str_trim(part);
        struct str name = str_sub(part, part.len > 2 ? part.len - 2 : 0, part.len);
        row->has_positions = row->has_positions || part.len > 2;
        for (unsigned i = 0; i < 7; i++)
            if (str_is(name, days[i]))
                row->mask |= 1u << i;
    }
}

static unsigned mask_of_day(struct str day)
{
    struct date date;
    return date_parse(day, &date) ? 1u << date_weekday(date) : 0;
}

static int64_t count_of(const struct js *value)
{
    double number = hsds_number(value);
    return number >= 1 && number <= 9999 ? (int64_t)number : 0;
}

static struct row read_row(const struct hsds_map *map, const struct js *schedule)
{
    struct arena *arena = map->arena;
    struct str begins = day_of(js_get_str(schedule, "dtstart"));
    struct row row = {
        .schedule = schedule,
        .interval = count_of(js_get(schedule, "interval")),
        .count = count_of(js_get(schedule, "count")),
        .opens = clock_of(arena, js_get_str(schedule, "opens_at")),
        .closes = clock_of(arena, js_get_str(schedule, "closes_at")),
        .from = later(day_of(js_get_str(schedule, "valid_from")), begins),
        .until = earlier(day_of(js_get_str(schedule, "valid_to")), day_of(js_get_str(schedule, "until"))),
    };
    read_days(&row);
    row.interval = row.interval < 1 ? 1 : row.interval;
    row.count = row.until.len ? 0 : row.count; /* RFC 5545 has one of the two: the day is the surer one */
    if (begins.len && (row.interval > 1 || row.count > 0))
        row.from = begins; /* the rule counts from there */
    return row;
}

static bool is_weekly(const struct row *row)
{
    struct str freq = js_get_str(row->schedule, "freq");
    return (str_is(freq, "WEEKLY") || (!freq.len && row->mask)) && row->interval == 1 && row->count <= 0 &&
           !row->has_positions;
}

/* What RFC 5545 does not allow, or gives no meaning, beside this frequency. */
static void warn_of_parts(const struct hsds_map *map, const struct js *schedule, bool weekly)
{
    static const char *const parts[] = {"byweekno", "byyearday", "bymonthday"};
    for (int i = 0; i < (weekly ? 3 : 2); i++)
        if (js_get_str(schedule, parts[i]).len)
            hsds_warn(map, "/schedules", "rrule",
                      "\"%s\" has no meaning beside freq %s (RFC 5545 3.3.10): it is passed over", parts[i],
                      weekly ? "WEEKLY" : "MONTHLY");
}

static void add_days(struct buf *rule, struct str byday)
{
    if (!byday.len)
        return;
    buf_z(rule, ";BYDAY=");
    for (size_t i = 0; i < byday.len; i++)
        if (byday.ptr[i] != ' ')
            buf_char(rule, byday.ptr[i]);
}

static void add_until(struct buf *rule, struct str until)
{
    if (until.len)
        buf_printf(rule, ";UNTIL=%.4s%.2s%.2s", until.ptr, until.ptr + 5, until.ptr + 8);
}

static void write_rule(const struct row *row, struct buf *rule)
{
    struct str freq = js_get_str(row->schedule, "freq"), wkst = js_get_str(row->schedule, "wkst");
    struct str month_days = js_get_str(row->schedule, "bymonthday");
    bool weekly = str_is(freq, "WEEKLY");
    if (!freq.len) {
        buf_z(rule, "FREQ=DAILY;COUNT=1"); /* a single day */
        return;
    }
    buf_printf(rule, "FREQ=%.*s", STR_FMT(freq));
    if (row->interval > 1)
        buf_printf(rule, ";INTERVAL=%lld", (long long)row->interval);
    if (weekly && row->interval > 1 && wkst.len == 2)
        buf_printf(rule, ";WKST=%.*s", STR_FMT(wkst));
    add_days(rule, js_get_str(row->schedule, "byday"));
    if (!weekly && month_days.len && month_days.len < 200)
        buf_printf(rule, ";BYMONTHDAY=%.*s", STR_FMT(month_days));
    if (row->count > 0)
        buf_printf(rule, ";COUNT=%lld", (long long)row->count);
    else
        add_until(rule, row->until);
}

/* False when no hours can be said: with a warning. */
static bool put_rule(const struct hsds_map *map, const struct row *row, struct js *hours)
{
    struct rule parsed;
    const char *why;
    struct buf rule;
    bool monthly = str_is(js_get_str(row->schedule, "freq"), "MONTHLY");
    struct str from = row->from.len ? row->from : monthly && row->interval == 1 ? STR(LONG_AGO) : STR("");
    buf_init(&rule, 1000);
    write_rule(row, &rule);
    bool good = from.len && !rule.overflow && rule_parse(buf_view(&rule), &parsed, &why);
    if (!from.len)
        hsds_warn(map, "/schedules", "rrule",
                  "no dtstart or valid_from: nobody knows from which day the rule counts; left out");
    else if (!good)
        hsds_warn(map, "/schedules", "rrule", "this is no rule of RFC 5545: %s; left out", why);
    if (good) {
        warn_of_parts(map, row->schedule, !monthly);
        js_put_str(hours, "rrule", buf_view(&rule));
        js_put_str(hours, "from", from);
    }
    buf_release(&rule);
    return good;
}

static bool put_week(const struct hsds_map *map, const struct row *row, struct js *hours)
{
    unsigned mask = row->mask ? row->mask : mask_of_day(row->from);
    struct js *list = js_new_array();
    for (unsigned i = 0; i < 7; i++)
        if (mask & 1u << i)
            js_push(list, js_new_z(item_days[i]));
    if (!mask) {
        hsds_warn(map, "/schedules", "missing", "no byday: nobody knows on which days; left out");
        js_free(list);
        return false;
    }
    warn_of_parts(map, row->schedule, true);
    js_put(hours, "days", list);
    if (row->from.len)
        js_put_str(hours, "from", row->from);
    return true;
}

static struct str words_of(const struct hsds_map *map, const struct js *schedule)
{
    struct str description = js_get_str(schedule, "description"), notes = js_get_str(schedule, "notes");
    return arena_printf(map->arena, "%.*s%s%.*s", STR_FMT(description),
                        description.len && notes.len ? " " : "", STR_FMT(notes));
}

/* NULL when it says no hours. */
static struct js *hours_of(const struct hsds_map *map, const struct js *schedule, struct js *paragraphs)
{
    struct row row = read_row(map, schedule);
    struct str words = words_of(map, schedule);
    struct js *hours = js_new_object();
    bool ordered = !row.from.len || !row.until.len || str_cmp(row.from, row.until) <= 0;
    bool clocked = row.opens.len && row.closes.len && !str_is(row.opens, "24:00");
    if (clocked && ordered && (is_weekly(&row) ? put_week(map, &row, hours) : put_rule(map, &row, hours))) {
        js_put_str(hours, "opens", row.opens);
        js_put_str(hours, "closes", row.closes);
        if (row.until.len)
            js_put_str(hours, "until", row.until);
        import_put_text(map->import, hours, "note", hsds_fit(map, "/schedules", words, NOTE_MAX, false));
        return hours;
    }
    if (clocked && !ordered)
        hsds_warn(map, "/schedules", "order", "it ends before it begins: left out");
    if (words.len)
        js_push(paragraphs, js_new_str(words));
    js_free(hours);
    return NULL;
}

static bool has_equal(const struct js *list, const struct js *value)
{
    for (size_t i = 0; i < js_len(list); i++)
        if (js_equal(js_at(list, i), value))
            return true;
    return false;
}

void hsds_put_hours(const struct hsds_map *map, struct js *item, const struct js *schedules,
                    struct js *paragraphs)
{
    struct js *list = js_new_array();
    for (size_t i = 0; i < js_len(schedules); i++) {
        struct js *hours = hours_of(map, js_at(schedules, i), paragraphs);
        if (!hours)
            continue;
        if (js_len(list) == HOURS_MAX)
            hsds_warn(map, "/schedules", "limit", "more than %d rows of hours: the rest is not shown",
                      HOURS_MAX);
        if (js_len(list) < HOURS_MAX && !has_equal(list, hours))
            js_push(list, hours);
        else
            js_free(hours);
    }
    if (js_len(list))
        js_put(item, "hours", list);
    else
        js_free(list);
}
