// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_suggest.h"

#include "core/parse.h"
#include "store/content_load.h"
#include "store/content_texts.h"
#include "store/content_words.h"
#include "text/fold.h"
#include "text/format.h"
#include "text/lang.h"

enum { SURELY = 16 /* times as much of the content, so that a word that is there may be a mistake */ };

static enum err weigh(struct content *content, const struct wanted_word *word, int64_t *ret_weight)
{
    int64_t sum = 0, weight;
    enum err err = ERR_OK;
    for (int i = 0; i < word->n && err == ERR_OK; i++) {
        err = near_weight(content, word->forms[i].word, word->forms[i].begins, &weight);
        sum += err == ERR_OK ? weight : 0;
    }
    *ret_weight = sum;
    return err;
}

enum err suggest_possible(struct content *content, const struct wanted *wanted, bool *ret_possible)
{
    enum err err = ERR_OK;
    bool possible = true;
    for (int i = 0; i < wanted->n && err == ERR_OK && possible; i++) {
        int64_t weight;
        if (!words_kept(wanted->words[i].typed))
            continue;
        err = weigh(content, &wanted->words[i], &weight);
        possible = weight > 0;
    }
    *ret_possible = possible;
    return err;
}

struct mending {
    struct content *content;
    struct arena *arena;
    uint64_t own;
    struct mended *mended;
};

/* What a word may have been meant to be, when nothing or next to nothing of the content has it. */
static enum err mend_word(const struct mending *mending, const struct match_word *typed, int64_t weight,
                          struct near_word words[NEAR_WORDS], int *ret_n)
{
    int64_t likeliest = 0;
    int n = 0, kept = 0;
    enum err err =
        near_find(mending->content, typed->word, typed->unfinished, mending->own, mending->arena, words, &n);
    for (int i = 0; i < n && err == ERR_OK; i++) {
        err = near_weight(mending->content, words[i].form, words[i].begins, &likeliest);
        if (likeliest > weight * SURELY)
            words[kept++] = words[i];
    }
    *ret_n = kept;
    return err;
}

/* What was typed stays the last of the forms. */
static void set_forms(struct wanted_word *word, const struct near_word *words, int n)
{
    struct form typed = word->forms[0];
    for (int i = 0; i < n; i++)
        word->forms[i] = (struct form){words[i].form, words[i].begins};
    word->forms[n] = typed;
    word->n = n + 1;
}
_Static_assert((int)NEAR_WORDS + 1 <= (int)FORMS_MAX, "forms");

static bool is_lost(const struct match_word *typed, int64_t weight, int n_likeliest)
{
    return n_likeliest == 0 && weight == 0 && (words_kept(typed->word) || !match_is_long(typed->word));
}

static enum err take_word(const struct mending *mending, const struct match_word *typed,
                          const struct wanted_word *word, int i)
{
    struct mended *mended = mending->mended;
    int *n = &mended->n_likeliest[i];
    int64_t weight;
    enum err err = weigh(mending->content, word, &weight);
    if (err == ERR_OK)
        err = mend_word(mending, typed, weight, mended->likeliest[i], n);
    if (err != ERR_OK)
        return err;
    if (is_lost(typed, weight, *n)) {
        mended->n_lost++;
        return ERR_OK;
    }
    struct wanted_word *kept = &mended->wanted.words[mended->wanted.n++];
    *kept = *word;
    if (*n > 0)
        set_forms(kept, mended->likeliest[i], *n);
    mended->n_mended += *n > 0;
    return ERR_OK;
}

static enum err mend_reading(const struct mending *mending, const struct match_reading *reading,
                             const struct wanted *wanted)
{
    struct mended *mended = mending->mended;
    enum err err = ERR_OK;
    mended->n_words = reading->n;
    mended->wanted.n = mended->n_mended = mended->n_lost = 0;
    for (int i = 0; i < reading->n && err == ERR_OK; i++)
        err = take_word(mending, &reading->words[i], &wanted->words[i], i);
    return err;
}

enum err suggest_mend(struct content *content, const struct match *match, const struct wanted *wanted,
                      uint64_t own, struct arena *arena, struct mended *ret_mended)
{
    const struct mending mending = {content, arena, own, ret_mended};
    enum err err = ERR_OK;
    ret_mended->n_mended = 0;
    for (int i = 0; i < match->n && err == ERR_OK && !ret_mended->n_mended; i++)
        err = mend_reading(&mending, &match->readings[i], &wanted[i]);
    if (err == ERR_OK && !ret_mended->n_mended && match->n > 1)
        err = mend_reading(&mending, &match->readings[0], &wanted[0]);
    return err;
}

struct writing { /* how the content writes a word */
    struct arena *arena;
    struct str word, as_written;
};

