/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a rule says about one day. Days are counted from 1970-01-01. Pure. */
#ifndef CALENDAR_RULE_DAY_H
#define CALENDAR_RULE_DAY_H

#include "core/rule.h"

/* Puts in what the rule leaves to DTSTART: FREQ=WEEKLY alone is on the weekday of DTSTART, at its time. */
void rule_imply(struct rule *rule, struct moment start);

bool rule_allows(const struct rule_list *list, int value); /* an empty list allows all */
/* The same where numbers may count from the end: -1 is the last of `length`. */
bool rule_allows_place(const struct rule_list *list, int from_front, int length);
/* BYMONTH, BYMONTHDAY, BYYEARDAY and BYDAY together. */
bool rule_allows_day(const struct rule *rule, int64_t day);

int rule_month_length(int year, int month);
int64_t rule_week_of(const struct rule *rule, int64_t day); /* the day on which its week begins, by WKST */
int64_t rule_first_week(const struct rule *rule,
                        int year); /* where week 1 begins, the first with four days in it */
int rule_week_year(const struct rule *rule, int64_t day); /* the year whose week it is in */

#endif
