// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_index.h"

#include <string.h>

#include "store/hub_sql.h"

struct growing {
    struct arena *arena;
    char *rows;
    size_t row_size, n, size;
};

static void *add_row(struct growing *growing)
{
    if (growing->n == growing->size) {
        size_t size = growing->size ? growing->size * 2 : 64;
        char *more = arena_array(growing->arena, growing->row_size, size);
        if (growing->n)
            memcpy(more, growing->rows, growing->n * growing->row_size);
        growing->rows = more;
        growing->size = size;
    }
    return growing->rows + growing->n++ * growing->row_size;
}

static void read_row(struct sqlite3_stmt *stmt, struct arena *arena, struct hub_index_row *row)
{
    *row = (struct hub_index_row){
        .id = arena_str(arena, db_str(stmt, 0)),
        .source = arena_str(arena, db_str(stmt, 1)),
        .has_place = db_int(stmt, 6),
        .made_s = db_int(stmt, 7),
    };
    if (!db_is_null(stmt, 3)) {
        row->uid = arena_str(arena, db_str(stmt, 3));
        row->head = arena_str(arena, db_str(stmt, 5));
        row->changed = db_int(stmt, 2) != db_int(stmt, 4);
    }
}

enum err hub_index(struct db *db, const char *kind, struct arena *arena, struct hub_index_row **ret_rows,
                   size_t *ret_n)
{
    struct growing growing = {.arena = arena, .row_size = sizeof(struct hub_index_row)};
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_INDEX);
    db_bind_str(stmt, 1, str_of(kind));
    bool there;
    enum err err;
    while ((err = db_step(db, stmt, &there)) == ERR_OK && there)
        read_row(stmt, arena, add_row(&growing));
    if (err != ERR_OK)
        return err;
    *ret_rows = (struct hub_index_row *)(void *)growing.rows;
    *ret_n = growing.n;
    return ERR_OK;
}

enum err hub_index_one(struct db *db, const char *kind, struct str id, struct arena *arena,
                       struct hub_index_row *ret_row)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_INDEX_ONE);
    db_bind_str(stmt, 1, str_of(kind));
    db_bind_str(stmt, 2, id);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    read_row(stmt, arena, ret_row);
    db_reset(stmt);
    return ERR_OK;
}

static enum err ids_of(struct db *db, struct sqlite3_stmt *stmt, struct arena *arena, struct str **ret_ids,
                       size_t *ret_n)
{
    struct growing growing = {.arena = arena, .row_size = sizeof(struct str)};
    bool there;
    enum err err;
    while ((err = db_step(db, stmt, &there)) == ERR_OK && there) {
        struct str *id = add_row(&growing);
        *id = arena_str(arena, db_str(stmt, 0));
    }
    if (err != ERR_OK)
        return err;
    *ret_ids = (struct str *)(void *)growing.rows;
    *ret_n = growing.n;
    return ERR_OK;
}

enum err hub_index_uid(struct db *db, const char *kind, struct str uid, struct arena *arena,
                       struct str **ret_ids, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ORIGIN_BY_UID);
    db_bind_str(stmt, 1, uid);
    db_bind_str(stmt, 2, str_of(kind));
    return ids_of(db, stmt, arena, ret_ids, ret_n);
}

enum err hub_index_holding(struct db *db, const char *kind, struct str bytes, struct arena *arena,
                           struct str **ret_ids, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ORIGIN_HOLDING);
    db_bind_str(stmt, 1, str_of(kind));
    db_bind_str(stmt, 2, bytes);
    return ids_of(db, stmt, arena, ret_ids, ret_n);
}
