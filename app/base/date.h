/* SPDX-License-Identifier: GPL-3.0-or-later
 * Civil dates and RFC 3339 times; proleptic Gregorian, years 1 to 9999, pure arithmetic, no time zones
 * (those are text/zone.h). */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

struct date {
    int year, month, day; /* month 1…12, day 1…31; all 0 means absent */
};

struct moment { /* an RFC 3339 time */
    struct date date;
    int hour, minute, second; /* local */
    int offset_min;           /* local = UTC + offset */
};

enum { DATE_LEN = 10, MOMENT_LEN = 25 };

int64_t date_days(struct date date); /* days since 1970-01-01 */
struct date date_of_days(int64_t days);
int date_weekday(struct date date);                   /* 0 Monday … 6 Sunday (ISO 8601) */
bool date_parse(struct str s, struct date *ret_date); /* "2026-11-30", real days only */
void date_format(struct date date, char out[DATE_LEN + 1]);
int date_cmp(struct date a, struct date b);

bool moment_parse(struct str s,
                  struct moment *ret_moment); /* "2026-12-01T14:00:00+01:00", "…Z", fraction dropped */
void moment_format(struct moment moment, char out[MOMENT_LEN + 1]);
int64_t moment_s(struct moment moment); /* seconds since 1970 UTC */
struct moment moment_of_s(int64_t s, int offset_min);
bool clock_parse(struct str s, int *ret_minutes); /* "09:30" -> 570; "24:00" -> 1440 */

#endif
