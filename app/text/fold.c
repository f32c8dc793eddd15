// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/brk.h"
#include "text/fold_char.h"
#include "text/icu.h"

enum { WORDS_FIRST = 16 };

/* The bytes of the source that a part of it came from. */
struct origin {
    size_t from, to;
};

/* Words go out with one space between them; `gap` remembers that one is due. `words`: what was made of what
 * is noted, too. */
struct folding {
    struct buf *out;
    bool any, gap;
    struct fold_words *words; /* or NULL */
    int room;
    struct arena *arena;
    struct origin at; /* what is being folded */
};

static void begin_word(struct folding *folding)
{
    struct fold_words *words = folding->words;
    if (words->n == folding->room) {
        const struct fold_word *old = words->items;
        folding->room = folding->room ? folding->room * 2 : WORDS_FIRST;
        words->items = ARENA_ARRAY(folding->arena, struct fold_word, (size_t)folding->room);
        if (words->n)
            memcpy(words->items, old, (size_t)words->n * sizeof *old);
    }
    size_t before = words->n ? words->items[words->n - 1].to : SIZE_MAX;
    words->items[words->n++] = (struct fold_word){.word = {NULL, folding->out->len},
                                                  .from = folding->at.from,
                                                  .glued = folding->at.from <= before && before != SIZE_MAX};
}

/* Until all is there, a word's `len` is where it begins in the buffer: that may move. */
static void put(struct folding *folding, uint32_t c)
{
    char bytes[4];
    bool begins = folding->gap || !folding->any;
    if (folding->gap && folding->any)
        buf_char(folding->out, ' ');
    folding->gap = false;
    folding->any = true;
    if (folding->words && begins)
        begin_word(folding);
    buf_add(folding->out, bytes, utf8_put(c, bytes));
    if (folding->words)
        folding->words->items[folding->words->n - 1].to = folding->at.to;
}

static bool fold_ascii(struct str s, struct folding *folding)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        folding->at = (struct origin){i, i + 1};
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            put(folding, (uint32_t)c);
        else if (c != '\'')
            folding->gap = true;
    }
    return true;
}

/* NFKC_Casefold, which also drops what is invisible (ZWNJ, isolates, soft hyphens). */
static struct utf16 casefold(struct arena *arena, struct str s)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&code);
    struct utf16 wide = icu_utf16(arena, s);
    int32_t size = wide.len * 2 + 16;
    for (;;) {
        UChar *out = ARENA_ARRAY(arena, UChar, (size_t)size + 1);
        code = U_ZERO_ERROR;
        int32_t len = unorm2_normalize(normalizer, wide.ptr, wide.len, out, size, &code);
        if (code != U_BUFFER_OVERFLOW_ERROR) {
            if (U_FAILURE(code))
                abort(); /* the text is valid UTF-16 and ICU has the data: only memory can be short */
            return (struct utf16){out, len};
        }
        size = len; /* U+FDFA alone becomes eighteen letters */
    }
}

static void fold_piece(struct folding *folding, uint32_t c)
{
    uint32_t letter = c;
    switch (fold_char(c, &letter)) {
    case FOLD_LETTER:
        put(folding, letter);
        break;
    case FOLD_SPACE:
        folding->gap = true;
        break;
    case FOLD_DROP:
        break;
    }
}

/* å ä ö are letters, not a and o with marks; every other letter is taken apart. */
static void fold_letter(struct folding *folding, const UNormalizer2 *nfd, UChar32 c)
{
    UChar parts[24];
    UErrorCode code = U_ZERO_ERROR;
    int32_t n = -1;
    if (c >= 0x80 && c != 0xe5 && c != 0xe4 && c != 0xf6)
        n = unorm2_getDecomposition(nfd, c, parts, 24, &code);
    if (n < 0 || U_FAILURE(code)) {
        fold_piece(folding, (uint32_t)c);
        return;
    }
    for (int32_t at = 0; at < n;) {
        U16_NEXT(parts, at, n, c);
        fold_piece(folding, (uint32_t)c);
    }
}

static int32_t spaceless_end(struct utf16 text, int32_t at)
{
    while (at < text.len) {
        UChar32 c;
        int32_t next = at;
        U16_NEXT(text.ptr, next, text.len, c);
        if (!fold_is_spaceless((uint32_t)c))
            break;
        at = next;
    }
    return at;
}

