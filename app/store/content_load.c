// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_load.h"

#include "core/change.h"
#include "core/parse.h"
#include "store/content_facts.h"

void loader_init(struct loader *loader, struct content *content, struct arena *arena)
{
    *loader = (struct loader){.content = content, .arena = arena};
    arena_init(&loader->scratch);
    loader->slots = ARENA_ARRAY(&loader->scratch, struct loaded, LOADED_SLOTS);
}

void loader_release(struct loader *loader)
{
    arena_release(&loader->scratch);
}

static struct loaded *slot_of(struct loader *loader, struct str id)
{
    uint64_t hash = str_hash(id);
    for (unsigned i = 0; i < 16; i++) {
        struct loaded *slot = &loader->slots[(hash + i) & (LOADED_SLOTS - 1)];
        if (!slot->id.len || str_eq(slot->id, id))
            return slot;
    }
    return NULL;
}

static enum err read_item(struct loader *loader, struct str id, const struct item **ret_item)
{
    struct sqlite3_stmt *stmt = db_stmt(loader->content->db, LOAD_ITEM_BYTES);
    db_bind_str(stmt, 1, id);
    enum err err = db_one(loader->content->db, stmt);
    if (err != ERR_OK)
        return err == ERR_NOT_FOUND ? ERR_OK : err;
    item_read(db_str(stmt, 1), loader->arena, ret_item);
    db_reset(stmt);
    return ERR_OK;
}

enum err load_by_id(struct loader *loader, struct str id, const struct item **ret_item)
{
    const struct item *item = NULL;
    struct loaded *slot = id.len ? slot_of(loader, id) : NULL;
    enum err err = ERR_OK;
    if (slot && slot->id.len)
        item = slot->item;
    else if (id.len)
        err = read_item(loader, id, &item);
    if (err != ERR_OK)
        return err;
    if (slot && !slot->id.len)
        *slot = (struct loaded){arena_str(&loader->scratch, id), item};
    *ret_item = item;
    return ERR_OK;
}

static void set_when(struct loader *loader, const struct row *row, struct entry *entry)
{
    const struct interval *times;
    const struct str *shifts;
    int n = item_times(entry->item, loader->arena, &times, &shifts);
    if (row->occurrence < 0 || row->occurrence >= n)
        return;
    entry->when = times[row->occurrence];
    if (shifts)
        entry->shift = shifts[row->occurrence];
}

/* This time it may be elsewhere, nearer or farther. */
static enum err load_place(struct loader *loader, struct entry *entry)
{
    struct str elsewhere = change_place(entry->item, entry->when.start_s);
    enum err err = load_by_id(loader, elsewhere.len ? elsewhere : item_place(entry->item), &entry->place);
    if (err != ERR_OK || !elsewhere.len)
        return err;
    const struct place *place = entry->place ? &entry->place->place : NULL;
    bool known = place && place->has_position;
    entry->distance_m = known ? content_distance_m(loader->content, place->lat, place->lon) : -1;
    return ERR_OK;
}

enum err load_entry(struct loader *loader, struct str id, const struct row *row, struct entry *ret_entry)
{
    struct entry entry = {.distance_m = row->distance_m};
    enum err err = load_by_id(loader, id, &entry.item);
    if (err == ERR_OK && entry.item)
        err = load_by_id(loader, item_organization(entry.item), &entry.organization);
    if (err == ERR_OK && entry.item)
        err = load_by_id(loader, item_service(entry.item), &entry.service);
    if (err != ERR_OK)
        return err;
    if (entry.item) {
        set_when(loader, row, &entry);
        err = load_place(loader, &entry);
    }
    if (err != ERR_OK)
        return err;
    *ret_entry = entry;
    return ERR_OK;
}

enum err load_row(struct loader *loader, const struct row *row, struct entry *ret_entry)
{
    struct sqlite3_stmt *stmt = db_stmt(loader->content->db, ITEM_ID);
    struct arena arena;
    arena_init(&arena);
    db_bind_int(stmt, 1, row->no);
    enum err err = db_one(loader->content->db, stmt);
    if (err == ERR_OK) {
        struct str id = arena_str(&arena, db_str(stmt, 0));
        db_reset(stmt);
        err = load_entry(loader, id, row, ret_entry);
    }
    arena_release(&arena);
    return err == ERR_NOT_FOUND ? ERR_DAMAGED : err;
}
