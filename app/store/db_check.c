// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>
#include <string.h>

#include "base/log.h"
#include "store/db.h"

void db_shrink(struct db *db)
{
    sqlite3_db_release_memory(db_handle(db));
}

enum err db_quick_check(struct db *db)
{
    sqlite3_stmt *stmt;
    const char *answer = "no answer";
    if (sqlite3_prepare_v2(db_handle(db), "PRAGMA quick_check(1)", -1, &stmt, NULL) != SQLITE_OK)
        return ERR_DAMAGED; /* not even its schema can be read */
    if (sqlite3_step(stmt) == SQLITE_ROW)
        answer = (const char *)sqlite3_column_text(stmt, 0);
    bool sound = answer && strcmp(answer, "ok") == 0;
    if (!sound)
        log_error("%s: damaged: %s", sqlite3_db_filename(db_handle(db), "main"), answer ? answer : "?");
    sqlite3_finalize(stmt);
    return sound ? ERR_OK : ERR_DAMAGED;
}
