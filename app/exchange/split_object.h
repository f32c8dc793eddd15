/* SPDX-License-Identifier: GPL-3.0-or-later
 * The members of one JSON object that may be too large for a tree: each is cut out as bytes, for split.h or
 * the JSON parser to judge. */
#ifndef EXCHANGE_SPLIT_OBJECT_H
#define EXCHANGE_SPLIT_OBJECT_H

#include "exchange/split.h"

struct split_member {
    struct str name; /* as it is written, escapes and all */
    struct str value;
    int line; /* where the value begins */
};

/* Over bytes that begin, after white space, with "{". ERR_OK with a member; ERR_NOT_FOUND at the end;
 * ERR_SYNTAX at split->line for split->reason, and then no more. `split` is made by split_init. */
enum err split_object_next(struct split *split, struct split_member *ret_member);

#endif
