/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which bytes of a text to show while it is read. The synthesiser counts characters from 1 and means parts of
 * words (each group of digits, the halves of "well-known", cut inside a Thai syllable), some of them twice
 * and some past their end; we show whole words, each once, in order. */
#ifndef SPEECH_WORDS_H
#define SPEECH_WORDS_H

#include "base/speech_wire.h"

struct words {
    struct str text;        /* UTF-8 */
    size_t byte, character; /* where the last position was found: they mostly rise */
    size_t shown_to;        /* bytes before this were shown */
};
void words_begin(struct words *words, struct str text);
/* The word that holds character `position`, without the punctuation around it. False: none, or shown. */
bool words_at(struct words *words, int position, uint32_t *ret_from, uint32_t *ret_to);

#endif
