// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_mail.h"

#include <string.h>

#include "store/hub_sql.h"

static struct sqlite3_stmt *with_str(struct db *db, int statement, struct str key)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_str(stmt, 1, key);
    return stmt;
}

static struct sqlite3_stmt *with_int(struct db *db, int statement, int64_t key)
{
    struct sqlite3_stmt *stmt = db_stmt(db, statement);
    db_bind_int(stmt, 1, key);
    return stmt;
}

/* The first column of the first row. ERR_NOT_FOUND: no row, or NULL. */
static enum err one_int(struct db *db, struct sqlite3_stmt *stmt, int64_t *ret_value)
{
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    bool is_null = db_is_null(stmt, 0);
    int64_t value = db_int(stmt, 0);
    db_reset(stmt);
    if (is_null)
        return ERR_NOT_FOUND;
    *ret_value = value;
    return ERR_OK;
}

static enum err there_is(struct db *db, struct sqlite3_stmt *stmt, bool *ret_is)
{
    int64_t one;
    enum err err = one_int(db, stmt, &one);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return err;
    *ret_is = err == ERR_OK;
    return ERR_OK;
}

enum err mails_add(struct db *db, struct str organization, int64_t now_s, int64_t *ret_id)
{
    struct sqlite3_stmt *stmt = with_str(db, MAIL_ADD, organization);
    db_bind_int(stmt, 2, now_s);
    enum err err = db_run(db, stmt);
    if (err == ERR_OK)
        *ret_id = db_last_rowid(db);
    return err;
}

enum err mails_last(struct db *db, struct str organization, struct mail_row *ret_mail)
{
    struct sqlite3_stmt *stmt = with_str(db, MAIL_LAST, organization);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_mail = (struct mail_row){.id = db_int(stmt, 0),
                                  .made_s = db_int(stmt, 1),
                                  .due_s = db_int(stmt, 2),
                                  .done_s = db_int(stmt, 3),
                                  .tries = db_int(stmt, 4),
                                  .state = (enum mail_state)db_int(stmt, 5)};
    db_reset(stmt);
    return ERR_OK;
}

enum err mails_next_due(struct db *db, int64_t *ret_due_s)
{
    return one_int(db, db_stmt(db, MAIL_NEXT_DUE), ret_due_s);
}

enum err mails_waiting(struct db *db, struct arena *arena, struct str **ret_organizations, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, MAIL_WAITING_LIST);
    struct str *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        if ((n & (n - 1)) == 0) { /* room for twice as many at each power of two */
            struct str *more = ARENA_ARRAY(arena, struct str, n ? n * 2 : 1);
            if (n)
                memcpy(more, list, n * sizeof *more);
            list = more;
        }
        list[n++] = arena_str(arena, db_str(stmt, 0));
    }
    if (err != ERR_OK)
        return err;
    *ret_organizations = list;
    *ret_n = n;
    return ERR_OK;
}

enum err mails_tried(struct db *db, int64_t id, int64_t due_s)
{
    struct sqlite3_stmt *stmt = with_int(db, MAIL_TRIED, id);
    db_bind_int(stmt, 2, due_s);
    return db_run(db, stmt);
}

enum err mails_done(struct db *db, int64_t id, enum mail_state state, int64_t now_s)
{
    struct sqlite3_stmt *stmt = with_int(db, MAIL_DONE, id);
    db_bind_int(stmt, 2, state);
    db_bind_int(stmt, 3, now_s);
    return db_run(db, stmt);
}

enum err mails_drop(struct db *db, int64_t id)
{
    return db_run(db, with_int(db, MAIL_DROP, id));
}

static struct sqlite3_stmt *with_reminded(struct db *db, int statement, const struct reminded *reminded)
{
    struct sqlite3_stmt *stmt = with_str(db, statement, reminded->item);
    db_bind_str(stmt, 2, reminded->checked_on.ptr ? reminded->checked_on : STR(""));
    db_bind_str(stmt, 3, reminded->stage);
    return stmt;
}

enum err reminded_add(struct db *db, const struct reminded *reminded, int64_t mail)
{
    struct sqlite3_stmt *stmt = with_reminded(db, REMINDED_ADD, reminded);
    db_bind_int(stmt, 4, mail);
    return db_run(db, stmt);
}

