/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the helper's answers go. One answer at a time, all of it in order (base/speech_wire.h). When nobody
 * reads any more the program ends. */
#ifndef SPEECH_ANSWER_H
#define SPEECH_ANSWER_H

#include "base/speech_wire.h"

/* Keeps standard output for the frames alone: what a library prints goes to standard error instead. */
void answer_open(void);
void answer_begin(uint32_t id); /* the line that all that follows answers */
void answer_voice(bool yes);
void answer_format(uint32_t hz);
void answer_word(uint32_t sample, uint32_t from, uint32_t to);
void answer_pcm(const int16_t *samples, size_t n);
void answer_end(void);
void answer_failed(const char *why); /* never what was to be said */

#endif
