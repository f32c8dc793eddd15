// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

#include "calendar/expander.h"
#include "core/parse.h"

enum { DAY_S = 86400, BYTES_MAX = ITEM_MAX_BYTES / 2 }; /* the rest of the item wants room as well */

struct occurrence {
    struct interval interval;
    int end_offset_min;
    struct str shift; /* empty: of an event */
};

struct gathering { /* the occurrences of one item */
    struct expander *expander;
    struct arena *arena;
    int64_t from_s, to_s;
    struct occurrence *items;
    int n;
};

/* What goes by UTC (a feed that says no more) is shown by the clock of the house. */
static struct str shown_zone(struct str zone)
{
    return str_is(zone, "UTC") || str_is(zone, "Etc/UTC") ? STR(ZONE_DEFAULT) : zone;
}

static void gather(struct gathering *gathering, const struct interval_list *list, struct str zone,
                   struct str shift)
{
    struct wall *wall = expander_wall(gathering->expander, shown_zone(zone));
    for (int i = 0; i < list->n; i++) {
        struct interval one = list->items[i];
        one.offset_min = wall_offset_min(wall, one.start_s);
        gathering->items[gathering->n++] = (struct occurrence){one, wall_offset_min(wall, one.end_s), shift};
    }
}

static enum err expand_event(struct gathering *gathering, const struct item *item)
{
    const struct event *event = &item->event;
    struct interval_list list;
    struct series series = series_of_event(item);
    enum err err = expand(gathering->expander, &series, gathering->from_s, gathering->to_s, EXPAND_MAX,
                          gathering->arena, &list);
    if (err)
        return err;
    gathering->items = ARENA_ARRAY(gathering->arena, struct occurrence, (size_t)list.n);
    gather(gathering, &list, event->zone, (struct str){0});
    return ERR_OK;
}

static int by_time(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    int c = (x->interval.start_s > y->interval.start_s) - (x->interval.start_s < y->interval.start_s);
    return c ? c : str_cmp(x->shift, y->shift);
}

static enum err expand_call(struct gathering *gathering, const struct item *item)
{
    const struct call *call = &item->call;
    struct interval_list *lists = ARENA_ARRAY(gathering->arena, struct interval_list, (size_t)call->n_shifts);
    size_t total = 0;
    for (int i = 0; i < call->n_shifts; i++) {
        const struct shift *shift = &call->shifts[i];
        struct series series = {.id = item->id,
                                .start = shift->start,
                                .end = shift->end,
                                .zone = shift->zone,
                                .rrule = shift->rrule};
        enum err err = expand(gathering->expander, &series, gathering->from_s, gathering->to_s, EXPAND_MAX,
                              gathering->arena, &lists[i]);
        if (err)
            return err;
        total += (size_t)lists[i].n;
    }
    gathering->items = ARENA_ARRAY(gathering->arena, struct occurrence, total);
    for (int i = 0; i < call->n_shifts; i++)
        gather(gathering, &lists[i], call->shifts[i].zone, call->shifts[i].id);
    qsort(gathering->items, (size_t)gathering->n, sizeof gathering->items[0], by_time);
    return ERR_OK;
}

/* Hours with a rule: each time is one of an event that begins on the first day. From 00:00 to 00:00 is the
 * whole day. */
static struct series series_of_hours(const struct item *item, const struct hours *hours, struct wall *wall)
{
    int64_t midnight_s = date_days(hours->from) * DAY_S;
    int64_t opens_s = hours->opens_min * 60, closes_s = hours->closes_min * 60;
    if (closes_s <= opens_s)
        closes_s += DAY_S;
    return (struct series){
        .id = item->id,
        .start = moment_of_s(wall_to_s(wall, midnight_s + opens_s), 0),
        .end = moment_of_s(wall_to_s(wall, midnight_s + closes_s), 0),
        .zone = item->service.zone,
        .rrule = hours->rrule,
        .start_by_rule = true,
    };
}

static enum err expand_hours(struct gathering *gathering, const struct item *item, const struct hours *hours)
{
    struct interval_list list;
    struct wall *wall = expander_wall(gathering->expander, item->service.zone);
    int64_t to_s = gathering->to_s;
    if (!wall)
        return ERR_INVALID;
    struct series series = series_of_hours(item, hours, wall);
    if (hours->until.year) { /* hours that begin on the last day may end on the next */
        int64_t until_s = wall_to_s(wall, (date_days(hours->until) + 1) * DAY_S);
        to_s = until_s < to_s ? until_s : to_s;
    }
    enum err err = expand(gathering->expander, &series, gathering->from_s, to_s, EXPAND_MAX - gathering->n,
                          gathering->arena, &list);
    if (!err)
        gather(gathering, &list, item->service.zone, (struct str){0});
    return err;
}

static enum err expand_service(struct gathering *gathering, const struct item *item)
{
    const struct service *service = &item->service;
    enum err err = ERR_OK;
    gathering->items = ARENA_ARRAY(gathering->arena, struct occurrence, EXPAND_MAX);
    for (int i = 0; i < service->n_hours && err == ERR_OK; i++)
        if (service->hours[i].rrule.len)
            err = expand_hours(gathering, item, &service->hours[i]);
    if (gathering->n)
        qsort(gathering->items, (size_t)gathering->n, sizeof gathering->items[0], by_time);
    return err;
}

static bool has_ruled_hours(const struct item *item)
{
    for (int i = 0; item->kind == KIND_SERVICE && i < item->service.n_hours; i++)
        if (item->service.hours[i].rrule.len)
            return true;
    return false;
}

/* "SHIFT START/END" or "START/END", both with the offset of their own time. */
static struct js *occurrence_json(const struct occurrence *occurrence)
{
    char start[MOMENT_LEN + 1], end[MOMENT_LEN + 1];
    struct buf buf;
    moment_format(moment_of_s(occurrence->interval.start_s, occurrence->interval.offset_min), start);
    moment_format(moment_of_s(occurrence->interval.end_s, occurrence->end_offset_min), end);
    buf_init(&buf, 256);
    buf_printf(&buf, "%.*s%s%s/%s", STR_FMT(occurrence->shift), occurrence->shift.len ? " " : "", start, end);
    struct js *json = js_new_str(buf_view(&buf));
    buf_release(&buf);
    return json;
}

static void put_occurrences(struct js *json, const struct gathering *gathering)
{
    js_drop(json, "occurrences");
    if (gathering->n == 0)
        return;
    struct js *list = js_new_array();
    size_t bytes = 0;
    for (int i = 0; i < gathering->n && i < EXPAND_MAX && bytes < BYTES_MAX; i++) {
        struct js *occurrence = occurrence_json(&gathering->items[i]);
        bytes += js_str(occurrence).len + 3; /* quotes and a comma */
        js_push(list, occurrence);
    }
    js_put(json, "occurrences", list);
}

enum err item_expand(struct expander *expander, struct js *json, const struct item *item, int64_t from_s,
                     int64_t to_s)
{
    struct arena arena;
    arena_init(&arena);
    struct gathering gathering = {.expander = expander, .arena = &arena, .from_s = from_s, .to_s = to_s};
    enum err err = item->kind == KIND_EVENT  ? expand_event(&gathering, item)
                   : item->kind == KIND_CALL ? expand_call(&gathering, item)
                   : has_ruled_hours(item)   ? expand_service(&gathering, item)
                                             : ERR_OK;
    if (!err)
        put_occurrences(json, &gathering);
    arena_release(&arena);
    return err;
}
