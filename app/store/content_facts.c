// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_facts.h"

#include <string.h>

#include "core/change.h"

#include "store/content_sql.h"
#include "text/zone.h"

int64_t checked_day(const struct item *item)
{
    return item->checked_on.year ? date_days(item->checked_on) : 0;
}

struct str language_base(struct str tag)
{
    return str_sub(tag, 0, str_find(tag, '-', 0));
}

void languages_pack(const struct str_list *languages, struct buf *out)
{
    for (int i = 0; i < languages->n; i++) {
        buf_char(out, ',');
        buf_str(out, language_base(languages->items[i]));
    }
    if (languages->n)
        buf_char(out, ',');
}

static struct interval interval_of(const struct moment *start, const struct moment *end)
{
    return (struct interval){moment_s(*start), moment_s(*end), start->offset_min};
}

static int shift_times(const struct call *call, struct arena *arena, const struct interval **ret_times,
                       const struct str **ret_shifts)
{
    int n = 0;
    struct interval *times = ARENA_ARRAY(arena, struct interval, (size_t)call->n_shifts);
    struct str *shifts = ARENA_ARRAY(arena, struct str, (size_t)call->n_shifts);
    for (int i = 0; i < call->n_shifts; i++) {
        const struct shift *shift = &call->shifts[i];
        if (shift->rrule.len)
            continue;
        times[n] = interval_of(&shift->start, &shift->end);
        shifts[n++] = shift->id;
    }
    *ret_times = times;
    *ret_shifts = shifts;
    return n;
}

static bool begins_at(const struct interval *times, int n, int64_t start_s)
{
    for (int i = 0; i < n; i++)
        if (times[i].start_s == start_s)
            return true;
    return false;
}

/* One that does not repeat: at its new time where it was moved. */
static int single_time(const struct event *event, struct arena *arena, const struct interval **ret_times)
{
    struct interval *time = ARENA_NEW(arena, struct interval);
    *time = interval_of(&event->start, &event->end);
    for (int i = 0; i < event->n_changes; i++)
        if (change_moves(&event->changes[i]) && moment_s(event->changes[i].at) == moment_s(event->start))
            *time = interval_of(&event->changes[i].start, &event->changes[i].end);
    *ret_times = time;
    return 1;
}

/* What was cancelled keeps its place, so that it is said of it. */
static int with_cancelled(const struct event *event, struct arena *arena, const struct interval **times,
                          int n)
{
    int64_t length_s = moment_s(event->end) - moment_s(event->start);
    struct interval *all = ARENA_ARRAY(arena, struct interval, (size_t)(n + event->n_changes));
    memcpy(all, *times, (size_t)n * sizeof *all);
    for (int i = 0; i < event->n_changes; i++) {
        struct moment at = event->changes[i].at;
        int64_t start_s = moment_s(at);
        if (event->changes[i].cancelled && !begins_at(all, n, start_s))
            all[n++] = (struct interval){start_s, start_s + length_s, at.offset_min};
    }
    *times = all;
    return n;
}

int item_times(const struct item *item, struct arena *arena, const struct interval **ret_times,
               const struct str **ret_shifts)
{
    *ret_shifts = NULL;
    if (item->kind == KIND_SERVICE)
        return 0; /* they are opening hours */
    if (item->occurrences.n) {
        *ret_times = item->occurrences.items;
        if (item->shift_of.n == item->occurrences.n)
            *ret_shifts = item->shift_of.items;
        bool changes = item->kind == KIND_EVENT && item->event.n_changes > 0;
        return changes ? with_cancelled(&item->event, arena, ret_times, item->occurrences.n)
                       : item->occurrences.n;
    }
    if (item->kind == KIND_CALL)
        return shift_times(&item->call, arena, ret_times, ret_shifts);
    if (item->kind != KIND_EVENT || item->event.rrule.len)
        return 0;
    return single_time(&item->event, arena, ret_times);
}

/* Local midnight before `date`, `days` later. */
static int64_t day_s(struct date date, int days)
{
    struct moment midnight = {.date = date_of_days(date_days(date) + days)};
    return zone_to_s(zone_find(STR(ZONE_DEFAULT)), &midnight);
}

static void not_before(struct facts *facts, int64_t s)
{
    if (s > facts->shown_from_s)
        facts->shown_from_s = s;
}

static void not_after(struct facts *facts, int64_t s)
{
    if (s < facts->shown_until_s)
        facts->shown_until_s = s;
}

