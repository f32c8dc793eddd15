// SPDX-License-Identifier: GPL-3.0-or-later
/* What was gathered, checked across records and staged as items: terms, then organizations, places and
 * services. */
#include "base/log.h"
#include "exchange/hsds_stage.h"
#include "store/hub_meta.h"

enum { TAXONOMIES_MAX_BYTES = 1 << 20, PROGRESS_RECORDS = 5000 };

struct import_record hsds_staging_where(struct hsds_staging *staging, const struct hsds_record *record)
{
    return (struct import_record){.file = record->file,
                                  .line = record->line,
                                  .record = arena_printf(&staging->scratch, "%s %.*s",
                                                         hsds_type_name(record->type), STR_FMT(record->id)),
                                  .origin_id = record->id};
}

struct str hsds_staging_item(struct hsds_staging *staging, enum hsds_type type, struct str id)
{
    return hsds_item_id(&staging->scratch, staging->import->plan->source, type, id);
}

void hsds_staging_failed(struct hsds_staging *staging, enum err err)
{
    if (err != ERR_OK && err != ERR_NOT_FOUND && staging->err == ERR_OK)
        staging->err = err;
}

struct js *hsds_staging_stored(struct hsds_staging *staging, enum hsds_type type, struct str id)
{
    struct arena arena;
    struct hub_origin origin;
    struct hsds_origin was;
    struct js *record = NULL;
    arena_init(&arena);
    enum err err =
        hub_items_origin(staging->import->db, hsds_staging_item(staging, type, id), &arena, &origin);
    hsds_staging_failed(staging, err);
    if (err == ERR_OK && hsds_origin_read(origin.json, &arena, &was)) {
        if (was.type == type)
            record = js_copy(was.record);
        js_free(was.root);
    }
    arena_release(&arena);
    return record;
}

static void stage_item(struct hsds_staging *staging, struct hsds_record *record, const struct js *json,
                       size_t at_location, struct import_record *at)
{
    struct import *import = staging->import;
    struct hsds_map map = {import, at, &staging->scratch};
    struct js *item = hsds_map(&map, record->type, json, at_location);
    hsds_prune(staging, record, item, at);
    import_stage(import, item, at);
    const struct staged *staged = import_find(import, js_get_str(item, "id"));
    record->refused = record->refused || !staged || staged->refused;
    js_free(item);
}

/* Each further place of a service is an item of its own; its origin says of which service. */
static void stage_further(struct hsds_staging *staging, struct hsds_record *record, const struct js *json)
{
    const struct js *list = js_get(json, "service_at_locations");
    struct import_record at = hsds_staging_where(staging, record);
    if (js_len(list) > HSDS_AT_LOCATIONS_MAX)
        import_warn(staging->import, &at, STR("/service_at_locations"), "limit",
                    "more than %d places: the rest is kept, but not shown", HSDS_AT_LOCATIONS_MAX);
    for (size_t i = 1; i < js_len(list) && i < HSDS_AT_LOCATIONS_MAX; i++) {
        struct str id = js_get_str(js_at(list, i), "id");
        struct js *own = js_new_object();
        struct buf text;
        if (!id.len) {
            import_warn(staging->import, &at, STR("/service_at_locations"), "missing",
                        "one has no id: kept, but not shown");
            js_free(own);
            continue;
        }
        js_put_str(own, "id", id);
        js_put_str(own, "service_id", record->id);
        buf_init(&text, 4000);
        js_write(own, JS_COMPACT, &text);
        at.origin = hsds_origin_write(&staging->import->arena, HSDS_AT_LOCATION, staging->import->plan->lang,
                                      buf_view(&text));
        at.origin_id = arena_str(&staging->import->arena, id);
        buf_release(&text);
        js_free(own);
        stage_item(staging, record, json, i, &at);
    }
}

