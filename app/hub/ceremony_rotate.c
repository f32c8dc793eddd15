// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "hub/ceremony.h"
#include "hub/folder.h"
#include "trust/tuf_make.h"

static enum err prepare_online_key(const char *data, enum tuf_role role, struct root_keys *keys)
{
    struct arena arena;
    arena_init(&arena);
    const char *folder = folder_path(&arena, data, "keys/next");
    enum err err = file_make_folders(folder);
    if (err == ERR_OK)
        err = root_keys_make_online(folder, role, keys);
    arena_release(&arena);
    return err;
}

static enum err prepare_keys(const char *data, const struct rotation *rotation, struct root_keys *keys)
{
    enum err err = ERR_OK;
    if (rotation->new_root)
        err = root_keys_new(data, rotation->new_root, keys->version, keys);
    if (err == ERR_OK && rotation->new_targets)
        err = prepare_online_key(data, TUF_TARGETS, keys);
    if (err == ERR_OK && rotation->new_snapshot)
        err = prepare_online_key(data, TUF_SNAPSHOT, keys);
    if (err == ERR_OK && rotation->new_timestamp)
        err = prepare_online_key(data, TUF_TIMESTAMP, keys);
    return err;
}

static enum err sign_if_trial(const char *data, const char *file, struct arena *arena)
{
    int n;
    enum err err =
        ceremony_is_trial(data) ? ceremony_sign(file, folder_path(arena, data, "keys"), &n) : ERR_OK;
    const char *next = folder_path(arena, data, "keys/next");
    if (err == ERR_OK && file_exists(folder_path(arena, data, "keys/next/root.json")))
        err = ceremony_sign(file, next, &n);
    return err;
}

enum err ceremony_prepare(const char *data, const struct rotation *rotation, int64_t now_s, const char *to)
{
    struct arena arena;
    struct root_keys keys;
    struct str newest;
    int64_t version;
    arena_init(&arena);
    enum err err = folder_root(data, &arena, &version, &newest);
    if (err == ERR_OK)
        err = root_keys_read(newest, &keys);
    if (err == ERR_OK) {
        keys.version = version + 1;
        err = prepare_keys(data, rotation, &keys);
    }
    if (err == ERR_OK) {
        struct js *envelope = tuf_envelope(root_keys_make(&keys, now_s));
        err = envelope_write(envelope, to);
        js_free(envelope);
    }
    if (err == ERR_OK)
        err = sign_if_trial(data, to, &arena);
    arena_release(&arena);
    return err;
}

static bool is_root_key(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    return str_starts(str_sub(path, slash, path.len), "root");
}

static enum err add_signatures(struct js *envelope, const char *keys, struct arena *arena)
{
    struct str *paths;
    size_t n;
    int added = 0;
    enum err err = file_list(keys, ".json", 1000, arena, &paths, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        struct sign_key key;
        bool below = str_contains(paths[i], STR("/next/")) && !str_contains(str_of(keys), STR("next"));
        if (below || !is_root_key(paths[i]) || sign_key_load(paths[i].ptr, &key) != ERR_OK)
            continue;
        tuf_sign(envelope, &key);
        sign_key_wipe(&key);
        added++;
    }
    if (err == ERR_OK && added == 0) {
        log_error("%s: no root key in this folder", keys);
        err = ERR_NOT_FOUND;
    }
    return err;
}

enum err ceremony_sign(const char *file, const char *keys, int *ret_n)
{
    struct arena arena;
    struct str bytes;
    struct js *envelope = NULL;
    arena_init(&arena);
    enum err err = file_read(file, TUF_ROOT_MAX, &arena, &bytes);
    if (err == ERR_OK)
        err = tuf_envelope_read(bytes, &envelope);
    if (err != ERR_OK)
        log_error("%s: cannot read the root metadata: %s", file, err_name(err));
    else
        err = add_signatures(envelope, keys, &arena);
    if (err == ERR_OK)
        err = envelope_write(envelope, file);
    if (err == ERR_OK)
        *ret_n = (int)js_len(js_get(envelope, "signatures"));
    js_free(envelope);
    arena_release(&arena);
    return err;
}

/* As a kiosk would: the newest root stands behind the next one. */
static enum err check_next(struct str now, struct str next, int64_t now_s)
{
    struct tuf *tuf = NULL;
    enum tuf_verdict verdict = tuf_open(now, now_s, &tuf);
    if (verdict == TUF_OK)
        verdict = tuf_update_root(tuf, next, NULL);
    if (verdict == TUF_OK)
        verdict = tuf_check_root(tuf);
    tuf_close(tuf);
    if (verdict == TUF_OK)
        return ERR_OK;
    log_error("the new root is refused: %s", tuf_verdict_words(verdict));
    return ERR_UNTRUSTED;
}

/* Puts the key that the new root names for the role in its place; it may be there already. */
static enum err take_key(const char *data, enum tuf_role role, const struct root_keys *keys,
                         struct arena *arena)
{
    const char *here = arena_printf(arena, "%s/keys/%s.json", data, tuf_role_name(role)).ptr;
    const char *next = arena_printf(arena, "%s/keys/next/%s.json", data, tuf_role_name(role)).ptr;
    for (int i = 0; i < 2; i++) {
        struct sign_key key;
        bool fits = sign_key_load(i ? next : here, &key) == ERR_OK &&
                    memcmp(key.public_key, keys->public_keys[role][0], SIGN_PUBLIC_BYTES) == 0;
        sign_key_wipe(&key);
        if (fits)
            return i == 0 || rename(next, here) == 0 ? ERR_OK : ERR_IO;
    }
    log_error("the new root names a %s key that is not in this data folder", tuf_role_name(role));
    return ERR_INVALID;
}

static enum err take_keys(const char *data, const struct root_keys *keys, struct arena *arena)
{
    enum err err = ERR_OK;
    for (int role = TUF_TIMESTAMP; role < TUF_ROLES && err == ERR_OK; role++)
        err = take_key(data, (enum tuf_role)role, keys, arena);
    const char *next_root = folder_path(arena, data, "keys/next/root.json");
    if (err == ERR_OK && file_exists(next_root) &&
        rename(next_root, folder_path(arena, data, "keys/root.json")) != 0)
        err = ERR_IO;
    return err;
}

static enum err sign_channels(const struct publish *publish, struct arena *arena)
{
    struct signer signer;
    struct channel *channels;
    size_t n = 0;
    enum err err = signer_load(publish->data, &signer);
    if (err != ERR_OK)
        return err;
    struct publish with = *publish;
    with.signer = &signer;
    err = channel_list(publish->db, arena, &channels, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        if (channels[i].version > 0)
            err = publish_sign(&with, channels[i].name, true);
    signer_wipe(&signer);
    return err;
}

enum err ceremony_install(const struct publish *publish, const char *file)
{
    struct arena arena;
    struct root_keys keys;
    struct str newest, next;
    int64_t version;
    arena_init(&arena);
    enum err err = file_read(file, TUF_ROOT_MAX, &arena, &next);
    if (err == ERR_OK)
        err = folder_root(publish->data, &arena, &version, &newest);
    if (err == ERR_OK)
        err = check_next(newest, next, publish->now_s);
    if (err == ERR_OK)
        err = root_keys_read(next, &keys);
    if (err == ERR_OK)
        err = take_keys(publish->data, &keys, &arena);
    if (err == ERR_OK)
        err = file_write(
            arena_printf(&arena, "%s/root/%lld.root.json", publish->data, (long long)version + 1).ptr, next,
            0644);
    if (err == ERR_OK)
        err = sign_channels(publish, &arena);
    arena_release(&arena);
    return err;
}
