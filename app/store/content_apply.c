// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/content_put.h"

struct apply {
    struct content *content;
    struct content_index *index;
    struct content_change change;
    struct content_info before;
    int64_t max_no;
    unsigned char *seen; /* by item number, up to max_no: in the file just read */
};

static enum err find(struct content *content, const struct release_item *item, int64_t *ret_no,
                     bool *ret_same)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, ITEM_FIND);
    db_bind_str(stmt, 1, item->id);
    enum err err = db_one(content->db, stmt);
    if (err == ERR_NOT_FOUND) {
        *ret_no = 0;
        return ERR_OK;
    }
    if (err != ERR_OK)
        return err;
    struct str hash = {(const char *)item->hash, HASH_BYTES};
    *ret_no = db_int(stmt, 0);
    *ret_same = item->bytes.ptr && str_eq(db_str(stmt, 1), hash) && str_eq(db_str(stmt, 2), item->bytes);
    db_reset(stmt);
    return ERR_OK;
}

static void see(struct apply *apply, int64_t no)
{
    if (no <= apply->max_no && no > 0)
        apply->seen[no] = 1;
}

static enum err withdraw(struct apply *apply, int64_t no)
{
    if (!no)
        return ERR_OK;
    apply->change.withdrawn++;
    return drop_item(apply->content, no);
}

static enum err take_item(void *ctx, const struct release_item *item)
{
    struct apply *apply = ctx;
    int64_t no = 0;
    bool same = false;
    enum err err = apply->max_no ? find(apply->content, item, &no, &same) : ERR_OK;
    if (err != ERR_OK)
        return err;
    see(apply, no);
    if (same)
        return ERR_OK;
    if (!item->bytes.ptr)
        return withdraw(apply, no);
    if (no)
        apply->change.changed++;
    else
        apply->change.added++;
    return put_item(apply->content, apply->index, item, no);
}

static enum err note_items(struct apply *apply)
{
    struct sqlite3_stmt *stmt = db_stmt(apply->content->db, ITEM_LAST);
    enum err err = db_one(apply->content->db, stmt);
    if (err != ERR_OK)
        return err;
    apply->max_no = db_int(stmt, 0);
    db_reset(stmt);
    apply->seen = calloc((size_t)apply->max_no + 1, 1);
    if (!apply->seen)
        abort();
    return ERR_OK;
}

/* After a whole: what was not in it is gone. */
static enum err drop_unseen(struct apply *apply)
{
    struct db *db = apply->content->db;
    enum err err = ERR_OK;
    for (int64_t no = 1; no <= apply->max_no && err == ERR_OK; no++) {
        if (apply->seen[no])
            continue;
        struct sqlite3_stmt *stmt = db_stmt(db, ITEM_AT);
        db_bind_int(stmt, 1, no);
        err = db_one(db, stmt);
        db_reset(stmt);
        err = err == ERR_OK ? withdraw(apply, no) : err == ERR_NOT_FOUND ? ERR_OK : err;
    }
    return err;
}

enum err content_root(struct content *content, unsigned char ret_root[HASH_BYTES], int *ret_items)
{
    struct db *db = content->db;
    struct sqlite3_stmt *stmt = db_stmt(db, ITEM_HASHES);
    struct root_hasher *hasher = root_hash_begin();
    unsigned char root[HASH_BYTES];
    bool row;
    int n = 0;
    enum err err;
    while ((err = db_step(db, stmt, &row)) == ERR_OK && row) {
        struct str hash = db_str(stmt, 1);
        if (hash.len != HASH_BYTES) {
            err = ERR_DAMAGED;
            db_reset(stmt);
            break;
        }
        root_hash_add(hasher, db_str(stmt, 0), (const unsigned char *)hash.ptr);
        n++;
    }
    root_hash_end(hasher, root);
    if (err == ERR_OK) {
        memcpy(ret_root, root, HASH_BYTES);
        *ret_items = n;
    }
    return err;
}

static enum err check(struct apply *apply, const struct release_head *head,
                      const struct content_expect *expect, int *ret_items)
{
    unsigned char root[HASH_BYTES];
    if (head->version != expect->version || (head->from && head->from != apply->before.version)) {
        log_warn("content: version %lld from %lld does not fit: %lld is wanted, %lld is here",
                 (long long)head->version, (long long)head->from, (long long)expect->version,
                 (long long)apply->before.version);
        return ERR_DAMAGED;
    }
    enum err err = content_root(apply->content, root, ret_items);
    if (err == ERR_OK && memcmp(root, expect->root_hash, HASH_BYTES) != 0) {
        log_warn("content: version %lld: the root hash is another", (long long)expect->version);
        err = ERR_DAMAGED;
    }
    return err;
}

static enum err set_info(struct content *content, const struct content_expect *expect, int items,
                         int64_t documents)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, INFO_SET);
    db_bind_int(stmt, 1, expect->version);
    db_bind_blob(stmt, 2, (struct str){(const char *)expect->root_hash, HASH_BYTES});
    db_bind_int(stmt, 3, expect->issued_s);
    db_bind_int(stmt, 4, expect->applied_s);
    db_bind_int(stmt, 5, items);
    db_bind_int(stmt, 6, documents);
    return db_run(content->db, stmt);
}

static enum err apply_all(struct apply *apply, struct str packed, const struct content_expect *expect)
{
    struct release_head head;
    int items = 0;
    enum err err = note_items(apply);
    if (err == ERR_OK)
        err = release_read(packed, &head, take_item, apply);
    if (err == ERR_OK && head.from == 0)
        err = drop_unseen(apply);
    if (err == ERR_OK)
        err = check(apply, &head, expect, &items);
    if (err == ERR_OK && index_is_stale(apply->index, items))
        err = index_rebuild(apply->index);
    if (err == ERR_OK)
        err = index_write_words(apply->index);
    int64_t documents = index_end(apply->index);
    free(apply->seen);
    return err == ERR_OK ? set_info(apply->content, expect, items, documents) : err;
}

enum err content_apply(struct content *content, struct str packed, const struct content_expect *expect,
                       struct content_change *ret_change)
{
    struct apply apply = {.content = content};
    int64_t documents, begun_us = clock_mono_us();
    enum err err = db_begin(content->db);
    if (err != ERR_OK)
        return err;
    err = content_info(content, &apply.before);
    if (err == ERR_OK)
        err = index_documents(content, &documents);
    if (err == ERR_OK) {
        apply.index = index_begin(content, documents);
        err = apply_all(&apply, packed, expect);
    }
    if (err == ERR_OK)
        err = db_commit(content->db);
    if (err != ERR_OK)
        db_rollback(content->db);
    apply.change.took_us = clock_mono_us() - begun_us;
    db_shrink(content->db);
    if (err == ERR_OK && ret_change)
        *ret_change = apply.change;
    return err;
}
