/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hub's items. An item is its newest revision: sorted compact JSON, immutable, with who and when; a
 * withdrawn item has no row, only revisions. Writers stand between db_begin and db_commit. */
#ifndef STORE_HUB_ITEMS_H
#define STORE_HUB_ITEMS_H

#include "base/arena.h"
#include "release/release.h"
#include "store/db.h"

struct hub_item {
    struct str id, kind, source;
    struct str channel; /* ptr NULL: every channel that its audience names */
    struct str json;
    int64_t number; /* of the revision */
};
struct hub_item_put {
    struct hub_item item; /* number is given by the store */
    unsigned char sha256[HASH_BYTES];
    struct str *channels; /* the audience; none: every channel */
    int n_channels;
    struct str origin, origin_id; /* the record of the source that it was made of, JSON, and its id there;
                                     ptr NULL: leave what is kept */
    struct str *links;            /* ids it refers to */
    int n_links;
};
enum put { PUT_SAME, PUT_ADDED, PUT_CHANGED };

enum err hub_items_put(struct db *db, const struct hub_item_put *put, int64_t now_s, const char *who,
                       enum put *ret_put);
enum err hub_items_withdraw(struct db *db, struct str id, const char *source, int64_t now_s, const char *who);
/* The newest revision. ERR_NOT_FOUND. */
enum err hub_items_get(struct db *db, struct str id, struct arena *arena, struct hub_item *ret_item);
/* What the item was made of. ERR_NOT_FOUND: it came from no other record. */
struct hub_origin {
    struct str id, json; /* the record's id in its source; the record */
    int64_t number;      /* of the revision that was made of it */
};
enum err hub_items_origin(struct db *db, struct str id, struct arena *arena, struct hub_origin *ret_origin);
enum err hub_items_source(struct db *db, struct str id, struct arena *arena,
                          struct str *ret_source); /* ERR_NOT_FOUND */
enum err hub_items_has(struct db *db, struct str id, bool *ret_exists);
/* Whether there was such an item and there is none now: it was withdrawn. */
enum err hub_items_was(struct db *db, struct str id, bool *ret_was);
/* In order of id; strings live until `each` returns. kind NULL: all. Stops at the first failure of `each`. */
typedef enum err (*hub_items_each)(void *ctx, const struct hub_item *item);
enum err hub_items_list(struct db *db, const char *kind, hub_items_each each, void *ctx);
enum err hub_items_of_source(struct db *db, const char *source, struct arena *arena, struct str **ret_ids,
                             size_t *ret_n);
/* The stored bytes of every revision of every item; strings live until `each` returns. */
typedef enum err (*hub_items_bytes)(void *ctx, struct str json);
enum err hub_items_revisions(struct db *db, hub_items_bytes each, void *ctx);
/* The stored items that refer to `target`. */
enum err hub_items_linking(struct db *db, struct str target, struct arena *arena, struct str **ret_ids,
                           size_t *ret_n);

#endif
