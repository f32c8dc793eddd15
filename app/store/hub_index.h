/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hub's items without their bytes: what a directory needs to page, to find and to say what changed. */
#ifndef STORE_HUB_INDEX_H
#define STORE_HUB_INDEX_H

#include "base/arena.h"
#include "store/db.h"

struct hub_index_row {
    struct str id, source;
    struct str uid;  /* of the record it was made of (hub_items_origin); ptr NULL: of none */
    struct str head; /* the first 40 bytes of that record */
    bool changed;    /* since it was made of that record */
    bool has_place;  /* it refers to one */
    int64_t made_s;  /* when it, or anything that it refers to, was last changed */
};
/* All of a kind, in order of id. */
enum err hub_index(struct db *db, const char *kind, struct arena *arena, struct hub_index_row **ret_rows,
                   size_t *ret_n);
enum err hub_index_one(struct db *db, const char *kind, struct str id, struct arena *arena,
                       struct hub_index_row *ret_row); /* ERR_NOT_FOUND */
/* The items of a kind that were made of a record with this uid. */
enum err hub_index_uid(struct db *db, const char *kind, struct str uid, struct arena *arena,
                       struct str **ret_ids, size_t *ret_n);
/* The items of a kind, 20 at most, whose record holds these bytes somewhere. Reads them all. */
enum err hub_index_holding(struct db *db, const char *kind, struct str bytes, struct arena *arena,
                           struct str **ret_ids, size_t *ret_n);

#endif
