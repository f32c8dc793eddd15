// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
    BEGINNING_READ = 400,
    BEGINNING_KEPT = 64,
    LETTERS_LEAST = 3,
    WORD_BYTES_MAX = 96,
    SLOTS_FIRST = 1 << 12, /* a power of two */
};

struct seen {
    struct str word; /* in the arena; ptr NULL: a free slot */
    uint64_t hash, languages;
    int64_t weight;
};
struct words_seen {
    struct arena arena;
    struct seen *slots; /* open addressing */
    size_t size, n;
};

struct words_seen *words_begin(void)
{
    struct words_seen *seen = calloc(1, sizeof *seen);
    if (!seen)
        abort();
    arena_init(&seen->arena);
    return seen;
}

void words_end(struct words_seen *seen)
{
    free(seen->slots);
    arena_release(&seen->arena);
    free(seen);
}

static struct seen *slot_of(const struct words_seen *seen, struct str word, uint64_t hash)
{
    size_t at = (size_t)hash & (seen->size - 1);
    while (seen->slots[at].word.ptr && !(seen->slots[at].hash == hash && str_eq(seen->slots[at].word, word)))
        at = (at + 1) & (seen->size - 1);
    return &seen->slots[at];
}

static void grow(struct words_seen *seen)
{
    struct seen *old = seen->slots;
    size_t n = seen->size;
    seen->size = n ? 2 * n : SLOTS_FIRST;
    seen->slots = calloc(seen->size, sizeof *seen->slots);
    if (!seen->slots)
        abort();
    for (size_t i = 0; i < n; i++)
        if (old[i].word.ptr)
            *slot_of(seen, old[i].word, old[i].hash) = old[i];
    free(old);
}

/* A number is not mistyped into another one; two letters are near to everything. */
bool words_kept(struct str word)
{
    if (word.len < LETTERS_LEAST || word.len > WORD_BYTES_MAX)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= '0' && word.ptr[i] <= '9')
            return false;
    return word.len > 4 * LETTERS_LEAST || utf8_length(word) >= LETTERS_LEAST;
}

void words_add(struct words_seen *seen, struct str folded, int weight, int64_t language)
{
    struct str word;
    while (str_next(&folded, ' ', &word)) {
        if (!words_kept(word))
            continue;
        if (2 * seen->n >= seen->size)
            grow(seen);
        uint64_t hash = str_hash(word);
        struct seen *slot = slot_of(seen, word, hash);
        if (!slot->word.ptr) {
            *slot = (struct seen){.word = arena_str(&seen->arena, word), .hash = hash};
            seen->n++;
        }
        slot->weight += weight;
        slot->languages |= UINT64_C(1) << language;
    }
}

static int by_word(const void *a, const void *b)
{
    return str_cmp(((const struct seen *)a)->word, ((const struct seen *)b)->word);
}

/* In their order: each page of the table is then written once. */
static void sort(struct words_seen *seen)
{
    size_t n = 0;
    for (size_t i = 0; i < seen->size; i++)
        if (seen->slots[i].word.ptr)
            seen->slots[n++] = seen->slots[i];
    if (n)
        qsort(seen->slots, n, sizeof *seen->slots, by_word);
}

static enum err write_word(struct db *db, const struct seen *seen)
{
    struct sqlite3_stmt *stmt = db_stmt(db, WORD_MORE);
    db_bind_str(stmt, 1, seen->word);
    db_bind_int(stmt, 2, seen->weight);
    db_bind_int(stmt, 3, (int64_t)seen->languages);
    enum err err = db_run(db, stmt);
    if (err != ERR_OK || db_changes(db))
        return err;
    stmt = db_stmt(db, WORD_ADD);
    db_bind_str(stmt, 1, seen->word);
    db_bind_int(stmt, 2, seen->weight);
    db_bind_int(stmt, 3, (int64_t)seen->languages);
    return db_run(db, stmt);
}

enum err words_write(struct content *content, struct words_seen *seen)
{
    enum err err = ERR_OK;
    sort(seen);
    for (size_t i = 0; i < seen->n && err == ERR_OK; i++)
        err = write_word(content->db, &seen->slots[i]);
    free(seen->slots);
    seen->slots = NULL;
    seen->size = seen->n = 0;
    return err;
}

static bool begins(struct str word, struct str beginning)
{
    return word.len >= beginning.len && memcmp(word.ptr, beginning.ptr, beginning.len) == 0;
}

/* Where a word of that weight belongs among those kept. */
static int place_of(const int64_t *weights, int n, int64_t weight)
{
    int at = n;
    while (at > 0 && weights[at - 1] < weight)
        at--;
    return at;
}

static void keep(struct str word, int64_t weight, struct str *words, int64_t *weights, int max, int *n)
{
    int at = place_of(weights, *n, weight), moved = (*n < max ? *n : max - 1) - at;
    if (at == max)
        return;
    memmove(words + at + 1, words + at, (size_t)moved * sizeof *words);
    memmove(weights + at + 1, weights + at, (size_t)moved * sizeof *weights);
    words[at] = word;
    weights[at] = weight;
    *n += *n < max;
}

enum err words_beginning(struct content *content, struct str beginning, struct arena *arena,
                         struct str *ret_words, int max, int *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, WORD_FROM);
    int64_t weights[BEGINNING_KEPT];
    bool row;
    int n = 0;
    enum err err = ERR_OK;
    assert(max <= BEGINNING_KEPT);
    db_bind_str(stmt, 1, beginning);
    for (int i = 0; i < BEGINNING_READ && max > 0; i++) {
        err = db_step(content->db, stmt, &row);
        if (err != ERR_OK || !row || !begins(db_str(stmt, 0), beginning))
            break;
        int64_t weight = db_int(stmt, 1);
        if (n < max || weight > weights[n - 1])
            keep(arena_str(arena, db_str(stmt, 0)), weight, ret_words, weights, max, &n);
    }
    db_reset(stmt);
    *ret_n = n;
    return err;
}
