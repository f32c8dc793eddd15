// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/log.h"
#include "store/db.h"

static const char *const migrations[] = {
    "CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT UNIQUE, size INTEGER CHECK(size>=0))",
    "ALTER TABLE word ADD COLUMN more BLOB; CREATE INDEX word_size ON word(size)",
};
enum { ADD, LIST, COUNT, BY_TEXT, N_STATEMENTS };
static const char *const statements[N_STATEMENTS] = {
    [ADD] = "INSERT INTO word(text, size, more) VALUES(?1, ?2, ?3)",
    [LIST] = "SELECT text, size, more FROM word ORDER BY id",
    [COUNT] = "SELECT count(*) FROM word",
    [BY_TEXT] = "SELECT size FROM word WHERE text=?1",
};

static struct db_plan plan(enum db_mode mode)
{
    return (struct db_plan){.mode = mode,
                            .full_sync = true,
                            .migrations = migrations,
                            .n_migrations = 2,
                            .statements = statements,
                            .n_statements = N_STATEMENTS};
}

static char folder[64], path[96];

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/torget-db-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/a%%b?c#d.db", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char name[112];
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unlink(name);
    }
    return rmdir(folder);
}

static struct db *open_ok(enum db_mode mode)
{
    struct db *db = NULL;
    struct db_plan with = plan(mode);
    assert_int_equal(db_open(path, &with, &db), ERR_OK);
    return db;
}

static enum err add(struct db *db, const char *text, int64_t size)
{
    struct sqlite3_stmt *stmt = db_stmt(db, ADD);
    db_bind_str(stmt, 1, str_of(text));
    db_bind_int(stmt, 2, size);
    return db_run(db, stmt);
}

static int64_t count(struct db *db)
{
    struct sqlite3_stmt *stmt = db_stmt(db, COUNT);
    assert_int_equal(db_one(db, stmt), ERR_OK);
    int64_t n = db_int(stmt, 0);
    db_reset(stmt);
    return n;
}

static void what_is_committed_is_there_and_what_is_rolled_back_is_not(void **state)
{
    (void)state;
    struct db *db = open_ok(DB_WRITE);
    assert_int_equal(db_begin(db), ERR_OK);
    assert_int_equal(add(db, "one", 1), ERR_OK);
    assert_int_equal(db_changes(db), 1);
    assert_int_equal(db_last_rowid(db), 1);
    assert_int_equal(db_commit(db), ERR_OK);
    assert_int_equal(db_begin(db), ERR_OK);
    assert_int_equal(add(db, "two", 2), ERR_OK);
    db_rollback(db);
    db_rollback(db);
    assert_int_equal(count(db), 1);
    db_close(db);
    db = open_ok(DB_READ);
    assert_int_equal(count(db), 1);
    db_close(db);
}

static void values_come_back_as_they_went_in(void **state)
{
    (void)state;
    struct db *db = open_ok(DB_WRITE);
    struct sqlite3_stmt *stmt = db_stmt(db, ADD);
    db_bind_str(stmt, 1, STR(""));
    db_bind_int(stmt, 2, INT64_MAX);
    db_bind_blob(stmt, 3, STR("\0\xff"));
    assert_int_equal(db_run(db, stmt), ERR_OK);
    assert_int_equal(db_run(db, db_stmt(db, ADD)), ERR_OK); /* bindings are forgotten */
    bool row;
    stmt = db_stmt(db, LIST);
    assert_int_equal(db_step(db, stmt, &row), ERR_OK);
    assert_true(row && str_is(db_str(stmt, 0), "") && db_str(stmt, 0).ptr);
    assert_true(db_int(stmt, 1) == INT64_MAX && str_eq(db_str(stmt, 2), STR("\0\xff")));
    assert_int_equal(db_step(db, stmt, &row), ERR_OK);
    assert_true(row && db_is_null(stmt, 0) && !db_str(stmt, 0).ptr && db_int(stmt, 1) == 0);
    assert_int_equal(db_step(db, stmt, &row), ERR_OK);
    assert_false(row);
    db_close(db);
}

static void failures_have_names(void **state)
{
    (void)state;
    struct db *db = open_ok(DB_WRITE);
    assert_int_equal(add(db, "one", 1), ERR_OK);
    assert_int_equal(add(db, "one", 2), ERR_EXISTS);
    assert_int_equal(add(db, "two", -1), ERR_INVALID);
    struct sqlite3_stmt *stmt = db_stmt(db, BY_TEXT);
    db_bind_str(stmt, 1, STR("none"));
    assert_int_equal(db_one(db, stmt), ERR_NOT_FOUND);
    db_close(db);
    db = open_ok(DB_READ);
    assert_int_equal(add(db, "three", 3), ERR_IO);
    db_close(db);
}

static void an_old_database_is_taken_along_and_a_newer_one_is_refused(void **state)
{
    (void)state;
    struct db_plan old = plan(DB_WRITE), now = plan(DB_WRITE), read = plan(DB_READ);
    struct db *db;
    old.n_migrations = 1;
    assert_int_equal(db_open(path, &old, &db), ERR_OK);
    db_close(db);
    assert_int_equal(db_open(path, &read, &db), ERR_INVALID);
    assert_int_equal(db_open(path, &now, &db), ERR_OK);
    assert_int_equal(add(db, "one", 1), ERR_OK);
    db_close(db);
    assert_int_equal(db_open(path, &old, &db), ERR_INVALID);
}

