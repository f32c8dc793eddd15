// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_feeds.h"

#include <string.h>

#include "store/hub_sql.h"

static const char *const state_names[] = {"new", "unchanged", "changed", "failed"};

const char *feed_state_name(enum feed_state state)
{
    return state_names[state];
}

static enum feed_state state_of(struct str name)
{
    for (int i = FEED_NEW; i < FEED_FAILED; i++)
        if (str_is(name, state_names[i]))
            return (enum feed_state)i;
    return FEED_FAILED;
}

static struct str copy(struct arena *arena, struct sqlite3_stmt *stmt, int column)
{
    struct str s = db_str(stmt, column);
    return s.ptr ? arena_str(arena, s) : s;
}

static struct feed row_feed(struct sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct feed){
        .name = copy(arena, stmt, 0),
        .url = copy(arena, stmt, 1),
        .format = copy(arena, stmt, 2),
        .organization = copy(arena, stmt, 3),
        .channel = copy(arena, stmt, 4),
        .lang = copy(arena, stmt, 5),
        .every_s = db_int(stmt, 6),
        .publish = db_int(stmt, 7) != 0,
        .due_s = db_int(stmt, 8),
        .state = state_of(db_str(stmt, 9)),
        .reason = copy(arena, stmt, 10),
        .tried_s = db_int(stmt, 11),
        .taken_s = db_int(stmt, 12),
        .failures = db_int(stmt, 13),
        .etag = copy(arena, stmt, 14),
        .last_modified = copy(arena, stmt, 15),
        .sha256 = copy(arena, stmt, 16),
        .items = db_int(stmt, 17),
        .before = db_int(stmt, 18),
        .added = db_int(stmt, 19),
        .changed = db_int(stmt, 20),
        .refused = db_int(stmt, 21),
        .missing = db_int(stmt, 22),
    };
}

enum err feeds_put(struct db *db, const struct feed *feed, int64_t now_s)
{
    struct sqlite3_stmt *stmt = db_stmt(db, FEED_PUT);
    db_bind_str(stmt, 1, feed->name);
    db_bind_str(stmt, 2, feed->url);
    db_bind_str(stmt, 3, feed->format);
    db_bind_str(stmt, 4, feed->organization);
    db_bind_str(stmt, 5, feed->channel);
    db_bind_str(stmt, 6, feed->lang);
    db_bind_int(stmt, 7, feed->every_s);
    db_bind_int(stmt, 8, feed->publish);
    db_bind_int(stmt, 9, now_s);
    return db_run(db, stmt);
}

static enum err one_feed(struct db *db, struct sqlite3_stmt *stmt, struct arena *arena, struct feed *ret_feed)
{
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_feed = row_feed(stmt, arena);
    db_reset(stmt);
    return ERR_OK;
}

enum err feeds_get(struct db *db, struct str name, struct arena *arena, struct feed *ret_feed)
{
    struct sqlite3_stmt *stmt = db_stmt(db, FEED_GET);
    db_bind_str(stmt, 1, name);
    return one_feed(db, stmt, arena, ret_feed);
}

enum err feeds_next(struct db *db, struct arena *arena, struct feed *ret_feed)
{
    return one_feed(db, db_stmt(db, FEED_DUE), arena, ret_feed);
}

/* Room for one more of `size` bytes each in a list that doubles. */
static void *make_room(struct arena *arena, void *list, size_t n, size_t size)
{
    if (n && (n < 16 || (n & (n - 1))))
        return list;
    void *more = arena_array(arena, size, n ? n * 2 : 16);
    if (n)
        memcpy(more, list, n * size);
    return more;
}

enum err feeds_list(struct db *db, struct arena *arena, struct feed **ret_feeds, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, FEED_LIST);
    struct feed *feeds = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        feeds = make_room(arena, feeds, n, sizeof *feeds);
        feeds[n++] = row_feed(stmt, arena);
    }
    if (err != ERR_OK)
        return err;
    *ret_feeds = feeds;
    *ret_n = n;
    return ERR_OK;
}

