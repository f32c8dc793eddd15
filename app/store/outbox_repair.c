// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>
#include <stdio.h>

#include "base/file.h"
#include "base/log.h"
#include "store/outbox_sql.h"

/* The rows lie in the table and, by uuid, in its index; what one of them has lost the other may still lead
 * to. */
static const char *const ways[] = {
    "SELECT uuid, sealed, created_s, delete_after_s FROM outbox NOT INDEXED ORDER BY seq",
    "SELECT uuid, sealed, created_s, delete_after_s FROM outbox NOT INDEXED ORDER BY seq DESC",
    "SELECT uuid, sealed, created_s, delete_after_s FROM outbox INDEXED BY sqlite_autoindex_outbox_1 ORDER "
    "BY uuid",
    "SELECT uuid, sealed, created_s, delete_after_s FROM outbox INDEXED BY sqlite_autoindex_outbox_1 ORDER "
    "BY uuid DESC",
};

static struct str column(sqlite3_stmt *stmt, int at)
{
    const char *bytes = sqlite3_column_blob(stmt, at);
    return (struct str){bytes ? bytes : "", (size_t)sqlite3_column_bytes(stmt, at)};
}

static void save(struct outbox *into, sqlite3_stmt *stmt, int *saved)
{
    struct outbox_message message = {.uuid = column(stmt, 0),
                                     .sealed = column(stmt, 1),
                                     .created_s = sqlite3_column_int64(stmt, 2),
                                     .delete_after_s = sqlite3_column_int64(stmt, 3)};
    struct sqlite3_stmt *there = db_stmt(into->db, OUTBOX_BY_UUID);
    db_bind_str(there, 1, message.uuid);
    enum err err = db_one(into->db, there);
    db_reset(there);
    if (err == ERR_NOT_FOUND && outbox_put(into, &message) == ERR_OK)
        ++*saved;
}

/* Steps on until the damage ends it. */
static void follow(sqlite3 *from, const char *sql, struct outbox *into, int *saved)
{
    sqlite3_stmt *stmt;
    if (sqlite3_prepare_v2(from, sql, -1, &stmt, NULL) == SQLITE_OK)
        while (sqlite3_step(stmt) == SQLITE_ROW)
            save(into, stmt, saved);
    sqlite3_finalize(stmt);
}

/* Row by row where the way is broken in the middle. */
static void probe(sqlite3 *from, struct outbox *into, int *saved)
{
    sqlite3_stmt *stmt;
    if (sqlite3_prepare_v2(from, "SELECT uuid, sealed, created_s, delete_after_s FROM outbox WHERE seq = ?1",
                           -1, &stmt, NULL) == SQLITE_OK)
        for (int64_t seq = 1; seq <= 20 * OUTBOX_ROWS_MAX; seq++) {
            sqlite3_bind_int64(stmt, 1, seq);
            if (sqlite3_step(stmt) == SQLITE_ROW)
                save(into, stmt, saved);
            sqlite3_reset(stmt);
        }
    sqlite3_finalize(stmt);
}

static void rescue(const char *path, struct outbox *into, int *saved)
{
    sqlite3 *from = NULL;
    if (sqlite3_open_v2(path, &from, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
            follow(from, ways[i], into, saved);
        probe(from, into, saved);
    }
    sqlite3_close(from);
}

/* With its journal: what was committed last is in there. */
static enum err put_aside(const char *path, const char *aside, struct arena *arena)
{
    static const char *const ends[] = {"-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *from = arena_printf(arena, "%s%s", path, ends[i]).ptr;
        const char *to = arena_printf(arena, "%s%s", aside, ends[i]).ptr;
        file_remove(to);
        if (file_exists(from) && rename(from, to) != 0)
            return ERR_IO;
    }
    return rename(path, aside) == 0 ? ERR_OK : ERR_IO;
}

enum err outbox_repair(const char *path, struct outbox **ret_outbox, int *ret_saved)
{
    struct arena arena;
    struct outbox *outbox;
    int saved = 0;
    arena_init(&arena);
    const char *aside = arena_printf(&arena, "%s.damaged", path).ptr;
    enum err err = put_aside(path, aside, &arena);
    if (err == ERR_OK)
        err = outbox_open_file(path, &outbox);
    if (err == ERR_OK) {
        rescue(aside, outbox, &saved);
        log_warn("%s: damaged: %d messages saved from it, kept as %s", path, saved, aside);
        *ret_outbox = outbox;
        *ret_saved = saved;
    }
    arena_release(&arena);
    return err;
}