static void what_cannot_be_opened_is_named(void **state)
{
    (void)state;
    struct db *db;
    struct db_plan read = plan(DB_READ), immutable = plan(DB_IMMUTABLE), write = plan(DB_WRITE);
    assert_int_equal(db_open(path, &read, &db), ERR_NOT_FOUND);
    assert_int_equal(db_open(path, &immutable, &db), ERR_NOT_FOUND);
    assert_int_equal(db_open("/nowhere/at/all.db", &write, &db), ERR_NOT_FOUND);
    FILE *file = fopen(path, "w");
    for (int i = 0; i < 1000; i++)
        fputs("not a database\n", file);
    fclose(file);
    assert_int_equal(db_open(path, &write, &db), ERR_DAMAGED);
    assert_int_equal(db_open(path, &read, &db), ERR_DAMAGED);
}

static void files_are_for_the_owner_alone(void **state)
{
    (void)state;
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    struct db *db = open_ok(DB_WRITE);
    assert_int_equal(add(db, "one", 1), ERR_OK);
    for (size_t i = 0; i < 3; i++) {
        char name[112];
        struct stat info;
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        assert_int_equal(stat(name, &info), 0);
        assert_int_equal(info.st_mode & 0777, 0600);
    }
    db_close(db);
}

static void an_immutable_database_needs_no_journal(void **state)
{
    (void)state;
    struct db *db = open_ok(DB_WRITE);
    assert_int_equal(add(db, "one", 1), ERR_OK);
    db_close(db);
    db = open_ok(DB_IMMUTABLE);
    assert_int_equal(count(db), 1);
    assert_int_equal(add(db, "two", 2), ERR_IO);
    char name[112];
    snprintf(name, sizeof name, "%s-shm", path);
    assert_int_not_equal(access(name, F_OK), 0);
    db_close(db);
}

/* Closing any descriptor of a file drops all POSIX locks that the process holds on it: opening a second
 * connection must not open the file beside SQLite, or another process takes itself for the last one and
 * removes the journal. */
static void a_second_connection_and_another_process_lose_nothing(void **state)
{
    (void)state;
    struct db *first = open_ok(DB_WRITE);
    assert_int_equal(add(first, "one", 1), ERR_OK);
    db_close(open_ok(DB_WRITE));
    pid_t child = fork();
    if (child == 0) {
        struct db_plan with = plan(DB_WRITE);
        struct db *db = NULL;
        _exit(db_open(path, &with, &db) == ERR_OK && add(db, "two", 2) == ERR_OK ? (db_close(db), 0) : 1);
    }
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    assert_int_equal(add(first, "three", 3), ERR_OK);
    db_close(first);
    struct db *after = open_ok(DB_READ);
    assert_int_equal(count(after), 3);
    db_close(after);
}

static void the_data_version_tells_of_others(void **state)
{
    (void)state;
    struct db *mine = open_ok(DB_WRITE), *theirs = open_ok(DB_WRITE);
    int64_t before, same, after;
    assert_int_equal(db_data_version(mine, &before), ERR_OK);
    assert_int_equal(add(mine, "mine", 1), ERR_OK);
    assert_int_equal(db_data_version(mine, &same), ERR_OK);
    assert_int_equal(add(theirs, "theirs", 1), ERR_OK);
    assert_int_equal(db_data_version(mine, &after), ERR_OK);
    assert_true(before == same && after != same);
    db_close(theirs);
    db_close(mine);
}

static void flipped_bytes_are_found(void **state)
{
    (void)state;
    struct db *db = open_ok(DB_WRITE);
    assert_int_equal(db_begin(db), ERR_OK);
    for (int i = 0; i < 2000; i++) {
        char text[32];
        snprintf(text, sizeof text, "word number %d", i);
        assert_int_equal(add(db, text, i), ERR_OK);
    }
    assert_int_equal(db_commit(db), ERR_OK);
    assert_int_equal(db_quick_check(db), ERR_OK);
    db_close(db);
    FILE *file = fopen(path, "r+b");
    fseek(file, 5 * 4096, SEEK_SET);
    for (int i = 0; i < 4096; i++)
        fputc(0xa5, file);
    fclose(file);
    db = open_ok(DB_WRITE);
    assert_int_equal(db_quick_check(db), ERR_DAMAGED);
    db_close(db);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        EACH(what_is_committed_is_there_and_what_is_rolled_back_is_not),
        EACH(values_come_back_as_they_went_in),
        EACH(failures_have_names),
        EACH(an_old_database_is_taken_along_and_a_newer_one_is_refused),
        EACH(what_cannot_be_opened_is_named),
        EACH(files_are_for_the_owner_alone),
        EACH(an_immutable_database_needs_no_journal),
        EACH(a_second_connection_and_another_process_lose_nothing),
        EACH(the_data_version_tells_of_others),
        EACH(flipped_bytes_are_found),
    };
    log_init("test_db", LOG_ERROR);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