static void days_shown(struct facts *facts, struct date first, struct date last)
{
    if (first.year)
        not_before(facts, day_s(first, 0));
    if (last.year)
        not_after(facts, day_s(last, 1));
}

/* A recurrence of which nothing is left counts from where it began. */
static int64_t first_end_s(const struct item *item)
{
    int64_t last = item->kind == KIND_EVENT ? moment_s(item->event.end) : TIME_MIN_S;
    for (int i = 0; item->kind == KIND_CALL && i < item->call.n_shifts; i++)
        if (moment_s(item->call.shifts[i].end) > last)
            last = moment_s(item->call.shifts[i].end);
    return last;
}

/* Over when its last occurrence is. */
static void until_last(const struct item *item, struct facts *facts)
{
    struct arena arena;
    const struct interval *times;
    const struct str *shifts;
    arena_init(&arena);
    int n = item_times(item, &arena, &times, &shifts);
    int64_t last = n ? TIME_MIN_S : first_end_s(item);
    for (int i = 0; i < n; i++)
        if (times[i].end_s > last)
            last = times[i].end_s;
    not_after(facts, last);
    arena_release(&arena);
}

static void service_facts(const struct item *item, struct facts *facts)
{
    const struct service *service = &item->service;
    facts->is_free = service->price.cost == COST_FREE;
    facts->languages = &service->languages;
}

static void event_facts(const struct item *item, struct facts *facts)
{
    const struct event *event = &item->event;
    facts->is_free = event->price.cost == COST_FREE;
    facts->languages = &event->languages;
    facts->access = event->access;
    facts->suits = event->suits;
    facts->cancelled = event->status == EVENT_CANCELLED;
    until_last(item, facts);
}

static void call_facts(const struct item *item, struct facts *facts)
{
    const struct call *call = &item->call;
    facts->is_free = true;
    facts->languages = &call->languages;
    facts->minutes = call->minutes;
    facts->every = call->every;
    facts->swedish = call->swedish;
    facts->settings = call->settings;
    facts->always = !call->n_shifts;
    if (call->n_shifts)
        until_last(item, facts);
}

static void place_facts(const struct item *item, struct facts *facts)
{
    const struct place *place = &item->place;
    facts->has_position = place->has_position;
    facts->lat = place->lat;
    facts->lon = place->lon;
    facts->access = place->access;
}

static void notice_facts(const struct item *item, struct facts *facts)
{
    const struct notice *notice = &item->notice;
    facts->weight = NOTICE_ALERT - (int)notice->priority;
    if (notice->starts.date.year)
        not_before(facts, moment_s(notice->starts));
    if (notice->ends.date.year)
        not_after(facts, moment_s(notice->ends));
}

void item_facts(const struct item *item, struct facts *ret_facts)
{
    struct facts *facts = ret_facts;
    *facts =
        (struct facts){.shown_from_s = TIME_MIN_S, .shown_until_s = TIME_MAX_S, .place = item_place(item)};
    days_shown(facts, item->from, item->until);
    switch (item->kind) {
    case KIND_ORGANIZATION:
        facts->languages = &item->organization.languages;
        break;
    case KIND_PLACE:
        place_facts(item, facts);
        break;
    case KIND_SERVICE:
        service_facts(item, facts);
        break;
    case KIND_EVENT:
        event_facts(item, facts);
        break;
    case KIND_CALL:
        call_facts(item, facts);
        break;
    case KIND_GUIDE:
        facts->weight = item->guide.topic;
        break;
    case KIND_STORY:
        facts->weight = item->story.published.year ? -date_days(item->story.published) : 0;
        break;
    case KIND_SURVEY: /* closed ones stay when something came of them, as all consultations do */
        days_shown(facts, item->survey.opens,
                   item->survey.outcome.n ? (struct date){0} : item->survey.closes);
        facts->weight = item->survey.closes.year ? date_days(item->survey.closes) : TIME_MAX_S;
        break;
    case KIND_CONSULTATION:
        days_shown(facts, item->consultation.opens, (struct date){0});
        facts->weight = date_days(item->consultation.closes);
        break;
    case KIND_COMMITMENT:
        facts->weight = item->commitment.due.year ? date_days(item->commitment.due) : TIME_MAX_S;
        break;
    case KIND_NOTICE:
        notice_facts(item, facts);
        break;
    case KIND_TERM:
        facts->weight = item->term.order;
        facts->is_need = item->term.is_need;
        break;
    case KIND_COUNT:
        break;
    }
}
