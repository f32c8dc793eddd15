/* SPDX-License-Identifier: GPL-3.0-or-later
 * A file of items, one at a time: one JSON object, or an array of them, cut at the top level without building
 * a tree of the whole. What is inside an element is for the JSON parser to judge. */
#ifndef EXCHANGE_SPLIT_H
#define EXCHANGE_SPLIT_H

#include "base/err.h"
#include "base/str.h"

struct split {
    struct str bytes;
    size_t at;
    int line; /* of `at`, from 1 */
    bool is_array, begun, ended;
    const char *reason; /* of ERR_SYNTAX */
};
struct split_element {
    struct str bytes;
    int line;     /* where it begins */
    size_t index; /* in the array */
};

void split_init(struct split *split, struct str bytes); /* a byte order mark is passed over */
/* ERR_OK with an element; ERR_NOT_FOUND at the end; ERR_SYNTAX at split->line for split->reason, and then no
 * more. */
enum err split_next(struct split *split, struct split_element *ret_element);

#endif
