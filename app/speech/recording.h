/* SPDX-License-Identifier: GPL-3.0-or-later
 * Recorded speech, .wav or .opus (libsndfile): for languages without a voice. */
#ifndef SPEECH_RECORDING_H
#define SPEECH_RECORDING_H

#include "base/speech_wire.h"

enum { RECORDING_SECONDS_MAX = 600 }; /* of longer ones no more is played */
void recording_play(const struct speech_command *play);

#endif
