// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_near.h"

#include <string.h>

#include "base/utf8.h"
#include "core/match.h"

enum {
    LETTERS_MAX = 32,
    SIBLINGS_MAX = 400, /* letters that are tried in one place */
    CONTINUED_MAX = 24, /* words that are looked at of those with one beginning */
    OWN_LANGUAGE = 8,   /* times as likely */
    LIKELY_SLIP = 4,
    FIRST_LETTER = 4, /* times less likely: people look at it */
    ITSELF = 16,      /* times as likely as to have been on the way to a longer one */
    LONGER = 2,       /* times as likely must a longer one be than one before it */
};

struct stem { /* a word of the table */
    struct str word;
    int64_t weight;
    uint64_t languages;
};

struct walk {
    struct content *content;
    struct arena *arena;
    struct str typed;
    size_t at[LETTERS_MAX + 1]; /* where each letter begins; at[n]: the end */
    int n;
    bool unfinished;
    uint64_t own;
    struct near_word *found;
    int n_found;
};

static bool begins(struct str word, struct str stem)
{
    return word.len >= stem.len && memcmp(word.ptr, stem.ptr, stem.len) == 0;
}

static struct stem read_stem(struct arena *arena, struct sqlite3_stmt *stmt)
{
    return (struct stem){arena_str(arena, db_str(stmt, 0)), db_int(stmt, 1), (uint64_t)db_int(stmt, 2)};
}

/* The first word at or after `from`; an empty one at the end. */
static enum err seek(struct walk *walk, struct str from, struct stem *ret_stem)
{
    struct sqlite3_stmt *stmt = db_stmt(walk->content->db, WORD_FROM);
    db_bind_str(stmt, 1, from);
    enum err err = db_one(walk->content->db, stmt);
    *ret_stem = (struct stem){0};
    if (err != ERR_OK)
        return err == ERR_NOT_FOUND ? ERR_OK : err;
    *ret_stem = read_stem(walk->arena, stmt);
    db_reset(stmt);
    return ERR_OK;
}

enum err near_weight(struct content *content, struct str word, bool unfinished, int64_t *ret_weight)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, WORD_FROM);
    int64_t weight = 0;
    bool row;
    enum err err = ERR_OK;
    db_bind_str(stmt, 1, word);
    for (int i = 0; i < CONTINUED_MAX; i++) {
        err = db_step(content->db, stmt, &row);
        if (err != ERR_OK || !row)
            break;
        if (unfinished ? !begins(db_str(stmt, 0), word) : !str_eq(db_str(stmt, 0), word))
            break;
        weight += db_int(stmt, 1);
    }
    db_reset(stmt);
    if (err == ERR_OK)
        *ret_weight = weight;
    return err;
}

static struct str letter(const struct walk *walk, int i)
{
    return str_sub(walk->typed, walk->at[i], walk->at[i + 1]);
}

static struct str rest(const struct walk *walk, int i)
{
    return str_sub(walk->typed, walk->at[i], walk->typed.len);
}

/* Letters that stand in for one another where a keyboard has only one of them, and letters typed twice or
 * once. */
static bool is_likely(const struct walk *walk, struct str form, int place)
{
    static const char *const alike[] = {"aå", "aä", "oö", "eé", "ou", "ck", "sz", "vw", "ie", "iy"};
    struct str typed = place < walk->n ? letter(walk, place) : (struct str){0};
    struct str before = place > 0 ? letter(walk, place - 1) : (struct str){0};
    struct str there =
        walk->at[place] < form.len ? str_sub(form, walk->at[place], form.len) : (struct str){0};
    size_t n = 0;
    if (there.len)
        utf8_next(there, &n);
    there = str_sub(there, 0, n);
    if (before.len && (str_eq(before, typed) || str_eq(before, there)))
        return true;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        struct str pair = str_of(alike[i]), one = str_sub(pair, 0, 1), other = str_sub(pair, 1, pair.len);
        if ((str_eq(typed, one) && str_eq(there, other)) || (str_eq(typed, other) && str_eq(there, one)))
            return true;
    }
    return false;
}

static int64_t score_of(const struct walk *walk, const struct stem *stem, struct str form, int place,
                        int64_t weight)
{
    int64_t score = weight * FIRST_LETTER * (stem->languages & walk->own ? OWN_LANGUAGE : 1);
    if (is_likely(walk, form, place))
        return score * LIKELY_SLIP;
    return place == 0 ? score / FIRST_LETTER : score;
}

/* Kept when it is among the best; each form once. */
static void keep(struct walk *walk, const struct near_word *word)
{
    int at = 0;
    for (int i = 0; i < walk->n_found; i++)
        if (str_eq(walk->found[i].form, word->form))
            return;
    while (at < walk->n_found && walk->found[at].score >= word->score)
        at++;
    if (at == NEAR_WORDS)
        return;
    int n = walk->n_found < NEAR_WORDS ? walk->n_found : NEAR_WORDS - 1;
    memmove(&walk->found[at + 1], &walk->found[at], (size_t)(n - at) * sizeof *walk->found);
    walk->found[at] = *word;
    walk->n_found = n + 1;
}

