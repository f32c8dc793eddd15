// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hub_meta.h"

#include "store/hub_sql.h"

enum err hub_db_open(const char *path, struct db **ret_db)
{
    return db_open(path, &hub_db_plan, ret_db);
}

enum err meta_get(struct db *db, const char *name, struct arena *arena, struct str *ret_value)
{
    struct sqlite3_stmt *stmt = db_stmt(db, META_GET);
    db_bind_str(stmt, 1, str_of(name));
    enum err err = db_one(db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_value = arena_str(arena, db_str(stmt, 0));
    db_reset(stmt);
    return ERR_OK;
}

enum err meta_set(struct db *db, const char *name, struct str value)
{
    struct sqlite3_stmt *stmt = db_stmt(db, META_SET);
    db_bind_str(stmt, 1, str_of(name));
    db_bind_str(stmt, 2, value);
    return db_run(db, stmt);
}

enum err user_add(struct db *db, const char *name, const char *password, const char *role, int64_t now_s)
{
    struct sqlite3_stmt *stmt = db_stmt(db, USER_ADD);
    db_bind_str(stmt, 1, str_of(name));
    db_bind_str(stmt, 2, str_of(password));
    db_bind_str(stmt, 3, str_of(role));
    db_bind_int(stmt, 4, now_s);
    return db_run(db, stmt);
}

static struct str or_null(const char *z)
{
    return z ? str_of(z) : (struct str){0};
}

enum err audit_add(struct db *db, int64_t now_s, const char *who, const char *what, const char *about,
                   const char *detail)
{
    struct sqlite3_stmt *stmt = db_stmt(db, AUDIT_ADD);
    db_bind_int(stmt, 1, now_s);
    db_bind_str(stmt, 2, str_of(who));
    db_bind_str(stmt, 3, str_of(what));
    db_bind_str(stmt, 4, or_null(about));
    db_bind_str(stmt, 5, or_null(detail));
    return db_run(db, stmt);
}
