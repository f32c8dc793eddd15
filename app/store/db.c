// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/db.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"

enum { BUSY_MS = 10000, VERSION_MAX = 10000 };

struct db {
    sqlite3 *handle;
    struct db_plan plan;
    enum err prepare_err; /* why db_stmt last gave NULL */
    sqlite3_stmt **stmts;
    sqlite3_stmt *data_version;
    char *path;
};

static enum err err_of_code(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return ERR_OK;
    case SQLITE_FULL:
        return ERR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ERR_DAMAGED;
    case SQLITE_CONSTRAINT:
        return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ? ERR_EXISTS
                                                                                        : ERR_INVALID;
    case SQLITE_TOOBIG:
        return ERR_LIMIT;
    case SQLITE_INTERRUPT:
        return ERR_CANCELLED;
    case SQLITE_NOMEM:
    case SQLITE_MISUSE:
        abort();
    default:
        return ERR_IO;
    }
}

enum err db_fail(struct db *db, const char *what)
{
    int code = sqlite3_extended_errcode(db->handle);
    enum err err = err_of_code(code);
    log_error("%s: %s: %s", db->path, what, sqlite3_errmsg(db->handle));
    return err == ERR_OK ? ERR_IO : err;
}

static enum err execute(struct db *db, const char *sql)
{
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ? ERR_OK : db_fail(db, sql);
}

/* SQLite gives its journals the mode of the database, so it is made here, for the owner alone. A file that is
 * there is not opened: closing it again would drop the locks that this process's other connections hold on it
 * (POSIX). */
static enum err make_file(const char *path)
{
    if (strcmp(path, ":memory:") == 0)
        return ERR_OK;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
    if (fd >= 0 || errno == EEXIST)
        return ERR_OK;
    enum err err = errno == ENOENT ? ERR_NOT_FOUND : errno == ENOSPC ? ERR_FULL : ERR_IO;
    log_error("%s: cannot open: %s", path, strerror(errno));
    return err;
}

static struct str immutable_uri(const char *path, struct arena *arena)
{
    struct str out = STR("file:");
    for (const char *c = path; *c; c++)
        out = strchr("%?#", *c) ? arena_printf(arena, "%.*s%%%02X", STR_FMT(out), (unsigned char)*c)
                                : arena_printf(arena, "%.*s%c", STR_FMT(out), *c);
    return arena_printf(arena, "%.*s?immutable=1", STR_FMT(out));
}

