// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ld_time.h"

#include "text/zone.h"

static bool digits(struct str s, size_t at, int *ret_value)
{
    if (at + 2 > s.len || s.ptr[at] < '0' || s.ptr[at] > '9' || s.ptr[at + 1] < '0' || s.ptr[at + 1] > '9')
        return false;
    *ret_value = (s.ptr[at] - '0') * 10 + s.ptr[at + 1] - '0';
    return true;
}

/* "18", "18:00", "1800", "18:00:00", "18:00:00.123" off the front of *s. */
static bool take_clock(struct str *s, int *ret_hour, int *ret_minute)
{
    int hour, minute = 0, second;
    size_t at = 2;
    if (!digits(*s, 0, &hour))
        return false;
    at += at < s->len && s->ptr[at] == ':';
    if (digits(*s, at, &minute)) {
        at += 2;
        size_t next = at + (at < s->len && s->ptr[at] == ':');
        if (digits(*s, next, &second))
            at = next + 2;
        if (at < s->len && (s->ptr[at] == '.' || s->ptr[at] == ','))
            for (at++; at < s->len && s->ptr[at] >= '0' && s->ptr[at] <= '9';)
                at++;
    }
    if (hour > 24 || minute > 59 || (hour == 24 && minute))
        return false;
    *ret_hour = hour;
    *ret_minute = minute;
    *s = str_sub(*s, at, s->len);
    return true;
}

/* "", "Z", "+01:00", "+0100", "-05"; *ret_given false for "". */
static bool read_offset(struct str s, bool *ret_given, int *ret_minutes)
{
    int hour, minute;
    *ret_given = s.len > 0;
    *ret_minutes = 0;
    if (s.len == 0 || str_is(s, "Z") || str_is(s, "z"))
        return true;
    int sign = s.ptr[0] == '+' ? 1 : s.ptr[0] == '-' ? -1 : 0;
    struct str rest = str_sub(s, 1, s.len);
    if (!sign || !take_clock(&rest, &hour, &minute) || rest.len || hour > 15)
        return false;
    *ret_minutes = sign * (hour * 60 + minute);
    return true;
}

struct moment ld_moment_s(int64_t s, struct str zone)
{
    const struct zone *found = zone_find(zone);
    return moment_of_s(s, found ? zone_offset_min(found, s) : 0);
}

struct moment ld_moment(struct date date, int minutes, struct str zone)
{
    const struct zone *found = zone_find(zone);
    struct moment local = {.date = date_of_days(date_days(date) + minutes / 1440),
                           .hour = minutes % 1440 / 60,
                           .minute = minutes % 60};
    return ld_moment_s(found ? zone_to_s(found, &local) : moment_s(local), zone);
}

bool ld_time_parse(struct str s, struct str zone, struct ld_time *ret_time)
{
    struct date date;
    int hour, minute, offset;
    bool given;
    s = str_trim(s);
    if (!date_parse(str_sub(s, 0, DATE_LEN), &date) || date.year < 1900 || date.year > 2200)
        return false;
    if (s.len == DATE_LEN) {
        *ret_time = (struct ld_time){ld_moment(date, 0, zone), false};
        return true;
    }
    struct str rest = str_sub(s, DATE_LEN + 1, s.len);
    char between = s.ptr[DATE_LEN];
    if ((between != 'T' && between != 't' && between != ' ') || !take_clock(&rest, &hour, &minute))
        return false;
    rest = str_trim(rest);
    if (!read_offset(rest, &given, &offset))
        return false;
    struct moment at = ld_moment(date, hour * 60 + minute, zone);
    if (given)
        at = ld_moment_s(date_days(date) * 86400 + hour * 3600 + minute * 60 - offset * 60, zone);
    *ret_time = (struct ld_time){at, true};
    return true;
}

bool ld_clock_parse(struct str s, int *ret_minutes)
{
    int hour, minute, offset;
    bool given;
    s = str_trim(s);
    if (str_starts(s, "T"))
        s = str_sub(s, 1, s.len);
    if (!take_clock(&s, &hour, &minute) || !read_offset(s, &given, &offset))
        return false;
    *ret_minutes = hour * 60 + minute;
    return true;
}

bool ld_duration_parse(struct str s, int64_t *ret_seconds)
{
    int64_t total = 0, n = 0;
    bool in_time = false, has_digit = false;
    s = str_trim(s);
    if (!str_starts(s, "P") || s.len > 40)
        return false;
    for (size_t i = 1; i < s.len; i++) {
        char c = s.ptr[i];
        if (c >= '0' && c <= '9' && n < 100000) {
            n = n * 10 + c - '0';
            has_digit = true;
            continue;
        }
        if (c == 'T' && !in_time && !has_digit) {
            in_time = true;
            continue;
        }
        int64_t unit = c == 'W' && !in_time   ? 604800
                       : c == 'D' && !in_time ? 86400
                       : c == 'H' && in_time  ? 3600
                       : c == 'M' && in_time  ? 60
                       : c == 'S' && in_time  ? 1
                                              : 0;
        if (!unit || !has_digit)
            return false;
        total += n * unit;
        n = 0;
        has_digit = false;
    }
    if (has_digit || total <= 0)
        return false;
    *ret_seconds = total;
    return true;
}
