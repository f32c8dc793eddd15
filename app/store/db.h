/* SPDX-License-Identifier: GPL-3.0-or-later
 * SQLite connections. A `struct db` is one connection with a fixed table of statements: each is prepared at
 * its first use and kept. One thread at a time uses a connection (SQLite's own locks are off). Every failure
 * of SQLite becomes an enum err and one log line here: ERR_FULL, ERR_DAMAGED, ERR_EXISTS (a unique
 * constraint), ERR_INVALID (any other constraint), ERR_LIMIT, ERR_CANCELLED (interrupted), else ERR_IO (busy
 * beyond the time-out too).
 *
 *   struct sqlite3_stmt *s = db_stmt(db, ITEM_BY_ID);
 *   db_bind_str(s, 1, id);
 *   bool row;
 *   while ((err = db_step(db, s, &row)) == ERR_OK && row)
 *       … db_str(s, 0) …
 *
 * A statement that was not stepped to its end keeps a read transaction open: leave a loop early with
 * db_reset. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/err.h"
#include "base/str.h"

struct sqlite3;
struct sqlite3_stmt;
struct db;

enum db_mode {
    DB_WRITE, /* made when absent (mode 0600), WAL, migrated */
    DB_READ,  /* of a database that is there and in use; with migrations given, its version must be theirs */
    DB_IMMUTABLE, /* read-only medium: no locks, no journal; the file must not change while open */
};
struct db_plan {
    enum db_mode mode;
    bool full_sync; /* synchronous=FULL: a commit survives a power cut; else NORMAL: it may be lost, whole */
    bool secure_delete; /* deleted rows are overwritten */
    const char *const
        *migrations; /* SQL scripts; number i takes user_version from i to i + 1; each is one transaction */
    int n_migrations;
    const char *const *statements; /* by number; one statement each */
    int n_statements;
};

/* `path` may be ":memory:" (DB_WRITE). ERR_NOT_FOUND, ERR_DAMAGED (no database), ERR_INVALID (from
 * another version of the program). */
enum err db_open(const char *path, const struct db_plan *plan, struct db **ret_db);
void db_close(struct db *db); /* NULL is fine */

enum err db_begin(struct db *db);      /* takes the write lock at once */
enum err db_begin_read(struct db *db); /* what follows sees one state */
enum err db_commit(struct db *db);     /* a failed commit is rolled back */
void db_rollback(struct db *db);       /* fine when nothing was begun */

/* Reset, without bindings. Aborts when the SQL is wrong (the table is part of the program); a damaged or busy
 * file gives NULL, which all functions below take: db_step then says why. */
struct sqlite3_stmt *db_stmt(struct db *db, int number);
void db_bind_int(struct sqlite3_stmt *stmt, int at, int64_t value); /* `at` counts from 1 */
void db_bind_real(struct sqlite3_stmt *stmt, int at, double value);
void db_bind_str(struct sqlite3_stmt *stmt, int at,
                 struct str s); /* ptr NULL binds NULL; bytes must live until the reset */
void db_bind_blob(struct sqlite3_stmt *stmt, int at, struct str s); /* the same */
/* *ret_row false: done, and reset. On failure reset too. */
enum err db_step(struct db *db, struct sqlite3_stmt *stmt, bool *ret_row);
enum err db_run(struct db *db, struct sqlite3_stmt *stmt); /* steps to the end, rows are passed over */
/* One row or ERR_NOT_FOUND (not logged); after reading its columns call db_reset. */
enum err db_one(struct db *db, struct sqlite3_stmt *stmt);
void db_reset(struct sqlite3_stmt *stmt);

int64_t db_int(struct sqlite3_stmt *stmt, int column); /* columns count from 0; NULL gives 0 */
double db_real(struct sqlite3_stmt *stmt, int column);
struct str db_str(struct sqlite3_stmt *stmt,
                  int column); /* text or blob; NULL gives ptr NULL; valid until the next step */
bool db_is_null(struct sqlite3_stmt *stmt, int column);

int64_t db_changes(const struct db *db); /* rows changed by the last statement that was run */
int64_t db_last_rowid(const struct db *db);
/* Changes when another connection has committed since the last call on this one (PRAGMA data_version). */
enum err db_data_version(struct db *db, int64_t *ret_version);
void db_shrink(struct db *db);          /* gives back the memory of pages read or written in bulk */
enum err db_quick_check(struct db *db); /* ERR_DAMAGED when SQLite finds fault with the file */
/* For what needs SQLite itself, inside store/ only. */
struct sqlite3 *db_handle(struct db *db);
/* Logs the connection's last failure as "path: what: why" and returns its err. */
enum err db_fail(struct db *db, const char *what);

#endif
