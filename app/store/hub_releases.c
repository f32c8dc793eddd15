// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_releases.h"

#include <stdio.h>
#include <string.h>

#include "store/hub_sql.h"

static void take_hash(struct str blob, unsigned char hash[HASH_BYTES])
{
    memset(hash, 0, HASH_BYTES);
    if (blob.len == HASH_BYTES)
        memcpy(hash, blob.ptr, HASH_BYTES);
}

static struct str hash_str(const unsigned char *hash)
{
    return (struct str){(const char *)hash, hash ? HASH_BYTES : 0};
}

static struct sqlite3_stmt *of_channel(struct db *db, int statement, const char *channel)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_str(stmt, 1, str_of(channel));
    return stmt;
}

/* A growing array in an arena: the place of element n. */
static void *grow(struct arena *arena, void *list, size_t n, size_t size)
{
    if (n && (n & (n - 1)))
        return list;
    void *more = arena_array(arena, size, n ? n * 2 : 1);
    return n ? memcpy(more, list, n * size) : more;
}

static struct channel row_channel(struct sqlite3_stmt *stmt)
{
    struct channel channel = {
        .version = db_int(stmt, 1),
        .items = db_int(stmt, 3),
        .released_s = db_int(stmt, 4),
        .signed_version = db_int(stmt, 5),
        .signed_s = db_int(stmt, 6),
        .timestamp_version = db_int(stmt, 7),
        .timestamp_s = db_int(stmt, 8),
    };
    struct str name = db_str(stmt, 0);
    snprintf(channel.name, sizeof channel.name, "%.*s", STR_FMT(name));
    take_hash(db_str(stmt, 2), channel.root_hash);
    return channel;
}

enum err channel_add(struct db *db, const char *name)
{
    return db_run(db, of_channel(db, CHANNEL_ADD, name));
}

enum err channel_get(struct db *db, const char *name, struct channel *ret_channel)
{
    struct sqlite3_stmt *stmt = of_channel(db, CHANNEL_GET, name);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_channel = row_channel(stmt);
    db_reset(stmt);
    return ERR_OK;
}

enum err channel_list(struct db *db, struct arena *arena, struct channel **ret_channels, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, CHANNEL_LIST);
    struct channel *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        list = grow(arena, list, n, sizeof *list);
        list[n++] = row_channel(stmt);
    }
    if (err != ERR_OK)
        return err;
    *ret_channels = list;
    *ret_n = n;
    return ERR_OK;
}

static enum err set_two(struct db *db, int statement, const char *name, int64_t a, int64_t b)
{
    struct sqlite3_stmt *stmt = of_channel(db, statement, name);
    db_bind_int(stmt, 2, a);
    db_bind_int(stmt, 3, b);
    return db_run(db, stmt);
}

enum err channel_set_signed(struct db *db, const char *name, int64_t version, int64_t now_s)
{
    return set_two(db, CHANNEL_SIGNED, name, version, now_s);
}

enum err channel_set_timestamp(struct db *db, const char *name, int64_t version, int64_t now_s)
{
    return set_two(db, CHANNEL_TIMESTAMP, name, version, now_s);
}

enum err expanded_stale(struct db *db, int64_t horizon, struct arena *arena, struct stale_item **ret_items,
                        size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, STALE_LIST);
    struct stale_item *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    if (horizon != EXPANDED_ANY_HORIZON)
        db_bind_int(stmt, 1, horizon);
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        list = grow(arena, list, n, sizeof *list);
        list[n++] = (struct stale_item){arena_str(arena, db_str(stmt, 0)), db_int(stmt, 1)};
    }
    if (err != ERR_OK)
        return err;
    *ret_items = list;
    *ret_n = n;
    return ERR_OK;
}

enum err expanded_source(struct db *db, int64_t seq, struct arena *arena, struct str *ret_json,
                         int64_t *ret_made_s)
{
    struct sqlite3_stmt *stmt = db_stmt(db, STALE_GET);
    db_bind_int(stmt, 1, seq);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_made_s = db_int(stmt, 0);
    *ret_json = arena_str(arena, db_str(stmt, 1));
    db_reset(stmt);
    return ERR_OK;
}

enum err expanded_put(struct db *db, const struct stale_item *item, int64_t horizon,
                      const unsigned char *sha256, struct str json)
{
    struct sqlite3_stmt *stmt = db_stmt(db, EXPANDED_PUT);
    db_bind_str(stmt, 1, item->id);
    db_bind_int(stmt, 2, item->seq);
    db_bind_int(stmt, 3, horizon);
    db_bind_blob(stmt, 4, hash_str(sha256));
    db_bind_blob(stmt, 5, json);
    return db_run(db, stmt);
}

enum err expanded_purge(struct db *db)
{
    return db_run(db, db_stmt(db, EXPANDED_PURGE));
}

enum err expanded_get(struct db *db, struct str id, struct arena *arena, struct release_item *ret_item)
{
    struct sqlite3_stmt *stmt = db_stmt(db, EXPANDED_GET);
    db_bind_str(stmt, 1, id);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_item = (struct release_item){.id = id, .bytes = arena_str(arena, db_str(stmt, 0))};
    take_hash(db_str(stmt, 1), ret_item->hash);
    db_reset(stmt);
    return ERR_OK;
}

static enum err members(struct db *db, struct sqlite3_stmt *stmt, struct arena *arena,
                        struct member **ret_members, size_t *ret_n)
{
    struct member *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        list = grow(arena, list, n, sizeof *list);
        list[n].id = arena_str(arena, db_str(stmt, 0));
        take_hash(db_str(stmt, 1), list[n++].hash);
    }
    if (err != ERR_OK)
        return err;
    *ret_members = list;
    *ret_n = n;
    return ERR_OK;
}