enum err reminded_has(struct db *db, const struct reminded *reminded, bool *ret_has)
{
    return there_is(db, with_reminded(db, REMINDED_HAS, reminded), ret_has);
}

enum err check_link_add(struct db *db, const char *hash, struct str organization, int64_t expires_s)
{
    struct sqlite3_stmt *stmt = with_str(db, CHECK_LINK_ADD, str_of(hash));
    db_bind_str(stmt, 2, organization);
    db_bind_int(stmt, 3, expires_s);
    return db_run(db, stmt);
}

enum err check_link_get(struct db *db, const char *hash, int64_t now_s, struct arena *arena,
                        struct str *ret_organization)
{
    struct sqlite3_stmt *stmt = with_str(db, CHECK_LINK_GET, str_of(hash));
    db_bind_int(stmt, 2, now_s);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_organization = arena_str(arena, db_str(stmt, 0));
    db_reset(stmt);
    return ERR_OK;
}

enum err check_link_drop(struct db *db, const char *hash)
{
    return db_run(db, with_str(db, CHECK_LINK_DROP, str_of(hash)));
}

enum err said_wrong_add(struct db *db, const struct said_wrong *said, int64_t delete_after_s)
{
    struct sqlite3_stmt *stmt = with_str(db, SAID_WRONG_ADD, said->item);
    db_bind_str(stmt, 2, said->organization);
    db_bind_str(stmt, 3, said->text);
    db_bind_int(stmt, 4, said->at_s);
    db_bind_int(stmt, 5, delete_after_s);
    return db_run(db, stmt);
}

enum err said_wrong_count(struct db *db, struct str organization, int64_t *ret_n)
{
    return one_int(db, with_str(db, SAID_WRONG_COUNT, organization), ret_n);
}

enum err said_wrong_has(struct db *db, struct str item, struct str organization, bool *ret_has)
{
    struct sqlite3_stmt *stmt = with_str(db, SAID_WRONG_HAS, item);
    db_bind_str(stmt, 2, organization);
    return there_is(db, stmt, ret_has);
}

static void add_row(struct sqlite3_stmt *stmt, struct arena *arena, struct said_wrong **list, size_t *n)
{
    if ((*n & (*n - 1)) == 0) { /* room for twice as many at each power of two */
        struct said_wrong *more = ARENA_ARRAY(arena, struct said_wrong, *n ? *n * 2 : 1);
        if (*n)
            memcpy(more, *list, *n * sizeof *more);
        *list = more;
    }
    (*list)[(*n)++] = (struct said_wrong){.id = db_int(stmt, 0),
                                          .at_s = db_int(stmt, 1),
                                          .item = arena_str(arena, db_str(stmt, 2)),
                                          .organization = arena_str(arena, db_str(stmt, 3)),
                                          .text = arena_str(arena, db_str(stmt, 4))};
}

enum err said_wrong_list(struct db *db, struct arena *arena, struct said_wrong **ret_list, size_t *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(db, SAID_WRONG_LIST);
    struct said_wrong *list = NULL;
    size_t n = 0;
    bool row;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row)
        add_row(stmt, arena, &list, &n);
    if (err != ERR_OK)
        return err;
    *ret_list = list;
    *ret_n = n;
    return ERR_OK;
}

enum err said_wrong_drop(struct db *db, int64_t id)
{
    enum err err = db_run(db, with_int(db, SAID_WRONG_DROP, id));
    return err == ERR_OK && db_changes(db) == 0 ? ERR_NOT_FOUND : err;
}

enum err checked_get(struct db *db, struct str item, struct arena *arena, struct str *ret_json)
{
    struct sqlite3_stmt *stmt = with_str(db, CHECKED_GET, item);
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_json = arena_str(arena, db_str(stmt, 0));
    db_reset(stmt);
    return ERR_OK;
}

enum err hub_mail_purge(struct db *db, int64_t now_s)
{
    enum { KEPT_S = 3 * 366 * 86400 };
    enum err err = db_run(db, with_int(db, CHECK_LINK_PURGE, now_s));
    if (err == ERR_OK)
        err = db_run(db, with_int(db, SAID_WRONG_PURGE, now_s));
    if (err == ERR_OK)
        err = db_run(db, with_int(db, REMINDED_PURGE, now_s - KEPT_S));
    return err == ERR_OK ? db_run(db, with_int(db, MAIL_PURGE, now_s - KEPT_S)) : err;
}
