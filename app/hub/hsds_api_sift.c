// SPDX-License-Identifier: GPL-3.0-or-later
/* Which rows of the index a list's parameters ask for. */
#include <stdlib.h>
#include <string.h>

#include "hub/hsds_api_own.h"
#include "hub/query.h"
#include "text/fold.h"

enum { SEARCH_MAX = 200 };

static int by_str(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void keep_only(struct hsds_rows *rows, struct str *ids, size_t n_ids)
{
    size_t kept = 0;
    if (n_ids)
        qsort(ids, n_ids, sizeof *ids, by_str);
    for (size_t i = 0; i < rows->n; i++)
        if (n_ids && bsearch(&rows->items[i].id, ids, n_ids, sizeof *ids, by_str))
            rows->items[kept++] = rows->items[i];
    rows->n = kept;
}

/* Those that refer to the item; none when there is no such item. */
static bool keep_linking(struct hsds_call *call, struct hsds_rows *rows, struct str item)
{
    struct str *ids = NULL;
    size_t n = 0;
    enum err err = item.len ? hub_items_linking(call->out.db, item, call->arena, &ids, &n) : ERR_OK;
    if (err != ERR_OK)
        call->out.err = err;
    keep_only(rows, ids, n);
    return err == ERR_OK;
}

static struct str taxonomy_of(const struct js *term)
{
    return hsds_ref(term, "taxonomy_detail", "taxonomy_id");
}

/* Those that have any term of a taxonomy. */
static bool keep_taxonomy(struct hsds_call *call, struct hsds_rows *rows, struct str taxonomy)
{
    struct hub_index_row *terms;
    struct str *all = NULL, *ids;
    size_t n_terms = 0, n_all = 0, n = 0;
    struct hsds_out *out = &call->out;
    struct arena *arena = call->arena;
    out->err = hub_index(out->db, "term", arena, &terms, &n_terms);
    for (size_t i = 0; i < n_terms && out->err == ERR_OK; i++) {
        struct js *term = hsds_out_record(out, HSDS_TERM, terms[i].id, HSDS_FULL);
        if (str_eq(taxonomy_of(term), taxonomy)) {
            out->err = hub_items_linking(out->db, terms[i].id, arena, &ids, &n);
            struct str *more = ARENA_ARRAY(arena, struct str, n_all + n);
            if (n_all)
                memcpy(more, all, n_all * sizeof *all);
            if (n)
                memcpy(more + n_all, ids, n * sizeof *ids);
            all = more;
            n_all += n;
        }
        js_free(term);
    }
    keep_only(rows, all, n_all);
    return out->err == ERR_OK;
}

/* Every word of what was asked begins a word of its texts, in any language. */
static bool holds_words(struct str folded, struct str words)
{
    struct str word;
    while (str_next(&words, ' ', &word)) {
        bool found = false;
        for (size_t i = 0; i + word.len <= folded.len && !found; i++)
            found = (i == 0 || folded.ptr[i - 1] == ' ') && memcmp(folded.ptr + i, word.ptr, word.len) == 0;
        if (!found)
            return false;
    }
    return true;
}

static void add_texts(const struct js *item, const char *name, struct buf *out)
{
    const struct js *map = js_get(item, name);
    for (void *it = js_first(map); it; it = js_after(map, it)) {
        buf_char(out, ' ');
        fold_text(js_str(js_value(it)), out);
    }
}

static void keep_found(struct hsds_call *call, struct hsds_rows *rows, struct str search)
{
    struct hsds_out *out = &call->out;
    struct buf words, texts;
    size_t kept = 0;
    buf_init(&words, 4096);
    buf_init(&texts, 1 << 20);
    fold_text(str_sub(search, 0, SEARCH_MAX), &words);
    for (size_t i = 0; i < rows->n && out->err == ERR_OK; i++) {
        struct hub_item stored;
        struct js *item = NULL;
        buf_clear(&texts);
        if (hub_items_get(out->db, rows->items[i].id, &out->import.arena, &stored) == ERR_OK &&
            js_parse(stored.json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH + 2, &item, NULL) == ERR_OK) {
            add_texts(item, "title", &texts);
            add_texts(item, "summary", &texts);
            add_texts(item, "body", &texts);
        }
        if (texts.len && holds_words(buf_view(&texts), buf_view(&words)))
            rows->items[kept++] = rows->items[i];
        js_free(item);
        arena_reset(&out->import.arena);
    }
    rows->n = kept;
    buf_release(&words);
    buf_release(&texts);
}

static bool keep_modified(struct hsds_call *call, struct hsds_rows *rows, struct str after)
{
    struct moment moment;
    struct date date;
    int64_t after_s;
    size_t kept = 0;
    if (moment_parse(after, &moment))
        after_s = moment_s(moment);
    else if (date_parse(after, &date))
        after_s = date_days(date) * 86400;
    else {
        hsds_problem(call, 400, "query", "modified_after must be a time such as 2026-11-30T12:00:00Z.");
        return false;
    }
    for (size_t i = 0; i < rows->n; i++)
        if (rows->items[i].made_s >= after_s)
            rows->items[kept++] = rows->items[i];
    rows->n = kept;
    return true;
}

/* Terms are few: they are read. */
static void keep_terms(struct hsds_call *call, struct hsds_rows *rows)
{
    struct arena *arena = call->arena;
    struct str taxonomy = query_get(call->url, "taxonomy_id", arena);
    struct str parent = query_get(call->url, "parent_id", arena);
    bool top = query_true(call->url, "top_only");
    size_t kept = 0;
    for (size_t i = 0; i < rows->n && (taxonomy.ptr || parent.ptr || top); i++) {
        struct js *term = hsds_out_record(&call->out, HSDS_TERM, rows->items[i].id, HSDS_FULL);
        struct str above = js_get_str(term, "parent_id");
        if (term && (!taxonomy.ptr || str_eq(taxonomy_of(term), taxonomy)) &&
            (!parent.ptr || str_eq(above, parent)) && (!top || !above.len))
            rows->items[kept++] = rows->items[i];
        js_free(term);
    }
    if (taxonomy.ptr || parent.ptr || top)
        rows->n = kept;
}

bool hsds_sift(struct hsds_call *call, enum hsds_type type, struct hsds_rows *rows)
{
    struct arena *arena = call->arena;
    struct str term = query_get(call->url, "taxonomy_term_id", arena);
    struct str organization = query_get(call->url, "organization_id", arena);
    struct str taxonomy = query_get(call->url, "taxonomy_id", arena);
    struct str after = query_get(call->url, "modified_after", arena);
    struct str search = query_get(call->url, "search", arena);
    if (type == HSDS_TERM)
        keep_terms(call, rows);
    if (after.ptr && !keep_modified(call, rows, after))
        return false;
    if (term.ptr)
        keep_linking(call, rows, hsds_out_find(&call->out, HSDS_TERM, term));
    if (organization.ptr)
        keep_linking(call, rows, hsds_out_find(&call->out, HSDS_ORGANIZATION, organization));
    if (taxonomy.ptr && type != HSDS_TERM)
        keep_taxonomy(call, rows, taxonomy);
    if (search.ptr && str_trim(search).len)
        keep_found(call, rows, search);
    if (call->out.err != ERR_OK)
        hsds_give(call, NULL);
    return call->out.err == ERR_OK;
}
