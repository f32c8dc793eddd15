/* SPDX-License-Identifier: GPL-3.0-or-later
 * Dates, times, numbers and lists in words. Gregorian calendar, 24-hour clock, western digits in every
 * language. Results are in `arena`. A bare value (clock, date, phone, number) has no isolates: message_fill
 * adds them; a phrase around a value has them inside. Phrases come from the catalogue (NULL: English), names
 * of days and months from ICU with the language's format locale. Pure: the time is handed in. */
#ifndef TEXT_FORMAT_H
#define TEXT_FORMAT_H

#include "base/date.h"
#include "text/catalog.h"

struct words { /* a language with its catalogue, as screens use them */
    const struct catalog *catalog;
    const struct lang *lang;
};

/* "10:42", the same everywhere; sv writes 10.42 in running text but speech reads that wrong, so a colon. */
struct str format_clock(struct arena *arena, int minutes_of_day);
struct str format_clock_range(struct arena *arena, int from_min, int to_min); /* "18:30–20:00" */
enum date_style {
    DATE_LONG /* "tisdag 1 december" */,
    DATE_SHORT /* "tis 1 dec." */,
    DATE_FULL /* with the year */,
    DATE_WEEKDAY /* "tisdag" */,
    DATE_MONTH /* "december 2026" */
};
struct str format_date(struct arena *arena, const struct lang *lang, struct date date, enum date_style style);
/* "today", "tomorrow", "Tuesday" (within six days), else DATE_LONG, with the year (DATE_FULL) from 200 days
 * on. */
struct str format_day(struct arena *arena, const struct words *words, struct date date, struct date today);
/* "today 15:00", "Tuesday 14:00–15:30". `end` may be absent. */
struct str format_when(struct arena *arena, const struct words *words, struct moment start, struct moment end,
                       struct date today);
/* Bit 0 Monday … 6 Sunday. Runs of three days and more: "Monday–Thursday", "Saturday and Sunday", "every
 * day". */
struct str format_days(struct arena *arena, const struct words *words, unsigned days);
/* "today", "yesterday", "3 days ago", "3 weeks ago", "5 months ago", "over a year ago". */
struct str format_age(struct arena *arena, const struct words *words, struct date then, struct date today);
/* "half an hour", "an hour", "90 minutes", "2 hours", "2.5 hours", "a day". */
struct str format_minutes(struct arena *arena, const struct words *words, int minutes);
/* Walking at 80 m a minute, way factor 1.3: "here", "4 minutes' walk", above 45 minutes "5 km away". < 0:
 * empty. */
struct str format_distance(struct arena *arena, const struct words *words, double metres);
struct str format_number(struct arena *arena, const struct lang *lang, int64_t n);
struct str format_list(struct arena *arena, const struct lang *lang, const struct str *items,
                       int n); /* "a, b and c"; items that run against the language are isolated */
/* "a · b": short facts beside one another; empty ones are left out, those that run against the language
 * isolated. */
struct str format_parts(struct arena *arena, const struct lang *lang, const struct str *parts, int n);
/* +46701740605 -> "070-174 06 05" for Sweden; others "+358 9 1234 567"-like groups. */
struct str format_phone(struct arena *arena, struct str e164);
/* Capital first letter by the language's rules. */
struct str format_sentence(struct arena *arena, const struct lang *lang, struct str s);
/* All letters small, by the language's rules. */
struct str format_small(struct arena *arena, const struct lang *lang, struct str s);

#endif
