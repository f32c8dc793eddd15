// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_search.h"

#include <string.h>

#include "store/content_facts.h"
#include "store/content_found.h"
#include "store/content_index.h"
#include "store/content_suggest.h"
#include "store/content_words.h"
#include "text/fold.h"

enum {
    FEW = 5,      /* so little that something else may have been meant */
    ENOUGH = 100, /* titles, of all kinds together; of one kind SEARCH_EXACT */
    TYPED_MAX = 1024,
    NAMED_MAX = 24,
    IN_TEXTS_MAX = 24,
};

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

/* Whose name holds the word: documents of organizations and places, and of needs. */
struct named {
    int64_t docs[2][NAMED_MAX];
    int n[2]; /* BY_NAME, BY_TERM less BY_NAME */
};

static void note_name(struct named *named, int64_t search_row)
{
    int kind = (int)(search_row >> DOC_KIND_SHIFT) & DOC_KIND_MASK;
    bool is_term = kind == KIND_TERM;
    int64_t doc = search_row >> DOC_SHIFT;
    if (!is_term && kind != KIND_ORGANIZATION && kind != KIND_PLACE)
        return;
    int *n = &named->n[is_term];
    if (*n < NAMED_MAX && !(*n && named->docs[is_term][*n - 1] == doc)) /* each language is a row */
        named->docs[is_term][(*n)++] = doc;
}

/* Of a word alone in texts there is enough before all is read. */
static bool has_enough(const struct search *search, enum where where, int rows)
{
    return where == IN_TEXT && search->match.readings[0].n == 1 && rows == SEARCH_EXACT;
}

static enum err ask(struct search *search, enum content_statement statement, const struct form *form,
                    enum where where, int i, struct named *named)
{
    struct sqlite3_stmt *stmt = db_stmt(search->content->db, statement);
    struct arena arena;
    bool row;
    enum err err;
    arena_init(&arena);
    db_bind_str(stmt, 1, arena_printf(&arena, "\"%.*s\"%s", STR_FMT(form->word), form->begins ? " *" : ""));
    for (int n = 0; (err = db_step(search->content->db, stmt, &row)) == ERR_OK && row; n++) {
        found_mark(&search->found, db_int(stmt, 0), where, i);
        if (named)
            note_name(named, db_int(stmt, 0));
        if (has_enough(search, where, n))
            break;
    }
    db_reset(stmt);
    arena_release(&arena);
    return err;
}

static enum err ask_titles(struct search *search, const struct wanted_word *word, int i, struct named *named)
{
    enum err err = ERR_OK;
    for (int f = 0; f < word->n && err == ERR_OK; f++) {
        const struct form whole = {word->forms[f].word, false};
        err = ask(search, FIND_TITLE, &whole, IN_TITLE_WHOLE, i, word->forms[f].begins ? NULL : named);
        if (err == ERR_OK && word->forms[f].begins)
            err = ask(search, FIND_TITLE, &word->forms[f], IN_TITLE, i, named);
    }
    return err;
}

static enum err ask_linked(struct search *search, const struct named *named, int i)
{
    enum err err = ERR_OK;
    for (int terms = 0; terms < 2; terms++)
        for (int n = 0; n < named->n[terms] && err == ERR_OK; n++) {
            struct sqlite3_stmt *stmt = db_stmt(search->content->db, FIND_LINKED);
            bool row;
            db_bind_int(stmt, 1, named->docs[terms][n]);
            while ((err = db_step(search->content->db, stmt, &row)) == ERR_OK && row)
                found_mark_linked(&search->found, db_int(stmt, 0), (int)db_int(stmt, 1),
                                  terms ? BY_TERM : BY_NAME, i);
        }
    return err;
}

/* Whole words one by one: FTS5 is slow at beginnings that much is written with, and at "or". What the table
 * of words has not is looked for as it is. */
static enum err ask_texts(struct search *search, const struct wanted_word *word, int i)
{
    struct str words[IN_TEXTS_MAX];
    enum err err = ERR_OK;
    for (int f = 0; f < word->n && err == ERR_OK; f++) {
        const struct form *form = &word->forms[f];
        int n = 0;
        if (!form->begins || !words_kept(form->word)) {
            err = ask(search, FIND_TEXT, form, IN_TEXT, i, NULL);
            continue;
        }
        err = words_beginning(search->content, form->word, search->arena, words, IN_TEXTS_MAX, &n);
        for (int w = 0; w < n && err == ERR_OK; w++)
            err = ask(search, FIND_TEXT, &(struct form){words[w], false}, IN_TEXT, i, NULL);
    }
    return err;
}

/* A letter or two, at the end of several words, narrow the titles only: too much begins with them. */
static struct found_all all_of(const struct wanted *wanted)
{
    unsigned all = (1u << wanted->n) - 1, last = 1u << (wanted->n - 1);
    bool narrows = wanted->n == 1 || match_is_long(wanted->words[wanted->n - 1].typed);
    return (struct found_all){all, narrows ? all : all & ~last};
}

/* From the narrowest question to the widest, until there is enough. */
static enum err ask_all(struct search *search, const struct wanted *wanted, const struct found_all *all)
{
    int enough = search->found.query->kinds ? SEARCH_EXACT : ENOUGH;
    struct named *named = ARENA_ARRAY(search->arena, struct named, MATCH_WORDS);
    enum err err = ERR_OK;
    for (int i = 0; i < wanted->n && err == ERR_OK; i++)
        err = ask_titles(search, &wanted->words[i], i, &named[i]);
    if (found_in_titles(&search->found, all) >= enough)
        return err;
    for (int i = 0; i < wanted->n && err == ERR_OK; i++)
        if (match_is_long(wanted->words[i].typed))
            err = ask_linked(search, &named[i], i);
    if (found_by_names(&search->found, all) >= enough)
        return err;
    for (int i = 0; i < wanted->n && err == ERR_OK; i++)
        if (match_is_long(wanted->words[i].typed))
            err = ask_texts(search, &wanted->words[i], i);
    return err;
}

static enum err ask_and_rank(struct search *search, const struct wanted *wanted, enum found_how how)
{
    const struct found_all all = all_of(wanted);
    enum err err = ask_all(search, wanted, &all);
    found_rank(&search->found, &all, how);
    return err;
}

static enum err ask_exactly(struct search *search)
{
    enum err err = ERR_OK;
    for (int i = 0; i < search->match.n && err == ERR_OK; i++) {
        bool possible = false;
        err = suggest_possible(search->content, &search->wanted[i], &possible);
        if (err == ERR_OK && possible)
            err = ask_and_rank(search, &search->wanted[i], FOUND_EXACTLY);
    }
    return err;
}

/* Little fits what was typed: the words it may have been meant to be, without those that say nothing. Where
 * nothing fits at all, what has some of the words will do. */
static enum err mend(struct search *search, struct arena *arena, struct str *ret_suggestion)
{
    struct mended *mended = ARENA_NEW(search->arena, struct mended);
    int before = search->found.n;
    enum err err = suggest_mend(search->content, &search->match, search->wanted, search->found.own,
                                search->arena, mended);
    bool other = mended->n_mended + mended->n_lost > 0;
    if (err == ERR_OK && mended->wanted.n && (other || before == 0))
        err = ask_and_rank(search, &mended->wanted, before ? FOUND_NEARLY : FOUND_PARTLY);
    if (err == ERR_OK && search->found.n > before && mended->n_mended)
        err = suggest_words(search->content, mended, search->found.query->text, arena, ret_suggestion);
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
    enum err err = index_documents(content, &documents);
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
