/* SPDX-License-Identifier: GPL-3.0-or-later
 * The .mo file format (gettext manual 10.3). Everything is checked once in mo_parse: offsets, NULs, UTF-8,
 * order, the plural rule and that every plural message has all its forms. Constant from then on. Of this
 * folder only. */
#ifndef TEXT_MO_H
#define TEXT_MO_H

#include "base/arena.h"
#include "base/err.h"
#include "text/plural.h"

struct mo_entry {
    struct str key; /* "context\4message", without the plural message */
    const struct str *forms;
    int n_forms; /* 1 for a message without plural */
};
struct mo {
    const struct mo_entry *entries; /* sorted bytewise by key */
    size_t n;
    struct plural plural; /* that of English when the header has none */
};
/* `bytes` must outlive it. ERR_SYNTAX, ERR_LIMIT. */
enum err mo_parse(struct str bytes, struct arena *arena, struct mo *ret_mo);
const struct mo_entry *mo_find(const struct mo *mo, struct str key); /* NULL when there is none */

#endif
