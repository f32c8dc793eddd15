/* SPDX-License-Identifier: GPL-3.0-or-later
 * What writing needs: capital letters by the rules of a language, and how much one press of "erase" takes. */
#ifndef TEXT_EDIT_H
#define TEXT_EDIT_H

#include "base/arena.h"
#include "text/lang.h"

/* Turkish i becomes İ. In `arena`. */
struct str edit_upper(struct arena *arena, const struct lang *lang, struct str s);
/* The text without its last character, a slice of `s`. A character is a grapheme cluster (an accent typed
 * after its letter goes with it, a Hebrew letter with its points), but where people write the marks one by
 * one, as in Thai and Arabic, only the last mark goes; and a joiner is a character of its own. */
struct str edit_back(struct str s);

#endif
