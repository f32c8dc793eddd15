// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include <stdio.h>

/* Days in civil years counted from March, as Howard Hinnant's "chrono-compatible low-level date algorithms".
 */
int64_t date_days(struct date d)
{
    int64_t y = d.year - (d.month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

struct date date_of_days(int64_t days)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct date){(int)(yoe + era * 400 + (month <= 2)), month, (int)(doy - (153 * mp + 2) / 5 + 1)};
}

int date_weekday(struct date date)
{
    int64_t days = date_days(date) + 3; /* 1970-01-01 was a Thursday */
    return (int)((days % 7 + 7) % 7);
}

static bool digits(struct str s, size_t at, size_t n, int *ret_value)
{
    int value = 0;
    if (at + n > s.len)
        return false;
    for (size_t i = at; i < at + n; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        value = value * 10 + (s.ptr[i] - '0');
    }
    *ret_value = value;
    return true;
}

static bool is_real(struct date d)
{
    if (d.year < 1 || d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31)
        return false;
    struct date back = date_of_days(date_days(d));
    return back.month == d.month && back.day == d.day;
}

bool date_parse(struct str s, struct date *ret_date)
{
    struct date d;
    if (s.len != DATE_LEN || s.ptr[4] != '-' || s.ptr[7] != '-' || !digits(s, 0, 4, &d.year) ||
        !digits(s, 5, 2, &d.month) || !digits(s, 8, 2, &d.day) || !is_real(d))
        return false;
    *ret_date = d;
    return true;
}

void date_format(struct date d, char out[DATE_LEN + 1])
{
    char text[48];
    snprintf(text, sizeof text, "%04d-%02d-%02d", d.year, d.month, d.day);
    snprintf(out, DATE_LEN + 1, "%.10s", text);
}

int date_cmp(struct date a, struct date b)
{
    int64_t x = date_days(a), y = date_days(b);
    return (x > y) - (x < y);
}

static bool parse_offset(struct str s, int *ret_offset_min)
{
    int hours, minutes;
    if (str_is(s, "Z") || str_is(s, "z")) {
        *ret_offset_min = 0;
        return true;
    }
    if (s.len != 6 || (s.ptr[0] != '+' && s.ptr[0] != '-') || s.ptr[3] != ':' || !digits(s, 1, 2, &hours) ||
        !digits(s, 4, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *ret_offset_min = (s.ptr[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

bool moment_parse(struct str s, struct moment *ret_moment)
{
    struct moment m;
    size_t at = 19;
    if (s.len < 20 || !date_parse(str_sub(s, 0, 10), &m.date) || (s.ptr[10] != 'T' && s.ptr[10] != 't') ||
        s.ptr[13] != ':' || s.ptr[16] != ':' || !digits(s, 11, 2, &m.hour) || !digits(s, 14, 2, &m.minute) ||
        !digits(s, 17, 2, &m.second) || m.hour > 23 || m.minute > 59 || m.second > 60)
        return false;
    if (m.second == 60)
        m.second = 59; /* a leap second is the second before it (RFC 3339 5.6) */
    if (s.ptr[at] == '.')
        for (at++; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';)
            at++;
    if (!parse_offset(str_sub(s, at, s.len), &m.offset_min))
        return false;
    *ret_moment = m;
    return true;
}

void moment_format(struct moment m, char out[MOMENT_LEN + 1])
{
    char text[96];
    int offset = m.offset_min < 0 ? -m.offset_min : m.offset_min;
    snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", m.date.year, m.date.month,
             m.date.day, m.hour, m.minute, m.second, m.offset_min < 0 ? '-' : '+', offset / 60, offset % 60);
    snprintf(out, MOMENT_LEN + 1, "%.25s", text);
}

int64_t moment_s(struct moment m)
{
    return date_days(m.date) * 86400 + m.hour * 3600 + m.minute * 60 + m.second - (int64_t)m.offset_min * 60;
}

struct moment moment_of_s(int64_t s, int offset_min)
{
    int64_t local = s + (int64_t)offset_min * 60;
    int64_t days = local / 86400 - (local % 86400 < 0);
    int rest = (int)(local - days * 86400);
    return (struct moment){date_of_days(days), rest / 3600, rest / 60 % 60, rest % 60, offset_min};
}

bool clock_parse(struct str s, int *ret_minutes)
{
    int hours, minutes;
    if (s.len != 5 || s.ptr[2] != ':' || !digits(s, 0, 2, &hours) || !digits(s, 3, 2, &minutes) ||
        minutes > 59 || hours > 24 || (hours == 24 && minutes))
        return false;
    *ret_minutes = hours * 60 + minutes;
    return true;
}
