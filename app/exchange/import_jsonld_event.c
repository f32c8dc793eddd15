// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "exchange/import_jsonld.h"
#include "text/zone.h"

enum { HOUR_S = 3600, DAY_MIN = 24 * 60, SCHEDULES_MAX = 2000 };

static struct str get(struct ld_record *record, const char *name)
{
    return ld_get_str(record->node, name, &record->page->arena);
}

static struct str status_of(struct ld_record *record)
{
    return ld_local(get(record, "eventStatus"));
}

/* The end of a day, when only days are told. */
static struct moment day_end(struct moment day)
{
    return ld_moment(day.date, DAY_MIN, STR(ZONE_DEFAULT));
}

/* Without an end: a day for a day, an hour for a time, and a warning. */
static struct moment assumed_end(struct ld_record *record, const struct ld_time *start, struct str zone)
{
    if (!start->has_time)
        return day_end(start->at);
    ld_warn(record, "endDate", "missing", "it does not say when it ends: shown as an hour");
    return ld_moment_s(moment_s(start->at) + HOUR_S, zone);
}

static bool read_end(struct ld_record *record, const struct ld_time *start, struct moment *ret_end)
{
    struct str text = get(record, "endDate"), duration = get(record, "duration");
    struct str zone = STR(ZONE_DEFAULT);
    struct ld_time end;
    int64_t seconds;
    if (text.len && !ld_time_parse(text, zone, &end)) {
        ld_refuse(record, "endDate", "date", "must be a day or a time, such as 2026-12-01T20:00");
        return false;
    }
    if (duration.len && !ld_duration_parse(duration, &seconds)) {
        ld_warn(record, "duration", "date", "left out: must be a length of time, such as PT2H");
        duration.len = 0;
    }
    bool tells = text.len && (end.has_time || !start->has_time || date_cmp(end.at.date, start->at.date) > 0);
    if (tells && moment_s(end.at) != moment_s(start->at))
        *ret_end = end.has_time ? end.at : day_end(end.at);
    else if (duration.len)
        *ret_end = ld_moment_s(moment_s(start->at) + seconds, zone);
    else
        *ret_end = assumed_end(record, start, zone);
    return true;
}

static void put_times(struct ld_record *record, const struct ld_time *start, struct moment end)
{
    ld_put_moment(record->item, "start", start->at);
    ld_put_moment(record->item, "end", end);
    if (!start->has_time)
        js_put_bool(record->item, "all_day", true);
}

static bool put_once(struct ld_record *record)
{
    struct str text = get(record, "startDate");
    struct ld_time start;
    struct moment end;
    if (!text.len)
        text = get(record, "doorTime");
    if (!text.len) {
        ld_refuse(record, "startDate", "missing", "it does not say when it begins");
        return false;
    }
    if (!ld_time_parse(text, STR(ZONE_DEFAULT), &start)) {
        ld_refuse(record, "startDate", "date", "must be a day or a time, such as 2026-12-01T18:00");
        return false;
    }
    if (!read_end(record, &start, &end))
        return false;
    put_times(record, &start, end);
    return true;
}

static struct str zone_of(struct ld_record *record, const struct js *schedule)
{
    struct str zone = ld_get_str(schedule, "scheduleTimezone", &record->page->arena);
    return zone.len && zone_find(zone) ? zone : STR(ZONE_DEFAULT);
}

static void put_exdates(struct ld_record *record, const struct ld_schedule *schedule)
{
    struct js *list = js_new_array();
    for (int i = 0; i < schedule->n_exdates; i++) {
        char text[MOMENT_LEN + 1];
        moment_format(schedule->exdates[i], text);
        js_push(list, js_new_z(text));
    }
    if (js_len(list) && schedule->rrule.len)
        js_put(record->item, "exdates", list);
    else
        js_free(list);
}

static bool put_schedule(struct ld_record *record, const struct js *value)
{
    const char *member, *why;
    struct ld_schedule schedule;
    struct str zone = zone_of(record, value);
    struct arena *arena = &record->page->arena;
    if (!ld_schedule_read(value, record->node, zone, arena, &schedule, &member, &why)) {
        ld_refuse(record, arena_printf(arena, "eventSchedule/%s", member).ptr, "schedule", why);
        return false;
    }
    struct moment end = schedule.end.at;
    if (!schedule.has_end)
        end = assumed_end(record, &schedule.start, zone);
    put_times(record, &schedule.start, end);
    if (schedule.rrule.len)
        js_put_str(record->item, "rrule", schedule.rrule);
    if (!str_is(zone, ZONE_DEFAULT))
        js_put_str(record->item, "zone", zone);
    put_exdates(record, &schedule);
    return true;
}

static void put_note(struct ld_record *record, const char *status, const char *sv, const char *en)
{
    struct js *changes = js_new_array(), *change = js_new_object(), *note = js_new_object();
    js_put_str(change, "at", js_get_str(record->item, "start"));
    js_put_z(change, "status", status);
    js_put_z(note, "sv", sv);
    js_put_z(note, "en", en);
    js_put(change, "note", note);
    js_push(changes, change);
    js_put(record->item, "changes", changes);
}