static void look_for_word(void *ctx, enum text_part part, struct str text)
{
    struct writing *writing = ctx;
    (void)part;
    if (writing->as_written.len)
        return;
    struct arena scratch;
    arena_init(&scratch);
    struct fold_words words = fold_words(&scratch, text);
    for (int i = 0; i < words.n && !writing->as_written.len; i++)
        if (str_eq(words.items[i].word, writing->word))
            writing->as_written =
                arena_str(writing->arena, str_sub(text, words.items[i].from, words.items[i].to));
    arena_release(&scratch);
}

static struct str tag_of(struct content *content, int64_t language, struct arena *arena)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, LANGUAGE_ALL);
    struct str tag = STR("");
    bool row;
    while (db_step(content->db, stmt, &row) == ERR_OK && row)
        if (db_int(stmt, 0) == language)
            tag = arena_str(arena, db_str(stmt, 1));
    return tag;
}

/* Names keep their capitals; other words have them where a sentence begins. */
static struct str small(const struct item *item, struct str tag, struct arena *arena, struct str word)
{
    const struct lang *lang = lang_find(tag);
    bool is_name = item->kind == KIND_ORGANIZATION || item->kind == KIND_PLACE;
    return is_name || !lang ? word : format_small(arena, lang, word);
}

/* Where it stands in some item. Empty: nowhere any more. */
static enum err find_item(struct content *content, enum content_statement statement, struct str word,
                          struct arena *arena, struct str *ret_id, struct str *ret_tag)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, statement);
    struct str match = arena_printf(arena, "\"%.*s\"", STR_FMT(word));
    db_bind_str(stmt, 1, match);
    enum err err = db_one(content->db, stmt);
    if (err != ERR_OK)
        return err == ERR_NOT_FOUND ? ERR_OK : err;
    *ret_id = arena_str(arena, db_str(stmt, 0));
    int64_t language = db_int(stmt, 1);
    db_reset(stmt);
    *ret_tag = tag_of(content, language, arena);
    return ERR_OK;
}

static enum err write_word(struct content *content, struct str word, struct arena *arena,
                           struct str *ret_text)
{
    struct writing writing = {.arena = arena, .word = word};
    const struct item *item = NULL;
    struct loader loader;
    struct str id = STR(""), tag = STR("");
    enum err err = find_item(content, FIND_WORD_IN_TITLE, word, arena, &id, &tag);
    if (err == ERR_OK && !id.len)
        err = find_item(content, FIND_WORD_IN_TEXT, word, arena, &id, &tag);
    if (err != ERR_OK || !id.len)
        return err;
    loader_init(&loader, content, arena);
    err = load_by_id(&loader, id, &item);
    loader_release(&loader);
    if (err == ERR_OK && item)
        texts_visit(item, tag, look_for_word, &writing);
    if (writing.as_written.len)
        *ret_text = small(item, tag, arena, writing.as_written);
    return err;
}

/* The likeliest that is still written somewhere. */
static enum err write_likeliest(struct content *content, const struct mended *mended, int i,
                                struct arena *arena, struct str *ret_text)
{
    enum err err = ERR_OK;
    for (int n = 0; n < mended->n_likeliest[i] && err == ERR_OK && !ret_text->len; n++)
        err = write_word(content, mended->likeliest[i][n].word, arena, ret_text);
    return err;
}

/* The bytes of what was typed that became the i-th word: all that is left when its last pieces were joined.
 */
static struct str bytes_of(const struct fold_words *typed, int i, int n, struct str text)
{
    int last = i == n - 1 ? typed->n - 1 : i;
    return str_sub(text, typed->items[i].from, typed->items[last].to);
}

enum err suggest_words(struct content *content, const struct mended *mended, struct str typed,
                       struct arena *arena, struct str *ret_text)
{
    struct fold_words words = fold_words(arena, typed);
    struct str text = STR("");
    size_t at = 0;
    enum err err = ERR_OK;
    if (words.n > MATCH_WORDS)
        return ERR_OK;
    for (int i = 0; i < mended->n_words && err == ERR_OK; i++) {
        struct str bytes = bytes_of(&words, i, mended->n_words, typed), written = STR("");
        if (!mended->n_likeliest[i])
            continue;
        err = write_likeliest(content, mended, i, arena, &written);
        if (!written.len)
            return err;
        struct str before = str_sub(typed, at, (size_t)(bytes.ptr - typed.ptr));
        text = arena_printf(arena, "%.*s%.*s%.*s", STR_FMT(text), STR_FMT(before), STR_FMT(written));
        at = (size_t)(bytes.ptr - typed.ptr) + bytes.len;
    }
    if (err == ERR_OK)
        *ret_text = arena_printf(arena, "%.*s%.*s", STR_FMT(text), STR_FMT(str_sub(typed, at, typed.len)));
    return err;
}
