/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a text becomes when it is said: the words that a synthesiser should be given. Isolates, soft hyphens
 * and other format characters go (ZWNJ and ZWJ stay, they part letters); " · " and bullets become pauses;
 * phone numbers are spelt digit by digit, ranges said as "{from} to {to}", addresses with "at", "dot" and
 * "slash"; "&", "/" and "+" between words become words; words in capitals lower case, short ones alone
 * ("ABF") their letters; line ends sentence ends. Words come from the catalogue, context "speech". Pure;
 * linear time. */
#ifndef TEXT_SPOKEN_H
#define TEXT_SPOKEN_H

#include "text/format.h"

enum { SPOKEN_BYTES_MAX = 1 << 18 }; /* of the result; what is past it is not said */
struct spoken {
    struct str text;        /* valid UTF-8 whatever came in; no space at either end */
    const uint32_t *origin; /* for each byte of text the byte of the source it stands for; text.len of them */
};
struct spoken spoken_text(struct arena *arena, const struct words *words, struct str text);

#endif
