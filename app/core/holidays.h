/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sweden's public holidays, computed: the days of the act (1989:253) on public holidays that are not plain
 * Sundays, and the three eves that the Annual Leave Act (1977:480, section 3 a) puts beside them, on which
 * nearly everything keeps other hours. Pure. */
#ifndef CORE_HOLIDAYS_H
#define CORE_HOLIDAYS_H

#include "base/date.h"

enum holiday {
    HOLIDAY_NONE,
    HOLIDAY_NEW_YEAR,    /* 1 January */
    HOLIDAY_EPIPHANY,    /* 6 January */
    HOLIDAY_GOOD_FRIDAY, /* two days before Easter Sunday */
    HOLIDAY_EASTER, /* the first Sunday after the full moon of spring, as the Gregorian computus has it */
    HOLIDAY_EASTER_MONDAY,
    HOLIDAY_MAY_DAY,      /* 1 May */
    HOLIDAY_ASCENSION,    /* 39 days after Easter Sunday */
    HOLIDAY_PENTECOST,    /* 49 days after Easter Sunday */
    HOLIDAY_NATIONAL_DAY, /* 6 June */
    HOLIDAY_MIDSUMMER_EVE,
    HOLIDAY_MIDSUMMER,  /* the Saturday from 20 to 26 June */
    HOLIDAY_ALL_SAINTS, /* the Saturday from 31 October to 6 November */
    HOLIDAY_CHRISTMAS_EVE,
    HOLIDAY_CHRISTMAS,
    HOLIDAY_BOXING_DAY,
    HOLIDAY_NEW_YEARS_EVE,
    HOLIDAY_COUNT
};
/* Of any year from 1900 to 2199. A day that is two (6 June on Pentecost) is the movable one. */
enum holiday holiday_on(struct date day);

#endif
