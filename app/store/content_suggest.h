/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was typed, with its mistyped words put right: what else to look for, and how to say so. Of
 * store/content_*.c only. */
#ifndef STORE_CONTENT_SUGGEST_H
#define STORE_CONTENT_SUGGEST_H

#include "store/content_near.h"
#include "store/content_query.h"

struct mended {
    struct wanted wanted; /* the mistyped words as what they may have been meant to be */
    int n;                /* of mistyped words; 0: none could be put right, and the rest is not filled */
    bool is_mended[MATCH_WORDS];
    struct near_word likeliest[MATCH_WORDS][NEAR_WORDS];
    int n_likeliest[MATCH_WORDS];
};
/* `wanted` beside the readings of `match`. The first reading that can be put right. */
enum err suggest_mend(struct content *content, const struct match *match, const struct wanted *wanted,
                      uint64_t own, struct arena *arena, struct mended *ret_mended);
/* "Did you mean …": `typed` with each mistyped word as the content writes the likeliest one. Empty when no
 * item has it. In `arena`. */
enum err suggest_words(struct content *content, const struct mended *mended, struct str typed,
                       struct arena *arena, struct str *ret_text);

#endif
