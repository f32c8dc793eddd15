// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "store/content_index.h"
#include "store/content_sql.h"

/* The writer holds what a first release writes again and again; a reader the narrow tables. */
static const char writer_cache[] = "PRAGMA cache_size=-16384", reader_cache[] = "PRAGMA cache_size=-1024";

static enum err open_mode(const char *path, enum db_mode mode, struct content **ret_content)
{
    const struct db_plan plan = {.mode = mode,
                                 .migrations = content_migrations,
                                 .n_migrations = content_migrations_n,
                                 .statements = content_statements,
                                 .n_statements = CONTENT_STATEMENTS};
    struct db *db;
    enum err err = db_open(path, &plan, &db);
    if (err != ERR_OK)
        return err;
    struct content *content = calloc(1, sizeof *content);
    if (!content)
        abort();
    content->db = db;
    sqlite3_exec(db_handle(db), mode == DB_WRITE ? writer_cache : reader_cache, NULL, NULL, NULL);
    *ret_content = content;
    return ERR_OK;
}

/* Opened and looked through: SQLite finds no fault, and what the release is said to be can be read. */
static enum err open_checked(const char *path, struct content **ret_content)
{
    struct content *content;
    struct content_info info;
    enum err err = open_mode(path, DB_WRITE, &content);
    if (err != ERR_OK)
        return err;
    err = db_quick_check(content->db);
    db_shrink(content->db); /* the whole file went by */
    if (err == ERR_OK)
        err = content_info(content, &info);
    if (err == ERR_OK)
        err = index_refold(content);
    if (err == ERR_OK)
        *ret_content = content;
    else
        content_close(content);
    return err;
}

static enum err put_aside(const char *path)
{
    struct arena arena;
    arena_init(&arena);
    struct str aside = arena_printf(&arena, "%s.damaged", path);
    enum err err = rename(path, aside.ptr) == 0 ? ERR_OK : ERR_IO;
    file_remove(arena_printf(&arena, "%s-wal", path).ptr);
    file_remove(arena_printf(&arena, "%s-shm", path).ptr);
    log_warn("%s: damaged or of another version: kept as %s, begun anew", path, aside.ptr);
    arena_release(&arena);
    return err;
}

enum err content_open(const char *path, struct content **ret_content, bool *ret_rebuilt)
{
    bool rebuilt = false;
    enum err err = open_checked(path, ret_content);
    if (err == ERR_DAMAGED || err == ERR_INVALID || err == ERR_NOT_FOUND) {
        rebuilt = err != ERR_NOT_FOUND || file_exists(path);
        err = rebuilt ? put_aside(path) : ERR_IO;
        if (err == ERR_OK)
            err = open_checked(path, ret_content);
    }
    if (err == ERR_OK && ret_rebuilt)
        *ret_rebuilt = rebuilt;
    return err;
}

enum err content_open_readonly(const char *path, struct content **ret_content)
{
    return open_mode(path, DB_READ, ret_content);
}

enum err content_open_factory(const char *path, struct content **ret_content)
{
    return open_mode(path, DB_IMMUTABLE, ret_content);
}

void content_close(struct content *content)
{
    if (!content)
        return;
    db_close(content->db);
    free(content);
}

enum err content_begin(struct content *content)
{
    enum err err = content->depth ? ERR_OK : db_begin_read(content->db);
    if (err == ERR_OK)
        content->depth++;
    return err;
}

void content_end(struct content *content)
{
    if (--content->depth == 0)
        db_rollback(content->db);
}

enum err content_info(struct content *content, struct content_info *ret_info)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, INFO_GET);
    enum err err = db_one(content->db, stmt);
    if (err != ERR_OK)
        return err == ERR_NOT_FOUND ? ERR_DAMAGED : err;
    struct content_info info = {.version = db_int(stmt, 0),
                                .issued_s = db_int(stmt, 2),
                                .applied_s = db_int(stmt, 3),
                                .items = (int)db_int(stmt, 4)};
    struct str root = db_str(stmt, 1);
    err = root.len == HASH_BYTES ? ERR_OK : ERR_DAMAGED;
    if (err == ERR_OK)
        memcpy(info.root_hash, root.ptr, HASH_BYTES);
    db_reset(stmt);
    if (err == ERR_OK)
        *ret_info = info;
    return err;
}

enum err content_touch(struct content *content, int64_t issued_s)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, INFO_TOUCH);
    db_bind_int(stmt, 1, issued_s);
    return db_run(content->db, stmt);
}

enum err content_doubt(struct content *content)
{
    return db_run(content->db, db_stmt(content->db, INFO_DOUBT));
}
