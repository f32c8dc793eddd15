/* SPDX-License-Identifier: GPL-3.0-or-later
 * The plural rule of a catalogue: "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : …" (gettext manual 11.2.6,
 * the operators of C without assignment). From files, so hostile ones are refused: long, deep, or out of
 * range. */
#ifndef TEXT_PLURAL_H
#define TEXT_PLURAL_H

#include "base/arena.h"
#include "base/err.h"

enum { PLURAL_FORMS_MAX = 6 };
struct plural_node;
struct plural {
    int forms; /* 1 to PLURAL_FORMS_MAX */
    const struct plural_node *rule;
};
/* The value of a Plural-Forms header. ERR_SYNTAX, ERR_LIMIT. Lives in `arena`. */
enum err plural_parse(struct str header, struct arena *arena, struct plural *ret_plural);
/* 0 to forms - 1; a rule that answers something else gives the last form. A negative n counts as its size. */
int plural_form(const struct plural *plural, int64_t n);

#endif
