// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_items.h"

#include <string.h>

#include "store/hub_sql.h"

static enum err number_of(struct db *db, struct sqlite3_stmt *stmt, int64_t *ret_n)
{
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_n = db_int(stmt, 0);
    db_reset(stmt);
    return ERR_OK;
}

/* What is stored already: PUT_ADDED when nothing is, PUT_SAME when it is this very thing. */
static enum err compare(struct db *db, const struct hub_item_put *put, enum put *ret_put)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_HASH);
    db_bind_str(stmt, 1, put->item.id);
    enum err err = db_one(db, stmt);
    if (err == ERR_NOT_FOUND)
        *ret_put = PUT_ADDED;
    if (err != ERR_OK)
        return err == ERR_NOT_FOUND ? ERR_OK : err;
    struct str hash = {(const char *)put->sha256, HASH_BYTES}, channel = db_str(stmt, 2);
    bool same = str_eq(db_str(stmt, 0), hash) && str_eq(db_str(stmt, 1), put->item.source) &&
                str_eq(channel, put->item.channel) && !channel.ptr == !put->item.channel.ptr;
    db_reset(stmt);
    *ret_put = same ? PUT_SAME : PUT_CHANGED;
    return ERR_OK;
}

static enum err add_revision(struct db *db, const struct hub_item *item, const unsigned char *sha256,
                             int64_t now_s, const char *who, int64_t *ret_number)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_LAST_NUMBER);
    db_bind_str(stmt, 1, item->id);
    enum err err = number_of(db, stmt, ret_number);
    if (err != ERR_OK)
        return err;
    stmt = db_stmt(db, REVISION_ADD);
    db_bind_str(stmt, 1, item->id);
    db_bind_int(stmt, 2, ++*ret_number);
    db_bind_int(stmt, 3, now_s);
    db_bind_str(stmt, 4, str_of(who));
    db_bind_str(stmt, 5, item->source);
    db_bind_blob(stmt, 6, (struct str){(const char *)sha256, sha256 ? HASH_BYTES : 0});
    db_bind_blob(stmt, 7, item->json);
    return db_run(db, stmt);
}

static enum err put_row(struct db *db, const struct hub_item_put *put, int64_t number)
{
    int64_t seq = db_last_rowid(db);
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_PUT);
    db_bind_str(stmt, 1, put->item.id);
    db_bind_str(stmt, 2, put->item.kind);
    db_bind_int(stmt, 3, number);
    db_bind_int(stmt, 4, seq);
    db_bind_str(stmt, 5, put->item.source);
    db_bind_str(stmt, 6, put->item.channel);
    db_bind_int(stmt, 7, put->n_channels == 0);
    return db_run(db, stmt);
}

static enum err clear(struct db *db, int statement, struct str id)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_str(stmt, 1, id);
    return db_run(db, stmt);
}

static enum err put_pairs(struct db *db, int clear_statement, int add_statement, struct str id,
                          const struct str *others, int n)
{
    enum err err = clear(db, clear_statement, id);
    for (int i = 0; i < n && err == ERR_OK; i++) {
        struct sqlite3_stmt *stmt = db_stmt(db, add_statement);
        db_bind_str(stmt, 1, id);
        db_bind_str(stmt, 2, others[i]);
        err = db_run(db, stmt);
    }
    return err;
}

static enum err put_origin(struct db *db, const struct hub_item_put *put)
{
    int64_t number;
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_LAST_NUMBER);
    db_bind_str(stmt, 1, put->item.id);
    enum err err = number_of(db, stmt, &number);
    if (err != ERR_OK)
        return err;
    stmt = db_stmt(db, ORIGIN_PUT);
    db_bind_str(stmt, 1, put->item.id);
    db_bind_str(stmt, 2, put->origin_id);
    db_bind_int(stmt, 3, number);
    db_bind_blob(stmt, 4, put->origin);
    return db_run(db, stmt);
}

enum err hub_items_put(struct db *db, const struct hub_item_put *put, int64_t now_s, const char *who,
                       enum put *ret_put)
{
    enum put what;
    int64_t number = 0;
    enum err err = compare(db, put, &what);
    if (err == ERR_OK && what != PUT_SAME) {
        err = add_revision(db, &put->item, put->sha256, now_s, who, &number);
        if (err == ERR_OK)
            err = put_row(db, put, number);
        if (err == ERR_OK)
            err = put_pairs(db, AUDIENCE_CLEAR, AUDIENCE_ADD, put->item.id, put->channels, put->n_channels);
        if (err == ERR_OK)
            err = put_pairs(db, LINK_CLEAR, LINK_ADD, put->item.id, put->links, put->n_links);
    }
    if (err == ERR_OK && put->origin.ptr)
        err = put_origin(db, put);
    if (err == ERR_OK)
        *ret_put = what;
    return err;
}

enum err hub_items_withdraw(struct db *db, struct str id, const char *source, int64_t now_s, const char *who)
{
    struct hub_item nothing = {.id = id, .source = str_of(source)};
    int64_t number;
    enum err err = add_revision(db, &nothing, NULL, now_s, who, &number);
    if (err == ERR_OK)
        err = clear(db, AUDIENCE_CLEAR, id);
    if (err == ERR_OK)
        err = clear(db, LINK_CLEAR, id);
    if (err == ERR_OK)
        err = clear(db, ORIGIN_DROP, id);
    return err == ERR_OK ? clear(db, ITEM_DELETE, id) : err;
}

