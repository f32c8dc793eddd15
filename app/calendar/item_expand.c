// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

#include "calendar/expander.h"
#include "core/parse.h"

enum { BYTES_MAX = ITEM_MAX_BYTES / 2 }; /* the rest of the item wants room as well */

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

static void gather(struct gathering *gathering, const struct interval_list *list, struct str zone,
                   struct str shift)
{
    struct wall *wall = expander_wall(gathering->expander, zone);
    for (int i = 0; i < list->n; i++)
        gathering->items[gathering->n++] =
            (struct occurrence){list->items[i], wall_offset_min(wall, list->items[i].end_s), shift};
}

static enum err expand_event(struct gathering *gathering, const struct item *item)
{
    const struct event *event = &item->event;
    struct interval_list list;
    struct series series = {item->id,       event->start,  event->end,       event->zone,     event->rrule,
                            event->exdates, event->rdates, event->n_exdates, event->n_rdates, event->all_day};
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
                                             : ERR_OK;
    if (!err)
        put_occurrences(json, &gathering);
    arena_release(&arena);
    return err;
}
