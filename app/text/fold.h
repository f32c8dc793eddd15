/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folding for search: NFKC, case folded, marks dropped (but å ä ö stay letters of their own), Arabic hamza
 * and alef forms, yeh and kaf variants unified, tatweel and vowel marks dropped, Persian and Arabic digits to
 * 0-9. Words separated by one space, words of scripts without spaces (Thai) cut by ICU. Same result at the
 * hub, in the index and for what is typed. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"
#include "base/buf.h"

/* Raise it whenever any text folds otherwise than before: what was indexed by another one is indexed anew. */
enum { FOLD_VERSION = 1 };
void fold_text(struct str s, struct buf *out); /* appends; ASCII has a fast path */

/* The words of fold_text, each with the bytes of `s` that it was made of: letters with their marks. */
struct fold_word {
    struct str word;
    size_t from, to;
    bool glued; /* nothing between it and the word before: cut by ICU */
};
struct fold_words {
    struct fold_word *items;
    int n;
};
struct fold_words fold_words(struct arena *arena, struct str s);

#endif
