// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"

#include <stdlib.h>

#include "store/outbox_sql.h"

static const char *const migrations[] = {
    "CREATE TABLE outbox(seq INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, sealed BLOB NOT "
    "NULL,"
    "  created_s INTEGER NOT NULL, delete_after_s INTEGER NOT NULL);",
};
static const char *const statements[OUTBOX_STATEMENTS] = {
    [OUTBOX_PUT] = "INSERT INTO outbox VALUES(NULL, ?1, ?2, ?3, ?4)",
    [OUTBOX_OLDEST] = "SELECT uuid, sealed, created_s, delete_after_s FROM outbox ORDER BY seq",
    [OUTBOX_DELETE] = "DELETE FROM outbox WHERE uuid = ?1",
    [OUTBOX_PURGE] = "DELETE FROM outbox WHERE delete_after_s <= ?1",
    [OUTBOX_COUNT] = "SELECT count(*), min(created_s) FROM outbox",
    [OUTBOX_BY_UUID] = "SELECT 1 FROM outbox WHERE uuid = ?1",
};

enum err outbox_open_file(const char *path, struct outbox **ret_outbox)
{
    const struct db_plan plan = {.mode = DB_WRITE,
                                 .full_sync = true,
                                 .secure_delete = true,
                                 .migrations = migrations,
                                 .n_migrations = sizeof migrations / sizeof *migrations,
                                 .statements = statements,
                                 .n_statements = OUTBOX_STATEMENTS};
    struct db *db;
    enum err err = db_open(path, &plan, &db);
    if (err != ERR_OK)
        return err;
    struct outbox *outbox = malloc(sizeof *outbox);
    if (!outbox)
        abort();
    outbox->db = db;
    *ret_outbox = outbox;
    return ERR_OK;
}

enum err outbox_open(const char *path, struct outbox **ret_outbox, struct outbox_repair *ret_repair)
{
    struct outbox_repair repair = {0};
    struct outbox *outbox = NULL;
    enum err err = outbox_open_file(path, &outbox);
    if (err == ERR_OK)
        err = db_quick_check(outbox->db);
    if (err == ERR_DAMAGED) {
        outbox_close(outbox);
        outbox = NULL;
        repair.repaired = true;
        err = outbox_repair(path, &outbox, &repair.saved);
    }
    if (err != ERR_OK) {
        outbox_close(outbox);
        return err;
    }
    *ret_outbox = outbox;
    if (ret_repair)
        *ret_repair = repair;
    return ERR_OK;
}

void outbox_close(struct outbox *outbox)
{
    if (!outbox)
        return;
    db_close(outbox->db);
    free(outbox);
}

static enum err insert(struct outbox *outbox, const struct outbox_message *message)
{
    struct sqlite3_stmt *stmt = db_stmt(outbox->db, OUTBOX_PUT);
    db_bind_str(stmt, 1, message->uuid);
    db_bind_blob(stmt, 2, message->sealed);
    db_bind_int(stmt, 3, message->created_s);
    db_bind_int(stmt, 4, message->delete_after_s);
    return db_run(outbox->db, stmt);
}

enum err outbox_put(struct outbox *outbox, const struct outbox_message *message)
{
    struct outbox_state state;
    if (message->uuid.len != OUTBOX_UUID_LEN || message->sealed.len == 0)
        return ERR_INVALID;
    if (message->sealed.len > OUTBOX_SEALED_MAX)
        return ERR_LIMIT;
    enum err err = outbox_state(outbox, &state);
    if (err == ERR_OK && state.messages >= OUTBOX_ROWS_MAX)
        err = ERR_LIMIT;
    return err == ERR_OK ? insert(outbox, message) : err;
}

static struct outbox_message read_message(struct sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct outbox_message){.uuid = arena_str(arena, db_str(stmt, 0)),
                                   .sealed = arena_str(arena, db_str(stmt, 1)),
                                   .created_s = db_int(stmt, 2),
                                   .delete_after_s = db_int(stmt, 3)};
}

enum err outbox_oldest(struct outbox *outbox, int max, size_t max_bytes, struct arena *arena,
                       struct outbox_message **ret_messages, int *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(outbox->db, OUTBOX_OLDEST);
    struct outbox_message *messages = ARENA_ARRAY(arena, struct outbox_message, (size_t)max);
    size_t bytes = 0;
    bool row;
    int n = 0;
    enum err err = ERR_OK;
    while (n < max && (n == 0 || bytes < max_bytes) && (err = db_step(outbox->db, stmt, &row)) == ERR_OK &&
           row) {
        messages[n] = read_message(stmt, arena);
        bytes += messages[n++].sealed.len;
    }
    db_reset(stmt);
    if (err != ERR_OK)
        return err;
    *ret_messages = messages;
    *ret_n = n;
    return ERR_OK;
}

enum err outbox_delete(struct outbox *outbox, struct str uuid)
{
    struct sqlite3_stmt *stmt = db_stmt(outbox->db, OUTBOX_DELETE);
    db_bind_str(stmt, 1, uuid);
    return db_run(outbox->db, stmt);
}

enum err outbox_purge(struct outbox *outbox, int64_t now_s, int *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(outbox->db, OUTBOX_PURGE);
    db_bind_int(stmt, 1, now_s);
    enum err err = db_run(outbox->db, stmt);
    if (err == ERR_OK && ret_n)
        *ret_n = (int)db_changes(outbox->db);
    return err;
}

enum err outbox_state(struct outbox *outbox, struct outbox_state *ret_state)
{
    struct sqlite3_stmt *stmt = db_stmt(outbox->db, OUTBOX_COUNT);
    enum err err = db_one(outbox->db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_state = (struct outbox_state){(int)db_int(stmt, 0), db_int(stmt, 1)};
    db_reset(stmt);
    return ERR_OK;
}
