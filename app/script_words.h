/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of a script: splitting lines, times, points, sizes, and when two texts are the same. Pure.
 */
#ifndef SCRIPT_WORDS_H
#define SCRIPT_WORDS_H

#include "base/arena.h"
#include "platform/input.h"

enum { SCRIPT_WORDS_MAX = 8 };

/* Words by white space; "…" is one word (\" and \\ inside); # at the start of a word begins a comment only at
 * the start of the line or when followed by a space. Words live in `arena`, NUL behind each. False: a quote
 * is open, or too many words. */
bool script_split(struct str line, struct arena *arena, struct str *words, bool *quoted, int *ret_n);
bool script_duration(struct str s, int64_t *ret_ms);         /* "250ms" "2s" "5m" "1h" */
bool script_point(struct str s, float *ret_x, float *ret_y); /* "540,960" */
bool script_size(struct str s, int *ret_w, int *ret_h);      /* "1080x1920" */
/* Equal, containing, after NFC and without isolates and other format marks. */
bool script_same_text(struct str a, struct str b);
bool script_contains_text(struct str text, struct str part);

#endif