/* What stands in the hub already, where this record does not say all: *ret_merged. */
static struct js *complete(struct hsds_staging *staging, const struct hsds_record *record, bool *ret_merged)
{
    struct js *json = NULL, *stored = NULL;
    js_parse(hsds_record_json(record), HSDS_RECORD_MAX_BYTES, HSDS_MAX_DEPTH, &json, NULL);
    if (!record->whole)
        stored = hsds_staging_stored(staging, record->type, record->id);
    *ret_merged = stored != NULL;
    if (!stored)
        return json;
    hsds_merge(stored, json);
    js_free(json);
    return stored;
}

static void stage_record(struct hsds_staging *staging, struct hsds_record *record)
{
    struct import_record at = hsds_staging_where(staging, record);
    bool merged = false;
    struct js *json = complete(staging, record, &merged);
    struct buf text;
    buf_init(&text, HSDS_RECORD_MAX_BYTES);
    if (json && (!merged || js_write(json, JS_COMPACT, &text))) {
        at.origin = merged ? hsds_origin_write(&staging->import->arena, record->type,
                                               staging->import->plan->lang, buf_view(&text))
                           : record->origin;
        at.origin_stays = true;
        stage_item(staging, record, json, 0, &at);
        if (record->type == HSDS_SERVICE)
            stage_further(staging, record, json);
    } else {
        import_refuse(staging->import, &at, STR(""), "limit", "larger than 4 MB");
    }
    buf_release(&text);
    js_free(json);
}

static void each(struct hsds_staging *staging, enum hsds_type type,
                 void (*visit)(struct hsds_staging *staging, struct hsds_record *record))
{
    for (size_t i = 0; i < staging->records->n && staging->err == ERR_OK; i++) {
        struct hsds_record *record = &staging->records->items[i];
        if (record->type == type && !record->refused)
            visit(staging, record);
        arena_reset(&staging->scratch);
        if (i && i % PROGRESS_RECORDS == 0 && type == HSDS_SERVICE)
            log_info("import: %zu of %zu records checked", i, staging->records->n);
    }
}

/* Taxonomies are no items: they are kept as they came. */
static void keep_taxonomies(struct hsds_staging *staging)
{
    struct import *import = staging->import;
    struct str text = STR("{}");
    struct js *all = NULL;
    struct buf out;
    size_t before;
    hsds_staging_failed(staging, meta_get(import->db, HSDS_TAXONOMIES_KEPT, &import->arena, &text));
    if (js_parse(text, TAXONOMIES_MAX_BYTES, HSDS_MAX_DEPTH, &all, NULL) != ERR_OK)
        all = js_new_object();
    before = js_len(all);
    for (size_t i = 0; i < staging->records->n; i++) {
        const struct hsds_record *record = &staging->records->items[i];
        struct js *json = NULL;
        if (record->type != HSDS_TAXONOMY ||
            js_parse(hsds_record_json(record), HSDS_RECORD_MAX_BYTES, HSDS_MAX_DEPTH, &json, NULL) != ERR_OK)
            continue;
        before += js_len(json) != 0;
        js_put(all, record->id.ptr, json);
    }
    buf_init(&out, TAXONOMIES_MAX_BYTES);
    if (before && js_write(all, JS_SORTED, &out))
        import_remember(import, HSDS_TAXONOMIES_KEPT, buf_view(&out), false);
    else if (before)
        import_report(import, &(struct import_fault){.file = "",
                                                     .pointer = STR(""),
                                                     .rule = "limit",
                                                     .is_warning = true,
                                                     .message = STR("the taxonomies are larger than 1 MB "
                                                                    "together: not kept")});
    buf_release(&out);
    js_free(all);
}

enum err hsds_stage(struct hsds_records *records)
{
    struct hsds_staging staging = {.records = records, .import = records->import};
    arena_init(&staging.scratch);
    keep_taxonomies(&staging);
    each(&staging, HSDS_TERM, hsds_check_parents);
    each(&staging, HSDS_ORGANIZATION, hsds_check_parents);
    each(&staging, HSDS_TERM, stage_record);
    each(&staging, HSDS_LOCATION, stage_record);
    each(&staging, HSDS_ORGANIZATION, stage_record);
    each(&staging, HSDS_SERVICE, stage_record);
    arena_release(&staging.scratch);
    return staging.err;
}
