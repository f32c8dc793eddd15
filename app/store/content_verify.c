// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include <sqlite3.h>
#include <string.h>

#include "base/log.h"
#include "store/content_sql.h"

static bool whole(struct sqlite3_stmt *stmt, content_hash hash)
{
    unsigned char real[HASH_BYTES];
    struct str stored = db_str(stmt, 1);
    hash(db_str(stmt, 2), real);
    if (stored.len == HASH_BYTES && !db_is_null(stmt, 2) && memcmp(real, stored.ptr, HASH_BYTES) == 0)
        return true;
    log_warn("item %.*s: its bytes are not what was signed", STR_FMT(db_str(stmt, 0)));
    return false;
}

static enum err check_bytes(struct content *content, content_hash hash)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, ITEM_BYTES);
    bool row, good = true;
    enum err err;
    while ((err = db_step(content->db, stmt, &row)) == ERR_OK && row)
        good = whole(stmt, hash) && good;
    return err == ERR_OK && !good ? ERR_DAMAGED : err;
}

static enum err check_root(struct content *content)
{
    struct content_info info;
    unsigned char root[HASH_BYTES];
    int items;
    enum err err = content_info(content, &info);
    if (err != ERR_OK || info.version == 0)
        return err;
    err = content_root(content, root, &items);
    if (err == ERR_OK && memcmp(root, info.root_hash, HASH_BYTES) != 0)
        err = ERR_DAMAGED;
    return err;
}

enum err content_verify(struct content *content, content_hash hash)
{
    enum err err = content_begin(content);
    if (err != ERR_OK)
        return err;
    err = check_bytes(content, hash);
    if (err == ERR_OK)
        err = check_root(content);
    if (err == ERR_OK)
        err = db_quick_check(content->db);
    db_shrink(content->db);
    content_end(content);
    return err;
}

enum err content_make_factory(struct content *content)
{
    static const char *const steps[] = {
        "INSERT INTO search_title(search_title) VALUES('optimize')",
        "INSERT INTO search_text(search_text) VALUES('optimize')",
        "VACUUM",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "PRAGMA journal_mode=DELETE",
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (sqlite3_exec(db_handle(content->db), steps[i], NULL, NULL, NULL) != SQLITE_OK)
            return db_fail(content->db, steps[i]);
    return ERR_OK;
}
