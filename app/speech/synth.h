/* SPDX-License-Identifier: GPL-3.0-or-later
 * The synthesiser, espeak-ng: text in, samples and words out, as an answer. */
#ifndef SPEECH_SYNTH_H
#define SPEECH_SYNTH_H

#include "base/speech_wire.h"

/* Finds the voices' data. Without it no language has a voice, and recordings still play. */
void synth_open(void);
/* Whether a voice has exactly this language. It is then the one that speaks. */
bool synth_choose(const char *lang);
void synth_say(const struct speech_command *say);

#endif
