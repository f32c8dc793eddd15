// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as HSDS: a file of JSON (records, pages, tables), or a table. What is taken is mapped to items
 * and staged, and a record that was taken comes out of its origin again. */
#include <stdlib.h>
#include <string.h>

#include "hub/hsds_read.h"
#include "hub/hsds_tables.h"
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
