// SPDX-License-Identifier: GPL-3.0-or-later
/* schema.org Schedule to a recurrence rule (RFC 5545 3.3.10). */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "calendar/rule_day.h"
#include "exchange/ld_time.h"

enum { DAYS_MAX = 30, EXCEPT_MAX = 200, LOOK_DAYS = 800 };

struct reading {
    const struct js *schedule, *event;
    struct arena *arena;
    struct str zone;
    const char *freq; /* NULL: once */
    int64_t interval;
    struct buf days;          /* of the rule: ";BYDAY=TU,TH;BYMONTH=5" */
    const char *member, *why; /* why NULL: all is well */
};

static bool refuse(struct reading *reading, const char *member, const char *why)
{
    reading->member = member;
    reading->why = why;
    return false;
}

static struct str get(const struct reading *reading, const char *name)
{
    return ld_get_str(reading->schedule, name, reading->arena);
}

static bool read_word(struct reading *reading, struct str word)
{
    static const struct {
        const char *word, *freq;
        int interval;
    } rows[] = {
        {"daily", "DAILY", 1},        {"weekly", "WEEKLY", 1},   {"biweekly", "WEEKLY", 2},
        {"fortnightly", "WEEKLY", 2}, {"monthly", "MONTHLY", 1}, {"yearly", "YEARLY", 1},
        {"annually", "YEARLY", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (word.len == strlen(rows[i].word) && strncasecmp(word.ptr, rows[i].word, word.len) == 0) {
            reading->freq = rows[i].freq;
            reading->interval = rows[i].interval;
            return true;
        }
    return false;
}

/* "P2W". More than one part, or a part of a day, is no rule that people keep. */
static bool read_frequency(struct reading *reading)
{
    static const char units[] = "DWMY";
    static const char *const freqs[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    struct str s = get(reading, "repeatFrequency");
    int64_t n;
    if (!s.len) {
        reading->freq = ld_get(reading->schedule, "byDay") ? "WEEKLY" : NULL;
        reading->interval = 1;
        return true;
    }
    const char *unit = s.len > 2 ? strchr(units, s.ptr[s.len - 1]) : NULL;
    if (str_starts(s, "P") && unit && *unit && str_int(str_sub(s, 1, s.len - 1), &n) && n >= 1 && n <= 366) {
        reading->freq = freqs[unit - units];
        reading->interval = n;
        if (*unit == 'D' && n % 7 == 0) { /* P7D is a week: its days may be named */
            reading->freq = "WEEKLY";
            reading->interval = n / 7;
        }
        return true;
    }
    return read_word(reading, s) ||
           refuse(reading, "repeatFrequency", "must be a whole number of days, weeks, months or years: P1W");
}

/* "https://schema.org/Tuesday", "TU", "2TU"; position 0: every one, -1 the last of the month. */
static bool read_day(struct str s, int *ret_day, int64_t *ret_position)
{
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
    int64_t position = 0;
    s = ld_local(s);
    size_t letters = 0;
    while (letters < s.len && (s.ptr[letters] == '+' || s.ptr[letters] == '-' ||
                               (s.ptr[letters] >= '0' && s.ptr[letters] <= '9')))
        letters++;
    if (letters && (!str_int(str_sub(s, 0, letters), &position) || position == 0 || labs((long)position) > 5))
        return false;
    s = str_sub(s, letters, s.len);
    for (int i = 0; i < 7; i++) {
        bool is_whole = s.len == strlen(names[i]) && strncasecmp(s.ptr, names[i], s.len) == 0;
        if (is_whole || (s.len == 2 && strncasecmp(s.ptr, names[i], 2) == 0)) {
            *ret_day = i;
            *ret_position = position;
            return true;
        }
    }
    return false;
}

static void write_day(struct buf *days, bool is_first, int day, int64_t position)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    buf_z(days, is_first ? ";BYDAY=" : ",");
    if (position)
        buf_printf(days, "%d", (int)position);
    buf_z(days, names[day]);
}

static bool read_days(struct reading *reading)
{
    const struct js *days = ld_get(reading->schedule, "byDay");
    int64_t week = 0, position;
    bool monthly = reading->freq && strcmp(reading->freq, "MONTHLY") == 0;
    struct str by_week = get(reading, "byMonthWeek");
    if (by_week.len && (!str_int(by_week, &week) || week == 0 || labs((long)week) > 5))
        return refuse(reading, "byMonthWeek", "must be 1 to 5, or -1 for the last");
    for (size_t i = 0; i < ld_len(days); i++) {
        int day;
        if (i == DAYS_MAX || !read_day(ld_str(ld_at(days, i), reading->arena), &day, &position))
            return refuse(reading, "byDay", "must be days of the week: https://schema.org/Tuesday");
        if (!position && monthly)
            position = week;
        if (position && !monthly)
            return refuse(reading, "byDay", "the second Monday, say, needs a repeatFrequency of months");
        write_day(&reading->days, i == 0, day, position);
    }
    return true;
}

static bool read_numbers(struct reading *reading, const char *name, int most, const char *part)
{
    const struct js *list = ld_get(reading->schedule, name);
    for (size_t i = 0; i < ld_len(list); i++) {
        int64_t value;
        if (i == DAYS_MAX || !str_int(ld_str(ld_at(list, i), reading->arena), &value) || value == 0 ||
            value > most || value < -most)
            return refuse(reading, name, "is no number that a calendar has");
        buf_printf(&reading->days, "%s%d", i ? "," : part, (int)value);
    }
    return true;
}

/* In our events the start is always one of the times: it moves to the first day that fits. */
static bool first_day(struct reading *reading, struct date *date)
{
    struct rule rule;
    const char *why;
    struct str text = arena_printf(reading->arena, "FREQ=%s%.*s", reading->freq ? reading->freq : "DAILY",
                                   STR_FMT(buf_view(&reading->days)));
    if (!rule_parse(text, &rule, &why))
        return refuse(reading, "repeatFrequency", why);
    int64_t from = date_days(*date);
    for (int64_t day = from; day < from + LOOK_DAYS; day++)
        if (rule_allows_day(&rule, day)) {
            *date = date_of_days(day);
            return true;
        }
    return refuse(reading, "byDay", "no day fits");
}

static bool read_start(struct reading *reading, struct ld_schedule *ret)
{
    struct str text = get(reading, "startDate"), clock = get(reading, "startTime");
    struct ld_time event, start;
    int minutes;
    bool by_event =
        ld_time_parse(ld_get_str(reading->event, "startDate", reading->arena), reading->zone, &event);
    if (text.len && !ld_time_parse(text, reading->zone, &start))
        return refuse(reading, "startDate", "must be a day or a time: 2026-12-01");
    if (!text.len && !by_event)
        return refuse(reading, "startDate", "is missing");
    start = text.len ? start : event;
    bool has_time = start.has_time || (by_event && event.has_time);
    minutes = start.has_time ? start.at.hour * 60 + start.at.minute
              : has_time     ? event.at.hour * 60 + event.at.minute
                             : 0;
    if (clock.len) {
        has_time = true;
        if (!ld_clock_parse(clock, &minutes))
            return refuse(reading, "startTime", "must be a time of day: 18:00");
    }
    if (!first_day(reading, &start.at.date))
        return false;
    ret->start = (struct ld_time){ld_moment(start.at.date, minutes, reading->zone), has_time};
    return true;
}

static bool read_end(struct reading *reading, struct ld_schedule *ret)
{
    struct str clock = get(reading, "endTime"), duration = get(reading, "duration");
    int minutes, from = ret->start.at.hour * 60 + ret->start.at.minute;
    int64_t seconds;
    if (!duration.len)
        duration = ld_get_str(reading->event, "duration", reading->arena);
    ret->has_end = clock.len || duration.len;
    if (clock.len) {
        if (!ld_clock_parse(clock, &minutes))
            return refuse(reading, "endTime", "must be a time of day: 20:00");
        minutes += minutes <= from ? 1440 : 0;
        ret->end = (struct ld_time){ld_moment(ret->start.at.date, minutes, reading->zone), true};
    } else if (duration.len) {
        if (!ld_duration_parse(duration, &seconds) || seconds > 31 * 86400)
            return refuse(reading, "duration", "must be a length of time: PT2H");
        ret->end = (struct ld_time){ld_moment_s(moment_s(ret->start.at) + seconds, reading->zone),
                                    ret->start.has_time};
    }
    return true;
}

static bool write_end(struct reading *reading, struct buf *rule)
{
    struct str until = get(reading, "endDate"), count = get(reading, "repeatCount");
    struct ld_time last;
    int64_t n;
    if (until.len) {
        if (!ld_time_parse(until, reading->zone, &last))
            return refuse(reading, "endDate", "must be a day or a time: 2027-05-31");
        int64_t s = moment_s(last.has_time ? last.at : ld_moment(last.at.date, 24 * 60, reading->zone)) -
                    !last.has_time;
        struct moment utc = moment_of_s(s, 0);
        buf_printf(rule, ";UNTIL=%04d%02d%02dT%02d%02d%02dZ", utc.date.year, utc.date.month, utc.date.day,
                   utc.hour, utc.minute, utc.second);
    } else if (count.len) {
        if (!str_int(count, &n) || n < 1 || n > 10000)
            return refuse(reading, "repeatCount", "must be a number of times");
        buf_printf(rule, ";COUNT=%d", (int)n);
    }
    return true;
}

static bool write_rule(struct reading *reading, struct ld_schedule *ret)
{
    struct buf rule;
    if (!reading->freq)
        return true;
    buf_init(&rule, RULE_MAX_BYTES);
    buf_printf(&rule, "FREQ=%s", reading->freq);
    if (reading->interval > 1)
        buf_printf(&rule, ";INTERVAL=%d", (int)reading->interval);
    buf_str(&rule, buf_view(&reading->days));
    bool done = write_end(reading, &rule);
    ret->rrule = arena_str(reading->arena, buf_view(&rule));
    buf_release(&rule);
    return done;
}

static bool read_exceptions(struct reading *reading, struct ld_schedule *ret)
{
    const struct js *list = ld_get(reading->schedule, "exceptDate");
    size_t n = ld_len(list);
    if (n > EXCEPT_MAX)
        return refuse(reading, "exceptDate", "has more than 200 days");
    ret->exdates = ARENA_ARRAY(reading->arena, struct moment, n);
    for (size_t i = 0; i < n; i++) {
        struct ld_time day;
        if (!ld_time_parse(ld_str(ld_at(list, i), reading->arena), reading->zone, &day))
            return refuse(reading, "exceptDate", "must be days: 2026-12-24");
        ret->exdates[ret->n_exdates++] =
            ld_moment(day.at.date, ret->start.at.hour * 60 + ret->start.at.minute, reading->zone);
    }
    return true;
}

bool ld_schedule_read(const struct js *schedule, const struct js *event, struct str zone, struct arena *arena,
                      struct ld_schedule *ret_schedule, const char **ret_member, const char **ret_why)
{
    struct reading reading = {.schedule = schedule, .event = event, .arena = arena, .zone = zone};
    struct ld_schedule made = {.zone = zone};
    buf_init(&reading.days, RULE_MAX_BYTES);
    bool done = read_frequency(&reading) && read_days(&reading) &&
                read_numbers(&reading, "byMonthDay", 31, ";BYMONTHDAY=") &&
                read_numbers(&reading, "byMonth", 12, ";BYMONTH=") && read_start(&reading, &made) &&
                read_end(&reading, &made) && write_rule(&reading, &made) && read_exceptions(&reading, &made);
    buf_release(&reading.days);
    if (done) {
        *ret_schedule = made;
    } else {
        *ret_member = reading.member;
        *ret_why = reading.why;
    }
    return done;
}
