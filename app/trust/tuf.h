/* SPDX-License-Identifier: GPL-3.0-or-later
 * The client workflow of The Update Framework (specification 1.0.34, section 5) as a state machine: bytes in,
 * verdict out; no files, no network, no clock. Only ed25519 counts; the four top-level roles; delegations are
 * refused. One machine serves one refresh: the time handed to tuf_open is the fixed update start time (5.1).
 *
 *   tuf_open → tuf_update_root* → tuf_check_root → (tuf_recall_timestamp, tuf_recall_snapshot: what was kept)
 *            → tuf_update_timestamp → tuf_update_snapshot → tuf_update_targets → tuf_target
 *
 * A refused file changes nothing. After TUF_OK the bytes just given are trusted and should be kept as they
 * came. trust/tuf_client.h drives it over a network and a folder. */
#ifndef TRUST_TUF_H
#define TRUST_TUF_H

#include "base/js.h"
#include "trust/hash.h"

enum {
    TUF_ROOT_MAX = 512 << 10,
    TUF_TIMESTAMP_MAX = 16 << 10,
    TUF_SNAPSHOT_MAX = 2 << 20,
    TUF_TARGETS_MAX = 5 << 20,
    TUF_ROTATIONS_MAX = 256, /* new root files in one refresh */
};

enum tuf_verdict {
    TUF_OK = 0,
    TUF_SAME,         /* this version of the timestamp is trusted already: keep that one, it is still good */
    TUF_TOO_LARGE,    /* longer than we accept, or than was announced */
    TUF_SYNTAX,       /* not a metadata file: broken, a login page, doubled members, wrong types */
    TUF_TYPE,         /* the metadata of another role */
    TUF_SPEC_VERSION, /* not written for version 1 of the specification */
    TUF_VERSION,      /* a version number that cannot be, or a root that is not the next one */
    TUF_SIGNATURE,    /* not one good signature by a key of the role */
    TUF_THRESHOLD,    /* good signatures, but by too few keys */
    TUF_DUPLICATE,    /* one key id signs twice */
    TUF_ROLLBACK,     /* older than what is trusted, or something known is gone */
    TUF_EXPIRED,      /* past its date: a freeze attack, or a hub that sleeps */
    TUF_MIXED,        /* not the version that the role above announced */
    TUF_LENGTH,       /* not the length announced */
    TUF_HASH,         /* not the hash announced, or none that we know */
    TUF_DELEGATIONS,  /* delegates to further roles */
    TUF_NO_TARGET,    /* there is no target of that name */
    TUF_NO_ROOT,      /* no trusted root to begin with */
    TUF_NETWORK,      /* no answer */
    TUF_MISSING,      /* the other side does not have the file */
    TUF_REFUSED,      /* the other side answered with a failure */
    TUF_CANCELLED,    /* asked to stop */
    TUF_STORAGE,      /* our own disk refused */
    TUF_VERDICTS
};

const char *
tuf_verdict_name(enum tuf_verdict verdict); /* "wrong-signature": for logs, tests, status messages */
const char *
tuf_verdict_words(enum tuf_verdict verdict);        /* a clause in English: "it is signed by too few keys" */
enum err tuf_verdict_err(enum tuf_verdict verdict); /* the nearest of base/err.h; TUF_SAME is ERR_OK */

struct tuf;

/* 5.2. The trusted root must be well-formed and carry its own threshold of signatures; it may have expired.
 */
enum tuf_verdict tuf_open(struct str root, int64_t now_s, struct tuf **ret_tuf);
void tuf_close(struct tuf *tuf); /* NULL is fine */

/* 5.3.3–7, for each further root in order. *ret_rotated (may be NULL) tells that a key of timestamp or
 * snapshot was taken away: what was kept of both must then be deleted (5.3.11; this machine has forgotten
 * them). */
enum tuf_verdict tuf_update_root(struct tuf *tuf, struct str bytes, bool *ret_rotated);
enum tuf_verdict tuf_check_root(const struct tuf *tuf); /* 5.3.10: TUF_OK or TUF_EXPIRED */

/* What was kept from an earlier refresh; it may have expired. Refused when the current root does not stand
 * behind it: then go on as if there were none. */
enum tuf_verdict tuf_recall_timestamp(struct tuf *tuf, struct str bytes);
enum tuf_verdict tuf_recall_snapshot(struct tuf *tuf, struct str bytes);

enum tuf_verdict tuf_update_timestamp(struct tuf *tuf, struct str bytes); /* 5.4 */
/* The snapshot kept is the one that the timestamp announces, and has not expired: no need to fetch it. */
bool tuf_snapshot_current(const struct tuf *tuf);
enum tuf_verdict tuf_update_snapshot(struct tuf *tuf, struct str bytes); /* 5.5 */
enum tuf_verdict tuf_update_targets(struct tuf *tuf, struct str bytes);  /* 5.6; kept or fetched alike */

struct tuf_announced {
    int64_t version;
    int64_t length; /* 0: not announced */
};
struct tuf_announced
tuf_announced_snapshot(const struct tuf *tuf);                     /* version 0 before there is a timestamp */
struct tuf_announced tuf_announced_targets(const struct tuf *tuf); /* version 0 before there is a snapshot */

enum tuf_role { TUF_ROOT, TUF_TIMESTAMP, TUF_SNAPSHOT, TUF_TARGETS, TUF_ROLES };
const char *tuf_role_name(enum tuf_role role);
size_t tuf_role_max_bytes(enum tuf_role role);
int64_t tuf_version(const struct tuf *tuf, enum tuf_role role);   /* 0: none trusted */
int64_t tuf_expires_s(const struct tuf *tuf, enum tuf_role role); /* 0: none trusted */
bool tuf_consistent_snapshot(const struct tuf *tuf);
/* The signed time in timestamp.json's own member "x-torget-issued". False when there is none. */
bool tuf_issued_s(const struct tuf *tuf, int64_t *ret_s);

struct tuf_target {
    struct str path;
    int64_t length;
    bool has_sha256, has_sha512; /* at least one */
    unsigned char sha256[SHA256_BYTES];
    unsigned char sha512[SHA512_BYTES];
    const struct js *custom; /* NULL when absent; lives as long as the machine */
};
/* 5.6.7 without delegations. TUF_NO_TARGET; TUF_HASH when no hash is of a kind we know; TUF_SYNTAX. */
enum tuf_verdict tuf_target(const struct tuf *tuf, const char *path, struct tuf_target *ret_target);
/* The object path → description, to look through. NULL before there are targets. */
const struct js *tuf_targets(const struct tuf *tuf);
/* 5.7.3: TUF_OK, TUF_LENGTH or TUF_HASH. */
enum tuf_verdict tuf_target_check(const struct tuf_target *target, struct str bytes);

#endif
