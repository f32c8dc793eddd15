// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "base/file.h"
#include "base/log.h"
#include "calendar/ics_event.h"
#include "calendar/ics_value.h"
#include "core/parse.h"
#include "hub/command.h"
#include "hub/occurrences.h"
#include "store/hub_items.h"
#include "text/zone.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"from", "D", NULL, "the first day, such as 2026-11-16"},
    {"to", "D", NULL, "the day after the last one"},
    {"ics", "FILE", NULL, "of this iCalendar file instead of a data folder"},
    {"cancelled", NULL, NULL, "also what is cancelled, with \"status\": \"cancelled\""},
    {0},
};

/* ---- what is stored ---- */

struct search {
    struct occurrences occurrences;
    struct db *db;
    struct arena one;
};

static enum err add_series(struct search *search, const struct occurring *occurring)
{
    enum err err = occurrences_add(&search->occurrences, occurring);
    if (err == ERR_OK)
        return ERR_OK;
    log_error("%.*s: cannot be expanded: %s", STR_FMT(occurring->series->id), err_name(err));
    return err == ERR_IO ? err : ERR_OK;
}

/* What came from a calendar is called by its UID there. */
static enum err add_event(struct search *search, const struct item *item, struct str title)
{
    struct series series = series_of_event(item);
    struct hub_origin origin;
    struct occurring occurring = {.series = &series,
                                  .uid = item->id,
                                  .summary = title,
                                  .cancelled = item->event.status == EVENT_CANCELLED};
    if (hub_items_origin(search->db, item->id, &search->one, &origin) == ERR_OK && origin.id.len) {
        occurring.uid = origin.id;
        occurring.id = item->id;
    }
    return add_series(search, &occurring);
}

static enum err add_call(struct search *search, const struct item *item, struct str title)
{
    enum err err = ERR_OK;
    for (int i = 0; i < item->call.n_shifts && err == ERR_OK; i++) {
        const struct shift *shift = &item->call.shifts[i];
        struct str uid = arena_printf(&search->one, "%.*s#%.*s", STR_FMT(item->id), STR_FMT(shift->id));
        struct series series = {
            .id = uid, .start = shift->start, .end = shift->end, .zone = shift->zone, .rrule = shift->rrule};
        struct occurring occurring = {.series = &series, .uid = uid, .summary = title};
        err = add_series(search, &occurring);
    }
    return err;
}

static enum err add_item(void *ctx, const struct hub_item *stored)
{
    struct search *search = ctx;
    const struct item *item;
    enum err err = item_read(stored->json, &search->one, &item);
    if (err == ERR_OK) {
        const struct text_entry *title = text_map_pick(&item->title, STR("sv"), NULL);
        struct str text = title ? title->text : STR("");
        err = item->kind == KIND_EVENT ? add_event(search, item, text) : add_call(search, item, text);
    }
    arena_reset(&search->one);
    return err;
}

static enum err add_stored(struct occurrences *occurrences, struct db *db)
{
    struct search search = {.occurrences = *occurrences, .db = db};
    arena_init(&search.one);
    enum err err = hub_items_list(db, "event", add_item, &search);
    if (err == ERR_OK)
        err = hub_items_list(db, "call", add_item, &search);
    arena_release(&search.one);
    *occurrences = search.occurrences;
    return err;
}

/* ---- a file ---- */

struct file_search {
    const char *path;
    int refused, slow; /* slow: rules that met the bounds */
};

static void report(void *ctx, const struct ics_report *report)
{
    struct file_search *search = ctx;
    log_line(report->is_warning ? LOG_WARN : LOG_ERROR, "%s:%d: %.*s: %.*s%s%.*s", search->path, report->line,
             STR_FMT(report->uid), STR_FMT(report->field), report->field.len ? ": " : "",
             STR_FMT(report->message));
    search->refused += !report->is_warning;
}

