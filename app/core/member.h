/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a member of an item may hold, by its name: for those who write items from something else than JSON.
 * Read from the same field tables as the items. Pure. */
#ifndef CORE_MEMBER_H
#define CORE_MEMBER_H

#include "core/item.h"

enum member_shape {
    MEMBER_NONE,   /* the kind has no such member, or the hub makes it */
    MEMBER_STR,    /* one string: a word, a date, a link … */
    MEMBER_ID,     /* the id of another item */
    MEMBER_PHONE,  /* E.164 */
    MEMBER_MOMENT, /* RFC 3339 */
    MEMBER_INT,
    MEMBER_REAL,
    MEMBER_BOOL,
    MEMBER_TEXT, /* a text in several languages */
    MEMBER_STRS, /* lists of these */
    MEMBER_IDS,
    MEMBER_MOMENTS,
    MEMBER_TEXTS,
    MEMBER_OTHER /* objects, lists of objects */
};
struct member {
    enum member_shape shape;
    const char *prefix; /* of the ids, where they are all of one kind ("org"); else NULL */
};
/* `path` as "phone" or "audience.tags". */
struct member item_member(enum item_kind kind, struct str path);

#endif