/* The time that it was at before, as numbers, which every language reads. */
static void put_rescheduled(struct ld_record *record)
{
    struct ld_time before;
    struct arena *arena = &record->page->arena;
    if (!ld_time_parse(get(record, "previousStartDate"), STR(ZONE_DEFAULT), &before))
        return;
    char day[DATE_LEN + 1], clock[8] = "";
    date_format(before.at.date, day);
    if (before.has_time)
        memcpy(clock, arena_printf(arena, " %02d:%02d", before.at.hour, before.at.minute).ptr, 7);
    put_note(record, NULL, arena_printf(arena, "Ny tid. Tidigare: %s%s.", day, clock).ptr,
             arena_printf(arena, "New time. It was: %s%s.", day, clock).ptr);
}

static void put_status(struct ld_record *record)
{
    struct str status = status_of(record);
    bool is_series = js_get(record->item, "rrule") != NULL;
    if (str_is(status, "EventCancelled")) {
        js_put_z(record->item, "status", "cancelled");
    } else if (str_is(status, "EventPostponed")) {
        js_put_z(record->item, "status", "cancelled");
        if (!is_series)
            put_note(record, "cancelled", "Uppskjutet. Ny tid är inte bestämd.",
                     "Postponed. A new time is not set yet.");
    } else if (str_is(status, "EventRescheduled") && !is_series) {
        put_rescheduled(record);
    }
}

static void put_where(struct ld_record *record)
{
    struct arena *arena = &record->page->arena;
    const struct js *locations = ld_get(record->node, "location");
    for (size_t i = 0; i < ld_len(locations); i++) {
        const struct js *value = ld_at(locations, i), *node = ld_node(&record->page->index, value);
        struct str text = js_type(value) == JS_STRING ? js_str(value) : STR("");
        struct str url = ld_is(node, "VirtualLocation") ? ld_get_str(node, "url", arena) : text;
        if (str_starts(url, "http") && !js_get(record->item, "online")) {
            struct js *address = js_new_str(url);
            ld_put_url(record, "online", address);
            js_free(address);
        }
        struct str place = js_get(record->item, "place") ? STR("") : ld_place_of(record, value);
        if (place.len)
            js_put_str(record->item, "place", place);
    }
}

/* Places to book are told only where there is something to book. */
static void put_places(struct ld_record *record)
{
    int64_t places;
    struct str capacity = get(record, "maximumAttendeeCapacity");
    const struct js *offer = ld_node(&record->page->index, ld_get(record->node, "offers"));
    bool is_booked = ld_get(record->node, "remainingAttendeeCapacity") || ld_get(offer, "availability") ||
                     ld_get(offer, "url");
    if (is_booked && str_int(capacity, &places) && places >= 1 && places <= 10000)
        js_put_int(record->item, "places", places);
}

static bool put_organization(struct ld_record *record)
{
    const struct js *organizer = ld_get(record->node, "organizer");
    struct str id = ld_organization_of(record, organizer);
    if (id.len)
        js_put_str(record->item, "organization", id);
    else
        ld_refuse(record, "organizer", "missing",
                  "it does not say who holds it: name one, or give --organization");
    return id.len > 0;
}

static void take(struct ld_page *page, const struct ld_found *found, const struct js *schedule,
                 struct str uid)
{
    struct ld_record record = ld_begin(page, found, KIND_EVENT, uid);
    bool timed = schedule ? put_schedule(&record, schedule) : put_once(&record);
    if (!timed || !put_organization(&record)) {
        ld_drop(&record);
        return;
    }
    ld_put_text(&record, "title", ld_get(found->node, "name"), 120, true);
    ld_put_description(&record, found->node);
    put_where(&record);
    put_status(&record);
    put_places(&record);
    ld_put_url(&record, "url", ld_get(found->node, "url"));
    ld_put_cost(&record);
    ld_put_languages(&record);
    ld_put_suits(&record);
    ld_put_terms(&record);
    ld_end(&record);
}

static bool may_take(struct ld_page *page, const struct ld_found *found)
{
    struct ld_record probe = {.page = page, .record = {.file = page->file, .line = found->line}};
    if (import_is_over(page->import))
        return false;
    if (page->schedules++ < SCHEDULES_MAX)
        return true;
    if (page->schedules == SCHEDULES_MAX + 1) /* said once, of the page */
        ld_refuse(&probe, "eventSchedule", "limit", "more than 2000 schedules in a page");
    return false;
}

void ld_take_event(struct ld_page *page, const struct ld_found *found)
{
    const struct js *schedules = ld_get(found->node, "eventSchedule");
    if (!schedules)
        take(page, found, NULL, found->uid);
    for (size_t i = 0; i < ld_len(schedules) && may_take(page, found); i++)
        take(page, found, ld_node(&page->index, ld_at(schedules, i)),
             i ? arena_printf(&page->arena, "%.*s#%zu", STR_FMT(found->uid), i + 1) : found->uid);
}