static enum err add_ics_event(struct file_search *search, struct occurrences *occurrences,
                              const struct ics_event *event, struct arena *arena)
{
    int n = event->series.n_changes;
    struct str *summaries = ARENA_ARRAY(arena, struct str, (size_t)n);
    for (int i = 0; i < n; i++)
        if (event->overrides[i])
            summaries[i] = ics_line_text(arena, ics_value(event->overrides[i], "SUMMARY"));
    struct occurring occurring = {.series = &event->series,
                                  .uid = event->uid,
                                  .summary = ics_line_text(arena, ics_value(event->component, "SUMMARY")),
                                  .summaries = summaries,
                                  .cancelled = event->cancelled};
    bool is_tried = !event->series.rrule.len || search->slow < ICS_SLOW_RULES_MAX;
    enum err err = is_tried ? occurrences_add(occurrences, &occurring) : ERR_LIMIT;
    if (err == ERR_OK)
        return ERR_OK;
    search->slow += err == ERR_LIMIT;
    log_error("%s:%d: %.*s: RRULE: cannot be expanded: %s", search->path, event->component->line,
              STR_FMT(event->uid), err == ERR_LIMIT ? "too many times, or none for too long" : err_name(err));
    search->refused++;
    return err == ERR_IO ? err : ERR_OK;
}

static enum err add_bytes(struct file_search *search, struct occurrences *occurrences, struct str bytes,
                          struct arena *arena)
{
    struct ics_component *calendars;
    struct ics_fault fault;
    struct ics_counts counts;
    struct ics_plan plan = {occurrences->expander, arena,  occurrences->from_s,
                            occurrences->to_s,     report, search};
    enum err err = ERR_OK;
    ics_read(bytes, arena, &calendars, &fault);
    if (fault.rule)
        report(search,
               &(struct ics_report){fault.line, STR("file"), fault.field, fault.rule, false, fault.message});
    struct ics_event *event = ics_events(&plan, calendars, &counts);
    for (; event && err == ERR_OK; event = event->next)
        err = add_ics_event(search, occurrences, event, arena);
    return err == ERR_OK && search->refused ? ERR_INVALID : err;
}

/* ERR_INVALID: something was refused; the rest is there. */
static enum err add_file(struct occurrences *occurrences, const char *path)
{
    struct arena arena;
    struct str bytes;
    struct file_search search = {.path = path};
    arena_init(&arena);
    enum err err = file_read(path, ICS_FILE_MAX, &arena, &bytes);
    if (err == ERR_OK)
        err = add_bytes(&search, occurrences, bytes, &arena);
    else
        log_error("%s: %s", path, err == ERR_LIMIT ? "larger than 16 MB" : err_name(err));
    arena_release(&arena);
    return err;
}

/* ---- the command ---- */

/* Midnight of a day where the hub stands. */
static bool read_day(const struct config *config, const char *option, int64_t *ret_s)
{
    const char *given = config_get(config, option);
    const struct zone *zone = zone_find(STR(ZONE_DEFAULT));
    struct moment midnight = {0};
    if (!given || !date_parse(str_of(given), &midnight.date))
        return false;
    *ret_s = zone ? zone_to_s(zone, &midnight) : moment_s(midnight);
    return true;
}

static enum err search_and_print(struct occurrences *occurrences, const char *ics, struct db *db)
{
    enum err err = ics ? add_file(occurrences, ics) : add_stored(occurrences, db);
    enum err printed = err == ERR_OK || err == ERR_INVALID ? occurrences_write(occurrences, stdout) : ERR_OK;
    if (err != ERR_OK && err != ERR_INVALID && !ics)
        log_error("occurrences: %s", err_name(err));
    return err == ERR_OK ? printed : err;
}

static int run(struct config *config, const struct command_world *world)
{
    struct place_of_work place = {0};
    struct occurrences occurrences;
    const char *ics = config_get(config, "ics");
    int64_t from_s, to_s;
    (void)world;
    if (!read_day(config, "from", &from_s) || !read_day(config, "to", &to_s) || config->n_rest)
        return command_usage("occurrences: --from and --to are days such as 2026-11-16");
    int status = ics ? EXIT_DONE : command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    struct expander *expander = expander_open(NULL);
    occurrences_init(&occurrences, expander, from_s, to_s);
    occurrences.cancelled = config_on(config, "cancelled");
    status = command_exit(search_and_print(&occurrences, ics, place.db));
    occurrences_release(&occurrences);
    expander_close(expander);
    db_close(place.db);
    return status;
}

const struct command command_occurrences = {
    "occurrences", "(--data DIR | --ics FILE) --from D --to D [--cancelled]",
    "lists when the stored events and shifts take place", options, run};