enum err feeds_report(struct db *db, struct str name, struct arena *arena, struct str *ret_report)
{
    struct sqlite3_stmt *stmt = db_stmt(db, FEED_REPORT);
    db_bind_str(stmt, 1, name);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_report = db_is_null(stmt, 0) ? STR("") : copy(arena, stmt, 0);
    db_reset(stmt);
    return ERR_OK;
}

static enum err run_named(struct db *db, int statement, struct str name)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_str(stmt, 1, name);
    return db_run(db, stmt);
}

enum err feeds_remove(struct db *db, struct str name)
{
    enum err err = run_named(db, MISSING_CLEAR, name);
    return err == ERR_OK ? run_named(db, FEED_REMOVE, name) : err;
}

enum err feeds_asked(struct db *db, const struct feed *feed)
{
    struct sqlite3_stmt *stmt = db_stmt(db, FEED_ASKED);
    db_bind_str(stmt, 1, feed->name);
    db_bind_int(stmt, 2, feed->due_s);
    db_bind_str(stmt, 3, str_of(feed_state_name(feed->state)));
    db_bind_str(stmt, 4, feed->reason);
    db_bind_int(stmt, 5, feed->tried_s);
    db_bind_int(stmt, 6, feed->failures);
    return db_run(db, stmt);
}

enum err feeds_same(struct db *db, struct str name, int64_t now_s)
{
    struct sqlite3_stmt *stmt = db_stmt(db, FEED_SAME);
    db_bind_str(stmt, 1, name);
    db_bind_int(stmt, 2, now_s);
    return db_run(db, stmt);
}

enum err feeds_taken(struct db *db, const struct feed *feed, struct str report)
{
    struct sqlite3_stmt *stmt = db_stmt(db, FEED_TAKEN);
    db_bind_str(stmt, 1, feed->name);
    db_bind_int(stmt, 2, feed->taken_s);
    db_bind_str(stmt, 3, feed->etag);
    db_bind_str(stmt, 4, feed->last_modified);
    db_bind_blob(stmt, 5, feed->sha256);
    db_bind_int(stmt, 6, feed->items);
    db_bind_int(stmt, 7, feed->before);
    db_bind_int(stmt, 8, feed->added);
    db_bind_int(stmt, 9, feed->changed);
    db_bind_int(stmt, 10, feed->refused);
    db_bind_str(stmt, 11, report);
    return db_run(db, stmt);
}

static enum err run_missing(struct db *db, int statement, struct str feed, struct str item)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_str(stmt, 1, feed);
    db_bind_str(stmt, 2, item);
    return db_run(db, stmt);
}

enum err missing_add(struct db *db, struct str feed, struct str item, int64_t now_s)
{
    struct sqlite3_stmt *stmt = db_stmt(db, MISSING_ADD);
    db_bind_str(stmt, 1, feed);
    db_bind_str(stmt, 2, item);
    db_bind_int(stmt, 3, now_s);
    return db_run(db, stmt);
}

enum err missing_drop(struct db *db, struct str feed, struct str item)
{
    return run_missing(db, MISSING_DROP, feed, item);
}

enum err missing_keep(struct db *db, struct str feed, struct str item)
{
    return run_missing(db, MISSING_KEEP, feed, item);
}

enum err missing_ids(struct db *db, struct str feed, struct arena *arena, struct str **ret_ids, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, MISSING_ALL);
    struct str *ids = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    db_bind_str(stmt, 1, feed);
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        ids = make_room(arena, ids, n, sizeof *ids);
        ids[n++] = copy(arena, stmt, 0);
    }
    if (err != ERR_OK)
        return err;
    *ret_ids = ids;
    *ret_n = n;
    return ERR_OK;
}

enum err missing_list(struct db *db, struct str feed, struct arena *arena, struct missing **ret_missing,
                      size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, MISSING_LIST);
    struct missing *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    db_bind_str(stmt, 1, feed);
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        list = make_room(arena, list, n, sizeof *list);
        list[n++] = (struct missing){copy(arena, stmt, 0), copy(arena, stmt, 1), db_int(stmt, 2),
                                     copy(arena, stmt, 4)};
    }
    if (err != ERR_OK)
        return err;
    *ret_missing = list;
    *ret_n = n;
    return ERR_OK;
}
