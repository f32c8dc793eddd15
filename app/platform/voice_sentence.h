/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text is said in pieces, so that stopping leaves little to throw away. Of the voice's files only. */
#ifndef PLATFORM_VOICE_SENTENCE_H
#define PLATFORM_VOICE_SENTENCE_H

#include "base/str.h"

enum { SENTENCE_MIN = 60, SENTENCE_MAX = 300 }; /* bytes */
/* Where the piece that begins at `from` ends: after a sentence, else, when that is too far, after a comma,
 * a space or a character. What is left over within SENTENCE_MAX of the end may stay one piece. > from. */
size_t sentence_end(struct str text, size_t from);

#endif
