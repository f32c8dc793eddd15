// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_search.h"

#include <string.h>

#include "store/content_facts.h"
#include "store/content_found.h"
#include "store/content_suggest.h"
#include "text/fold.h"

enum { FEW = 5, TYPED_MAX = 1024 };

struct search {
    struct content *content;
    struct arena *arena; /* of this search alone */
    struct found found;
    struct match match;
    struct wanted wanted[MATCH_READINGS]; /* one a reading */
};

static enum err own_languages(struct search *search, struct str lang)
{
    struct sqlite3_stmt *stmt = db_stmt(search->content->db, LANGUAGE_ALL);
    struct str base = language_base(lang);
    bool row;
    enum err err;
    while ((err = db_step(search->content->db, stmt, &row)) == ERR_OK && row)
        if (db_int(stmt, 0) < DOC_LANG_MASK && str_eq(language_base(db_str(stmt, 1)), base))
            search->found.own |= UINT64_C(1) << db_int(stmt, 0);
    return err;
}

static enum err ask(struct search *search, enum content_statement statement, const struct buf *match,
                    enum tier tier)
{
    struct sqlite3_stmt *stmt = db_stmt(search->content->db, statement);
    bool row;
    db_bind_str(stmt, 1, buf_view(match));
    enum err err;
    while ((err = db_step(search->content->db, stmt, &row)) == ERR_OK && row)
        found_add(&search->found, db_int(stmt, 0), tier);
    return err;
}

static enum err ask_titles(struct search *search, const struct wanted *wanted, bool whole, enum tier tier)
{
    struct buf match;
    buf_init(&match, EXPRESSION_MAX);
    query_title(wanted, whole, &match);
    enum err err = ask(search, FIND_TITLE, &match, tier);
    buf_release(&match);
    return err;
}

/* In the columns named; not when names were to be looked through and none of them held a word. */
static enum err ask_texts(struct search *search, const struct wanted *wanted, const char *columns,
                          enum query_names names, enum tier tier)
{
    struct buf match;
    bool any = false;
    buf_init(&match, EXPRESSION_MAX);
    buf_printf(&match, "{%s} : (", columns);
    enum err err = query_text(search->content, wanted, names, &match, &any);
    buf_char(&match, ')');
    if (err == ERR_OK && (any || tier == TIER_SUMMARY || tier == TIER_TEXT || tier == TIER_NEAR_TEXT))
        err = ask(search, FIND_TEXT, &match, tier);
    buf_release(&match);
    return err;
}

static enum err ask_tier(struct search *search, const struct wanted *wanted, enum tier tier)
{
    switch (tier) {
    case TIER_TITLE_WORD:
        return ask_titles(search, wanted, true, tier);
    case TIER_TITLE:
    case TIER_NEAR_TITLE:
        return ask_titles(search, wanted, false, tier);
    case TIER_NAME:
        return ask_texts(search, wanted, "names", QUERY_NAMES, tier);
    case TIER_SYNONYM:
        return ask_texts(search, wanted, "names", QUERY_TERMS, tier);
    case TIER_SUMMARY:
        return ask_texts(search, wanted, "names summary", QUERY_TERMS, tier);
    case TIER_TEXT:
    case TIER_NEAR_TEXT:
        return ask_texts(search, wanted, "names summary body", QUERY_TERMS, tier);
    case TIER_TITLE_IS:
    case TIERS:
        break;
    }
    return ERR_OK;
}

/* Each reading in each tier, until there is enough. */
static enum err ask_exactly(struct search *search)
{
    enum err err = ERR_OK;
    for (enum tier tier = TIER_TITLE_WORD; tier <= TIER_TEXT; tier++)
        for (int i = 0; i < search->match.n && err == ERR_OK; i++) {
            const struct wanted *wanted = &search->wanted[i];
            if (search->found.n < SEARCH_EXACT && (tier <= TIER_TITLE || wanted_is_long(wanted)))
                err = ask_tier(search, wanted, tier);
        }
    return err;
}

static enum err ask_nearly(struct search *search, const struct wanted *mended)
{
    enum err err = ask_tier(search, mended, TIER_NEAR_TITLE);
    if (err == ERR_OK && search->found.n < SEARCH_EXACT)
        err = ask_tier(search, mended, TIER_NEAR_TEXT);
    return err;
}

/* Little fits what was typed: the words it may have been meant to be. */
static enum err mend(struct search *search, struct arena *arena, struct str *ret_suggestion)
{
    struct mended mended;
    int before = search->found.n;
    enum err err = suggest_mend(search->content, &search->match, search->wanted, search->found.own,
                                search->arena, &mended);
    if (err == ERR_OK && mended.n)
        err = ask_nearly(search, &mended.wanted);
    if (err == ERR_OK && search->found.n > before)
        err = suggest_words(search->content, &mended, search->found.query->text, arena, ret_suggestion);
    return err;
}

static enum err run(struct search *search, struct arena *arena, struct str *ret_suggestion)
{
    enum err err = own_languages(search, search->found.query->lang);
    for (int i = 0; i < search->match.n; i++)
        wanted_read(search->arena, &search->match.readings[i], &search->wanted[i]);
    if (err == ERR_OK)
        err = ask_exactly(search);
    if (err == ERR_OK && search->found.n < FEW)
        err = mend(search, arena, ret_suggestion);
    return err;
}

static enum err documents_of(struct content *content, int64_t *ret_documents)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, INFO_GET);
    enum err err = db_one(content->db, stmt);
    if (err != ERR_OK)
        return err;
    *ret_documents = db_int(stmt, 5);
    db_reset(stmt);
    return ERR_OK;
}

static enum err find(struct search *search, struct str language, struct arena *arena, struct rows *rows,
                     struct entry_list *list)
{
    struct found *found = &search->found;
    struct buf typed;
    enum err err = run(search, arena, &list->suggestion);
    buf_init(&typed, TYPED_MAX);
    fold_text(found->query->text, &typed);
    if (err == ERR_OK)
        err = found_rows(found, search->content, language, buf_view(&typed), rows);
    buf_release(&typed);
    list->total = found->n;
    memcpy(list->kind_total, found->n_kind, sizeof list->kind_total);
    return err;
}

enum err search_rows(struct content *content, const struct query *query, struct str language,
                     struct arena *arena, struct rows *rows, struct entry_list *list)
{
    struct arena own;
    int64_t documents;
    enum err err = documents_of(content, &documents);
    if (err != ERR_OK)
        return err;
    arena_init(&own);
    struct search *search = ARENA_NEW(&own, struct search);
    *search = (struct search){.content = content, .arena = &own};
    match_read(&own, query->text, &search->match);
    if (search->match.n) {
        found_init(&search->found, query, documents);
        err = find(search, language, arena, rows, list);
        found_release(&search->found);
    }
    arena_release(&own);
    return err;
}
