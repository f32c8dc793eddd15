/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folding for search: NFKC, case folded, marks dropped (but å ä ö stay letters of their own), Arabic hamza
 * and alef forms, yeh and kaf variants unified, tatweel and vowel marks dropped, Persian and Arabic digits to
 * 0-9. Words separated by one space, words of scripts without spaces (Thai) cut by ICU. Same result at the
 * hub, in the index and for what is typed. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/buf.h"

/* Raise it whenever any text folds otherwise than before: what was indexed by another one is indexed anew. */
enum { FOLD_VERSION = 1 };
void fold_text(struct str s, struct buf *out); /* appends; ASCII has a fast path */

#endif
