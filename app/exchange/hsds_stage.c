// SPDX-License-Identifier: GPL-3.0-or-later
/* What was gathered, checked across records and staged as items: terms, then organizations, places and
 * services. */
#include <string.h>

#include "base/log.h"
#include "exchange/hsds_records.h"
#include "exchange/import_value.h"
#include "store/hub_meta.h"

enum { PARENTS_MAX = 100, TAXONOMIES_MAX_BYTES = 1 << 20, PROGRESS_RECORDS = 5000 };

struct staging {
    struct hsds_records *records;
    struct import *import;
    struct arena scratch; /* of the record at hand */
    enum err err;         /* of the store */
};

static struct import_record where(struct staging *staging, const struct hsds_record *record)
{
    return (struct import_record){.file = record->file,
                                  .line = record->line,
                                  .record = arena_printf(&staging->scratch, "%s %.*s",
                                                         hsds_type_name(record->type), STR_FMT(record->id)),
                                  .origin_id = record->id};
}

static struct str item_id(struct staging *staging, enum hsds_type type, struct str id)
{
    return hsds_item_id(&staging->scratch, staging->import->plan->source, type, id);
}

static void failed(struct staging *staging, enum err err)
{
    if (err != ERR_OK && err != ERR_NOT_FOUND && staging->err == ERR_OK)
        staging->err = err;
}

/* The record that an item was made of before; NULL when there is none. */
static struct js *stored_record(struct staging *staging, enum hsds_type type, struct str item_id)
{
    struct arena arena;
    struct hub_origin origin;
    struct hsds_origin was;
    struct js *record = NULL;
    arena_init(&arena);
    enum err err = hub_items_origin(staging->import->db, item_id, &arena, &origin);
    failed(staging, err);
    if (err == ERR_OK && hsds_origin_read(origin.json, &arena, &was)) {
        if (was.type == type)
            record = js_copy(was.record);
        js_free(was.root);
    }
    arena_release(&arena);
    return record;
}

/* ---- parents ---- */

static const char *parent_member(enum hsds_type type)
{
    return type == HSDS_TERM ? "parent_id" : "parent_organization_id";
}

/* Empty when there is none, or nobody knows. */
static struct str parent_of(struct staging *staging, enum hsds_type type, struct str id)
{
    const struct hsds_record *record = hsds_records_find(staging->records, type, id);
    if (record)
        return record->parent;
    struct js *stored = stored_record(staging, type, item_id(staging, type, id));
    struct str parent = js_get_str(stored, parent_member(type));
    parent = parent.len ? arena_str(&staging->scratch, parent) : STR("");
    js_free(stored);
    return parent;
}

static bool was_seen(const struct str *seen, int n, struct str id)
{
    for (int i = 0; i < n; i++)
        if (str_eq(seen[i], id))
            return true;
    return false;
}

static struct str chain_text(struct arena *arena, const struct str *seen, int n)
{
    struct buf text;
    buf_init(&text, 240);
    for (int i = 0; i < n && i < 5; i++)
        buf_printf(&text, "%.*s → ", STR_FMT(str_sub(seen[i], 0, 40)));
    buf_z(&text, n > 5 ? "… → " : "");
    buf_str(&text, str_sub(seen[0], 0, 40));
    struct str kept = arena_str(arena, buf_view(&text));
    buf_release(&text);
    return kept;
}

static void refuse_parent(struct staging *staging, struct hsds_record *record, const char *rule,
                          struct str message)
{
    struct import_record at = where(staging, record);
    struct str pointer = arena_printf(&staging->scratch, "/%s", parent_member(record->type));
    import_refuse(staging->import, &at, pointer, rule, "%.*s", STR_FMT(message));
    record->refused = true;
}

static void check_parents(struct staging *staging, struct hsds_record *record)
{
    struct str seen[PARENTS_MAX] = {record->id}, at = record->parent;
    int n = 1;
    for (; at.len && n < PARENTS_MAX; n++) {
        if (str_eq(at, record->id)) {
            struct str chain = chain_text(&staging->scratch, seen, n);
            refuse_parent(
                staging, record, "cycle",
                arena_printf(&staging->scratch, "its parents lead back to it: %.*s", STR_FMT(chain)));
            return;
        }
        if (was_seen(seen, n, at))
            return; /* below a cycle, not in it: its parent is refused */
        seen[n] = at;
        at = parent_of(staging, record->type, at);
    }
    if (n == PARENTS_MAX)
        refuse_parent(staging, record, "limit", STR("more than 100 parents above each other"));
}

