// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_search.h"

#include <stdlib.h>
#include <string.h>

#include "store/content_facts.h"
#include "text/fold.h"

/* A query is asked of the index from the narrowest question to the widest, until there is enough; the first
 * that finds a document ranks it. */
enum tier { TIER_TITLE_WORD, TIER_TITLE, TIER_HEAD, TIER_ANY, TIERS };
enum {
    WORDS_MAX = 8,
    FOLDED_MAX = 1024,
    EXPRESSION_MAX = 16384,
    LONG_ENOUGH = 3, /* bytes of the last word from which on more than titles are searched */
    DOCUMENTS_MAX = 2 * RELEASE_ITEMS_MAX + 2000,
    RANK_SHIFT = 4, /* a document's rank: tier, then whether in a language of the visitor, then the weight of
                       its kind */
    NOT_FOUND = 255,
};

struct words {
    struct str items[WORDS_MAX];
    int n;
    bool last_is_long;
};

struct search {
    struct content *content;
    const struct query *query;
    struct words words;
    uint64_t own;           /* languages of the visitor, by number */
    struct buf titles, any; /* MATCH expressions */
    unsigned char *rank;    /* by document */
    int64_t last;           /* document found */
    int n_found;
};

static void split(struct str folded, struct words *words)
{
    struct str word;
    while (words->n < WORDS_MAX && str_next(&folded, ' ', &word))
        if (word.len)
            words->items[words->n++] = word;
    words->last_is_long = words->n > 1 || (words->n && words->items[0].len >= LONG_ENOUGH);
}

static void add_quoted(struct buf *out, struct str word)
{
    buf_char(out, '"');
    buf_str(out, word);
    buf_char(out, '"');
}

static void add_word(struct buf *out, const struct words *words, int i)
{
    add_quoted(out, words->items[i]);
    if (i == words->n - 1)
        buf_str(out, STR(" *"));
}

/* " OR id" for every organization, place and term whose name holds the word. */
static enum err add_names(struct search *search, int i, struct buf *out)
{
    struct buf match;
    bool row;
    if (search->words.items[i].len < LONG_ENOUGH)
        return ERR_OK;
    buf_init(&match, FOLDED_MAX * 2);
    add_word(&match, &search->words, i);
    struct sqlite3_stmt *stmt = db_stmt(search->content->db, FIND_NAME);
    db_bind_str(stmt, 1, buf_view(&match));
    enum err err;
    while ((err = db_step(search->content->db, stmt, &row)) == ERR_OK && row) {
        buf_str(out, STR(" OR "));
        add_quoted(out, db_str(stmt, 0));
    }
    buf_release(&match);
    return err;
}

static void add_and(struct buf *out)
{
    if (out->len)
        buf_str(out, STR(" AND "));
}

/* A letter or two at the end of several words narrow the titles only: too much begins with them. */
static enum err make_expressions(struct search *search)
{
    const struct words *words = &search->words;
    enum err err = ERR_OK;
    for (int i = 0; i < words->n && err == ERR_OK; i++) {
        add_and(&search->titles);
        add_word(&search->titles, words, i);
        if (i > 0 && i == words->n - 1 && words->items[i].len < LONG_ENOUGH)
            break;
        add_and(&search->any);
        buf_char(&search->any, '(');
        add_word(&search->any, words, i);
        if (words->last_is_long)
            err = add_names(search, i, &search->any);
        buf_char(&search->any, ')');
    }
    return err;
}

