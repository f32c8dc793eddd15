// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_put.h"

#include "base/log.h"
#include "core/change.h"
#include "core/parse.h"
#include "store/content_facts.h"
#include "store/content_pack.h"

enum { PACKED_MAX = 256 * 1024, OCCURRENCES_KEPT = 20000 };

struct packed {
    struct buf titles, hours, languages;
};

static void packed_init(struct packed *packed)
{
    buf_init(&packed->titles, PACKED_MAX);
    buf_init(&packed->hours, PACKED_MAX);
    buf_init(&packed->languages, PACKED_MAX);
}

static void packed_release(struct packed *packed)
{
    buf_release(&packed->titles);
    buf_release(&packed->hours);
    buf_release(&packed->languages);
}

static struct str or_null(struct str s)
{
    return s.len ? s : (struct str){0};
}

static void bind_numbers(struct sqlite3_stmt *stmt, enum item_kind kind, const struct facts *facts)
{
    const int64_t numbers[] = {kind, facts->shown_from_s, facts->shown_until_s, facts->weight};
    const int64_t more[] = {facts->access, facts->is_free};
    const int64_t most[] = {facts->minutes, facts->every,     facts->swedish, facts->settings,
                            facts->suits,   facts->cancelled, facts->always,  facts->is_need};
    for (int i = 0; i < 4; i++)
        db_bind_int(stmt, 5 + i, numbers[i]);
    for (int i = 0; i < 2; i++)
        db_bind_int(stmt, 12 + i, more[i]);
    for (int i = 0; i < 8; i++)
        db_bind_int(stmt, 15 + i, most[i]);
}

static enum err put_row(struct content *content, const struct release_item *source, const struct item *item,
                        int64_t no, int64_t doc, struct packed *packed)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, ITEM_PUT);
    struct facts facts = {0};
    if (item) {
        item_facts(item, &facts);
        pack_titles(&item->title, &packed->titles);
        if (item->kind == KIND_SERVICE)
            pack_hours(&item->service, &item->occurrences, &packed->hours);
        if (facts.languages)
            languages_pack(facts.languages, &packed->languages);
    }
    if (no)
        db_bind_int(stmt, 1, no);
    db_bind_str(stmt, 2, source->id);
    db_bind_blob(stmt, 3, (struct str){(const char *)source->hash, HASH_BYTES});
    db_bind_int(stmt, 4, doc);
    bind_numbers(stmt, item ? item->kind : KIND_COUNT, &facts);
    db_bind_str(stmt, 9, or_null(facts.place));
    if (facts.has_position) {
        db_bind_real(stmt, 10, facts.lat);
        db_bind_real(stmt, 11, facts.lon);
    }
    db_bind_str(stmt, 14, or_null(buf_view(&packed->languages)));
    db_bind_blob(stmt, 23, or_null(buf_view(&packed->titles)));
    db_bind_blob(stmt, 24, or_null(buf_view(&packed->hours)));
    db_bind_str(stmt, 25, item && item->kind == KIND_SERVICE ? or_null(item->service.zone) : (struct str){0});
    db_bind_int(stmt, 26, item ? checked_day(item) : 0);
    return db_run(content->db, stmt);
}

static enum err put_body(struct content *content, int64_t no, struct str bytes)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, BODY_PUT);
    db_bind_int(stmt, 1, no);
    db_bind_blob(stmt, 2, bytes);
    return db_run(content->db, stmt);
}

static enum err put_occurrences(struct content *content, int64_t no, const struct item *item,
                                struct arena *arena)
{
    const struct interval *times;
    const struct str *shifts;
    enum err err = ERR_OK;
    int n = item_times(item, arena, &times, &shifts);
    for (int i = 0; i < n && i < OCCURRENCES_KEPT && err == ERR_OK; i++) {
        struct sqlite3_stmt *stmt = db_stmt(content->db, OCCURRENCE_ADD);
        db_bind_int(stmt, 1, no);
        db_bind_int(stmt, 2, times[i].start_s);
        db_bind_int(stmt, 3, i);
        db_bind_int(stmt, 4, times[i].end_s - times[i].start_s);
        db_bind_int(stmt, 5, change_cancels(item, times[i].start_s));
        err = db_run(content->db, stmt);
    }
    return err;
}

