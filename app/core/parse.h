/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON to items and every fault by name. Pure; driven by the field tables of core/kind_<kind>.c. */
#ifndef CORE_PARSE_H
#define CORE_PARSE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/js.h"
#include "core/item.h"

enum { ITEM_MAX_BYTES = 256 * 1024, ITEM_MAX_DEPTH = 12 };

enum parse_mode {
    PARSE_IMPORT,    /* written by people: everything is checked, members the hub makes are refused */
    PARSE_PUBLISHED, /* signed by the hub: `occurrences`, `updated` are taken, unknown members passed over */
};

struct fault {
    bool is_warning;
    struct str pointer; /* RFC 6901, into the item, "" for the item itself */
    const char *rule;   /* one word: unknown-member, missing, type, enum, limit, html, date, language, id,
                           reference, duplicate, range, control-character, order … */
    struct str message; /* for people: what, why, what to do */
};
struct faults { /* at most FAULTS_MAX are kept, all are counted */
    struct arena *arena;
    struct fault *items;
    int n, size, errors, warnings;
};
enum { FAULTS_MAX = 100 };

/* NULL when there is any error. `faults` may be NULL. The item lives in `arena` and refers to nothing outside
 * it. */
const struct item *item_parse(const struct js *json, enum parse_mode mode, struct arena *arena,
                              struct faults *faults);
/* From stored bytes: js_parse + item_parse(PARSE_PUBLISHED). ERR_SYNTAX, ERR_INVALID, ERR_LIMIT. */
enum err item_read(struct str bytes, struct arena *arena, const struct item **ret_item);

/* Moves every date and time of the JSON, in place, by whole weeks (see assets/demo/import.json): those from
 * two years before `anchor` on move by the weeks between the anchor's week and today's; clock times stay,
 * offsets follow the zone. */
void item_shift_dates(struct js *json, struct date anchor, struct date today);

#endif
