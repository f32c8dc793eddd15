// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/hsds_write.h"

#include <string.h>

#include "base/hex.h"
#include "exchange/import_value.h"
#include "store/hub_meta.h"
#include "trust/hash.h"

enum { UUID_LEN = 36 };

static void say_nothing(void *ctx, const struct import_fault *fault)
{
    (void)ctx, (void)fault;
}

void hsds_out_init(struct hsds_out *out, struct db *db, struct arena *arena, struct str hub, const char *lang)
{
    *out = (struct hsds_out){.db = db, .arena = arena, .hub = hub, .lang = lang};
    out->plan = (struct import_plan){.source = "hsds", .lang = lang, .tell = say_nothing};
    out->import = (struct import){.plan = &out->plan, .db = db};
    arena_init(&out->import.arena);
}

void hsds_out_release(struct hsds_out *out)
{
    arena_release(&out->import.arena);
}

/* Whether the store answered; the first failure is kept. */
static bool fine(struct hsds_out *out, enum err err)
{
    if (err != ERR_OK && err != ERR_NOT_FOUND && out->err == ERR_OK)
        out->err = err;
    return err == ERR_OK;
}

static bool is_uuid(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? s.ptr[i] != '-' : !strchr("0123456789abcdef", s.ptr[i]))
            return false;
    }
    return s.len == UUID_LEN;
}

