// SPDX-License-Identifier: GPL-3.0-or-later
/* VEVENTs of one UID to one event. */
#include "calendar/ics_event.h"

#include <stdlib.h>
#include <strings.h>

#include "calendar/ics_maker.h"

struct entry { /* one VEVENT */
    const struct ics_component *component;
    struct str uid;
    int64_t sequence, instance_s; /* of its RECURRENCE-ID, as it is written */
    bool is_instance, is_left_out;
};
struct group {
    struct entry *entries;
    int n;
};

static void begin_component(struct ics_maker *maker, const struct ics_component *component, struct str uid)
{
    struct str name = ics_value(component->parent, "X-WR-TIMEZONE");
    maker->component = component;
    maker->uid = uid;
    maker->floating = false;
    maker->home = (struct ics_clock){.zone = name.ptr ? ics_zone_named(str_trim(name)) : NULL};
    if (!maker->home.zone)
        maker->home.zone = zone_find(STR(ZONE_DEFAULT));
    maker->home_name = zone_name(maker->home.zone);
}

static void complain_of_home(struct ics_maker *maker)
{
    if (maker->floating)
        ics_complain(maker, ics_property(maker->component, "DTSTART"), "zone", true,
                     "its times have no zone: taken to be those of %.*s", STR_FMT(maker->home_name));
}

static bool is_cancelled(const struct ics_component *component)
{
    struct str status = str_trim(ics_value(component, "STATUS")),
               method = str_trim(ics_value(component->parent, "METHOD"));
    return (status.len == 9 && strncasecmp(status.ptr, "CANCELLED", 9) == 0) ||
           (method.len == 6 && strncasecmp(method.ptr, "CANCEL", 6) == 0);
}

/* ---- one event and its changes ---- */

static const struct ics_event *base_of(struct ics_maker *maker, const struct entry *entry,
                                       struct ics_moment *start, struct ics_event *event,
                                       struct event_change **periods, int *n_periods)
{
    struct series *series = &event->series;
    int64_t end_s;
    begin_component(maker, entry->component, entry->uid);
    if (!ics_span(maker, start, &end_s))
        return NULL;
    *event = (struct ics_event){.uid = entry->uid,
                                .component = entry->component,
                                .sequence = (int)entry->sequence,
                                .cancelled = is_cancelled(entry->component)};
    *series = (struct series){.id = entry->uid,
                              .start = ics_clock_moment(start->clock, start->s),
                              .end = ics_clock_moment(start->clock, end_s),
                              .zone = ics_clock_name(maker, start),
                              .all_day = !start->has_time};
    if (!ics_recurrence(maker, start, series, periods, n_periods))
        return NULL;
    if (series->rrule.len && !start->is_utc && !start->clock->zone && !ics_flatten(maker, start, series))
        return NULL;
    event->floating = maker->floating;
    complain_of_home(maker);
    return event;
}

static bool same_moment(struct moment a, struct moment b)
{
    return moment_s(a) == moment_s(b);
}

/* A VEVENT with a RECURRENCE-ID, against the event that it is an instance of. */
static bool change_of(struct ics_maker *maker, const struct ics_event *event, const struct ics_moment *start,
                      const struct entry *entry, struct event_change *ret_change)
{
    const struct ics_property *property = ics_property(entry->component, "RECURRENCE-ID");
    struct str range = ics_param(property, "RANGE");
    struct ics_moment at, own;
    int64_t end_s;
    begin_component(maker, entry->component, entry->uid);
    if (!ics_moment(maker, property, property->value, &at) || !ics_span(maker, &own, &end_s))
        return false;
    if (own.has_time != start->has_time) {
        ics_complain(maker, ics_property(entry->component, "DTSTART"), "type", false,
                     "the series has %s, this instance %s", start->has_time ? "times" : "days",
                     own.has_time ? "a time" : "a day");
        return false;
    }
    struct event_change change = {.at = ics_occurrence(start, &at),
                                  .cancelled = is_cancelled(entry->component),
                                  .future = str_is(range, "THISANDFUTURE")};
    struct moment begins = ics_clock_moment(own.clock, own.s), ends = ics_clock_moment(own.clock, end_s);
    int64_t length_s = moment_s(event->series.end) - moment_s(event->series.start);
    if (!change.cancelled &&
        (!same_moment(begins, change.at) || end_s - own.s != length_s || change.future)) {
        change.start = begins;
        change.end = ends;
    }
    *ret_change = change;
    return true;
}

