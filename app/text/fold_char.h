/* SPDX-License-Identifier: GPL-3.0-or-later
 * What folding does to one code point that is already decomposed and case folded. Of this folder only. */
#ifndef TEXT_FOLD_CHAR_H
#define TEXT_FOLD_CHAR_H

#include <stdbool.h>
#include <stdint.h>

enum fold_kind {
    FOLD_LETTER, /* part of a word; *ret_letter is what it becomes */
    FOLD_DROP,   /* a mark, a tatweel, an apostrophe: the word goes on without it */
    FOLD_SPACE,  /* between words */
};
enum fold_kind fold_char(uint32_t c, uint32_t *ret_letter);
/* Letters of scripts that write no spaces between words. */
bool fold_is_spaceless(uint32_t c);

#endif
