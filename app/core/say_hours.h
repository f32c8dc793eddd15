/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening hours and the age of facts in words, as core/say.h. A clock that is not believed says nothing of
 * now: no "open now", no ages, only the hours of the week. */
#ifndef CORE_SAY_HOURS_H
#define CORE_SAY_HOURS_H

#include "core/hours.h"
#include "core/say.h"

struct say_time {
    struct moment local; /* now, where the item is */
    bool trusted;
};
/* "Open now, until 16:00", "Opens tomorrow at 9:00", "Closed today, Christmas Eve · Opens Monday at 9:00",
 * "Today is Epiphany: the hours may differ". Nothing where the facts are too old to vouch for
 * (core/freshness.h). */
struct str say_opening(const struct say *say, const struct item *item, const struct say_time *time);
/* "Monday–Thursday 10:00–16:00 · On public holidays 11:00–14:00" as it holds on `today`. */
struct str say_hours(const struct say *say, const struct service *service, struct date today);
struct str say_hours_row(const struct say *say, const struct hours_row *row,
                         bool begins); /* "Monday 10:00–16:00"; empty: closed */
/* "Closed from Monday 21 December to Wednesday 6 January", "Christmas Eve, Thursday 24 December: closed",
 * "Also Tuesday 5 January 17:00–19:00". */
struct str say_exception(const struct say *say, const struct hours_exception *exception);
struct str say_holiday(const struct say *say, enum holiday holiday);
/* "Checked 3 weeks ago by …"; when it fades "Last checked 8 months ago by …: some of it may have changed",
 * when it has faded "Not checked for two years. Ask before you go.", for a service that never was "Nobody has
 * said when this was checked. Ask before you go." */
struct str say_checked(const struct say *say, const struct item *item, const struct say_time *time);

#endif
