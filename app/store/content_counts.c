// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include "store/content_load.h"

static enum err count(struct content *content, struct sqlite3_stmt *stmt, int *ret_count)
{
    enum err err = db_one(content->db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_count = (int)db_int(stmt, 0);
    db_reset(stmt);
    return ERR_OK;
}

static enum err count_kind(struct content *content, enum item_kind kind, int64_t now_s, int *ret_count)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, COUNT_KIND);
    db_bind_int(stmt, 1, now_s);
    db_bind_int(stmt, 2, kind);
    return count(content, stmt, ret_count);
}

static enum err count_between(struct content *content, enum content_statement statement, int64_t now_s,
                              int64_t to_s, int *ret_count)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, statement);
    db_bind_int(stmt, 1, now_s);
    db_bind_int(stmt, 2, now_s);
    db_bind_int(stmt, 3, to_s);
    return count(content, stmt, ret_count);
}

static enum err count_kinds(struct content *content, int64_t now_s, struct counts *counts)
{
    const struct {
        enum item_kind kind;
        int *count;
    } rows[] = {
        {KIND_SERVICE, &counts->services}, {KIND_GUIDE, &counts->guides}, {KIND_NOTICE, &counts->notices}};
    enum err err = ERR_OK;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && err == ERR_OK; i++)
        err = count_kind(content, rows[i].kind, now_s, rows[i].count);
    return err;
}

/* By the day that they close, which is what they are sorted by. */
static enum err count_says(struct content *content, int64_t now_s, int64_t day_start_s, struct counts *counts)
{
    int64_t today = now_s > 0 ? (day_start_s + DAY_S / 2) / DAY_S : 0; /* local midnight, as a day */
    struct sqlite3_stmt *stmt = db_stmt(content->db, COUNT_SAYS);
    db_bind_int(stmt, 1, now_s);
    db_bind_int(stmt, 2, today);
    enum err err = db_one(content->db, stmt);
    if (err != ERR_OK)
        return err;
    int64_t closes = db_int(stmt, 1);
    counts->says_open = (int)db_int(stmt, 0);
    if (counts->says_open && closes < TIME_MAX_S)
        counts->says_close = date_of_days(closes);
    db_reset(stmt);
    return ERR_OK;
}

static enum err count_all(struct content *content, int64_t now_s, int64_t day_start_s, struct counts *counts)
{
    enum err err = count_kinds(content, now_s, counts);
    if (err == ERR_OK)
        err = count_between(content, COUNT_EVENTS, now_s, day_start_s + DAY_S, &counts->events_today);
    if (err == ERR_OK)
        err = count_between(content, COUNT_EVENTS, now_s, day_start_s + 7 * DAY_S, &counts->events_week);
    if (err == ERR_OK)
        err = count_says(content, now_s, day_start_s, counts);
    if (err == ERR_OK)
        err = count_between(content, COUNT_CALLS, now_s, day_start_s + 7 * DAY_S, &counts->calls_week);
    return err == ERR_OK ? count(content, db_stmt(content->db, COUNT_ITEMS), &counts->items) : err;
}

enum err content_counts(struct content *content, int64_t now_s, int64_t day_start_s,
                        struct counts *ret_counts)
{
    struct counts counts = {0};
    enum err err = content_begin(content);
    if (err != ERR_OK)
        return err;
    err = count_all(content, now_s, day_start_s, &counts);
    content_end(content);
    if (err == ERR_OK)
        *ret_counts = counts;
    return err;
}

enum { NEEDS_MAX = 200 };

static enum err read_needs(struct content *content, int64_t now_s, bool counted, struct arena *arena,
                           struct content_need *needs, int *n)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, NEED_COUNTS);
    struct loader loader;
    bool row;
    enum err err;
    loader_init(&loader, content, arena);
    db_bind_int(stmt, 1, now_s);
    db_bind_int(stmt, 2, counted);
    while ((err = db_step(content->db, stmt, &row)) == ERR_OK && row && *n < NEEDS_MAX) {
        needs[*n].services = (int)db_int(stmt, 1);
        err = load_by_id(&loader, db_str(stmt, 0), &needs[*n].term);
        if (err != ERR_OK)
            break;
        *n += needs[*n].term != NULL;
    }
    db_reset(stmt);
    loader_release(&loader);
    return err;
}

enum err content_terms(struct content *content, int64_t now_s, bool counted, struct arena *arena,
                       struct content_need **ret_needs, int *ret_n)
{
    struct content_need *needs = ARENA_ARRAY(arena, struct content_need, NEEDS_MAX);
    int n = 0;
    enum err err = content_begin(content);
    if (err != ERR_OK)
        return err;
    err = read_needs(content, now_s, counted, arena, needs, &n);
    content_end(content);
    if (err == ERR_OK) {
        *ret_needs = needs;
        *ret_n = n;
    }
    return err;
}