/* The likeliest of the words that begin so; most likely the form itself, when it is one of them. */
static enum err take_continued(struct walk *walk, struct str form, int place)
{
    struct sqlite3_stmt *stmt = db_stmt(walk->content->db, WORD_FROM);
    struct near_word word = {.form = form, .begins = true};
    int64_t best = -1;
    bool row;
    enum err err = ERR_OK;
    db_bind_str(stmt, 1, form);
    for (int i = 0; i < CONTINUED_MAX; i++) {
        err = db_step(walk->content->db, stmt, &row);
        if (err != ERR_OK || !row || !begins(db_str(stmt, 0), form))
            break;
        struct stem stem = read_stem(walk->arena, stmt);
        int64_t score = score_of(walk, &stem, form, place, stem.weight);
        word.score += score;
        if (best < 0 || score > LONGER * best) {
            word.word = stem.word;
            best = str_eq(stem.word, form) ? score * ITSELF / LONGER : score;
        }
    }
    db_reset(stmt);
    if (err == ERR_OK && word.word.len)
        keep(walk, &word);
    return err;
}

/* A form that has a letter mended at `place`. Of what is unfinished a short rest is not a beginning: too much
 * begins so. */
static enum err try_form(struct walk *walk, struct str form, int place)
{
    bool continued = walk->unfinished && utf8_length(form) >= MATCH_NEAR_LETTERS;
    struct stem stem;
    if (continued)
        return take_continued(walk, form, place);
    enum err err = seek(walk, form, &stem);
    if (err == ERR_OK && form.len && str_eq(stem.word, form))
        keep(walk,
             &(struct near_word){form, false, stem.word, score_of(walk, &stem, form, place, stem.weight)});
    return err;
}

static struct str join(const struct walk *walk, struct str a, struct str b, struct str c)
{
    return arena_printf(walk->arena, "%.*s%.*s%.*s", STR_FMT(a), STR_FMT(b), STR_FMT(c));
}

static enum err try_without(struct walk *walk, struct str stem, int i)
{
    return try_form(walk, join(walk, stem, rest(walk, i + 1), STR("")), i);
}

static enum err try_changed_places(struct walk *walk, struct str stem, int i)
{
    struct str pair = join(walk, letter(walk, i + 1), letter(walk, i), STR(""));
    return str_eq(letter(walk, i), letter(walk, i + 1))
               ? ERR_OK
               : try_form(walk, join(walk, stem, pair, rest(walk, i + 2)), i);
}

static enum err try_letter(struct walk *walk, struct str stem, struct str other, int i)
{
    enum err err = ERR_OK;
    if (i < walk->n && !str_eq(other, letter(walk, i)))
        err = try_form(walk, join(walk, stem, other, rest(walk, i + 1)), i);
    if (err == ERR_OK && !(walk->unfinished && i == walk->n))
        err = try_form(walk, join(walk, stem, other, rest(walk, i)), i);
    return err;
}

/* Letters of one script; Latin, with all its additions, is one. */
static uint32_t script_of(uint32_t c)
{
    return c < 0x250 ? 0 : c >= 0x1200 && c < 0x1400 ? 0x12 : c >> 8;
}

static struct str put_letter(struct arena *arena, uint32_t c)
{
    char bytes[4];
    return arena_str(arena, (struct str){bytes, utf8_put(c, bytes)});
}

/* Every letter that some word has after the stem. */
static enum err try_letters(struct walk *walk, struct str stem, int i)
{
    size_t zero = 0;
    uint32_t script = script_of(utf8_next(walk->typed, &zero));
    uint32_t c = script ? script << 8 : 1;
    for (int n = 0; n < SIBLINGS_MAX; n++) {
        struct stem found;
        enum err err = seek(walk, join(walk, stem, put_letter(walk->arena, c), STR("")), &found);
        if (err != ERR_OK || found.word.len <= stem.len || !begins(found.word, stem))
            return err;
        size_t at = stem.len;
        c = utf8_next(found.word, &at);
        if (script_of(c) != script)
            return ERR_OK;
        err = try_letter(walk, stem, str_sub(found.word, stem.len, at), i);
        if (err != ERR_OK)
            return err;
        c++;
    }
    return ERR_OK;
}

/* All that begins as typed up to the i-th letter and has its mistake there. */
static enum err try_place(struct walk *walk, int i, bool *ret_more)
{
    struct str stem = str_sub(walk->typed, 0, walk->at[i]);
    struct stem found;
    enum err err = seek(walk, stem, &found);
    *ret_more = found.word.len && begins(found.word, stem);
    if (err == ERR_OK && *ret_more && i < walk->n)
        err = try_without(walk, stem, i);
    if (err == ERR_OK && *ret_more && i + 1 < walk->n)
        err = try_changed_places(walk, stem, i);
    if (err == ERR_OK && *ret_more && !(walk->unfinished && i == walk->n))
        err = try_letters(walk, stem, i);
    return err;
}

static bool cut(struct walk *walk)
{
    for (size_t at = 0; at < walk->typed.len; walk->n++) {
        if (walk->n == LETTERS_MAX)
            return false;
        walk->at[walk->n] = at;
        utf8_next(walk->typed, &at);
    }
    walk->at[walk->n] = walk->typed.len;
    return walk->n >= MATCH_NEAR_LETTERS;
}

enum err near_find(struct content *content, struct str typed, bool unfinished, uint64_t own,
                   struct arena *arena, struct near_word ret_words[NEAR_WORDS], int *ret_n)
{
    struct walk walk = {.content = content,
                        .arena = arena,
                        .typed = typed,
                        .unfinished = unfinished,
                        .own = own,
                        .found = ret_words};
    bool more = cut(&walk);
    enum err err = ERR_OK;
    for (int i = 0; more && i <= walk.n && err == ERR_OK; i++)
        err = try_place(&walk, i, &more);
    *ret_n = walk.n_found;
    return err;
}
