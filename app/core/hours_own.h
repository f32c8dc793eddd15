/* SPDX-License-Identifier: GPL-3.0-or-later
 * What core/hours*.c share: what a day goes by. */
#ifndef CORE_HOURS_OWN_H
#define CORE_HOURS_OWN_H

#include "core/hours.h"

enum day_rule { DAY_AS_WEEKDAY, DAY_AS_HOLIDAY, DAY_CLOSED, DAY_UNSURE };
enum day_rule day_rule(const struct service *service, struct date day);
const struct closure *closure_on(const struct service *service, struct date day); /* NULL: none */
enum holiday holiday_here(const struct service *service, struct date day);
/* The hours of a row on `day` when it goes by `rule`; a day that is unsure has those of its weekday. */
bool hours_hold(const struct hours *hours, struct date day, enum day_rule rule);
/* How long, as the clock on the wall counts: a night on which it is changed is as long as another. */
int occurrence_minutes(const struct service *service, const struct interval *interval);
bool hours_on_weekday(const struct service *service, struct date day); /* as if it were no holiday */

#endif
