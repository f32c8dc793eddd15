/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sorting by the rules of a language. */
#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

#include "base/buf.h"
#include "text/lang.h"

int collate_cmp(const struct lang *lang, struct str a, struct str b);
/* Appends a binary key: memcmp of keys orders as collate_cmp does. */
void collate_key(const struct lang *lang, struct str s, struct buf *out);

#endif