static enum err own_languages(struct search *search)
{
    struct sqlite3_stmt *stmt = db_stmt(search->content->db, LANGUAGE_ALL);
    struct str base = language_base(search->query->lang);
    bool row;
    enum err err;
    while ((err = db_step(search->content->db, stmt, &row)) == ERR_OK && row)
        if (db_int(stmt, 0) < DOC_LANG_MASK && str_eq(language_base(db_str(stmt, 1)), base))
            search->own |= UINT64_C(1) << db_int(stmt, 0);
    return err;
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

static void found(struct search *search, int64_t row, enum tier tier)
{
    int64_t doc = row >> DOC_SHIFT;
    int kind = (int)(row >> DOC_KIND_SHIFT) & DOC_KIND_MASK;
    bool own = search->own >> (row & DOC_LANG_MASK) & 1;
    int rank = (tier * 2 + !own) << RANK_SHIFT | kind_weight(kind);
    if (doc < 1 || doc > DOCUMENTS_MAX || kind >= KIND_COUNT ||
        (search->query->kinds && !(search->query->kinds >> kind & 1)))
        return;
    search->n_found += search->rank[doc] == NOT_FOUND;
    if (rank < search->rank[doc])
        search->rank[doc] = (unsigned char)rank;
    if (doc > search->last)
        search->last = doc;
}

static enum err ask(struct search *search, enum content_statement statement, struct str match, enum tier tier)
{
    struct sqlite3_stmt *stmt = db_stmt(search->content->db, statement);
    bool row;
    db_bind_str(stmt, 1, match);
    enum err err;
    while ((err = db_step(search->content->db, stmt, &row)) == ERR_OK && row)
        found(search, db_int(stmt, 0), tier);
    return err;
}

static enum err ask_tier(struct search *search, enum tier tier)
{
    struct str titles = buf_view(&search->titles);
    struct buf head;
    enum err err;
    switch (tier) {
    case TIER_TITLE_WORD:
        return ask(search, FIND_TITLE, str_sub(titles, 0, titles.len - 2), tier); /* without the star */
    case TIER_TITLE:
        return ask(search, FIND_TITLE, titles, tier);
    case TIER_HEAD:
        buf_init(&head, EXPRESSION_MAX + 16);
        buf_str(&head, STR("{head} : ("));
        buf_str(&head, buf_view(&search->any));
        buf_char(&head, ')');
        err = ask(search, FIND_TEXT, buf_view(&head), tier);
        buf_release(&head);
        return err;
    case TIER_ANY:
        return ask(search, FIND_TEXT, buf_view(&search->any), tier);
    case TIERS:
        break;
    }
    return ERR_OK;
}

static enum err ask_all(struct search *search)
{
    enum tier last = search->words.last_is_long ? TIER_ANY : TIER_TITLE;
    enum err err = ERR_OK;
    for (enum tier tier = TIER_TITLE_WORD; tier <= last && search->n_found < SEARCH_EXACT && err == ERR_OK;
         tier++)
        err = ask_tier(search, tier);
    return err;
}

static enum err take_document(struct search *search, struct str language, int64_t doc, struct rows *rows)
{
    struct sqlite3_stmt *stmt = db_stmt(search->content->db, LIST_DOC);
    int before = rows->n;
    rows_bind(stmt, search->query, language);
    db_bind_int(stmt, 15, doc);
    enum err err = rows_gather(search->content, stmt, search->query, false, search->rank[doc], rows);
    for (int i = before; i < rows->n; i++)
        rows->items[i].weight = 0; /* the rank says it all */
    return err;
}

/* The last rank of which documents have to be looked at. */
static int last_rank(const struct search *search)
{
    int counts[NOT_FOUND + 1] = {0}, sum = 0, rank = 0;
    for (int64_t doc = 1; doc <= search->last; doc++)
        counts[search->rank[doc]]++;
    while (rank < NOT_FOUND && (sum += counts[rank]) < SEARCH_EXACT)
        rank++;
    return rank;
}

struct best {
    int64_t doc;
    int rank;
};

static int compare_best(const void *a, const void *b)
{
    const struct best *x = a, *y = b;
    return x->rank != y->rank ? x->rank - y->rank : (x->doc > y->doc) - (x->doc < y->doc);
}

/* The best first, until there are enough; the rest is only counted. */
static enum err take_best(struct search *search, struct str language, struct rows *rows, int *ret_total)
{
    struct best *best = ARENA_ARRAY(&rows->arena, struct best, (size_t)search->n_found);
    int n = 0, rank = last_rank(search);
    enum err err = ERR_OK;
    for (int64_t doc = 1; doc <= search->last; doc++)
        if (search->rank[doc] <= rank && search->rank[doc] != NOT_FOUND)
            best[n++] = (struct best){doc, search->rank[doc]};
    qsort(best, (size_t)n, sizeof *best, compare_best);
    n = n < SEARCH_EXACT ? n : SEARCH_EXACT;
    for (int i = 0; i < n && err == ERR_OK; i++)
        err = take_document(search, language, best[i].doc, rows);
    *ret_total = rows->n + search->n_found - n;
    return err;
}

static enum err run(struct search *search, struct str language, struct rows *rows, int *ret_total)
{
    enum err err = own_languages(search);
    if (err == ERR_OK)
        err = make_expressions(search);
    if (err == ERR_OK)
        err = ask_all(search);
    return err == ERR_OK ? take_best(search, language, rows, ret_total) : err;
}

enum err search_rows(struct content *content, const struct query *query, struct str language,
                     struct rows *rows, int *ret_total)
{
    struct search search = {.content = content, .query = query};
    struct buf folded;
    enum err err = ERR_OK;
    *ret_total = 0;
    buf_init(&folded, FOLDED_MAX);
    fold_text(query->text, &folded);
    split(buf_view(&folded), &search.words);
    if (search.words.n) {
        buf_init(&search.titles, EXPRESSION_MAX);
        buf_init(&search.any, EXPRESSION_MAX);
        search.rank = malloc(DOCUMENTS_MAX + 1);
        if (!search.rank)
            abort();
        memset(search.rank, NOT_FOUND, DOCUMENTS_MAX + 1);
        err = run(&search, language, rows, ret_total);
        free(search.rank);
        buf_release(&search.titles);
        buf_release(&search.any);
    }
    buf_release(&folded);
    return err;
}
