// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include "store/content_facts.h"
#include "store/content_found.h"
#include "store/content_load.h"
#include "store/content_search.h"

/* "sv-simple" -> ",sv,", as the column `languages` has it. */
static struct str language_mark(struct arena *arena, struct str lang)
{
    struct str base = language_base(lang);
    return base.len ? arena_printf(arena, ",%.*s,", STR_FMT(base)) : base;
}

static enum err gather_between(struct content *content, const struct query *query, struct str language,
                               struct rows *rows)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, LIST_BETWEEN);
    rows_bind(stmt, query, language);
    db_bind_int(stmt, 15, query->from_s ? query->from_s : query->now_s > 0 ? query->now_s : TIME_MIN_S);
    db_bind_int(stmt, 16, query->to_s ? query->to_s : TIME_MAX_S);
    return rows_gather(content, stmt, query, true, 0, rows);
}

static enum err gather_linked(struct content *content, const struct query *query, struct str target,
                              struct str language, struct rows *rows)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, LIST_LINKED);
    rows_bind(stmt, query, language);
    db_bind_str(stmt, 15, target);
    return rows_gather(content, stmt, query, false, 0, rows);
}

static enum err gather_kinds(struct content *content, const struct query *query, struct str language,
                             struct rows *rows)
{
    enum err err = ERR_OK;
    for (int kind = 0; kind < KIND_COUNT && err == ERR_OK; kind++) {
        if (query->kinds && !(query->kinds >> kind & 1))
            continue;
        struct sqlite3_stmt *stmt = db_stmt(content->db, LIST_KIND);
        rows_bind(stmt, query, language);
        db_bind_int(stmt, 15, kind);
        err = rows_gather(content, stmt, query, false, 0, rows);
    }
    return err;
}

/* By the way that leads to the fewest rows; the rest of the query filters. */
static enum err gather(struct content *content, const struct query *query, struct arena *arena,
                       struct rows *rows, struct entry_list *list)
{
    struct str language = language_mark(&rows->arena, query->lang);
    struct str target = query->service.len        ? query->service
                        : query->organization.len ? query->organization
                        : query->place.len        ? query->place
                                                  : query->term;
    if (query->text.len)
        return search_rows(content, query, language, arena, rows, list);
    enum err err = query->every_occurrence ? gather_between(content, query, language, rows)
                   : target.len            ? gather_linked(content, query, target, language, rows)
                                           : gather_kinds(content, query, language, rows);
    list->total = rows->n;
    return err;
}

static enum err load_page(struct content *content, const struct query *query, const struct rows *rows,
                          struct arena *arena, struct entry_list *list)
{
    int limit = query->limit > 0 && query->limit < QUERY_LIMIT_MAX ? query->limit : QUERY_LIMIT_MAX;
    int first = query->offset > 0 ? query->offset : 0;
    int last = first < rows->n ? rows->n - first < limit ? rows->n : first + limit : first;
    struct loader loader;
    enum err err = ERR_OK;
    loader_init(&loader, content, arena);
    list->items = ARENA_ARRAY(arena, struct entry, (size_t)(last - first));
    for (int i = first; i < last && err == ERR_OK; i++) {
        struct entry *entry = &list->items[list->n];
        err = load_row(&loader, &rows->items[i], entry);
        entry->is_near = query->text.len && found_is_near(&rows->items[i]);
        if (err == ERR_OK && entry->item)
            list->n++;
    }
    loader_release(&loader);
    return err;
}

enum err content_list(struct content *content, const struct query *query, struct arena *arena,
                      struct entry_list *ret_list)
{
    struct entry_list list = {0};
    struct rows rows;
    enum err err = content_begin(content);
    if (err != ERR_OK)
        return err;
    rows_init(&rows);
    err = gather(content, query, arena, &rows, &list);
    if (err == ERR_OK) {
        rows_sort(&rows, query);
        if (query->text.len && query->per_kind)
            rows_thin(&rows, query->per_kind);
        err = load_page(content, query, &rows, arena, &list);
    }
    rows_release(&rows);
    content_end(content);
    if (err == ERR_OK)
        *ret_list = list;
    return err;
}
