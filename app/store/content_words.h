/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words that the content is written in, each once: what a mistyped word may have been meant to be. A
 * weight says how often a word stands there, in titles and synonyms more than in texts; it only grows until
 * all is indexed anew, so a word that is gone may still stand here. Of store/content_*.c only. */
#ifndef STORE_CONTENT_WORDS_H
#define STORE_CONTENT_WORDS_H

#include "store/content_sql.h"

enum { WORD_IN_TITLE = 8, WORD_IN_TEXT = 1 };

/* Whether the table has such words at all: not short ones, no numbers, nothing endless. */
bool words_kept(struct str word);

/* The words that begin so, those with the most weight; of a beginning that very many have, of the first of
 * them in the alphabet. At most `max`, in `arena`. */
enum err words_beginning(struct content *content, struct str beginning, struct arena *arena,
                         struct str *ret_words, int max, int *ret_n);

struct words_seen; /* by one indexing, before they are written */
struct words_seen *words_begin(void);
/* `folded` as fold_text leaves it. `language`: its number. */
void words_add(struct words_seen *seen, struct str folded, int weight, int64_t language);
/* Into the table, inside a transaction. */
enum err words_write(struct content *content, struct words_seen *seen);
void words_end(struct words_seen *seen);

#endif