static void add_changes(struct ics_maker *maker, struct ics_event *event, const struct ics_moment *start,
                        const struct group *group, const struct event_change *periods, int n_periods,
                        struct ics_counts *counts)
{
    struct arena *arena = maker->plan->arena;
    size_t most = (size_t)(group->n + n_periods);
    struct event_change *changes = ARENA_ARRAY(arena, struct event_change, most);
    int n = 0;
    event->overrides = ARENA_ARRAY(arena, const struct ics_component *, most);
    for (int i = 0; i < group->n; i++) {
        const struct entry *entry = &group->entries[i];
        if (!entry->is_instance || entry->is_left_out)
            continue;
        if (change_of(maker, event, start, entry, &changes[n]))
            event->overrides[n++] = entry->component;
        else
            counts->refused++;
    }
    for (int i = 0; i < n_periods; i++)
        changes[n++] = periods[i];
    event->series.changes = changes;
    event->series.n_changes = n;
}

/* ---- groups ---- */

static bool is_newer(const struct entry *a, const struct entry *b)
{
    if (a->sequence != b->sequence)
        return a->sequence > b->sequence;
    int order = str_cmp(ics_value(a->component, "LAST-MODIFIED"), ics_value(b->component, "LAST-MODIFIED"));
    return order ? order > 0 : a->component->line > b->component->line;
}

/* Of several with the same UID and the same instance the newest counts. */
static void leave_out_older(struct ics_maker *maker, const struct group *group, struct ics_counts *counts)
{
    struct entry *kept = NULL; /* they stand by instance */
    for (int i = 0; i < group->n; i++) {
        struct entry *entry = &group->entries[i];
        if (entry->is_left_out)
            continue;
        if (!kept || kept->is_instance != entry->is_instance || kept->instance_s != entry->instance_s) {
            kept = entry;
            continue;
        }
        struct entry *older = is_newer(entry, kept) ? kept : entry;
        older->is_left_out = true;
        counts->passed_over++;
        begin_component(maker, older->component, older->uid);
        ics_complain(maker, ics_property(older->component, "UID"), "duplicate", true,
                     "a newer event of the same UID stands in line %d: this one is left out",
                     (older == kept ? entry : kept)->component->line);
        kept = older == kept ? entry : kept;
    }
}

static struct ics_event *keep(struct ics_maker *maker, const struct ics_event *event,
                              struct ics_counts *counts)
{
    struct ics_event *copy = ARENA_NEW(maker->plan->arena, struct ics_event);
    *copy = *event;
    counts->events++;
    return copy;
}

/* Instances whose series is not in the file: events of their own. */
static struct ics_event *take_instances(struct ics_maker *maker, const struct group *group,
                                        struct ics_event *list, struct ics_counts *counts)
{
    for (int i = 0; i < group->n; i++) {
        struct entry alone = group->entries[i];
        struct ics_event event;
        struct ics_moment start;
        struct event_change *periods = NULL;
        int n_periods = 0;
        if (!alone.is_instance || alone.is_left_out)
            continue;
        struct str at = ics_value(alone.component, "RECURRENCE-ID");
        alone.uid = arena_printf(maker->plan->arena, "%.*s/%.*s", STR_FMT(alone.uid), STR_FMT(at));
        if (base_of(maker, &alone, &start, &event, &periods, &n_periods)) {
            event.next = list;
            list = keep(maker, &event, counts);
        } else {
            counts->refused++;
        }
    }
    return list;
}

static struct ics_event *take_group(struct ics_maker *maker, const struct group *group,
                                    struct ics_event *list, struct ics_counts *counts)
{
    struct ics_event event;
    struct ics_moment start;
    struct event_change *periods = NULL;
    int n_periods = 0, base = 0;
    leave_out_older(maker, group, counts);
    while (base < group->n && (group->entries[base].is_instance || group->entries[base].is_left_out))
        base++;
    if (base == group->n)
        return take_instances(maker, group, list, counts);
    if (!base_of(maker, &group->entries[base], &start, &event, &periods, &n_periods)) {
        for (int i = 0; i < group->n; i++)
            counts->refused += !group->entries[i].is_left_out;
        return list;
    }
    add_changes(maker, &event, &start, group, periods, n_periods, counts);
    event.next = list;
    return keep(maker, &event, counts);
}

