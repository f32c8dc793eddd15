// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_vtimezone.h"

#include <stdlib.h>

#include "calendar/expander.h"
#include "calendar/ics_value.h"
#include "core/rule.h"

struct making {
    struct ics_zones *zones;
    struct ics_onset *onsets;
    int n;
    int from_s, to_s; /* the offsets of the observance at hand */
    const char *rule, *why;
};

static bool fail(struct making *making, const char *rule, const char *why)
{
    making->rule = rule;
    making->why = why;
    return false;
}

/* At a local time, which is still told by the offset before. */
static bool add_onset(struct making *making, int64_t local_s)
{
    if (making->n == ICS_ONSETS_MAX)
        return fail(making, "limit", "its VTIMEZONE changes its clock too often");
    making->onsets[making->n++] = (struct ics_onset){local_s - making->from_s, making->to_s, making->from_s};
    return true;
}

static bool add_rule(struct making *making, struct str text, int64_t start_s)
{
    struct rule rule;
    struct buf buf;
    const char *why;
    int64_t *times;
    int n;
    if (!rule_parse(text, &rule, &why) || rule.freq != RULE_YEARLY)
        return fail(making, "rrule", "a rule of its VTIMEZONE is none, or not YEARLY");
    if (rule.has_until && rule.until_is_utc)
        rule.until = moment_of_s(moment_s(rule.until) + making->from_s, 0);
    buf_init(&buf, RULE_MAX_BYTES + 32);
    rule_write_until(text, rule.until, rule.until_has_time, false, &buf);
    struct ask ask = {.rule = arena_str(making->zones->arena, buf_view(&buf)),
                      .start_s = start_s,
                      .has_time = true,
                      .from_s = start_s,
                      .to_s = making->zones->last_s,
                      .max = ICS_ONSETS_MAX};
    buf_release(&buf);
    if (ask.to_s <= start_s)
        return true;
    if (expander_ask(making->zones->expander, &ask, STR("VTIMEZONE"), making->zones->arena, &times, &n) !=
        ERR_OK)
        return fail(making, "limit", "a rule of its VTIMEZONE takes too long");
    for (int i = 0; i < n; i++)
        if (times[i] != start_s && !add_onset(making, times[i]))
            return false;
    return true;
}

static bool add_dates(struct making *making, const struct ics_property *property)
{
    struct str rest = property->value, part;
    struct ics_time time;
    while (str_next(&rest, ',', &part)) {
        if (!ics_time_parse(str_sub(part, 0, str_find(part, '/', 0)), &time))
            return fail(making, "date", "an RDATE of its VTIMEZONE is none");
        if (!add_onset(making, moment_s(time.local)))
            return false;
    }
    return true;
}

static bool add_observance(struct making *making, const struct ics_component *component)
{
    struct ics_time start;
    const struct ics_property *rule = ics_property(component, "RRULE");
    if (!ics_time_parse(ics_value(component, "DTSTART"), &start))
        return fail(making, "date", "a DTSTART of its VTIMEZONE is missing or none");
    if (!ics_offset_parse(ics_value(component, "TZOFFSETFROM"), &making->from_s) ||
        !ics_offset_parse(ics_value(component, "TZOFFSETTO"), &making->to_s))
        return fail(making, "zone", "an offset of its VTIMEZONE is missing or none");
    if (!add_onset(making, moment_s(start.local)))
        return false;
    if (rule && (ics_again(rule) || !add_rule(making, rule->value, moment_s(start.local))))
        return making->rule ? false : fail(making, "rrule", "its VTIMEZONE has two rules in one");
    for (const struct ics_property *p = ics_property(component, "RDATE"); p; p = ics_again(p))
        if (!add_dates(making, p))
            return false;
    return true;
}

static bool add_observances(struct making *making, const struct ics_component *component)
{
    int n = 0;
    for (const struct ics_component *c = component->components; c; c = c->next) {
        if (!str_is(c->name, "STANDARD") && !str_is(c->name, "DAYLIGHT"))
            continue;
        if (++n > ICS_OBSERVANCES_MAX)
            return fail(making, "limit", "its VTIMEZONE has too many rules");
        if (!add_observance(making, c))
            return false;
    }
    return n ? true : fail(making, "zone", "its VTIMEZONE says nothing");
}

static int compare_onsets(const void *a, const void *b)
{
    const struct ics_onset *x = a, *y = b;
    return (x->at_s > y->at_s) - (x->at_s < y->at_s);
}

void ics_vtimezone(const struct ics_component *component, struct ics_zones *zones,
                   struct ics_clock *ret_clock, struct ics_problem *ret_problem)
{
    struct making making = {.zones = zones,
                            .onsets = ARENA_ARRAY(zones->arena, struct ics_onset, ICS_ONSETS_MAX)};
    if (!add_observances(&making, component)) {
        *ret_problem = (struct ics_problem){making.rule, making.why};
        return;
    }
    qsort(making.onsets, (size_t)making.n, sizeof making.onsets[0], compare_onsets);
    ret_clock->onsets = making.onsets;
    ret_clock->n_onsets = making.n;
}