enum err release_selected(struct db *db, const char *channel, struct arena *arena,
                          struct member **ret_members, size_t *ret_n)
{
    return members(db, of_channel(db, SELECTED_LIST, channel), arena, ret_members, ret_n);
}

enum err release_members(struct db *db, const char *channel, struct arena *arena, struct member **ret_members,
                         size_t *ret_n)
{
    return members(db, of_channel(db, MEMBER_LIST, channel), arena, ret_members, ret_n);
}

enum err release_selected_bytes(struct db *db, const char *channel, release_each each, void *ctx)
{
    struct sqlite3_stmt *stmt = of_channel(db, SELECTED_BYTES, channel);
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        struct release_item item = {.id = db_str(stmt, 0), .bytes = db_str(stmt, 2)};
        take_hash(db_str(stmt, 1), item.hash);
        err = each(ctx, &item);
        if (err != ERR_OK)
            break;
    }
    db_reset(stmt);
    return err;
}

static enum err set_member(struct db *db, const char *channel, const struct change *change)
{
    struct sqlite3_stmt *stmt = of_channel(db, change->after ? MEMBER_PUT : MEMBER_DELETE, channel);
    db_bind_str(stmt, 2, change->id);
    if (change->after)
        db_bind_blob(stmt, 3, hash_str(change->after));
    return db_run(db, stmt);
}

enum err release_change(struct db *db, const char *channel, int64_t version, const struct change *change)
{
    struct sqlite3_stmt *stmt = of_channel(db, CHANGE_ADD, channel);
    db_bind_int(stmt, 2, version);
    db_bind_str(stmt, 3, change->id);
    db_bind_blob(stmt, 4, hash_str(change->before));
    db_bind_blob(stmt, 5, hash_str(change->after));
    enum err err = db_run(db, stmt);
    return err == ERR_OK ? set_member(db, channel, change) : err;
}

enum err release_add(struct db *db, const struct channel *release)
{
    struct sqlite3_stmt *stmt = of_channel(db, RELEASE_ADD, release->name);
    db_bind_int(stmt, 2, release->version);
    db_bind_blob(stmt, 3, hash_str(release->root_hash));
    db_bind_int(stmt, 4, release->items);
    db_bind_int(stmt, 5, release->released_s);
    enum err err = db_run(db, stmt);
    if (err != ERR_OK)
        return err;
    stmt = of_channel(db, CHANNEL_RELEASED, release->name);
    db_bind_int(stmt, 2, release->version);
    db_bind_blob(stmt, 3, hash_str(release->root_hash));
    db_bind_int(stmt, 4, release->items);
    db_bind_int(stmt, 5, release->released_s);
    return db_run(db, stmt);
}

enum err release_since(struct db *db, const char *channel, int64_t version, struct arena *arena,
                       struct past **ret_past, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = of_channel(db, CHANGE_SINCE, channel);
    struct past *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    db_bind_int(stmt, 2, version);
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        list = grow(arena, list, n, sizeof *list);
        list[n].member.id = arena_str(arena, db_str(stmt, 0));
        list[n].has_hash = !db_is_null(stmt, 1);
        take_hash(db_str(stmt, 1), list[n++].member.hash);
    }
    if (err != ERR_OK)
        return err;
    *ret_past = list;
    *ret_n = n;
    return ERR_OK;
}

enum err release_forget(struct db *db, const char *channel, int64_t version)
{
    struct sqlite3_stmt *stmt = of_channel(db, CHANGE_PURGE, channel);
    db_bind_int(stmt, 2, version);
    return db_run(db, stmt);
}

enum err release_root(struct db *db, const char *channel, int64_t version, unsigned char ret_root[HASH_BYTES])
{
    struct sqlite3_stmt *stmt = of_channel(db, RELEASE_ROOT, channel);
    db_bind_int(stmt, 2, version);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    take_hash(db_str(stmt, 0), ret_root);
    db_reset(stmt);
    return ERR_OK;
}

enum err release_newest_before(struct db *db, const char *channel, int64_t at_s, int64_t *ret_version)
{
    struct sqlite3_stmt *stmt = of_channel(db, RELEASE_NEWEST, channel);
    db_bind_int(stmt, 2, at_s);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_version = db_int(stmt, 0);
    db_reset(stmt);
    return ERR_OK;
}

enum err release_files_set(struct db *db, const char *channel, const struct release_file *files, size_t n)
{
    enum err err = db_run(db, of_channel(db, FILE_CLEAR, channel));
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        struct sqlite3_stmt *stmt = of_channel(db, FILE_PUT, channel);
        db_bind_str(stmt, 2, files[i].path);
        db_bind_blob(stmt, 3, hash_str(files[i].hash));
        db_bind_int(stmt, 4, files[i].bytes);
        err = db_run(db, stmt);
    }
    return err;
}

enum err release_files(struct db *db, const char *channel, struct arena *arena,
                       struct release_file **ret_files, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = of_channel(db, FILE_LIST, channel);
    struct release_file *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        list = grow(arena, list, n, sizeof *list);
        list[n].path = arena_str(arena, db_str(stmt, 0));
        take_hash(db_str(stmt, 1), list[n].hash);
        list[n++].bytes = db_int(stmt, 2);
    }
    if (err != ERR_OK)
        return err;
    *ret_files = list;
    *ret_n = n;
    return ERR_OK;
}
