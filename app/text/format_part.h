/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pieces that the format_….c files share. Of this folder only. */
#ifndef TEXT_FORMAT_PART_H
#define TEXT_FORMAT_PART_H

#include "text/format.h"

/* 25 -> "2,5", 30 -> "3". */
struct str format_tenths(struct arena *arena, const struct lang *lang, int64_t tenths);
/* In U+2068…U+2069 when its letters run against the language, or its digits stand among right-to-left words;
 * else as it is. */
struct str format_isolated(struct arena *arena, const struct lang *lang, struct str s);
/* A plural message with {count}. */
struct str format_count(struct arena *arena, const struct words *words, const char *context, const char *one,
                        const char *many, int64_t n);

#endif