/* ---- the file ---- */

/* Some write none: the same event then gives the same name as long as it is not changed. */
static struct str uid_of(struct ics_maker *maker, const struct ics_component *component)
{
    struct str uid = str_trim(ics_value(component, "UID"));
    if (uid.len && uid.len <= 1000)
        return uid;
    struct str start = ics_value(component, "DTSTART"), title = ics_value(component, "SUMMARY");
    struct str made = arena_printf(maker->plan->arena, "%.*s %.*s", STR_FMT(start), STR_FMT(title));
    begin_component(maker, component, made);
    ics_complain(maker, NULL, uid.len ? "limit" : "missing", true,
                 uid.len ? "UID is longer than 1000 bytes: its start and title name it"
                         : "UID is missing: its start and title name it");
    return made;
}

static struct entry entry_of(struct ics_maker *maker, const struct ics_component *component)
{
    struct entry entry = {.component = component, .uid = uid_of(maker, component)};
    struct str instance = ics_value(component, "RECURRENCE-ID");
    struct ics_time time = {0};
    if (!str_int(str_trim(ics_value(component, "SEQUENCE")), &entry.sequence) || entry.sequence < 0 ||
        entry.sequence > INT32_MAX)
        entry.sequence = 0;
    entry.is_instance = instance.ptr != NULL;
    if (entry.is_instance && ics_time_parse(instance, &time))
        entry.instance_s = moment_s(time.local);
    return entry;
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = str_cmp(x->uid, y->uid);
    if (order == 0)
        order = x->is_instance - y->is_instance;
    if (order == 0)
        order = (x->instance_s > y->instance_s) - (x->instance_s < y->instance_s);
    return order ? order : x->component->line - y->component->line;
}

static int count_components(const struct ics_component *calendars)
{
    int n = 0;
    for (const struct ics_component *calendar = calendars; calendar; calendar = calendar->next)
        for (const struct ics_component *c = calendar->components; c; c = c->next)
            n++;
    return n;
}

static int gather(struct ics_maker *maker, const struct ics_component *calendars, struct entry *entries,
                  struct ics_counts *counts)
{
    int n = 0;
    for (const struct ics_component *calendar = calendars; calendar; calendar = calendar->next)
        for (const struct ics_component *c = calendar->components; c; c = c->next) {
            if (!str_is(c->name, "VEVENT")) {
                counts->passed_over += !str_is(c->name, "VTIMEZONE");
                continue;
            }
            if (!c->fault.rule) {
                entries[n++] = entry_of(maker, c);
                continue;
            }
            struct ics_report report = {c->fault.line, ics_value(c, "UID"), c->fault.field, c->fault.rule,
                                        false,         c->fault.message};
            maker->plan->report(maker->plan->ctx, &report);
            counts->refused++;
        }
    return n;
}

static int compare_lines(const void *a, const void *b)
{
    return (*(struct ics_event *const *)a)->component->line -
           (*(struct ics_event *const *)b)->component->line;
}

static struct ics_event *by_line(struct arena *arena, struct ics_event *list, int n)
{
    struct ics_event **all = ARENA_ARRAY(arena, struct ics_event *, (size_t)n + 1);
    for (int i = 0; i < n; i++, list = list->next)
        all[i] = list;
    qsort(all, (size_t)n, sizeof *all, compare_lines);
    for (int i = 0; i < n; i++)
        all[i]->next = all[i + 1];
    return all[0];
}

struct ics_event *ics_events(const struct ics_plan *plan, const struct ics_component *calendars,
                             struct ics_counts *ret_counts)
{
    struct ics_maker maker = {.plan = plan, .zones = {plan->arena, plan->expander, plan->to_s, NULL, 0, 0}};
    struct entry *entries = ARENA_ARRAY(plan->arena, struct entry, (size_t)count_components(calendars) + 1);
    struct ics_event *list = NULL;
    *ret_counts = (struct ics_counts){0};
    int n = gather(&maker, calendars, entries, ret_counts);
    qsort(entries, (size_t)n, sizeof *entries, compare_entries);
    for (int from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && str_eq(entries[to].uid, entries[from].uid);)
            to++;
        list = take_group(&maker, &(struct group){&entries[from], to - from}, list, ret_counts);
    }
    return by_line(plan->arena, list, ret_counts->events);
}