static enum err open_handle(struct db *db)
{
    struct arena arena;
    arena_init(&arena);
    bool immutable = db->plan.mode == DB_IMMUTABLE;
    int flags =
        SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (immutable ? SQLITE_OPEN_URI : 0) |
        (db->plan.mode == DB_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const char *name = immutable ? immutable_uri(db->path, &arena).ptr : db->path;
    enum err err = ERR_OK;
    if (sqlite3_open_v2(name, &db->handle, flags, NULL) != SQLITE_OK)
        err = db_fail(db, "cannot open");
    arena_release(&arena);
    return err;
}

static enum err set_up(struct db *db)
{
    sqlite3_busy_timeout(db->handle, BUSY_MS);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    enum err err = execute(db, "PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
                               "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;");
    if (err == ERR_OK && db->plan.mode == DB_WRITE)
        err = execute(db, "PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=4194304;");
    if (err == ERR_OK)
        err = execute(db, db->plan.full_sync ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    if (err == ERR_OK && db->plan.secure_delete)
        err = execute(db, "PRAGMA secure_delete=ON");
    return err == ERR_OK ? execute(db, "SELECT count(*) FROM sqlite_schema") : err;
}

static enum err read_number(struct db *db, const char *sql, int64_t *ret_number)
{
    sqlite3_stmt *stmt;
    enum err err = ERR_OK;
    if (sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL) != SQLITE_OK)
        return db_fail(db, sql);
    if (sqlite3_step(stmt) == SQLITE_ROW)
        *ret_number = sqlite3_column_int64(stmt, 0);
    else
        err = db_fail(db, sql);
    sqlite3_finalize(stmt);
    return err;
}

static enum err migrate_one(struct db *db, int version)
{
    char set[48];
    snprintf(set, sizeof set, "PRAGMA user_version=%d", version + 1);
    enum err err = execute(db, db->plan.migrations[version]);
    return err == ERR_OK ? execute(db, set) : err;
}

/* The version is read under the write lock: two programs may open a new file at once. */
static enum err migrate_step(struct db *db, bool *ret_done)
{
    int64_t version = 0;
    enum err err = db_begin(db);
    if (err == ERR_OK)
        err = read_number(db, "PRAGMA user_version", &version);
    if (err == ERR_OK && version < db->plan.n_migrations)
        err = migrate_one(db, (int)version);
    if (err == ERR_OK)
        err = db_commit(db);
    if (err != ERR_OK)
        db_rollback(db);
    else
        *ret_done = version + 1 >= db->plan.n_migrations;
    return err;
}

static enum err migrate(struct db *db)
{
    int64_t version = 0;
    if (db->plan.n_migrations == 0)
        return ERR_OK;
    enum err err = read_number(db, "PRAGMA user_version", &version);
    bool is_older = version < db->plan.n_migrations, done = !is_older;
    if (err == ERR_OK && (version > db->plan.n_migrations || (is_older && db->plan.mode != DB_WRITE))) {
        log_error("%s: made by %s version of this program", db->path, is_older ? "an older" : "a newer");
        return ERR_INVALID;
    }
    while (err == ERR_OK && !done)
        err = migrate_step(db, &done);
    return err;
}

static struct db *db_new(const char *path, const struct db_plan *plan)
{
    struct db *db = malloc(sizeof *db);
    if (!db)
        abort();
    *db = (struct db){.plan = *plan};
    db->path = strdup(path);
    db->stmts = calloc((size_t)plan->n_statements + 1, sizeof *db->stmts);
    if (!db->path || !db->stmts)
        abort();
    return db;
}

enum err db_open(const char *path, const struct db_plan *plan, struct db **ret_db)
{
    enum err err = ERR_OK;
    if (plan->mode == DB_WRITE)
        err = make_file(path);
    else if (access(path, F_OK) != 0)
        err = ERR_NOT_FOUND;
    if (err != ERR_OK)
        return err;
    struct db *db = db_new(path, plan);
    err = open_handle(db);
    if (err == ERR_OK)
        err = set_up(db);
    if (err == ERR_OK)
        err = migrate(db);
    if (err == ERR_OK)
        *ret_db = db;
    else
        db_close(db);
    return err;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    for (int i = 0; i < db->plan.n_statements; i++)
        sqlite3_finalize(db->stmts[i]);
    sqlite3_finalize(db->data_version);
    sqlite3_close(db->handle);
    free(db->stmts);
    free(db->path);
    free(db);
}

enum err db_begin(struct db *db)
{
    return execute(db, "BEGIN IMMEDIATE");
}

enum err db_begin_read(struct db *db)
{
    return execute(db, "BEGIN");
}

enum err db_commit(struct db *db)
{
    enum err err = execute(db, "COMMIT");
    if (err != ERR_OK)
        db_rollback(db);
    return err;
}

void db_rollback(struct db *db)
{
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

struct sqlite3_stmt *db_stmt(struct db *db, int number)
{
    assert(number >= 0 && number < db->plan.n_statements);
    sqlite3_stmt **stmt = &db->stmts[number];
    if (*stmt) {
        sqlite3_reset(*stmt);
        sqlite3_clear_bindings(*stmt);
        return *stmt;
    }
    const char *sql = db->plan.statements[number];
    int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL);
    if (code != SQLITE_OK)
        db->prepare_err = db_fail(db, sql);
    if ((code & 0xff) == SQLITE_ERROR)
        abort(); /* the SQL itself is wrong */
    return *stmt;
}

void db_bind_int(struct sqlite3_stmt *stmt, int at, int64_t value)
{
    int code = !stmt ? SQLITE_OK : sqlite3_bind_int64(stmt, at, value);
    assert(code == SQLITE_OK);
}

void db_bind_real(struct sqlite3_stmt *stmt, int at, double value)
{
    int code = !stmt ? SQLITE_OK : sqlite3_bind_double(stmt, at, value);
    assert(code == SQLITE_OK);
}

void db_bind_str(struct sqlite3_stmt *stmt, int at, struct str s)
{
    int code = !stmt ? SQLITE_OK : sqlite3_bind_text64(stmt, at, s.ptr, s.len, SQLITE_STATIC, SQLITE_UTF8);
    assert(code == SQLITE_OK);
}

void db_bind_blob(struct sqlite3_stmt *stmt, int at, struct str s)
{
    int code = !stmt ? SQLITE_OK : sqlite3_bind_blob64(stmt, at, s.ptr, s.len, SQLITE_STATIC);
    assert(code == SQLITE_OK);
}

enum err db_step(struct db *db, struct sqlite3_stmt *stmt, bool *ret_row)
{
    if (!stmt)
        return db->prepare_err;
    int code = sqlite3_step(stmt);
    if (code == SQLITE_ROW) {
        *ret_row = true;
        return ERR_OK;
    }
    enum err err = code == SQLITE_DONE ? ERR_OK : db_fail(db, sqlite3_sql(stmt));
    sqlite3_reset(stmt);
    if (err == ERR_OK)
        *ret_row = false;
    return err;
}

enum err db_run(struct db *db, struct sqlite3_stmt *stmt)
{
    bool row = true;
    enum err err = ERR_OK;
    while (err == ERR_OK && row)
        err = db_step(db, stmt, &row);
    return err;
}

enum err db_one(struct db *db, struct sqlite3_stmt *stmt)
{
    bool row = false;
    enum err err = db_step(db, stmt, &row);
    return err != ERR_OK ? err : row ? ERR_OK : ERR_NOT_FOUND;
}

void db_reset(struct sqlite3_stmt *stmt)
{
    sqlite3_reset(stmt);
}

int64_t db_int(struct sqlite3_stmt *stmt, int column)
{
    return sqlite3_column_int64(stmt, column);
}

double db_real(struct sqlite3_stmt *stmt, int column)
{
    return sqlite3_column_double(stmt, column);
}

struct str db_str(struct sqlite3_stmt *stmt, int column)
{
    if (db_is_null(stmt, column))
        return (struct str){0};
    const char *bytes = sqlite3_column_blob(stmt, column);
    return (struct str){bytes ? bytes : "", (size_t)sqlite3_column_bytes(stmt, column)};
}

bool db_is_null(struct sqlite3_stmt *stmt, int column)
{
    return sqlite3_column_type(stmt, column) == SQLITE_NULL;
}

int64_t db_changes(const struct db *db)
{
    return sqlite3_changes64(db->handle);
}

int64_t db_last_rowid(const struct db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

enum err db_data_version(struct db *db, int64_t *ret_version)
{
    if (!db->data_version &&
        sqlite3_prepare_v2(db->handle, "PRAGMA data_version", -1, &db->data_version, NULL) != SQLITE_OK)
        return db_fail(db, "data_version");
    enum err err = db_one(db, db->data_version);
    if (err != ERR_OK)
        return err;
    *ret_version = db_int(db->data_version, 0);
    db_reset(db->data_version);
    return ERR_OK;
}

struct sqlite3 *db_handle(struct db *db)
{
    return db->handle;
}
