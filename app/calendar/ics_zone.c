// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_zone.h"

#include "calendar/ics_value.h"
#include "calendar/ics_vtimezone.h"

enum { DAY_S = 86400, SAMPLE_S = 3 * DAY_S, CANDIDATES_MAX = 200, MATCHES_MAX = 200, SPANS_MAX = 16 };

struct ics_known_zone {
    const struct ics_component *calendar;
    struct str tzid;
    struct ics_problem problem; /* rule NULL: none */
    struct ics_clock clock;     /* the IANA zone, or the VTIMEZONE's own */
    struct span {               /* over which an IANA zone agrees */
        int64_t from_s, to_s;
        struct ics_clock clock;
    } spans[SPANS_MAX];
    int n_spans;
    struct ics_known_zone *next;
};

static int offset_at(const struct ics_clock *clock, int64_t s)
{
    if (clock->zone)
        return zone_offset_min(clock->zone, s) * 60;
    int low = 0, high = clock->n_onsets; /* the first onset after s */
    while (low < high) {
        int middle = (low + high) / 2;
        if (clock->onsets[middle].at_s <= s)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? clock->onsets[low - 1].offset_s : clock->onsets[0].before_s;
}

int64_t ics_clock_to_s(const struct ics_clock *clock, struct moment local)
{
    if (clock->zone)
        return zone_to_s(clock->zone, &local);
    local.offset_min = 0;
    int64_t wall_s = moment_s(local);
    int before = offset_at(clock, wall_s - DAY_S), after = offset_at(clock, wall_s + DAY_S);
    if (before == after || offset_at(clock, wall_s - before) == before)
        return wall_s - before;
    return offset_at(clock, wall_s - after) == after ? wall_s - after : wall_s - before;
}

struct moment ics_clock_moment(const struct ics_clock *clock, int64_t s)
{
    return moment_of_s(s, offset_at(clock, s) / 60);
}

const struct zone *ics_zone_named(struct str name)
{
    const struct zone *zone = zone_find(name);
    if (!zone)
        zone = zone_of_windows(name);
    for (size_t slash = str_find(name, '/', 0); !zone && slash < name.len;
         slash = str_find(name, '/', slash + 1)) {
        struct str rest = str_sub(name, slash + 1, name.len);
        if (name.ptr[0] == '/' || str_find(rest, '/', 0) < rest.len)
            zone = zone_find(rest);
    }
    return zone;
}

static bool agrees_at(const struct ics_clock *own, const struct zone *zone, int64_t s)
{
    return offset_at(own, s) == zone_offset_min(zone, s) * 60;
}

static bool agrees(const struct ics_clock *own, const struct zone *zone, int64_t from_s, int64_t to_s)
{
    for (int i = 0; i < own->n_onsets; i++) {
        int64_t s = own->onsets[i].at_s;
        if (s > from_s && s <= to_s && (!agrees_at(own, zone, s - 1) || !agrees_at(own, zone, s)))
            return false;
    }
    for (int64_t s = from_s; s <= to_s; s += SAMPLE_S)
        if (!agrees_at(own, zone, s))
            return false;
    return true;
}

/* "Amsterdam, Berlin, Stockholm" rather goes with Europe/Berlin than with another one that has its times. */
static bool names_city(struct str tzid, const struct zone *zone)
{
    struct str name = zone_name(zone);
    size_t slash = name.len;
    while (slash && name.ptr[slash - 1] != '/')
        slash--;
    char city[64];
    size_t n = 0;
    for (size_t i = slash; i < name.len && n < sizeof city; i++)
        city[n++] = name.ptr[i] == '_' ? ' ' : name.ptr[i];
    return str_contains(tzid, (struct str){city, n});
}

static const struct zone *find_among(struct str tzid, const struct ics_clock *own, int standard_offset_min,
                                     int64_t from_s, int64_t to_s)
{
    const struct zone *candidates[CANDIDATES_MAX], *found = NULL;
    int n = zone_list(standard_offset_min, candidates, CANDIDATES_MAX);
    for (int i = 0; i < n; i++)
        if ((!found || names_city(tzid, candidates[i])) && agrees(own, candidates[i], from_s, to_s))
            found = candidates[i];
    return found;
}

/* Either of two offsets half a year apart may be standard time, or both are summer time (Morocco). */
static const struct zone *find_agreeing(struct str tzid, const struct ics_clock *own, int64_t from_s,
                                        int64_t to_s)
{
    const struct zone *home = zone_find(STR(ZONE_DEFAULT)), *found = NULL;
    int first = offset_at(own, from_s) / 60, second = offset_at(own, from_s + 182 * DAY_S) / 60;
    if (home && agrees(own, home, from_s, to_s))
        return home;
    found = find_among(tzid, own, first, from_s, to_s);
    if (!found)
        found = find_among(tzid, own, first == second ? first - 60 : second, from_s, to_s);
    return found;
}

static const struct ics_clock *known_span(const struct ics_known_zone *known, int64_t from_s, int64_t to_s)
{
    for (int i = 0; i < known->n_spans; i++) {
        const struct span *span = &known->spans[i];
        bool holds = span->from_s <= from_s && to_s <= span->to_s;
        if ((holds && span->clock.zone) || (span->from_s == from_s && span->to_s == to_s))
            return &span->clock;
    }
    return NULL;
}

/* Spans are widened to years, so that the events of a feed share them. */
static const struct ics_clock *clock_over(struct ics_zones *zones, struct ics_known_zone *known,
                                          int64_t from_s, int64_t to_s)
{
    if (known->clock.zone)
        return &known->clock;
    to_s = to_s < zones->last_s ? to_s : zones->last_s;
    from_s = from_s < to_s ? from_s : to_s;
    from_s = date_days((struct date){moment_of_s(from_s, 0).date.year, 1, 1}) * DAY_S;
    to_s = date_days((struct date){moment_of_s(to_s, 0).date.year, 12, 31}) * DAY_S;
    to_s = to_s < zones->last_s ? to_s : zones->last_s;
    const struct ics_clock *clock = known_span(known, from_s, to_s);
    if (clock || known->n_spans == SPANS_MAX || zones->matches == MATCHES_MAX)
        return clock ? clock : &known->clock;
    struct span *span = &known->spans[known->n_spans++];
    *span = (struct span){from_s, to_s, known->clock};
    zones->matches++;
    span->clock.zone = find_agreeing(known->tzid, &known->clock, from_s, to_s);
    return &span->clock;
}

/* In a VTIMEZONE the name is a text with escapes, in a parameter it has none. */
static const struct ics_component *vtimezone_of(struct arena *arena, const struct ics_component *calendar,
                                                struct str tzid)
{
    for (const struct ics_component *c = calendar->components; c; c = c->next)
        if (str_is(c->name, "VTIMEZONE") && str_eq(ics_line_text(arena, ics_value(c, "TZID")), tzid))
            return c;
    return NULL;
}

static void make_known(struct ics_zones *zones, struct ics_known_zone *known)
{
    known->clock.zone = ics_zone_named(known->tzid);
    if (known->clock.zone)
        return;
    const struct ics_component *component = vtimezone_of(zones->arena, known->calendar, known->tzid);
    if (!component)
        known->problem = (struct ics_problem){
            "zone", "its TZID is no name of the IANA list, and there is no VTIMEZONE of that name"};
    else if (component->fault.rule)
        known->problem = (struct ics_problem){component->fault.rule, "its VTIMEZONE cannot be read"};
    else if (!(known->clock.zone = ics_zone_named(str_trim(ics_value(component, "X-LIC-LOCATION")))))
        ics_vtimezone(component, zones, &known->clock, &known->problem);
}

static struct ics_known_zone *find_known(struct ics_zones *zones, const struct ics_component *calendar,
                                         struct str tzid)
{
    for (struct ics_known_zone *known = zones->known; known; known = known->next)
        if (known->calendar == calendar && str_eq(known->tzid, tzid))
            return known;
    if (zones->n_known == ICS_ZONES_MAX)
        return NULL;
    struct ics_known_zone *known = ARENA_NEW(zones->arena, struct ics_known_zone);
    *known = (struct ics_known_zone){.calendar = calendar, .tzid = tzid, .next = zones->known};
    zones->known = known;
    zones->n_known++;
    make_known(zones, known);
    return known;
}

const struct ics_clock *ics_zone(struct ics_zones *zones, const struct ics_component *calendar,
                                 struct str tzid, int64_t from_s, int64_t to_s,
                                 struct ics_problem *ret_problem)
{
    struct ics_known_zone *known = find_known(zones, calendar, str_trim(tzid));
    if (known && !known->problem.rule)
        return clock_over(zones, known, from_s, to_s);
    *ret_problem =
        known ? known->problem : (struct ics_problem){"limit", "the file names too many time zones"};
    return NULL;
}
