// SPDX-License-Identifier: GPL-3.0-or-later
/* --format ics: iCalendar (RFC 5545, 7986) files become events, and places where LOCATION names new ones. An
 * event is the one of its UID: it is changed in place, unless its SEQUENCE is lower than what is here. */
#include "exchange/import_ics.h"

#include <strings.h>

#include "base/utf8.h"
#include "calendar/expand.h"
#include "exchange/import_file.h"
#include "exchange/import_value.h"

enum { RECORD_MAX = 200, ORIGIN_DEPTH = 8 };

struct reading { /* of one file */
    struct import *import;
    const char *file;
    struct expander *expander;
    struct arena arena, one;
    int64_t from_s, to_s;
    int slow; /* rules that met the bounds */
};

/* Steps enough for any rule that people make; a file has many events. */
static const struct expand_limits limits = {
    .steps = 300000, .cpu_s = 1, .wall_ms = 2000, .memory_bytes = 64 << 20};

static struct import_record record_of(struct reading *reading, struct str uid, int line)
{
    return (struct import_record){.file = reading->file,
                                  .line = line,
                                  .record = arena_str(&reading->import->arena, utf8_cut(uid, RECORD_MAX))};
}

static struct str pointer_of(struct reading *reading, struct str field)
{
    return field.len ? arena_printf(&reading->import->arena, "/%.*s", STR_FMT(field)) : STR("");
}

static void report(void *ctx, const struct ics_report *report)
{
    struct reading *reading = ctx;
    struct import_record record = record_of(reading, report->uid, report->line);
    struct str pointer = pointer_of(reading, report->field);
    if (report->is_warning)
        import_warn(reading->import, &record, pointer, report->rule, "%.*s", STR_FMT(report->message));
    else
        import_refuse(reading->import, &record, pointer, report->rule, "%.*s", STR_FMT(report->message));
}

/* A rule must come to an end of its own, or be as rare as what people meet for. */
static bool rule_is_fit(struct reading *reading, const struct ics_event *event,
                        const struct import_record *record)
{
    struct interval_list list;
    if (!event->series.rrule.len)
        return true;
    if (reading->slow >= ICS_SLOW_RULES_MAX) {
        import_refuse(reading->import, record, STR("/RRULE"), "limit",
                      "not looked at: %d rules of the file took too long", reading->slow);
        return false;
    }
    enum err err = expand(reading->expander, &event->series, reading->from_s, reading->to_s, EXPAND_MAX + 1,
                          &reading->one, &list);
    if (err == ERR_OK && list.n <= EXPAND_MAX)
        return true;
    reading->slow += err == ERR_LIMIT;
    if (err == ERR_OK)
        import_refuse(reading->import, record, STR("/RRULE"), "limit",
                      "it takes place more than %d times in two years", EXPAND_MAX);
    else
        import_refuse(reading->import, record, STR("/RRULE"), "limit", "the rule takes too long");
    return false;
}

static bool is_private(const struct ics_component *component)
{
    struct str class = str_trim(ics_value(component, "CLASS"));
    return (class.len == 7 && strncasecmp(class.ptr, "PRIVATE", 7) == 0) ||
           (class.len == 12 && strncasecmp(class.ptr, "CONFIDENTIAL", 12) == 0);
}

/* What is here is newer: it is brought again as it is. True: done. */
static bool keep_newer(struct reading *reading, const struct ics_event *event,
                       const struct import_record *record)
{
    struct import *import = reading->import;
    struct str id = import_id(import, KIND_EVENT, event->uid);
    struct hub_origin origin;
    struct hub_item item;
    struct js *json = NULL;
    if (hub_items_origin(import->db, id, &reading->one, &origin) != ERR_OK ||
        js_parse(origin.json, origin.json.len, ORIGIN_DEPTH, &json, NULL) != ERR_OK)
        return false;
    int64_t ours = js_get_int(json, "sequence");
    js_free(json);
    if (ours <= event->sequence || hub_items_get(import->db, id, &reading->one, &item) != ERR_OK ||
        js_parse(item.json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL) != ERR_OK)
        return false;
    import_warn(import, record, STR("/SEQUENCE"), "sequence",
                "%d, and what is here has %lld: it is not taken", event->sequence, (long long)ours);
    import_stage(import, json, record);
    js_free(json);
    return true;
}

static void take_event(struct reading *reading, const struct ics_event *event)
{
    struct import_record record = record_of(reading, event->uid, event->component->line);
    if (is_private(event->component)) {
        import_warn(reading->import, &record, STR("/CLASS"), "private", "it is not public: left out");
    } else if (!keep_newer(reading, event, &record) && rule_is_fit(reading, event, &record)) {
        struct js *item = ics_item(reading->import, event, &record);
        if (item)
            import_stage(reading->import, item, &record);
        js_free(item);
    }
    arena_reset(&reading->one);
}

static void take_calendars(struct reading *reading, struct str bytes)
{
    struct ics_component *calendars;
    struct ics_fault fault;
    struct ics_counts counts;
    struct ics_plan plan = {reading->expander, &reading->arena, reading->from_s,
                            reading->to_s,     report,          reading};
    ics_read(bytes, &reading->arena, &calendars, &fault);
    if (fault.rule) {
        struct import_record record = {.file = reading->file, .line = fault.line};
        import_refuse(reading->import, &record, pointer_of(reading, fault.field), fault.rule, "%.*s",
                      STR_FMT(fault.message));
    }
    for (struct ics_event *event = ics_events(&plan, calendars, &counts); event; event = event->next)
        take_event(reading, event);
}

static void take(struct import *import, const char *file, struct str bytes)
{
    int64_t now_s = import->plan->now_s;
    struct reading reading = {.import = import,
                              .file = file,
                              .expander = expander_open(&limits),
                              .from_s = now_s - ICS_KEPT_S,
                              .to_s = now_s + (int64_t)ICS_MONTHS * 31 * 86400};
    arena_init(&reading.arena);
    arena_init(&reading.one);
    take_calendars(&reading, bytes);
    expander_close(reading.expander);
    arena_release(&reading.one);
    arena_release(&reading.arena);
}

enum err import_ics(struct import *import, const char *path)
{
    static const char *const suffixes[] = {".ics", ".ical", NULL};
    static const struct import_source source = {suffixes, ICS_FILE_MAX, take};
    return import_source_read(import, path, &source);
}