/* The one row of the item; db_reset after its columns were read. ERR_NOT_FOUND. */
static enum err row_of(struct db *db, int statement, struct str id, struct sqlite3_stmt **ret_stmt)
{
    *ret_stmt = db_stmt(db, statement);
    db_bind_str(*ret_stmt, 1, id);
    return db_one(db, *ret_stmt);
}

enum err hub_items_get(struct db *db, struct str id, struct arena *arena, struct hub_item *ret_item)
{
    struct sqlite3_stmt *stmt;
    enum err err = row_of(db, ITEM_GET, id, &stmt);
    if (err != ERR_OK)
        return err;
    *ret_item = (struct hub_item){.id = arena_str(arena, id),
                                  .kind = arena_str(arena, db_str(stmt, 0)),
                                  .number = db_int(stmt, 1),
                                  .source = arena_str(arena, db_str(stmt, 2)),
                                  .json = arena_str(arena, db_str(stmt, 4))};
    if (!db_is_null(stmt, 3))
        ret_item->channel = arena_str(arena, db_str(stmt, 3));
    db_reset(stmt);
    return ERR_OK;
}

enum err hub_items_origin(struct db *db, struct str id, struct arena *arena, struct hub_origin *ret_origin)
{
    struct sqlite3_stmt *stmt;
    enum err err = row_of(db, ORIGIN_GET, id, &stmt);
    if (err != ERR_OK)
        return err;
    *ret_origin = (struct hub_origin){arena_str(arena, db_str(stmt, 0)), arena_str(arena, db_str(stmt, 2)),
                                      db_int(stmt, 1)};
    db_reset(stmt);
    return ERR_OK;
}

enum err hub_items_source(struct db *db, struct str id, struct arena *arena, struct str *ret_source)
{
    struct sqlite3_stmt *stmt;
    enum err err = row_of(db, ITEM_HASH, id, &stmt);
    if (err != ERR_OK)
        return err;
    *ret_source = arena_str(arena, db_str(stmt, 1));
    db_reset(stmt);
    return ERR_OK;
}

enum err hub_items_has(struct db *db, struct str id, bool *ret_exists)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_EXISTS);
    db_bind_str(stmt, 1, id);
    int64_t one;
    enum err err = number_of(db, stmt, &one);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return err;
    *ret_exists = err == ERR_OK;
    return ERR_OK;
}

enum err hub_items_was(struct db *db, struct str id, bool *ret_was)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_WAS);
    db_bind_str(stmt, 1, id);
    int64_t one;
    enum err err = number_of(db, stmt, &one);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return err;
    *ret_was = err == ERR_OK;
    return ERR_OK;
}

static struct hub_item row_item(struct sqlite3_stmt *stmt)
{
    return (struct hub_item){
        .id = db_str(stmt, 0),
        .kind = db_str(stmt, 1),
        .number = db_int(stmt, 2),
        .source = db_str(stmt, 3),
        .json = db_str(stmt, 4),
    };
}

enum err hub_items_list(struct db *db, const char *kind, hub_items_each each, void *ctx)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_LIST);
    if (kind)
        db_bind_str(stmt, 1, str_of(kind));
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        struct hub_item item = row_item(stmt);
        err = each(ctx, &item);
        if (err != ERR_OK)
            break;
    }
    db_reset(stmt);
    return err;
}

enum err hub_items_revisions(struct db *db, hub_items_bytes each, void *ctx)
{
    struct sqlite3_stmt *stmt = db_stmt(db, REVISION_BYTES);
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        err = each(ctx, db_str(stmt, 0));
        if (err != ERR_OK)
            break;
    }
    db_reset(stmt);
    return err;
}

static enum err ids(struct db *db, struct sqlite3_stmt *stmt, struct arena *arena, struct str **ret_ids,
                    size_t *ret_n)
{
    struct str *list = NULL;
    size_t n = 0, size = 0;
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        if (n == size) {
            struct str *more = ARENA_ARRAY(arena, struct str, size ? size * 2 : 16);
            if (n)
                memcpy(more, list, n * sizeof *more);
            list = more;
            size = size ? size * 2 : 16;
        }
        list[n++] = arena_str(arena, db_str(stmt, 0));
    }
    if (err != ERR_OK)
        return err;
    *ret_ids = list;
    *ret_n = n;
    return ERR_OK;
}

enum err hub_items_of_source(struct db *db, const char *source, struct arena *arena, struct str **ret_ids,
                             size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_OF_SOURCE);
    db_bind_str(stmt, 1, str_of(source));
    return ids(db, stmt, arena, ret_ids, ret_n);
}

enum err hub_items_linking(struct db *db, struct str target, struct arena *arena, struct str **ret_ids,
                           size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, LINK_TO);
    db_bind_str(stmt, 1, target);
    return ids(db, stmt, arena, ret_ids, ret_n);
}
