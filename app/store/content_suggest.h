/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was typed, with its mistyped words put right: what else to look for, and how to say so. Of
 * store/content_*.c only. */
#ifndef STORE_CONTENT_SUGGEST_H
#define STORE_CONTENT_SUGGEST_H

#include "store/content_near.h"
#include "store/content_wanted.h"

struct mended {
    struct wanted wanted; /* the mistyped words as what they may have been meant to be; without lost ones */
    int n_words, n_mended, n_lost; /* lost: nothing is like them, or they are too short to insist on */
    struct near_word likeliest[MATCH_WORDS][NEAR_WORDS];
    int n_likeliest[MATCH_WORDS]; /* > 0: mended */
};
/* Whether each word is somewhere in the content, as far as that is known of such words. */
enum err suggest_possible(struct content *content, const struct wanted *wanted, bool *ret_possible);
/* `wanted` beside the readings of `match`. The first reading that can be put right, else the first. */
enum err suggest_mend(struct content *content, const struct match *match, const struct wanted *wanted,
                      uint64_t own, struct arena *arena, struct mended *ret_mended);
/* "Did you mean …": `typed` with each mistyped word as the content writes the likeliest one. Empty when no
 * item has it. In `arena`. */
enum err suggest_words(struct content *content, const struct mended *mended, struct str typed,
                       struct arena *arena, struct str *ret_text);

#endif
