/* SPDX-License-Identifier: GPL-3.0-or-later
 * ICU break iterators kept open: opening one costs more than breaking a paragraph. At most one idle iterator
 * of each kind and language is kept; safe from any thread. Of this folder only. */
#ifndef TEXT_BRK_H
#define TEXT_BRK_H

#include <unicode/ubrk.h>

#include "text/lang.h"

enum brk_kind { BRK_LINE, BRK_WORD, BRK_CLUSTER, BRK_COUNT };

UBreakIterator *brk_take(enum brk_kind kind,
                         const struct lang *lang); /* the caller's alone until given back */
void brk_give(enum brk_kind kind, const struct lang *lang, UBreakIterator *iterator);

#endif
