/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hub's channels and what was released in each. `expanded` caches an item's published bytes (recurrence
 * expanded) until its revision or the horizon changes. The members are the newest release; changes lead back
 * to the older ones that kiosks may still have. Writers stand between db_begin and db_commit. */
#ifndef STORE_HUB_RELEASES_H
#define STORE_HUB_RELEASES_H

#include "base/arena.h"
#include "release/release.h"
#include "store/db.h"

enum { CHANNEL_NAME_MAX = 60 };
struct channel {
    char name[CHANNEL_NAME_MAX + 1];
    int64_t version; /* of the newest release; 0: none yet */
    unsigned char root_hash[HASH_BYTES];
    int64_t items, released_s;
    int64_t signed_version, signed_s;       /* of targets and snapshot metadata */
    int64_t timestamp_version, timestamp_s; /* of the timestamp */
};
enum err channel_add(struct db *db, const char *name); /* fine when it is there */
enum err channel_get(struct db *db, const char *name, struct channel *ret_channel); /* ERR_NOT_FOUND */
enum err channel_list(struct db *db, struct arena *arena, struct channel **ret_channels, size_t *ret_n);
enum err channel_set_signed(struct db *db, const char *name, int64_t version, int64_t now_s);
enum err channel_set_timestamp(struct db *db, const char *name, int64_t version, int64_t now_s);

/* Items whose published bytes are missing or old; EXPANDED_ANY_HORIZON: older than their revision. */
enum { EXPANDED_ANY_HORIZON = -1 };
struct stale_item {
    struct str id;
    int64_t seq;
};
enum err expanded_stale(struct db *db, int64_t horizon, struct arena *arena, struct stale_item **ret_items,
                        size_t *ret_n);
/* The stored JSON and when that revision was made; copied to the arena. */
enum err expanded_source(struct db *db, int64_t seq, struct arena *arena, struct str *ret_json,
                         int64_t *ret_made_s);
/* horizon 0: its bytes do not depend on the month. */
enum err expanded_put(struct db *db, const struct stale_item *item, int64_t horizon,
                      const unsigned char *sha256, struct str json);
enum err expanded_purge(struct db *db);
/* ERR_NOT_FOUND; copied to the arena. */
enum err expanded_get(struct db *db, struct str id, struct arena *arena, struct release_item *ret_item);

struct member {
    struct str id;
    unsigned char hash[HASH_BYTES];
};
/* In order of id: what the channel would hold if it were released now, and what its newest release holds. */
enum err release_selected(struct db *db, const char *channel, struct arena *arena,
                          struct member **ret_members, size_t *ret_n);
enum err release_members(struct db *db, const char *channel, struct arena *arena, struct member **ret_members,
                         size_t *ret_n);
/* The bytes of what is selected, in order of id. */
enum err release_selected_bytes(struct db *db, const char *channel, release_each each, void *ctx);

/* One difference between two releases; hash NULL: not in that one. */
struct change {
    struct str id;
    const unsigned char *before, *after;
};
enum err release_change(struct db *db, const char *channel, int64_t version, const struct change *change);
enum err release_add(struct db *db,
                     const struct channel *release); /* name, version, root_hash, items, released_s */
/* Items that changed after `version` with the hash they had then; id order. has_hash false: it was not there.
 */
struct past {
    struct member member;
    bool has_hash;
};
enum err release_since(struct db *db, const char *channel, int64_t version, struct arena *arena,
                       struct past **ret_past, size_t *ret_n);
enum err release_forget(struct db *db, const char *channel, int64_t version); /* changes up to that version */
enum err release_root(struct db *db, const char *channel, int64_t version,
                      unsigned char ret_root[HASH_BYTES]);

/* The newest release that was there at that time; 0: none. */
enum err release_newest_before(struct db *db, const char *channel, int64_t at_s, int64_t *ret_version);

/* The target files of the newest release. */
struct release_file {
    struct str path; /* "content/7.zst" */
    unsigned char hash[HASH_BYTES];
    int64_t bytes;
};
enum err release_files_set(struct db *db, const char *channel, const struct release_file *files, size_t n);
enum err release_files(struct db *db, const char *channel, struct arena *arena,
                       struct release_file **ret_files, size_t *ret_n);

#endif
