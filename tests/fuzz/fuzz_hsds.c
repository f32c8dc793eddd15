// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as HSDS: a file of JSON (records, pages, tables), or a table. What is taken is mapped to items
 * and staged, and a record that was taken comes out of its origin again. */
#include <stdlib.h>
#include <string.h>

#include "exchange/hsds_read.h"
#include "exchange/hsds_tables.h"
#include "exchange/hsds_write.h"
#include "store/hub_meta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ignore(void *ctx, const struct import_fault *fault)
{
    (void)ctx, (void)fault;
}

static void check_origins(struct import *import)
{
    for (size_t i = 0; i < import->n; i++) {
        const struct staged *staged = &import->items[i];
        struct hsds_origin origin;
        if (!staged->put.origin.ptr)
            continue;
        if (!hsds_origin_read(staged->put.origin, &import->arena, &origin))
            __builtin_trap();
        if (!js_get_str(origin.record, "id").len)
            __builtin_trap();
        js_free(origin.root);
    }
}

static void put_all(struct import *import, const char *json)
{
    for (size_t i = 0; i < import->n; i++) {
        struct hub_item_put put = import->items[i].put;
        enum put what;
        if (import->items[i].refused)
            continue;
        if (json) { /* another revision, and no origin: it was changed since */
            put.item.json = str_of(json);
            memset(put.sha256, 1, sizeof put.sha256);
            put.origin = (struct str){0};
        }
        if (hub_items_put(import->db, &put, 1790000000, "fuzz", &what) != ERR_OK)
            __builtin_trap();
    }
}

static void write_all(struct import *import)
{
    static const struct {
        const char *prefix;
        enum hsds_type type;
    } rows[] = {{"service/", HSDS_SERVICE},
                {"org/", HSDS_ORGANIZATION},
                {"place/", HSDS_LOCATION},
                {"term/", HSDS_TERM}};
    struct hsds_out out;
    struct arena arena;
    arena_init(&arena);
    hsds_out_init(&out, import->db, &arena, STR("fuzz"), "en");
    for (size_t i = 0; i < import->n; i++)
        for (int k = 0; k < 4; k++)
            if (!import->items[i].refused && str_starts(import->items[i].put.item.id, rows[k].prefix)) {
                struct str id = import->items[i].put.item.id;
                js_free(hsds_out_record(&out, rows[k].type, id, HSDS_FULL));
                js_free(hsds_out_record(&out, rows[k].type, id, HSDS_SUMMARY));
                if (rows[k].type == HSDS_SERVICE)
                    js_free(hsds_out_at_locations(&out, id, HSDS_SUMMARY));
            }
    if (out.err != ERR_OK)
        __builtin_trap();
    hsds_out_release(&out);
    arena_release(&arena);
}

/* All members that an item can have, and none. */
static const char *const changed[] = {
    "{\"title\":{\"en\":\"T\"},\"summary\":{\"sv\":\"S\"},\"body\":{\"en\":\"B\"},\"phone\":\"+4681234567\","
    "\"email\":\"a@b.se\","
    "\"hours\":[{\"days\":[\"mo\"],\"opens\":\"08:00\",\"closes\":\"09:00\"},{\"rrule\":\"FREQ=MONTHLY;BYDAY="
    "1MO\",\"from\":"
    "\"2026-01-01\",\"opens\":\"08:00\",\"closes\":\"09:00\"}],\"languages\":[\"sv\"],\"cost\":\"free\","
    "\"documents\":[{\"en\":\"D\"}],"
    "\"place\":\"place/x\",\"organization\":\"org/x\",\"terms\":[\"term/"
    "x\"],\"street\":\"S\",\"city\":\"C\",\"access\":[\"lift\"],"
    "\"lat\":1.5,\"lon\":2,\"member_of\":[\"org/x\"],\"parent\":\"term/"
    "x\",\"legal_form\":\"public\",\"founded\":1990}",
    "{}",
};

static void store_and_write(struct import *import)
{
    if (db_begin(import->db) != ERR_OK)
        __builtin_trap();
    put_all(import, NULL);
    write_all(import);
    for (int i = 0; i < 2; i++) {
        put_all(import, changed[i]);
        write_all(import);
    }
    db_rollback(import->db);
}

static void read_as(struct db *db, struct str bytes, enum hsds_table_kind kind, bool is_table)
{
    struct import_plan plan = {.source = "fuzz", .lang = "en", .tell = ignore, .now_s = 1790000000};
    struct import import = {.plan = &plan, .db = db};
    struct hsds_tables tables;
    arena_init(&import.arena);
    struct hsds_records *records = hsds_records(&import);
    if (is_table) {
        hsds_tables_init(&tables, &import);
        hsds_tables_read_csv(&tables, kind, bytes, "fuzz.csv", ',');
        hsds_tables_join(&tables, records);
        hsds_tables_release(&tables);
    } else {
        hsds_read_json(records, bytes, "fuzz.json");
    }
    if (import.finish(&import, ERR_OK) != ERR_OK)
        __builtin_trap();
    check_origins(&import);
    store_and_write(&import);
    free(import.items);
    free(import.slots);
    arena_release(&import.arena);
}

/* The first byte says which: 'A' and on are tables, all else is JSON. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct db *db;
    char *copy = malloc(size ? size : 1);
    if (!copy || (!db && hub_db_open(":memory:", &db) != ERR_OK))
        abort();
    memcpy(copy, data, size);
    bool is_table = size && copy[0] >= 'A' && copy[0] < 'A' + TABLES;
    if (is_table)
        read_as(db, (struct str){copy + 1, size - 1}, (enum hsds_table_kind)(copy[0] - 'A'), true);
    else
        read_as(db, (struct str){copy, size}, TABLE_SERVICE, false);
    free(copy);
    return 0;
}
