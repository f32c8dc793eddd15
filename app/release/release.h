/* SPDX-License-Identifier: GPL-3.0-or-later
 * Releases as bytes. A release is a set of items, each with the exact bytes the hub stored (JSON, sorted,
 * compact); its identity is one root hash. A content file holds the whole, a delta what changed between two.
 * Pure. */
#ifndef RELEASE_RELEASE_H
#define RELEASE_RELEASE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum { HASH_BYTES = 32, RELEASE_MAX_BYTES = 256 << 20 /* unpacked */, RELEASE_ITEMS_MAX = 200000 };

struct release_item {
    struct str id;
    struct str bytes;               /* ptr NULL in a delta: withdrawn */
    unsigned char hash[HASH_BYTES]; /* SHA-256 of bytes */
};

/* SHA-256 over the lines "<id> <hash hex>\n", items sorted bytewise by id (asserted). */
struct root_hasher;
struct root_hasher *root_hash_begin(void);
void root_hash_add(struct root_hasher *hasher, struct str id, const unsigned char hash[HASH_BYTES]);
void root_hash_end(struct root_hasher *hasher, unsigned char ret_root[HASH_BYTES]); /* frees it */

/* content/<n>.zst and delta/<m>-<n>.zst: zstd over JSON lines, sorted by id:
 *   {"torget":"content"|"delta","version":n,"from":m?,"root_hash":"…","from_root_hash":"…"?,"items":count}\n
 *   <item bytes>\n                       added or changed (an item's bytes hold no newline)
 *   {"id":"…","withdrawn":true}\n        in a delta only */
struct release_head {
    int64_t version, from; /* from 0: a whole */
    unsigned char root_hash[HASH_BYTES], from_root_hash[HASH_BYTES];
    int64_t items; /* lines that follow */
};
struct release_writer;
struct release_writer *release_write_begin(const struct release_head *head);
void release_write_item(struct release_writer *writer, const struct release_item *item);
enum err release_write_end(struct release_writer *writer, struct buf *ret_packed); /* frees it */

/* Streams an untrusted file: bounded unpacked size, line length (ITEM bytes ≤ 512 kB) and count; items in
 * strict id order; head and count must agree. Each item is handed over with its hash; its bytes live until
 * the next call.  ERR_SYNTAX, ERR_LIMIT, ERR_INVALID or what `each` returned. */
typedef enum err (*release_each)(void *ctx, const struct release_item *item);
enum err release_read(struct str packed, struct release_head *ret_head, release_each each, void *ctx);

#endif
