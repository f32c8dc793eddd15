// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parse.h"
#include "store/content_facts.h"
#include "store/content_index.h"

enum { PAGE = 500 /* as BODY_ALL has it */ };

struct reread {
    int64_t no;
    const struct item *item;
};

/* A page of items at a time: the cursor must not stand on what is written to. */
static enum err read_page(struct content_index *index, int64_t after, struct arena *arena,
                          struct reread *page, int *ret_n)
{
    struct db *db = index_db(index);
    struct sqlite3_stmt *stmt = db_stmt(db, BODY_ALL);
    bool row;
    int n = 0;
    db_bind_int(stmt, 1, after);
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        page[n].no = db_int(stmt, 0);
        page[n].item = NULL;
        item_read(db_str(stmt, 1), arena, &page[n].item);
        n++;
    }
    *ret_n = n;
    return err;
}

static enum err reindex(struct content_index *index, const struct reread *entry)
{
    struct sqlite3_stmt *stmt = db_stmt(index_db(index), DOC_SET);
    int64_t doc = index_next(index);
    db_bind_int(stmt, 1, entry->no);
    db_bind_int(stmt, 2, doc);
    db_bind_int(stmt, 3, entry->item ? checked_day(entry->item) : 0);
    enum err err = db_run(index_db(index), stmt);
    return err == ERR_OK && entry->item ? index_add(index, entry->item, doc) : err;
}

enum err index_rebuild(struct content_index *index)
{
    struct db *db = index_db(index);
    struct reread page[PAGE];
    int64_t after = 0;
    int n = 1;
    index_restart(index);
    enum err err = db_run(db, db_stmt(db, TITLE_CLEAR));
    if (err == ERR_OK)
        err = db_run(db, db_stmt(db, TEXT_CLEAR));
    if (err == ERR_OK)
        err = db_run(db, db_stmt(db, WORD_CLEAR));
    while (err == ERR_OK && n) {
        err = read_page(index, after, index_arena(index), page, &n);
        for (int i = 0; i < n && err == ERR_OK; i++)
            err = reindex(index, &page[i]);
        after = n ? page[n - 1].no : after;
    }
    return err;
}

static enum err refold(struct content *content)
{
    struct content_index *index = index_begin(content, 0); /* a rebuilt one numbers its documents anew */
    enum err err = index_rebuild(index);
    if (err == ERR_OK)
        err = index_write_words(index);
    struct sqlite3_stmt *stmt = db_stmt(content->db, INFO_FOLDED);
    db_bind_int(stmt, 1, INDEX_VERSION);
    db_bind_int(stmt, 2, index_end(index));
    return err == ERR_OK ? db_run(content->db, stmt) : err;
}

enum err index_refold(struct content *content)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, INFO_GET);
    enum err err = db_one(content->db, stmt);
    if (err != ERR_OK)
        return err;
    bool same = db_int(stmt, 6) == INDEX_VERSION;
    db_reset(stmt);
    if (same)
        return ERR_OK;
    err = db_begin(content->db);
    if (err != ERR_OK)
        return err;
    err = refold(content);
    if (err == ERR_OK)
        err = db_commit(content->db);
    if (err != ERR_OK)
        db_rollback(content->db);
    db_shrink(content->db);
    return err;
}
