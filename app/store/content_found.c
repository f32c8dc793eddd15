// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_found.h"

#include <stdlib.h>

#include "store/content_pack.h"
#include "text/fold.h"

enum {
    SEARCH_KIND = 60,
    RANK_SHIFT = 5, /* a rank: tier, whether in another language, weight of the kind */
    OWN_SHIFT = 4,
    LEVELS = TIERS * 2, /* a rank without the kind */
    TITLE_MAX = 1024,
};

struct hit {
    uint16_t rank; /* NOT_FOUND 0, else the rank + 1 */
    uint8_t kind;
};

void found_init(struct found *found, const struct query *query, int64_t documents)
{
    *found = (struct found){.query = query, .documents = documents};
    found->hits = calloc((size_t)documents + 1, sizeof *found->hits);
    if (!found->hits)
        abort();
}

void found_release(struct found *found)
{
    free(found->hits);
}

/* Between equals: help first, then what is on, then who gives it. */
static int kind_weight(int kind)
{
    static const unsigned char weights[KIND_COUNT] = {
        [KIND_TERM] = 0,         [KIND_SERVICE] = 1, [KIND_EVENT] = 2,      [KIND_CALL] = 3,
        [KIND_ORGANIZATION] = 4, [KIND_PLACE] = 5,   [KIND_GUIDE] = 6,      [KIND_SURVEY] = 7,
        [KIND_CONSULTATION] = 7, [KIND_STORY] = 8,   [KIND_COMMITMENT] = 9, [KIND_NOTICE] = 10,
    };
    return weights[kind];
}

/* A need is meant in whatever language it was named. */
void found_add(struct found *found, int64_t search_row, enum tier tier)
{
    int64_t doc = search_row >> DOC_SHIFT;
    int kind = (int)(search_row >> DOC_KIND_SHIFT) & DOC_KIND_MASK;
    bool own = kind == KIND_TERM || found->own >> (search_row & DOC_LANG_MASK) & 1;
    unsigned kinds = found->query->kinds;
    if (doc < 1 || doc > found->documents || kind >= KIND_COUNT || (kinds && !(kinds >> kind & 1)))
        return;
    struct hit *hit = &found->hits[doc];
    int rank = ((int)tier << RANK_SHIFT | !own << OWN_SHIFT | kind_weight(kind)) + 1;
    if (!hit->rank) {
        found->n++;
        found->n_kind[kind]++;
    }
    if (!hit->rank || rank < hit->rank)
        *hit = (struct hit){(uint16_t)rank, (uint8_t)kind};
    if (doc > found->last)
        found->last = doc;
}

static int level_of(const struct hit *hit)
{
    return (hit->rank - 1) >> OWN_SHIFT;
}

struct best {
    int64_t doc;
    int rank, kind;
};

/* The last level of a kind of which documents have to be looked at. */
static void last_levels(const struct found *found, int quota, int levels[KIND_COUNT])
{
    int counts[KIND_COUNT][LEVELS] = {{0}};
    for (int64_t doc = 1; doc <= found->last; doc++)
        if (found->hits[doc].rank)
            counts[found->hits[doc].kind][level_of(&found->hits[doc])]++;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        int sum = 0;
        for (levels[kind] = 0; levels[kind] < LEVELS - 1; levels[kind]++)
            if ((sum += counts[kind][levels[kind]]) >= quota)
                break;
    }
}

static int compare_best(const void *a, const void *b)
{
    const struct best *x = a, *y = b;
    return x->rank != y->rank ? x->rank - y->rank : (x->doc > y->doc) - (x->doc < y->doc);
}

static struct best *choose(const struct found *found, int quota, struct arena *arena, int *ret_n)
{
    struct best *best = ARENA_ARRAY(arena, struct best, (size_t)found->n);
    int levels[KIND_COUNT], taken[KIND_COUNT] = {0}, n = 0, kept = 0;
    last_levels(found, quota, levels);
    for (int64_t doc = 1; doc <= found->last; doc++) {
        const struct hit *hit = &found->hits[doc];
        if (hit->rank && level_of(hit) <= levels[hit->kind])
            best[n++] = (struct best){doc, hit->rank - 1, hit->kind};
    }
    qsort(best, (size_t)n, sizeof *best, compare_best);
    for (int i = 0; i < n; i++)
        if (taken[best[i].kind]++ < quota)
            best[kept++] = best[i];
    *ret_n = kept;
    return best;
}

/* What was typed is the title, no more and no less, in some language. */
static bool title_is(const struct row *row, struct str typed, struct arena *arena)
{
    struct text_map titles;
    struct buf folded;
    bool same = false;
    if (!unpack_titles(row->titles, arena, &titles))
        return false;
    buf_init(&folded, TITLE_MAX);
    for (int i = 0; i < titles.n && !same; i++) {
        buf_clear(&folded);
        fold_text(titles.entries[i].text, &folded);
        same = str_eq(buf_view(&folded), typed);
    }
    buf_release(&folded);
    return same;
}

static enum err take(struct found *found, struct content *content, const struct best *best,
                     struct str language, struct str typed, struct rows *rows)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, LIST_DOC);
    int before = rows->n;
    rows_bind(stmt, found->query, language);
    db_bind_int(stmt, 15, best->doc);
    enum err err = rows_gather(content, stmt, found->query, false, best->rank, rows);
    if (rows->n == before) {
        found->n--;
        found->n_kind[best->kind]--;
        return err;
    }
    struct row *row = &rows->items[before];
    row->weight = 0; /* the rank says it all */
    if (best->rank >> RANK_SHIFT == TIER_TITLE_WORD && title_is(row, typed, &rows->arena))
        row->rank -= 1 << RANK_SHIFT;
    return err;
}

enum err found_rows(struct found *found, struct content *content, struct str language, struct str typed,
                    struct rows *rows)
{
    unsigned kinds = found->query->kinds;
    int n, quota = kinds && !(kinds & (kinds - 1)) ? SEARCH_EXACT : SEARCH_KIND;
    struct best *best = choose(found, quota, &rows->arena, &n);
    enum err err = ERR_OK;
    for (int i = 0; i < n && err == ERR_OK; i++)
        err = take(found, content, &best[i], language, typed, rows);
    return err;
}

bool found_is_near(const struct row *row)
{
    return row->rank >> RANK_SHIFT >= TIER_NEAR_TITLE;
}
