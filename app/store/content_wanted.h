/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is looked for: the words typed, and all that each may stand as. Of store/content_*.c only. */
#ifndef STORE_CONTENT_WANTED_H
#define STORE_CONTENT_WANTED_H

#include "core/match.h"

enum { FORMS_MAX = 8 };

struct form {
    struct str word;
    bool begins; /* what begins with it, too */
};
struct wanted_word { /* any of its forms */
    struct str typed;
    struct form forms[FORMS_MAX];
    int n;
};
struct wanted { /* all of its words */
    struct wanted_word words[MATCH_WORDS];
    int n;
};
/* With the forms that each word has by itself. */
void wanted_read(struct arena *arena, const struct match_reading *reading, struct wanted *ret_wanted);

#endif
