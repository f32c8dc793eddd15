// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "calendar/expand.h"
#include "core/parse.h"
#include "hub/command.h"
#include "store/hub_items.h"
#include "text/zone.h"

#define ZONE "Europe/Stockholm"

static const struct option_row options[] = {
    OPTION_DATA,
    {"from", "D", NULL, "the first day, such as 2026-11-16"},
    {"to", "D", NULL, "the day after the last one"},
    {0},
};

struct occurrence {
    struct str uid, summary, zone;
    struct interval when;
    bool all_day;
};
struct search {
    struct expander *expander;
    int64_t from_s, to_s;
    struct arena arena, one; /* of the result; of one item */
    struct occurrence *found;
    size_t n, size;
};

static void add(struct search *search, const struct series *series, struct str uid, struct str summary,
                struct interval when)
{
    if (search->n == search->size) {
        search->size = search->size ? search->size * 2 : 256;
        search->found = realloc(search->found, search->size * sizeof *search->found);
        if (!search->found)
            abort();
    }
    struct str zone = series->zone.len ? arena_str(&search->arena, series->zone) : STR(ZONE);
    search->found[search->n++] = (struct occurrence){uid, summary, zone, when, series->all_day};
}

static enum err add_series(struct search *search, const struct series *series, struct str title)
{
    struct interval_list list;
    enum err err =
        expand(search->expander, series, search->from_s, search->to_s, EXPAND_MAX, &search->one, &list);
    if (err != ERR_OK) {
        log_error("%.*s: cannot be expanded: %s", STR_FMT(series->id), err_name(err));
        return err == ERR_IO ? err : ERR_OK;
    }
    struct str uid = arena_str(&search->arena, series->id), summary = arena_str(&search->arena, title);
    for (int i = 0; i < list.n; i++)
        add(search, series, uid, summary, list.items[i]);
    return ERR_OK;
}

static enum err add_event(struct search *search, const struct item *item, struct str title)
{
    const struct event *event = &item->event;
    struct series series = {.id = item->id,
                            .start = event->start,
                            .end = event->end,
                            .zone = event->zone,
                            .rrule = event->rrule,
                            .exdates = event->exdates,
                            .n_exdates = event->n_exdates,
                            .rdates = event->rdates,
                            .n_rdates = event->n_rdates,
                            .all_day = event->all_day};
    return add_series(search, &series, title);
}

static enum err add_call(struct search *search, const struct item *item, struct str title)
{
    enum err err = ERR_OK;
    for (int i = 0; i < item->call.n_shifts && err == ERR_OK; i++) {
        const struct shift *shift = &item->call.shifts[i];
        struct series series = {
            .id = arena_printf(&search->one, "%.*s#%.*s", STR_FMT(item->id), STR_FMT(shift->id)),
            .start = shift->start,
            .end = shift->end,
            .zone = shift->zone,
            .rrule = shift->rrule,
        };
        err = add_series(search, &series, title);
    }
    return err;
}

static enum err add_item(void *ctx, const struct hub_item *stored)
{
    struct search *search = ctx;
    const struct item *item;
    bool has_times = str_is(stored->kind, "event") || str_is(stored->kind, "call");
    enum err err = has_times ? item_read(stored->json, &search->one, &item) : ERR_OK;
    if (has_times && err == ERR_OK) {
        const struct text_entry *title = text_map_pick(&item->title, STR("sv"), NULL);
        struct str text = title ? title->text : STR("");
        err = item->kind == KIND_EVENT ? add_event(search, item, text) : add_call(search, item, text);
    }
    arena_reset(&search->one);
    return err;
}

static int by_time(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    if (x->when.start_s != y->when.start_s)
        return x->when.start_s < y->when.start_s ? -1 : 1;
    return str_cmp(x->uid, y->uid);
}

static void put_time(struct js *out, const char *name, int64_t s, int offset_min, bool all_day)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment_of_s(s, offset_min), text);
    js_put_str(out, name, str_sub(str_of(text), 0, all_day ? DATE_LEN : MOMENT_LEN));
}

static struct js *occurrence_json(const struct occurrence *occurrence)
{
    struct js *out = js_new_object();
    const struct zone *zone = zone_find(occurrence->zone);
    const struct interval *when = &occurrence->when;
    int end_offset = zone ? zone_offset_min(zone, when->end_s) : when->offset_min;
    char utc[MOMENT_LEN + 1];
    moment_format(moment_of_s(when->start_s, 0), utc);
    memcpy(utc + 19, "Z", 2); /* for +00:00 */
    js_put_str(out, "uid", occurrence->uid);
    put_time(out, "start", when->start_s, when->offset_min, occurrence->all_day);
    put_time(out, "end", when->end_s, end_offset, occurrence->all_day);
    js_put_z(out, "start_utc", utc);
    js_put_str(out, "zone", occurrence->zone);
    js_put_bool(out, "all_day", occurrence->all_day);
    js_put_str(out, "summary", occurrence->summary);
    return out;
}

static void print_found(struct search *search)
{
    struct js *out = js_new_array();
    if (search->n)
        qsort(search->found, search->n, sizeof *search->found, by_time);
    for (size_t i = 0; i < search->n; i++)
        js_push(out, occurrence_json(&search->found[i]));
    command_print(out, JS_COMPACT);
    js_free(out);
}

static enum err search_and_print(struct db *db, int64_t from_s, int64_t to_s)
{
    struct search search = {.expander = expander_open(NULL), .from_s = from_s, .to_s = to_s};
    arena_init(&search.arena);
    arena_init(&search.one);
    enum err err = hub_items_list(db, NULL, add_item, &search);
    if (err == ERR_OK)
        print_found(&search);
    else
        log_error("occurrences: %s", err_name(err));
    expander_close(search.expander);
    free(search.found);
    arena_release(&search.one);
    arena_release(&search.arena);
    return err;
}

/* Midnight of a day where the hub stands. */
static bool read_day(const struct config *config, const char *option, int64_t *ret_s)
{
    const char *given = config_get(config, option);
    const struct zone *zone = zone_find(STR(ZONE));
    struct moment midnight = {0};
    if (!given || !date_parse(str_of(given), &midnight.date))
        return false;
    *ret_s = zone ? zone_to_s(zone, &midnight) : moment_s(midnight);
    return true;
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    int64_t from_s, to_s;
    if (!read_day(config, "from", &from_s) || !read_day(config, "to", &to_s) || config->n_rest)
        return command_usage("occurrences: --from and --to are days such as 2026-11-16");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    enum err err = search_and_print(place.db, from_s, to_s);
    db_close(place.db);
    return command_exit(err);
}

const struct command command_occurrences = {"occurrences", "--data DIR --from D --to D",
                                            "lists when the stored events and shifts take place", options,
                                            run};