struct str hsds_uuid(struct hsds_out *out, struct str item, const char *part, size_t n)
{
    unsigned char hash[HASH_BYTES];
    char hex[33];
    struct buf text;
    buf_init(&text, 1000);
    buf_printf(&text, "torget hsds\n%.*s\n%.*s\n%s\n%zu", STR_FMT(out->hub), STR_FMT(item), part, n);
    sha256(buf_view(&text), hash);
    buf_release(&text);
    hash[6] = (unsigned char)(0x80 | (hash[6] & 0x0f));
    hash[8] = (unsigned char)(0x80 | (hash[8] & 0x3f));
    hex_write(hash, 16, hex);
    return arena_printf(out->arena, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/* An item whose id is a UUID keeps it: it is known by that elsewhere. */
static struct str own_id(struct hsds_out *out, struct str item)
{
    struct str slug = str_sub(item, str_find(item, '/', 0) + 1, item.len);
    return is_uuid(slug) ? arena_str(out->arena, slug) : hsds_uuid(out, item, "", 0);
}

static bool made_of_record(struct hsds_out *out, struct str item, struct hsds_origin *ret_origin)
{
    struct hub_origin origin;
    return fine(out, hub_items_origin(out->db, item, &out->import.arena, &origin)) &&
           hsds_origin_read(origin.json, out->arena, ret_origin);
}

bool hsds_is_further(const struct hub_index_row *row)
{
    return row->uid.ptr && hsds_origin_type(row->head) == HSDS_AT_LOCATION;
}

struct str hsds_out_id(struct hsds_out *out, enum hsds_type type, const struct hub_index_row *row)
{
    bool is_records = row->uid.ptr && hsds_origin_type(row->head) == type;
    return is_records ? arena_str(out->arena, row->uid) : own_id(out, row->id);
}

/* Of a record with this id. */
static struct str find_record(struct hsds_out *out, enum hsds_type type, struct str id)
{
    const char *kind = item_kind_name(hsds_type_kind(type));
    struct str *ids;
    size_t n = 0;
    if (!fine(out, hub_index_uid(out->db, kind, id, out->arena, &ids, &n)))
        return STR("");
    for (size_t i = 0; i < n; i++) {
        struct hub_index_row row;
        if (fine(out, hub_index_one(out->db, kind, ids[i], out->arena, &row)) &&
            hsds_origin_type(row.head) == type)
            return ids[i];
    }
    return STR("");
}

/* Of an item that was made here. */
static struct str find_own(struct hsds_out *out, enum hsds_type type, struct str id)
{
    const char *kind = item_kind_name(hsds_type_kind(type));
    struct hub_index_row *rows;
    size_t n = 0;
    bool there = false;
    struct str own = arena_printf(out->arena, "%s/%.*s", item_kind_prefix(hsds_type_kind(type)), STR_FMT(id));
    if (fine(out, hub_items_has(out->db, own, &there)) && there)
        return own;
    if (id.ptr[14] != '8' || !fine(out, hub_index(out->db, kind, &out->import.arena, &rows, &n)))
        return STR("");
    for (size_t i = 0; i < n; i++)
        if (hsds_origin_type(rows[i].head) != type && str_eq(hsds_uuid(out, rows[i].id, "", 0), id))
            return arena_str(out->arena, rows[i].id);
    return STR("");
}

struct str hsds_out_find(struct hsds_out *out, enum hsds_type type, struct str id)
{
    struct str found = id.len && id.len <= 200 ? find_record(out, type, id) : STR("");
    return found.len || !is_uuid(id) ? found : find_own(out, type, id);
}

/* ---- an item, and what it was ---- */

static void map_before(struct hsds_out *out, enum hsds_type type, struct hsds_item *item)
{
    struct import_record at = {.file = ""};
    struct hsds_map map = {&out->import, &at, &out->import.arena};
    struct import_plan plan = out->plan;
    plan.lang = item->lang;
    plan.source = arena_z(out->arena, item->source);
    out->import.plan = &plan;
    item->before = hsds_map(&map, type, item->record, 0);
    out->import.plan = &out->plan;
}

static bool parse_item(struct hsds_out *out, struct str json, struct hsds_item *item)
{
    enum err err = js_parse(json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH + 2, &item->json, NULL);
    return fine(out, err == ERR_OK ? ERR_OK : ERR_DAMAGED);
}

bool hsds_load(struct hsds_out *out, enum hsds_type type, struct str id, struct hsds_item *ret_item)
{
    struct hub_item stored;
    struct hsds_origin origin;
    struct hsds_item item = {.was = HSDS_TYPES, .lang = out->lang};
    const char *kind = item_kind_name(hsds_type_kind(type));
    if (out->err != ERR_OK || !fine(out, hub_items_get(out->db, id, &out->import.arena, &stored)) ||
        !str_is(stored.kind, kind) ||
        !fine(out, hub_index_one(out->db, kind, id, &out->import.arena, &item.row)) ||
        !parse_item(out, stored.json, &item))
        return false;
    item.id = stored.id;
    item.source = stored.source;
    if (made_of_record(out, id, &origin)) {
        item.was = origin.type;
        item.uid = item.row.uid;
        item.lang = origin.lang;
        item.record = js_copy(origin.record);
        js_free(origin.root);
    }
    if (item.was == type && item.row.changed)
        map_before(out, type, &item);
    item.record = item.record ? item.record : js_new_object();
    item.before = item.before ? item.before : js_new_object();
    *ret_item = item;
    return true;
}

void hsds_item_release(struct hsds_item *item)
{
    js_free(item->json);
    js_free(item->record);
    js_free(item->before);
}

/* ---- taxonomies ---- */

static struct js *own_taxonomy(struct hsds_out *out, const char *scheme, const char *description)
{
    struct js *taxonomy = js_new_object();
    js_put_str(taxonomy, "id", hsds_uuid(out, STR("taxonomy"), scheme, 0));
    js_put_z(taxonomy, "name", scheme);
    js_put_z(taxonomy, "description", description);
    return taxonomy;
}

struct js *hsds_out_taxonomies(struct hsds_out *out)
{
    struct js *list = js_new_array(), *kept = NULL;
    struct str text;
    js_push(list, own_taxonomy(out, "need", "What people need help with, as the screens ask them"));
    js_push(list, own_taxonomy(out, "topic", "What services, events and calls are about"));
    if (fine(out, meta_get(out->db, HSDS_TAXONOMIES_KEPT, &out->import.arena, &text)) &&
        js_parse(text, 2 << 20, HSDS_MAX_DEPTH, &kept, NULL) == ERR_OK)
        for (void *it = js_first(kept); it; it = js_after(kept, it))
            js_push(list, js_copy(js_value(it)));
    js_free(kept);
    return list;
}
