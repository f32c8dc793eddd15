/* SPDX-License-Identifier: GPL-3.0-or-later
 * LIX, how hard a Swedish text is to read (Björnsson, Läsbarhet, 1968): words a sentence, plus how many of a
 * hundred words are longer than six letters. Below 25 children's books, 30 easy, 40 newspapers, 50 and more
 * official prose. Pure.
 * A word stands between spaces, slashes or dashes and holds a letter or a digit; its hyphens and digits are
 * no letters. A sentence ends at "!", "?", ":", and at "." or "…" before anything but a small letter, at an
 * empty line, before the bullet of a list and with the text; not within a word ("13.15", "EU:s") and not
 * after what is always shortened ("kl. 18"). A single line end ends none: easy Swedish breaks its lines where
 * one breathes. */
#ifndef TEXT_LIX_H
#define TEXT_LIX_H

#include "base/str.h"

/* In fewer words one long one decides everything: of those no figure is told. */
enum { LIX_WORDS_MIN = 20 };

struct lix {
    int words, sentences, long_words;
};

struct lix lix_count(struct str text);
double lix_figure(const struct lix *lix); /* 0 without words */

#endif
