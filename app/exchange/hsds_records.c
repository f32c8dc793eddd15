// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/hsds_records.h"

#include <stdlib.h>
#include <string.h>

static uint64_t key_hash(enum hsds_type type, struct str id)
{
    return str_hash(id) ^ (uint64_t)type * 0x9E3779B97F4A7C15u;
}

static void insert_slot(struct hsds_records *records, size_t index)
{
    const struct hsds_record *record = &records->items[index];
    size_t at = key_hash(record->type, record->id) & (records->n_slots - 1);
    while (records->slots[at])
        at = (at + 1) & (records->n_slots - 1);
    records->slots[at] = (uint32_t)index + 1;
}

static void make_room(struct hsds_records *records)
{
    if (records->n * 2 < records->n_slots)
        return;
    records->n_slots = records->n_slots ? records->n_slots * 2 : 1024;
    records->items = realloc(records->items, records->n_slots / 2 * sizeof *records->items);
    free(records->slots);
    records->slots = calloc(records->n_slots, sizeof *records->slots);
    if (!records->items || !records->slots)
        abort();
    for (size_t i = 0; i < records->n; i++)
        insert_slot(records, i);
}

struct hsds_record *hsds_records_find(const struct hsds_records *records, enum hsds_type type, struct str id)
{
    if (!records->n_slots)
        return NULL;
    for (size_t at = key_hash(type, id) & (records->n_slots - 1); records->slots[at];
         at = (at + 1) & (records->n_slots - 1)) {
        struct hsds_record *record = &records->items[records->slots[at] - 1];
        if (record->type == type && str_eq(record->id, id))
            return record;
    }
    return NULL;
}

static const struct js *with_id(const struct js *list, struct str id)
{
    for (size_t i = 0; i < js_len(list); i++)
        if (str_eq(js_get_str(js_at(list, i), "id"), id))
            return js_at(list, i);
    return NULL;
}

static struct js *joined(const struct js *base, const struct js *over)
{
    struct js *list = js_copy(over);
    for (size_t i = 0; i < js_len(base); i++) {
        struct str id = js_get_str(js_at(base, i), "id");
        if (id.len && !with_id(over, id))
            js_push(list, js_copy(js_at(base, i)));
    }
    return list;
}

void hsds_merge(struct js *base, const struct js *over)
{
    for (void *it = js_first(over); it; it = js_after(over, it)) {
        const char *name = js_name(it);
        bool joins = strcmp(name, "service_at_locations") == 0 || strcmp(name, "locations") == 0;
        js_put(base, name, joins ? joined(js_get(base, name), js_value(it)) : js_copy(js_value(it)));
    }
}

static bool write_text(const struct js *json, struct buf *text)
{
    buf_init(text, HSDS_RECORD_MAX_BYTES);
    return js_write(json, JS_COMPACT, text);
}

struct str hsds_record_json(const struct hsds_record *record)
{
    static const char name[] = "\"record\":";
    const char *at = memmem(record->origin.ptr, record->origin.len, name, sizeof name - 1);
    size_t from = (size_t)(at - record->origin.ptr) + sizeof name - 1;
    return str_sub(record->origin, from, record->origin.len - 1);
}

static void set_text(struct hsds_records *records, struct hsds_record *record, struct str text)
{
    if (record->origin.ptr && str_eq(hsds_record_json(record), text))
        return;
    record->origin =
        hsds_origin_write(&records->import->arena, record->type, records->import->plan->lang, text);
}

static struct js *parsed(const struct hsds_record *record)
{
    struct js *json = NULL;
    js_parse(hsds_record_json(record), HSDS_RECORD_MAX_BYTES, HSDS_MAX_DEPTH, &json, NULL);
    return json;
}

const char *hsds_parent_member(enum hsds_type type)
{
    return type == HSDS_TERM ? "parent_id" : "parent_organization_id";
}

static void set_parent(struct hsds_records *records, struct hsds_record *record, const struct js *json)
{
    struct str parent = js_get_str(json, hsds_parent_member(record->type));
    if (parent.len && (record->type == HSDS_TERM || record->type == HSDS_ORGANIZATION) &&
        !str_eq(parent, record->parent))
        record->parent = arena_str(&records->import->arena, parent);
}

/* What is known and what comes now, as one. */
static void add_copy(struct hsds_records *records, struct hsds_record *record, const struct js *copy,
                     bool whole)
{
    struct buf text;
    struct js *known = parsed(record), *both;
    bool copy_wins = whole || !record->whole;
    both = js_copy(copy_wins ? known : copy);
    hsds_merge(both, copy_wins ? copy : known);
    if (write_text(both, &text)) {
        set_text(records, record, buf_view(&text));
        set_parent(records, record, both);
    }
    buf_release(&text);
    record->whole = record->whole || whole;
    js_free(known);
    js_free(both);
}

void hsds_records_put(struct hsds_records *records, enum hsds_type type, const struct js *json, bool whole,
                      const struct import_record *at)
{
    struct str id = js_get_str(json, "id");
    struct hsds_record *record = hsds_records_find(records, type, id);
    struct buf text;
    if (!write_text(json, &text)) {
        import_refuse(records->import, at, STR(""), "limit", "larger than 4 MB");
        buf_release(&text);
        return;
    }
    uint64_t hash = str_hash(buf_view(&text));
    if (record) {
        bool known = record->last_copy == hash && record->whole >= whole;
        record->last_copy = hash;
        buf_release(&text);
        if (!known)
            add_copy(records, record, json, whole);
        return;
    }
    make_room(records);
    record = &records->items[records->n];
    *record = (struct hsds_record){.type = type,
                                   .id = arena_str(&records->import->arena, id),
                                   .last_copy = hash,
                                   .whole = whole,
                                   .file = at->file,
                                   .line = at->line};
    set_text(records, record, buf_view(&text));
    buf_release(&text);
    set_parent(records, record, json);
    insert_slot(records, records->n++);
}

static enum err finish(struct import *import, enum err so_far)
{
    struct hsds_records *records = import->state;
    enum err err = so_far == ERR_OK ? hsds_stage(records) : so_far;
    free(records->items);
    free(records->slots);
    return err;
}

struct hsds_records *hsds_records(struct import *import)
{
    struct hsds_records *records = import->state;
    if (!records) {
        records = ARENA_NEW(&import->arena, struct hsds_records);
        records->import = import;
        import->state = records;
        import->finish = finish;
    }
    return records;
}
