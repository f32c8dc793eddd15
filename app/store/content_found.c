// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_found.h"

#include <stdlib.h>
#include <string.h>

#include "store/content_pack.h"
#include "text/fold.h"

enum {
    SEARCH_KIND = 30,
    RANK_SHIFT = 5, /* a rank: tier, whether in another language, weight of the kind */
    OWN_SHIFT = 4,
    LEVELS = TIERS * 2, /* a rank without the kind */
    TITLE_MAX = 1024,
};

struct hit {
    uint8_t held[WHERES], own; /* words by bit; own: of those, in a language of the visitor */
    uint8_t kind;
    uint16_t rank; /* 0: none yet, else the rank + 1 */
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

static struct hit *hit_of(struct found *found, int64_t doc, int kind)
{
    unsigned kinds = found->query->kinds;
    if (doc < 1 || doc > found->documents || kind >= KIND_COUNT || (kinds && !(kinds >> kind & 1)))
        return NULL;
    if (doc > found->last)
        found->last = doc;
    found->hits[doc].kind = (uint8_t)kind;
    return &found->hits[doc];
}

/* A need is meant in whatever language it was named. */
void found_mark(struct found *found, int64_t search_row, enum where where, int i)
{
    int kind = (int)(search_row >> DOC_KIND_SHIFT) & DOC_KIND_MASK;
    struct hit *hit = hit_of(found, search_row >> DOC_SHIFT, kind);
    if (!hit)
        return;
    hit->held[where] |= (uint8_t)(1u << i);
    if (kind == KIND_TERM || found->own >> (search_row & DOC_LANG_MASK) & 1)
        hit->own |= (uint8_t)(1u << i);
}

void found_mark_linked(struct found *found, int64_t doc, int kind, enum where where, int i)
{
    struct hit *hit = hit_of(found, doc, kind);
    if (!hit)
        return;
    hit->held[where] |= (uint8_t)(1u << i);
    hit->own |= (uint8_t)(1u << i);
}

static bool holds(unsigned held, unsigned wanted)
{
    return (held & wanted) == wanted;
}

static unsigned held_until(const struct hit *hit, enum where last)
{
    unsigned held = 0;
    for (enum where where = IN_TITLE_WHOLE; where <= last; where++)
        held |= hit->held[where];
    return held;
}

static int count(const struct found *found, enum where last, unsigned wanted)
{
    int n = 0;
    for (int64_t doc = 1; doc <= found->last; doc++)
        n += holds(held_until(&found->hits[doc], last), wanted);
    return n;
}

int found_in_titles(const struct found *found, const struct found_all *all)
{
    return count(found, IN_TITLE, all->in_title);
}

int found_by_names(const struct found *found, const struct found_all *all)
{
    return count(found, BY_TERM, all->in_all);
}

static enum tier exact_tier(const struct hit *hit, const struct found_all *all)
{
    if (holds(hit->held[IN_TITLE_WHOLE], all->in_title))
        return TIER_TITLE_WORD;
    if (holds(held_until(hit, IN_TITLE), all->in_title))
        return TIER_TITLE;
    if (holds(held_until(hit, BY_NAME), all->in_all))
        return TIER_NAME;
    if (holds(held_until(hit, BY_TERM), all->in_all))
        return TIER_SYNONYM;
    return holds(held_until(hit, IN_TEXT), all->in_all) ? TIER_TEXT : TIERS;
}

static enum tier part_tier(const struct hit *hit, const struct found_all *all)
{
    int missing = __builtin_popcount(all->in_all & ~held_until(hit, IN_TEXT));
    bool any = held_until(hit, IN_TEXT) & all->in_all;
    return any ? (enum tier)(TIER_PART + missing - (missing > 0)) : TIERS;
}

/* TIERS: not found. */
static enum tier tier_of(const struct hit *hit, const struct found_all *all, enum found_how how)
{
    enum tier tier = exact_tier(hit, all);
    if (how == FOUND_EXACTLY)
        return tier;
    if (tier == TIERS && how == FOUND_PARTLY)
        return part_tier(hit, all);
    return tier == TIERS ? TIERS : tier <= TIER_TITLE ? TIER_NEAR_TITLE : TIER_NEAR_TEXT;
}

static void rank_hit(struct found *found, struct hit *hit, const struct found_all *all, enum found_how how)
{
    enum tier tier = hit->rank ? TIERS : tier_of(hit, all, how);
    if (tier == TIERS)
        return;
    unsigned wanted = tier <= TIER_TITLE ? all->in_title : all->in_all;
    bool own = holds(hit->own, wanted & held_until(hit, IN_TEXT));
    hit->rank = (uint16_t)(((int)tier << RANK_SHIFT | !own << OWN_SHIFT | kind_weight(hit->kind)) + 1);
    found->n++;
    found->n_kind[hit->kind]++;
}

void found_rank(struct found *found, const struct found_all *all, enum found_how how)
{
    for (int64_t doc = 1; doc <= found->last; doc++) {
        struct hit *hit = &found->hits[doc];
        if (!held_until(hit, IN_TEXT))
            continue;
        rank_hit(found, hit, all, how);
        memset(hit->held, 0, sizeof hit->held);
        hit->own = 0;
    }
}

static int level_of(const struct hit *hit)
{
    return (hit->rank - 1) >> OWN_SHIFT;
}

struct best {
    int64_t doc;
    int rank, kind;
};

/* Of each kind, the last level of which documents have to be looked at, and how many of that level. */
struct bound {
    int level, n;
};

static void bound_kinds(const struct found *found, int quota, struct bound bounds[KIND_COUNT])
{
    int counts[KIND_COUNT][LEVELS] = {{0}};
    for (int64_t doc = 1; doc <= found->last; doc++)
        if (found->hits[doc].rank)
            counts[found->hits[doc].kind][level_of(&found->hits[doc])]++;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct bound *bound = &bounds[kind];
        *bound = (struct bound){0, quota};
        while (bound->level < LEVELS - 1 && counts[kind][bound->level] < bound->n)
            bound->n -= counts[kind][bound->level++];
    }
}

static int compare_best(const void *a, const void *b)
{
    const struct best *x = a, *y = b;
    return x->rank != y->rank ? x->rank - y->rank : (x->doc > y->doc) - (x->doc < y->doc);
}

static struct best *choose(const struct found *found, int quota, struct arena *arena, int *ret_n)
{
    struct best *best = ARENA_ARRAY(arena, struct best, (size_t)quota * KIND_COUNT);
    struct bound bounds[KIND_COUNT];
    int n = 0;
    bound_kinds(found, quota, bounds);
    for (int64_t doc = 1; doc <= found->last; doc++) {
        const struct hit *hit = &found->hits[doc];
        struct bound *bound = &bounds[hit->kind];
        if (hit->rank && (level_of(hit) < bound->level || (level_of(hit) == bound->level && bound->n-- > 0)))
            best[n++] = (struct best){doc, hit->rank - 1, hit->kind};
    }
    qsort(best, (size_t)n, sizeof *best, compare_best);
    *ret_n = n;
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
