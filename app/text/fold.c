// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/fold.h"

#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "text/brk.h"
#include "text/fold_char.h"
#include "text/icu.h"

/* Words go out with one space between them; `gap` remembers that one is due. */
struct folding {
    struct buf *out;
    bool any, gap;
};

static void put(struct folding *folding, uint32_t c)
{
    char bytes[4];
    if (folding->gap && folding->any)
        buf_char(folding->out, ' ');
    folding->gap = false;
    folding->any = true;
    buf_add(folding->out, bytes, utf8_put(c, bytes));
}

static bool fold_ascii(struct str s, struct folding *folding)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
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

/* Cuts a stretch of Thai and its like into words. */
static void fold_spaceless(struct folding *folding, const UNormalizer2 *nfd, struct utf16 text)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *words =
        brk_take(BRK_WORD, &langs[0]); /* the dictionaries do not depend on the language */
    ubrk_setText(words, text.ptr, text.len, &code);
    for (int32_t from = 0, to = ubrk_next(words); to != UBRK_DONE; from = to, to = ubrk_next(words)) {
        folding->gap = true;
        for (int32_t at = from; at < to;) {
            UChar32 c;
            U16_NEXT(text.ptr, at, to, c);
            fold_letter(folding, nfd, c);
        }
    }
    brk_give(BRK_WORD, &langs[0], words);
    folding->gap = true;
}

void fold_text(struct str s, struct buf *out)
{
    struct folding folding = {.out = out};
    if (fold_ascii(s, &folding))
        return;
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    struct arena arena;
    arena_init(&arena);
    struct utf16 text = casefold(&arena, s);
    for (int32_t at = 0; at < text.len;) {
        int32_t end = spaceless_end(text, at);
        if (end > at) {
            fold_spaceless(&folding, nfd, (struct utf16){text.ptr + at, end - at});
            at = end;
            continue;
        }
        UChar32 c;
        U16_NEXT(text.ptr, at, text.len, c);
        fold_letter(&folding, nfd, c);
    }
    arena_release(&arena);
}
