// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rule.h"

#include <stddef.h>
#include <string.h>

static const char *const freqs[] = {"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
static const char *const weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

struct list_row {
    const char *name;
    size_t offset;
    int min, max;
    bool signed_too; /* -max…-min as well */
};
static const struct list_row list_rows[] = {
    {"BYSECOND", offsetof(struct rule, seconds), 0, 60, false},
    {"BYMINUTE", offsetof(struct rule, minutes), 0, 59, false},
    {"BYHOUR", offsetof(struct rule, hours), 0, 23, false},
    {"BYMONTHDAY", offsetof(struct rule, month_days), 1, 31, true},
    {"BYYEARDAY", offsetof(struct rule, year_days), 1, 366, true},
    {"BYWEEKNO", offsetof(struct rule, week_nos), 1, 53, true},
    {"BYMONTH", offsetof(struct rule, months), 1, 12, false},
    {"BYSETPOS", offsetof(struct rule, set_pos), 1, 366, true},
};

int rule_day_weekday(int16_t day)
{
    return day & 7;
}

int rule_day_position(int16_t day)
{
    return (day - (day & 7)) / 8;
}

static bool word_find(struct str s, const char *const *words, int n, int *ret_i)
{
    for (int i = 0; i < n; i++)
        if (str_is(s, words[i])) {
            *ret_i = i;
            return true;
        }
    return false;
}

static bool list_add(struct rule_list *list, int value)
{
    int at = 0;
    while (at < list->n && list->values[at] < value)
        at++;
    if (at < list->n && list->values[at] == value)
        return true;
    if (list->n == RULE_LIST_MAX)
        return false;
    memmove(&list->values[at + 1], &list->values[at], (size_t)(list->n - at) * sizeof list->values[0]);
    list->values[at] = (int16_t)value;
    list->n++;
    return true;
}

static bool parse_numbers(struct str s, const struct list_row *row, struct rule_list *list)
{
    struct str part;
    while (str_next(&s, ',', &part)) {
        int64_t value;
        if (!str_int(part, &value))
            return false;
        int64_t size = value < 0 && row->signed_too ? -value : value;
        if (size < row->min || size > row->max || !list_add(list, (int)value))
            return false;
    }
    return list->n > 0;
}

static bool parse_days(struct str s, struct rule_list *list)
{
    struct str part;
    while (str_next(&s, ',', &part)) {
        int64_t position = 0;
        int weekday;
        if (part.len < 2 || !word_find(str_sub(part, part.len - 2, part.len), weekdays, 7, &weekday))
            return false;
        if (part.len > 2 && (!str_int(str_sub(part, 0, part.len - 2), &position) || position == 0 ||
                             position < -53 || position > 53))
            return false;
        if (!list_add(list, (int)position * 8 + weekday))
            return false;
    }
    return list->n > 0;
}

static bool parse_count(struct str s, int max, int *ret_value)
{
    int64_t value;
    if (!str_int(s, &value) || value < 1 || value > max)
        return false;
    *ret_value = (int)value;
    return true;
}

bool rule_time_parse(struct str s, struct moment *ret_moment, bool *ret_has_time, bool *ret_is_utc)
{
    char text[] = "0000-00-00T00:00:00Z";
    bool has_time = s.len >= 15, is_utc = s.len == 16;
    if ((s.len != 8 && s.len != 15 && s.len != 16) || (has_time && s.ptr[8] != 'T') ||
        (is_utc && s.ptr[15] != 'Z'))
        return false;
    memcpy(text, s.ptr, 4);
    memcpy(text + 5, s.ptr + 4, 2);
    memcpy(text + 8, s.ptr + 6, 2);
    if (has_time) {
        memcpy(text + 11, s.ptr + 9, 2);
        memcpy(text + 14, s.ptr + 11, 2);
        memcpy(text + 17, s.ptr + 13, 2);
    }
    if (!moment_parse(str_of(text), ret_moment))
        return false;
    *ret_has_time = has_time;
    *ret_is_utc = is_utc;
    return true;
}

static const char *parse_part(struct rule *rule, struct str name, struct str value)
{
    int i;
    if (str_is(name, "FREQ")) {
        if (!word_find(value, freqs, 7, &i))
            return "FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY, HOURLY, MINUTELY, SECONDLY";
        rule->freq = (enum rule_freq)i;
    } else if (str_is(name, "INTERVAL")) {
        return parse_count(value, 9999, &rule->interval) ? NULL : "INTERVAL must be a number from 1 to 9999";
    } else if (str_is(name, "COUNT")) {
        return parse_count(value, 100000, &rule->count) ? NULL : "COUNT must be a number from 1 to 100000";
    } else if (str_is(name, "UNTIL")) {
        rule->has_until = true;
        if (!rule_time_parse(value, &rule->until, &rule->until_has_time, &rule->until_is_utc))
            return "UNTIL must be a date such as 20271130 or a time such as 20271130T220000Z";
    } else if (str_is(name, "WKST")) {
        return word_find(value, weekdays, 7, &rule->week_start) ? NULL : "WKST must be a weekday such as MO";
    } else if (str_is(name, "BYDAY")) {
        return parse_days(value, &rule->days) ? NULL : "BYDAY must hold weekdays such as TU, 2TU or -1FR";
    } else {
        for (size_t r = 0; r < sizeof list_rows / sizeof *list_rows; r++)
            if (str_is(name, list_rows[r].name))
                return parse_numbers(value, &list_rows[r],
                                     (struct rule_list *)((char *)rule + list_rows[r].offset))
                           ? NULL
                           : "a BY… part holds a number that is out of range";
        return "it holds a part that RFC 5545 does not know";
    }
    return NULL;
}

static bool has_position(const struct rule *rule)
{
    for (int i = 0; i < rule->days.n; i++)
        if (rule_day_position(rule->days.values[i]))
            return true;
    return false;
}

/* The combinations that RFC 5545 3.3.10 forbids. */
static const char *refuse_combination(const struct rule *rule)
{
    if (rule->count && rule->has_until)
        return "COUNT and UNTIL exclude each other";
    if (has_position(rule) && rule->freq != RULE_MONTHLY && rule->freq != RULE_YEARLY)
        return "BYDAY may only have numbers with MONTHLY or YEARLY";
    if (has_position(rule) && rule->week_nos.n)
        return "BYDAY may not have numbers together with BYWEEKNO";
    if (rule->month_days.n && rule->freq == RULE_WEEKLY)
        return "BYMONTHDAY does not go with WEEKLY";
    if (rule->year_days.n &&
        (rule->freq == RULE_DAILY || rule->freq == RULE_WEEKLY || rule->freq == RULE_MONTHLY))
        return "BYYEARDAY does not go with DAILY, WEEKLY or MONTHLY";
    if (rule->week_nos.n && rule->freq != RULE_YEARLY)
        return "BYWEEKNO goes with YEARLY alone";
    if (rule->set_pos.n && !(rule->seconds.n + rule->minutes.n + rule->hours.n + rule->month_days.n +
                             rule->year_days.n + rule->week_nos.n + rule->months.n + rule->days.n))
        return "BYSETPOS needs another BY… part to choose from";
    return NULL;
}

static const char *parse_parts(struct str s, struct rule *rule)
{
    uint64_t seen[16];
    int n_seen = 0;
    bool has_freq = false;
    struct str part;
    if (str_ends(s, ";")) /* seen in the wild */
        s.len--;
    while (str_next(&s, ';', &part)) {
        size_t equals = str_find(part, '=', 0);
        struct str name = str_sub(part, 0, equals);
        if (equals == part.len)
            return "every part must be NAME=VALUE, with a semicolon between parts";
        for (int i = 0; i < n_seen; i++)
            if (seen[i] == str_hash(name))
                return "a part stands in it twice";
        if (n_seen == 16)
            return "it has too many parts";
        seen[n_seen++] = str_hash(name);
        has_freq |= str_is(name, "FREQ");
        const char *why = parse_part(rule, name, str_sub(part, equals + 1, part.len));
        if (why)
            return why;
    }
    return has_freq ? refuse_combination(rule) : "FREQ is missing";
}

bool rule_parse(struct str s, struct rule *ret_rule, const char **ret_why)
{
    struct rule rule = {.interval = 1};
    const char *why;
    if (str_starts(s, "RRULE:"))
        s = str_sub(s, 6, s.len);
    why = s.len > RULE_MAX_BYTES ? "it is too long" : parse_parts(s, &rule);
    if (why)
        *ret_why = why;
    else
        *ret_rule = rule;
    return !why;
}

void rule_write_until(struct str s, struct moment until, bool has_time, bool is_utc, struct buf *buf)
{
    struct str part;
    const char *separator = "";
    while (str_next(&s, ';', &part)) {
        buf_z(buf, separator);
        separator = ";";
        if (!str_starts(part, "UNTIL=")) {
            buf_str(buf, part);
            continue;
        }
        buf_printf(buf, "UNTIL=%04d%02d%02d", until.date.year, until.date.month, until.date.day);
        if (has_time)
            buf_printf(buf, "T%02d%02d%02d%s", until.hour, until.minute, until.second, is_utc ? "Z" : "");
    }
}
