/* SPDX-License-Identifier: GPL-3.0-or-later
 * A TUF repository made in memory, for tests. Keys are letters: the same letter is the same key in every run.
 */
#ifndef TESTS_TUF_REPO_H
#define TESTS_TUF_REPO_H

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "trust/tuf_make.h"

enum { NOW = 1796000000 /* 2026-11-29 */, DAY = 86400 };

static inline struct sign_key key_of(char letter)
{
    unsigned char seed[SIGN_SEED_BYTES];
    struct sign_key key;
    memset(seed, letter, sizeof seed);
    sign_key_of_seed(seed, &key);
    return key;
}

struct set {
    const char *keys; /* "abc" */
    int threshold;
};

struct sets {
    struct set role[TUF_ROLES];
};

static const struct sets plain_sets = {
    {[TUF_ROOT] = {"r", 1}, [TUF_TIMESTAMP] = {"t", 1}, [TUF_SNAPSHOT] = {"s", 1}, [TUF_TARGETS] = {"g", 1}}};

static inline struct js *root_of(int64_t version, struct sets sets)
{
    unsigned char keys[TUF_ROLES][TUF_KEYS_MAX][SIGN_PUBLIC_BYTES];
    struct tuf_role_keys roles[TUF_ROLES];
    for (enum tuf_role role = TUF_ROOT; role < TUF_ROLES; role++) {
        int n = (int)strlen(sets.role[role].keys);
        for (int i = 0; i < n; i++) {
            struct sign_key key = key_of(sets.role[role].keys[i]);
            memcpy(keys[role][i], key.public_key, SIGN_PUBLIC_BYTES);
        }
        roles[role] = (struct tuf_role_keys){(const unsigned char(*)[SIGN_PUBLIC_BYTES])keys[role], n,
                                             n < sets.role[role].threshold ? n : sets.role[role].threshold};
    }
    struct js *part = tuf_make_root(version, NOW + 365 * DAY, roles);
    for (enum tuf_role role = TUF_ROOT; role < TUF_ROLES; role++) /* also thresholds that no one can reach */
        js_put_int((struct js *)js_get(js_get(part, "roles"), tuf_role_name(role)), "threshold",
                   sets.role[role].threshold);
    return part;
}

/* Takes `part` over; the file signed by these keys, in place of what `file` held. */
static inline void put_signed(struct buf *file, struct js *part, const char *keys)
{
    struct js *envelope = tuf_envelope(part);
    for (; *keys; keys++) {
        struct sign_key key = key_of(*keys);
        tuf_sign(envelope, &key);
    }
    if (!file->max)
        buf_init(file, 8 << 20);
    buf_clear(file);
    tuf_write(envelope, JS_COMPACT, file);
    js_free(envelope);
}

static inline struct js *envelope_of(const struct buf *file)
{
    struct js *envelope = NULL;
    enum err err = tuf_envelope_read(buf_view(file), &envelope);
    assert(err == ERR_OK);
    return envelope;
}

static inline struct js *part_of(const struct buf *file)
{
    struct js *envelope = envelope_of(file), *part = js_copy(js_get(envelope, "signed"));
    js_free(envelope);
    return part;
}

static inline void put_envelope(struct buf *file, struct js *envelope)
{
    buf_clear(file);
    tuf_write(envelope, JS_COMPACT, file);
    js_free(envelope);
}

struct files {
    struct buf role[TUF_ROLES];
};

static inline struct str view(const struct files *files, enum tuf_role role)
{
    return buf_view(&files->role[role]);
}

static const char hello[] = "hello, square\n";

static inline struct js *targets_of(int64_t version)
{
    struct js *part = tuf_make_targets(version, NOW + 90 * DAY), *custom = js_new_object();
    unsigned char hash[SHA256_BYTES];
    sha256(str_of(hello), hash);
    js_put_z(custom, "root_hash", "00ff");
    tuf_targets_put(part, "content/1.zst", sizeof hello - 1, hash, custom);
    return part;
}

static inline void announce_targets(struct files *files, int64_t version, int64_t targets_version)
{
    put_signed(&files->role[TUF_SNAPSHOT],
               tuf_make_snapshot(version, NOW + 90 * DAY, targets_version, view(files, TUF_TARGETS)), "s");
}

static inline void announce_snapshot(struct files *files, int64_t version, int64_t snapshot_version)
{
    put_signed(
        &files->role[TUF_TIMESTAMP],
        tuf_make_timestamp(version, NOW + 14 * DAY, NOW - 60, snapshot_version, view(files, TUF_SNAPSHOT)),
        "t");
}

/* Root 1, all else at `version`, plain keys, nothing expired. */
static inline void files_make(struct files *files, int64_t version)
{
    put_signed(&files->role[TUF_ROOT], root_of(1, plain_sets), "r");
    put_signed(&files->role[TUF_TARGETS], targets_of(version), "g");
    announce_targets(files, version, version);
    announce_snapshot(files, version, version);
}

static inline void files_release(struct files *files)
{
    for (enum tuf_role role = TUF_ROOT; role < TUF_ROLES; role++)
        buf_release(&files->role[role]);
}

#endif