static enum err put_link(struct content *content, int64_t no, struct str target)
{
    if (!target.len)
        return ERR_OK;
    struct sqlite3_stmt *stmt = db_stmt(content->db, LINK_ADD);
    db_bind_str(stmt, 1, target);
    db_bind_int(stmt, 2, no);
    return db_run(content->db, stmt);
}

static enum err put_list(struct content *content, int64_t no, const struct str_list *targets)
{
    enum err err = ERR_OK;
    for (int i = 0; i < targets->n && err == ERR_OK; i++)
        err = put_link(content, no, targets->items[i]);
    return err;
}

/* What only items of its kind name. */
static struct str own_link(const struct item *item)
{
    return item->kind == KIND_TERM           ? item->term.parent
           : item->kind == KIND_EVENT        ? item->event.about
           : item->kind == KIND_SURVEY       ? item->survey.network
           : item->kind == KIND_CONSULTATION ? item->consultation.network
                                             : (struct str){0};
}

static enum err put_links(struct content *content, int64_t no, const struct item *item)
{
    const struct str one[] = {item_organization(item), item_place(item), item_service(item), own_link(item)};
    enum err err = put_list(content, no, &item->terms);
    for (size_t i = 0; i < sizeof one / sizeof *one && err == ERR_OK; i++)
        err = put_link(content, no, one[i]);
    if (err == ERR_OK && item->kind == KIND_ORGANIZATION)
        err = put_list(content, no, &item->organization.member_of);
    if (err == ERR_OK && item->kind == KIND_COMMITMENT)
        err = put_list(content, no, &item->commitment.organizations);
    for (int i = 0; item->kind == KIND_GUIDE && i < item->guide.n_steps && err == ERR_OK; i++)
        err = put_list(content, no, &item->guide.steps[i].helps);
    return err;
}

static enum err run_on(struct content *content, enum content_statement statement, int64_t no)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, statement);
    db_bind_int(stmt, 1, no);
    return db_run(content->db, stmt);
}

enum err drop_item(struct content *content, int64_t no)
{
    static const enum content_statement drops[] = {OCCURRENCE_DROP, LINK_DROP, BODY_DROP, ITEM_DROP};
    enum err err = ERR_OK;
    for (size_t i = 0; i < sizeof drops / sizeof *drops && err == ERR_OK; i++)
        err = run_on(content, drops[i], no);
    return err;
}

/* NULL when it cannot be read, or is not what its id says. */
static const struct item *readable(const struct release_item *source, struct arena *arena)
{
    const struct item *item = NULL;
    enum err err = item_read(source->bytes, arena, &item);
    if (err == ERR_OK && str_eq(item->id, source->id))
        return item;
    log_warn("item %.*s: not shown: %s", STR_FMT(source->id),
             err == ERR_OK ? "another id inside" : err_name(err));
    return NULL;
}

enum err put_item(struct content *content, struct content_index *index, const struct release_item *source,
                  int64_t no)
{
    struct packed packed;
    struct arena *arena = index_arena(index);
    const struct item *item = readable(source, arena);
    bool is_new = no == 0;
    packed_init(&packed);
    int64_t doc = index_next(index);
    enum err err = is_new ? ERR_OK : drop_item(content, no);
    if (err == ERR_OK)
        err = put_row(content, source, item, no, doc, &packed);
    if (is_new)
        no = db_last_rowid(content->db);
    if (err == ERR_OK)
        err = put_body(content, no, source->bytes);
    if (err == ERR_OK && item)
        err = put_occurrences(content, no, item, arena);
    if (err == ERR_OK && item)
        err = put_links(content, no, item);
    if (err == ERR_OK && item)
        err = index_add(index, item, doc);
    packed_release(&packed);
    return err;
}