/* ---- references that an item can do without ---- */

static bool is_known(struct staging *staging, struct str item_id)
{
    bool stored = false;
    const struct staged *staged = import_find(staging->import, item_id);
    if (staged)
        return !staged->refused;
    failed(staging, hub_items_has(staging->import->db, item_id, &stored));
    return stored;
}

static bool parent_known(struct staging *staging, const struct hsds_record *record)
{
    const struct hsds_record *parent = hsds_records_find(staging->records, record->type, record->parent);
    return parent ? !parent->refused : is_known(staging, item_id(staging, record->type, record->parent));
}

static void prune_parent(struct staging *staging, const struct hsds_record *record, struct js *item,
                         const struct import_record *at)
{
    if (!record->parent.len || parent_known(staging, record))
        return;
    struct str pointer = arena_printf(&staging->scratch, "/%s", parent_member(record->type));
    import_warn(staging->import, at, pointer, "reference",
                "\"%.*s\" is neither in these files nor in the hub, or was refused: kept, but not shown",
                STR_FMT(str_sub(record->parent, 0, 60)));
    js_drop(item, record->type == HSDS_TERM ? "parent" : "member_of");
}

static void prune_terms(struct staging *staging, struct js *item, const struct import_record *at)
{
    const struct js *terms = js_get(item, "terms");
    struct js *kept = js_new_array();
    for (size_t i = 0; i < js_len(terms); i++) {
        if (is_known(staging, js_str(js_at(terms, i))))
            js_push(kept, js_copy(js_at(terms, i)));
        else
            import_warn(staging->import, at, STR("/attributes"), "reference",
                        "its term \"%.*s\" is not known: kept, but not shown",
                        STR_FMT(js_str(js_at(terms, i))));
    }
    js_drop(item, "terms");
    if (js_len(kept))
        js_put(item, "terms", kept);
    else
        js_free(kept);
}

/* ---- staging ---- */

static void stage_item(struct staging *staging, struct hsds_record *record, const struct js *json,
                       size_t at_location, struct import_record *at)
{
    struct import *import = staging->import;
    struct hsds_map map = {import, at, &staging->scratch};
    struct js *item = hsds_map(&map, record->type, json, at_location);
    prune_parent(staging, record, item, at);
    prune_terms(staging, item, at);
    import_stage(import, item, at);
    const struct staged *staged = import_find(import, js_get_str(item, "id"));
    record->refused = record->refused || !staged || staged->refused;
    js_free(item);
}

/* Each further place of a service is an item of its own; its origin says of which service. */
static void stage_further(struct staging *staging, struct hsds_record *record, const struct js *json)
{
    const struct js *list = js_get(json, "service_at_locations");
    struct import_record at = where(staging, record);
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
static struct js *complete(struct staging *staging, const struct hsds_record *record, bool *ret_merged)
{
    struct js *json = NULL, *stored = NULL;
    js_parse(hsds_record_json(record), HSDS_RECORD_MAX_BYTES, HSDS_MAX_DEPTH, &json, NULL);
    if (!record->whole)
        stored = stored_record(staging, record->type, item_id(staging, record->type, record->id));
    *ret_merged = stored != NULL;
    if (!stored)
        return json;
    hsds_merge(stored, json);
    js_free(json);
    return stored;
}

static void stage_record(struct staging *staging, struct hsds_record *record)
{
    struct import_record at = where(staging, record);
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

static void each(struct staging *staging, enum hsds_type type,
                 void (*visit)(struct staging *staging, struct hsds_record *record))
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
static void keep_taxonomies(struct staging *staging)
{
    struct import *import = staging->import;
    struct str text = STR("{}");
    struct js *all = NULL;
    struct buf out;
    size_t before;
    failed(staging, meta_get(import->db, HSDS_TAXONOMIES_KEPT, &import->arena, &text));
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
    struct staging staging = {.records = records, .import = records->import};
    arena_init(&staging.scratch);
    keep_taxonomies(&staging);
    each(&staging, HSDS_TERM, check_parents);
    each(&staging, HSDS_ORGANIZATION, check_parents);
    each(&staging, HSDS_TERM, stage_record);
    each(&staging, HSDS_LOCATION, stage_record);
    each(&staging, HSDS_ORGANIZATION, stage_record);
    each(&staging, HSDS_SERVICE, stage_record);
    arena_release(&staging.scratch);
    return staging.err;
}
