// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"
#include "core/hours_own.h"

enum { BY_RULE_MAX = 3 };

struct finding {
    const struct service *service;
    int64_t first; /* days since 1970 */
    struct hours_exception *items;
    int n;
};

static void add(struct finding *finding, struct hours_exception exception)
{
    if (finding->n < EXCEPTIONS_MAX)
        finding->items[finding->n++] = exception;
}

static void add_closures(struct finding *finding)
{
    for (int i = 0; i < finding->service->n_closures; i++) {
        const struct closure *closure = &finding->service->closures[i];
        if (date_days(closure->until) >= finding->first &&
            date_days(closure->from) < finding->first + EXCEPTION_DAYS)
            add(finding, (struct hours_exception){.kind = EXCEPTION_CLOSED,
                                                  .from = closure->from,
                                                  .until = closure->until,
                                                  .reason = closure->reason.n ? &closure->reason : NULL});
    }
}

static void add_holiday_hours(struct finding *finding, struct hours_exception exception)
{
    const struct service *service = finding->service;
    bool any = false;
    exception.kind = EXCEPTION_HOLIDAY_HOURS;
    for (int i = 0; i < service->n_hours; i++)
        if (hours_hold(&service->hours[i], exception.from, DAY_AS_HOLIDAY)) {
            exception.opens_min = service->hours[i].opens_min;
            exception.closes_min = service->hours[i].closes_min;
            add(finding, exception);
            any = true;
        }
    exception.kind = EXCEPTION_HOLIDAY_CLOSED;
    if (!any && hours_on_weekday(service, exception.from))
        add(finding, exception);
}

static void add_holiday(struct finding *finding, struct date day)
{
    const struct service *service = finding->service;
    struct hours_exception exception = {.from = day, .until = day, .holiday = holiday_here(service, day)};
    enum day_rule rule = day_rule(service, day);
    if (exception.holiday == HOLIDAY_NONE || closure_on(service, day))
        return;
    if (rule == DAY_AS_HOLIDAY) {
        add_holiday_hours(finding, exception);
    } else if (rule != DAY_AS_WEEKDAY && hours_on_weekday(service, day)) {
        exception.kind = rule == DAY_UNSURE ? EXCEPTION_HOLIDAY_UNSURE : EXCEPTION_HOLIDAY_CLOSED;
        add(finding, exception);
    }
}

/* What rules add is more than three weeks apart as often as not: the next ones, however far. */
static void add_by_rule(struct finding *finding, const struct interval_list *by_rule)
{
    int n = 0;
    for (int i = 0; by_rule && i < by_rule->n && n < BY_RULE_MAX; i++) {
        const struct interval *interval = &by_rule->items[i];
        struct moment start = moment_of_s(interval->start_s, interval->offset_min);
        if (date_days(start.date) < finding->first ||
            day_rule(finding->service, start.date) != DAY_AS_WEEKDAY)
            continue;
        int opens = start.hour * 60 + start.minute;
        int closes = opens + occurrence_minutes(finding->service, interval);
        add(finding, (struct hours_exception){.kind = EXCEPTION_ALSO,
                                              .from = start.date,
                                              .until = start.date,
                                              .opens_min = opens,
                                              .closes_min = closes > 1440 ? closes - 1440 : closes});
        n++;
    }
}

static void sort_by_day(struct hours_exception *items, int n)
{
    for (int i = 1; i < n; i++)
        for (int j = i; j > 0 && date_cmp(items[j - 1].from, items[j].from) > 0; j--) {
            struct hours_exception swap = items[j];
            items[j] = items[j - 1];
            items[j - 1] = swap;
        }
}

int hours_exceptions(const struct service *service, const struct interval_list *by_rule, struct date today,
                     struct hours_exception ret_exceptions[EXCEPTIONS_MAX])
{
    struct finding finding = {service, date_days(today), ret_exceptions, 0};
    add_closures(&finding);
    for (int i = 0; i < EXCEPTION_DAYS; i++)
        add_holiday(&finding, date_of_days(finding.first + i));
    add_by_rule(&finding, by_rule);
    sort_by_day(finding.items, finding.n);
    return finding.n;
}
