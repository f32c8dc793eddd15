/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a mistyped word may have been meant to be: words of the content within one mistake of it (core/match.h
 * says what a mistake is). Found by walking the table of words as a tree, a letter at a time, so nothing is
 * kept in memory. Of store/content_*.c only. */
#ifndef STORE_CONTENT_NEAR_H
#define STORE_CONTENT_NEAR_H

#include "store/content_sql.h"

struct near_word {
    struct str form; /* what is to be looked for: a word, or the beginning of some */
    bool begins;     /* the latter */
    struct str word; /* the likeliest whole word with that form */
    int64_t score;
};
enum { NEAR_WORDS = 6 };

/* How much of the content has the word; `unfinished`: words that begin so, a few of them. 0: none. */
enum err near_weight(struct content *content, struct str word, bool unfinished, int64_t *ret_weight);
/* Likeliest first: often in titles and texts, in a language of `own` (by number), a likely slip. Nothing for
 * less than MATCH_NEAR_LETTERS letters. All in `arena`. */
enum err near_find(struct content *content, struct str typed, bool unfinished, uint64_t own,
                   struct arena *arena, struct near_word ret_words[NEAR_WORDS], int *ret_n);

#endif
