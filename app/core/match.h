/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was typed, as words to look for, and where a text has them: the same rules as the search's. Words are
 * folded (text/fold.h). Each but the last has to be whole; the last is still being typed, so a beginning is
 * enough. Where ICU cuts unfinished Thai otherwise than the whole word, the pieces joined count too. Arabic
 * words are also meant with the article before them, or without it. Pure. */
#ifndef CORE_MATCH_H
#define CORE_MATCH_H

#include "base/arena.h"

enum { MATCH_WORDS = 8, MATCH_READINGS = 3, MATCH_FORMS = 5, MATCH_NEAR_LETTERS = 4 };

struct match_word {
    struct str word;
    bool unfinished; /* the last one */
};
struct match_reading { /* one way to cut what was typed */
    struct match_word words[MATCH_WORDS];
    int n;
};
struct match {
    struct match_reading readings[MATCH_READINGS]; /* the first: as it was cut */
    int n;                                         /* 0: no word was typed */
};
/* At most MATCH_WORDS words. The words live in `arena`. */
void match_read(struct arena *arena, struct str typed, struct match *ret_match);

/* Enough letters to look for everywhere, not in titles alone: too much begins with less. */
bool match_is_long(struct str word);
/* The word itself first; then, of an Arabic one, with the article and its like before it, or without the
 * article. `ret_forms` in `arena`. */
int match_forms(struct arena *arena, struct str word, struct str ret_forms[MATCH_FORMS]);
/* Whether one mistake lies between them: a letter too many, one missing, one wrong, or two neighbours that
 * changed places; `unfinished`: between `typed` and the beginning of `word`. What has less than
 * MATCH_NEAR_LETTERS letters, or is the word or its beginning, is near to nothing. */
bool match_near(struct str typed, struct str word, bool unfinished);

struct match_span {
    size_t from, to;
};
/* The whole words of `text` that are meant, in their order; those with one mistake too when `near`. At most
 * `max`. */
int match_spans(const struct match *match, struct str text, bool near, struct match_span *ret_spans, int max);

#endif
