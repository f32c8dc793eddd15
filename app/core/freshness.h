/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far a fact can still be vouched for, by the age of its `checked_on`: whole for six months, then fading
 * day by day until it is worth nothing at 24 months (the scale of data·inclusion). Months are those of the
 * calendar; the 31st becomes the last day of a shorter month. Pure. */
#ifndef CORE_FRESHNESS_H
#define CORE_FRESHNESS_H

#include "base/date.h"

enum { FRESH_MONTHS = 6, FADED_MONTHS = 24, FRESHNESS_WHOLE = 1000 };

enum freshness_stage {
    FRESHNESS_NEVER, /* nobody has said when it was checked */
    FRESHNESS_FRESH, /* up to six months; also what was checked "tomorrow": clocks differ */
    FRESHNESS_FADING,
    FRESHNESS_FADED /* 24 months and more */
};
struct freshness {
    enum freshness_stage stage;
    int score;        /* FRESHNESS_WHOLE…0 */
    struct date next; /* the first day of the next stage; all 0: there is none */
};
struct freshness freshness_of(struct date checked_on, struct date today);

#endif
