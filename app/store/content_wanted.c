// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_wanted.h"

void wanted_read(struct arena *arena, const struct match_reading *reading, struct wanted *ret_wanted)
{
    ret_wanted->n = reading->n;
    for (int i = 0; i < reading->n; i++) {
        struct wanted_word *word = &ret_wanted->words[i];
        struct str forms[MATCH_FORMS];
        word->typed = reading->words[i].word;
        word->n = match_forms(arena, word->typed, forms);
        for (int f = 0; f < word->n; f++)
            word->forms[f] = (struct form){forms[f], reading->words[i].unfinished};
    }
}
_Static_assert((int)MATCH_FORMS <= (int)FORMS_MAX, "forms");
