// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_query.h"

enum { ONE_MAX = 4096 };

void wanted_read(struct arena *arena, const struct match_reading *reading, struct wanted *ret_wanted)
{
    ret_wanted->n = reading->n;
    for (int i = 0; i < reading->n; i++) {
        struct wanted_word *word = &ret_wanted->words[i];
        struct str forms[MATCH_FORMS];
        word->typed = reading->words[i].word;
        word->n = match_forms(arena, word->typed, forms);
        for (int f = 0; f < word->n; f++)
            word->forms[f] = (struct form){forms[f], reading->words[i].unfinished};
    }
}
_Static_assert((int)MATCH_FORMS <= (int)FORMS_MAX, "forms");

bool wanted_is_long(const struct wanted *wanted)
{
    return wanted->n > 1 || (wanted->n && match_is_long(wanted->words[0].typed));
}

static void add_quoted(struct buf *out, struct str word)
{
    buf_char(out, '"');
    buf_str(out, word);
    buf_char(out, '"');
}

static void add_forms(struct buf *out, const struct wanted_word *word, bool whole)
{
    for (int i = 0; i < word->n; i++) {
        buf_str(out, i ? STR(" OR ") : STR(""));
        add_quoted(out, word->forms[i].word);
        if (word->forms[i].begins && !whole)
            buf_str(out, STR(" *"));
    }
}

void query_title(const struct wanted *wanted, bool whole, struct buf *out)
{
    for (int i = 0; i < wanted->n; i++) {
        buf_str(out, i ? STR(" AND (") : STR("("));
        add_forms(out, &wanted->words[i], whole);
        buf_char(out, ')');
    }
}

/* " OR id" for each whose name holds the word. */
static enum err add_ids(struct content *content, enum content_statement statement, struct str match,
                        struct buf *out, bool *ret_any)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, statement);
    bool row;
    enum err err;
    db_bind_str(stmt, 1, match);
    while ((err = db_step(content->db, stmt, &row)) == ERR_OK && row) {
        buf_str(out, STR(" OR "));
        add_quoted(out, db_str(stmt, 0));
        *ret_any = true;
    }
    return err;
}

static enum err add_names(struct content *content, const struct wanted_word *word, enum query_names names,
                          struct buf *out, bool *ret_any)
{
    struct buf match;
    enum err err = ERR_OK;
    if (names == QUERY_WORDS || !match_is_long(word->typed))
        return ERR_OK;
    buf_init(&match, ONE_MAX);
    add_forms(&match, word, false);
    err = add_ids(content, FIND_NAME, buf_view(&match), out, ret_any);
    if (err == ERR_OK && names == QUERY_TERMS)
        err = add_ids(content, FIND_TERM, buf_view(&match), out, ret_any);
    buf_release(&match);
    return err;
}

/* A letter or two at the end of several words narrow the titles only: too much begins with them. */
enum err query_text(struct content *content, const struct wanted *wanted, enum query_names names,
                    struct buf *out, bool *ret_any)
{
    enum err err = ERR_OK;
    bool any = false;
    for (int i = 0; i < wanted->n && err == ERR_OK; i++) {
        if (i > 0 && i == wanted->n - 1 && !match_is_long(wanted->words[i].typed))
            break;
        buf_str(out, i ? STR(" AND (") : STR("("));
        add_forms(out, &wanted->words[i], false);
        err = add_names(content, &wanted->words[i], names, out, &any);
        buf_char(out, ')');
    }
    if (err == ERR_OK)
        *ret_any = any;
    return err;
}