/* Casefolded text; `origins`, one a unit, say what of the source it came from, or NULL. */
struct folded {
    struct utf16 text;
    const struct origin *origins;
};

static void stand_at(struct folding *folding, const struct folded *folded, int32_t unit)
{
    if (folded->origins)
        folding->at = folded->origins[unit];
}

/* Cuts the stretch [first, end), of Thai and its like, into words. */
static void fold_spaceless(struct folding *folding, const UNormalizer2 *nfd, const struct folded *folded,
                           int32_t first, int32_t end)
{
    const UChar *stretch = folded->text.ptr + first;
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *words =
        brk_take(BRK_WORD, &langs[0]); /* the dictionaries do not depend on the language */
    ubrk_setText(words, stretch, end - first, &code);
    for (int32_t from = 0, to = ubrk_next(words); to != UBRK_DONE; from = to, to = ubrk_next(words)) {
        folding->gap = true;
        for (int32_t at = from; at < to;) {
            UChar32 c;
            stand_at(folding, folded, first + at);
            U16_NEXT(stretch, at, to, c);
            fold_letter(folding, nfd, c);
        }
    }
    brk_give(BRK_WORD, &langs[0], words);
    folding->gap = true;
}

static void fold_wide(struct folding *folding, const struct folded *folded)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    struct utf16 text = folded->text;
    for (int32_t at = 0; at < text.len;) {
        int32_t end = spaceless_end(text, at);
        if (end > at) {
            fold_spaceless(folding, nfd, folded, at, end);
            at = end;
            continue;
        }
        UChar32 c;
        stand_at(folding, folded, at);
        U16_NEXT(text.ptr, at, text.len, c);
        fold_letter(folding, nfd, c);
    }
}

void fold_text(struct str s, struct buf *out)
{
    struct folding folding = {.out = out};
    if (fold_ascii(s, &folding))
        return;
    struct arena arena;
    arena_init(&arena);
    fold_wide(&folding, &(struct folded){casefold(&arena, s), NULL});
    arena_release(&arena);
}

/* The end of the piece of `s` that begins at `at` and that casefolding takes together: a letter with its
 * marks. */
static size_t piece_end(struct str s, size_t at)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&code);
    utf8_next(s, &at);
    while (at < s.len) {
        size_t next = at;
        if (unorm2_hasBoundaryBefore(normalizer, (UChar32)utf8_next(s, &next)))
            break;
        at = next;
    }
    return at;
}

/* Piece by piece, so that it is known what came from where; the same letters as of the whole. */
static struct folded casefold_noted(struct arena *arena, struct str s)
{
    size_t room = s.len * 8 + 16, n = 0;
    UChar *units = ARENA_ARRAY(arena, UChar, room);
    struct origin *origins = ARENA_ARRAY(arena, struct origin, room);
    for (size_t from = 0, to; from < s.len; from = to) {
        unsigned char c = (unsigned char)s.ptr[from];
        to = from + 1;
        if (c < 0x80 && (to == s.len || (unsigned char)s.ptr[to] < 0x80)) {
            units[n] = (UChar)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            origins[n++] = (struct origin){from, to};
            continue;
        }
        to = piece_end(s, from);
        struct utf16 piece = casefold(arena, str_sub(s, from, to));
        for (int32_t i = 0; i < piece.len && n < room; i++, n++) {
            units[n] = piece.ptr[i];
            origins[n] = (struct origin){from, to};
        }
    }
    return (struct folded){{units, (int32_t)n}, origins};
}

struct fold_words fold_words(struct arena *arena, struct str s)
{
    struct fold_words words = {NULL, 0};
    struct buf out;
    struct arena scratch;
    buf_init(&out, s.len * 32 + 64);
    arena_init(&scratch);
    struct folding folding = {.out = &out, .words = &words, .arena = arena};
    if (!fold_ascii(s, &folding)) {
        struct folded folded = casefold_noted(&scratch, s);
        fold_wide(&folding, &folded);
    }
    struct str all = arena_str(arena, buf_view(&out));
    for (int i = 0; i < words.n; i++) {
        size_t from = words.items[i].word.len;
        size_t to = i + 1 < words.n ? words.items[i + 1].word.len - 1 : all.len;
        words.items[i].word = str_sub(all, from, to);
    }
    arena_release(&scratch);
    buf_release(&out);
    return words;
}
