/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an item refers to: the ids of other items in its JSON, each with its JSON pointer. */
#ifndef EXCHANGE_REFS_H
#define EXCHANGE_REFS_H

#include "base/arena.h"
#include "base/js.h"

struct ref {
    struct str id, pointer;
};
struct refs {
    struct ref *items;
    int n;
};
struct refs refs_of(const struct js *item, struct arena *arena);

#endif
