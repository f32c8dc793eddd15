// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/http_date.h"

#include <string.h>

#include "base/date.h"

static int month_of(struct str name)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; name.len == 3 && i < 12; i++)
        if (memcmp(names + 3 * i, name.ptr, 3) == 0)
            return i + 1;
    return 0;
}

static bool two_digits(struct str s, size_t at, int most, int *ret_value)
{
    char a = s.ptr[at], b = s.ptr[at + 1];
    if (a < '0' || a > '9' || b < '0' || b > '9')
        return false;
    *ret_value = (a - '0') * 10 + b - '0';
    return *ret_value <= most;
}

bool http_date_parse(struct str s, int64_t *ret_s)
{
    struct moment moment = {0};
    int century, year;
    char iso[DATE_LEN + 1];
    struct date date;
    if (s.len != 29 || !str_ends(s, " GMT") || s.ptr[3] != ',' || s.ptr[4] != ' ' || s.ptr[7] != ' ' ||
        s.ptr[11] != ' ' || s.ptr[16] != ' ' || s.ptr[19] != ':' || s.ptr[22] != ':')
        return false;
    moment.date.month = month_of(str_sub(s, 8, 11));
    if (!moment.date.month || !two_digits(s, 5, 31, &moment.date.day) || !two_digits(s, 12, 99, &century) ||
        !two_digits(s, 14, 99, &year) || !two_digits(s, 17, 23, &moment.hour) ||
        !two_digits(s, 20, 59, &moment.minute) || !two_digits(s, 23, 60, &moment.second))
        return false;
    moment.date.year = century * 100 + year;
    if (moment.date.year < 1970 || moment.date.day < 1)
        return false;
    date_format(moment.date, iso);
    if (!date_parse(str_of(iso), &date)) /* 31 February */
        return false;
    *ret_s = moment_s(moment);
    return true;
}

int64_t http_retry_after_s(const char *value, int64_t now_s)
{
    int64_t seconds;
    struct str s = str_trim(str_of(value));
    if (s.len == 0)
        return 0;
    if (!str_int(s, &seconds)) {
        if (now_s <= 0 || !http_date_parse(s, &seconds))
            return 0;
        seconds -= now_s;
    }
    return seconds > 0 ? seconds : 0;
}
