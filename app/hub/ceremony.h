/* SPDX-License-Identifier: GPL-3.0-or-later
 * The root ceremony. Root keys say which keys may sign the rest; they leave the machine at once (or stay,
 * when one only tries the hub out). A rotation is prepared here, signed wherever the keys are, and installed
 * here: ceremony_begin … ceremony_prepare → ceremony_sign (by a threshold of the old and of the new keys) →
 * ceremony_install */
#ifndef HUB_CEREMONY_H
#define HUB_CEREMONY_H

#include "base/arena.h"
#include "hub/publish.h"
#include "trust/tuf.h"

enum { ROOT_KEYS_MAX = 16 };
struct root_plan {
    const char *out;  /* a folder that leaves the machine; NULL: the key stays in the data folder */
    int threshold, n; /* 1 ≤ threshold ≤ n ≤ ROOT_KEYS_MAX */
};

/* The data folder's keys and version 1 of root. The folder must not have one. ERR_EXISTS. */
enum err ceremony_begin(const char *data, const struct root_plan *plan, int64_t now_s);
/* Whether a root key lies in the data folder. */
bool ceremony_is_trial(const char *data);

struct rotation {
    bool new_targets, new_snapshot,
        new_timestamp;                /* new online keys; they wait in keys/next until installed */
    const struct root_plan *new_root; /* NULL: the root keys stay */
};
/* The next version of root, unsigned but for a root key in the data folder, as the file `to`. */
enum err ceremony_prepare(const char *data, const struct rotation *rotation, int64_t now_s, const char *to);
/* Adds the signatures of every root key in the folder `keys` to `file`. *ret_n: how many the file has now. */
enum err ceremony_sign(const char *file, const char *keys, int *ret_n);
/* Checks `file` as a kiosk would, takes the new keys, and signs every channel anew. ERR_UNTRUSTED,
 * ERR_INVALID. */
enum err ceremony_install(const struct publish *publish, const char *file);

/* Shared by the two source files. */
struct root_keys { /* what a version of root says */
    int64_t version;
    unsigned char public_keys[TUF_ROLES][ROOT_KEYS_MAX][SIGN_PUBLIC_BYTES];
    int n[TUF_ROLES], threshold[TUF_ROLES];
};
struct js *root_keys_make(const struct root_keys *keys, int64_t now_s); /* the signed part */
enum err root_keys_read(struct str bytes, struct root_keys *ret_keys);
enum err root_keys_new(const char *data, const struct root_plan *plan, int64_t version,
                       struct root_keys *keys);
/* A key for a role that the hub itself signs with, as <folder>/<role>.json. */
enum err root_keys_make_online(const char *folder, enum tuf_role role, struct root_keys *keys);
enum err envelope_write(const struct js *envelope, const char *path);

#endif
