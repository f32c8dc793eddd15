/* SPDX-License-Identifier: GPL-3.0-or-later
 * Making TUF metadata (specification 1.0.34, section 4 and 6.2), for the hub and the root ceremony.
 * A maker gives the "signed" part; tuf_envelope wraps it; tuf_sign adds signatures over its canonical form;
 * tuf_write gives the file. The bytes written are what the role above announces: hash those, and write them
 * once. */
#ifndef TRUST_TUF_MAKE_H
#define TRUST_TUF_MAKE_H

#include "base/arena.h"
#include "trust/sign.h"
#include "trust/tuf.h"

enum { TUF_KEYS_MAX = 16 };

struct tuf_role_keys {
    const unsigned char (*public_keys)[SIGN_PUBLIC_BYTES];
    int n, threshold; /* 1 ≤ threshold ≤ n ≤ TUF_KEYS_MAX */
};

/* All return new values. Versions from 1; times in seconds UTC; consistent snapshots always. */
struct js *tuf_make_root(int64_t version, int64_t expires_s, const struct tuf_role_keys roles[TUF_ROLES]);
struct js *tuf_make_targets(int64_t version, int64_t expires_s);
/* `custom` is handed over and may be NULL. A path given again is replaced. */
void tuf_targets_put(struct js *targets_signed, const char *path, int64_t length,
                     const unsigned char hash[SHA256_BYTES], struct js *custom);
/* `targets_file` are the very bytes of <version>.targets.json; likewise below. */
struct js *tuf_make_snapshot(int64_t version, int64_t expires_s, int64_t targets_version,
                             struct str targets_file);
struct js *tuf_make_timestamp(int64_t version, int64_t expires_s, int64_t issued_s, int64_t snapshot_version,
                              struct str snapshot_file);

struct js *tuf_envelope(struct js *signed_part); /* takes it over; no signatures yet */
/* Adds this key's signature, or replaces the one it gave before. */
void tuf_sign(struct js *envelope, const struct sign_key *key);
/* Appends. JS_COMPACT for what travels, JS_PRETTY for people. False when the buffer overflowed. */
bool tuf_write(const struct js *envelope, enum js_style style, struct buf *buf);

/* Names under metadata/ and targets/ with consistent snapshots: "7.snapshot.json", "timestamp.json";
 * "content/<hash>.12.zst" for "content/12.zst". */
struct str tuf_metadata_name(struct arena *arena, enum tuf_role role, int64_t version);
struct str tuf_target_name(struct arena *arena, const char *path, const unsigned char *hash, size_t n_hash);

/* A root or any other file read back for the ceremony, without judging it: its envelope, or ERR_SYNTAX. */
enum err tuf_envelope_read(struct str bytes, struct js **ret_envelope);

#endif
