/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is looked for, as MATCH expressions of FTS5. Of store/content_*.c only. */
#ifndef STORE_CONTENT_QUERY_H
#define STORE_CONTENT_QUERY_H

#include "base/buf.h"
#include "core/match.h"
#include "store/content_sql.h"

enum { FORMS_MAX = 8, EXPRESSION_MAX = 64 * 1024 };

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
/* Enough of it to be looked for in more than titles. */
bool wanted_is_long(const struct wanted *wanted);

/* In titles; `whole`: words only, no beginnings. */
void query_title(const struct wanted *wanted, bool whole, struct buf *out);
/* In texts. A word is found, too, through the names of organizations and places (`names`) that hold it, or
 * those and terms (`terms`): by their ids. *ret_any: there was such a name. */
enum query_names { QUERY_WORDS, QUERY_NAMES, QUERY_TERMS };
enum err query_text(struct content *content, const struct wanted *wanted, enum query_names names,
                    struct buf *out, bool *ret_any);

#endif
