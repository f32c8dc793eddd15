// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/ceremony.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hex.h"
#include "base/log.h"
#include "hub/folder.h"
#include "trust/seal.h"
#include "trust/tuf_make.h"

enum { DAY_S = 86400 };

struct js *root_keys_make(const struct root_keys *keys, int64_t now_s)
{
    struct tuf_role_keys roles[TUF_ROLES];
    for (int i = 0; i < TUF_ROLES; i++)
        roles[i] = (struct tuf_role_keys){keys->public_keys[i], keys->n[i], keys->threshold[i]};
    return tuf_make_root(keys->version, now_s + ROOT_DAYS * (int64_t)DAY_S, roles);
}

static enum err read_role(const struct js *signed_part, int role, struct root_keys *keys)
{
    const struct js *entry = js_get(js_get(signed_part, "roles"), tuf_role_name((enum tuf_role)role));
    const struct js *ids = js_get(entry, "keyids");
    keys->n[role] = (int)js_len(ids);
    keys->threshold[role] = (int)js_get_int(entry, "threshold");
    if (keys->n[role] < 1 || keys->n[role] > ROOT_KEYS_MAX)
        return ERR_INVALID;
    for (int i = 0; i < keys->n[role]; i++) {
        const struct js *key = js_get(js_get(signed_part, "keys"), js_str(js_at(ids, (size_t)i)).ptr);
        if (!hex_read(js_get_str(js_get(key, "keyval"), "public"), keys->public_keys[role][i],
                      SIGN_PUBLIC_BYTES))
            return ERR_INVALID;
    }
    return ERR_OK;
}

enum err root_keys_read(struct str bytes, struct root_keys *ret_keys)
{
    struct js *envelope;
    enum err err = tuf_envelope_read(bytes, &envelope);
    if (err != ERR_OK)
        return err;
    const struct js *signed_part = js_get(envelope, "signed");
    struct root_keys keys = {.version = js_get_int(signed_part, "version")};
    for (int role = 0; role < TUF_ROLES && err == ERR_OK; role++)
        err = read_role(signed_part, role, &keys);
    js_free(envelope);
    if (err == ERR_OK)
        *ret_keys = keys;
    return err;
}

enum err envelope_write(const struct js *envelope, const char *path)
{
    struct buf bytes;
    buf_init(&bytes, TUF_ROOT_MAX);
    enum err err =
        tuf_write(envelope, JS_PRETTY, &bytes) ? file_write(path, buf_view(&bytes), 0644) : ERR_LIMIT;
    buf_release(&bytes);
    return err;
}

static enum err make_root_key(const char *path, unsigned char public_key[SIGN_PUBLIC_BYTES])
{
    struct sign_key key;
    sign_key_make(&key);
    memcpy(public_key, key.public_key, SIGN_PUBLIC_BYTES);
    enum err err = file_exists(path) ? ERR_EXISTS : sign_key_save(&key, path);
    if (err != ERR_OK)
        log_error("%s: cannot write the root key: %s", path, err_name(err));
    sign_key_wipe(&key);
    return err;
}

enum err root_keys_new(const char *data, const struct root_plan *plan, int64_t version,
                       struct root_keys *keys)
{
    struct arena arena;
    arena_init(&arena);
    enum err err = file_make_folders(plan->out ? plan->out : folder_path(&arena, data, "keys/next"));
    if (plan->out && err == ERR_OK && chmod(plan->out, 0700) != 0)
        err = ERR_IO;
    for (int i = 0; i < plan->n && err == ERR_OK; i++) {
        const char *path =
            plan->out ? arena_printf(&arena, "%s/root-%lld-%d.json", plan->out, (long long)version, i + 1).ptr
                      : folder_path(&arena, data, version == 1 ? "keys/root.json" : "keys/next/root.json");
        err = make_root_key(path, keys->public_keys[TUF_ROOT][i]);
    }
    keys->n[TUF_ROOT] = plan->n;
    keys->threshold[TUF_ROOT] = plan->threshold;
    arena_release(&arena);
    return err;
}

enum err root_keys_make_online(const char *folder, enum tuf_role role, struct root_keys *keys)
{
    struct arena arena;
    struct sign_key key;
    arena_init(&arena);
    sign_key_make(&key);
    keys->n[role] = keys->threshold[role] = 1;
    memcpy(keys->public_keys[role][0], key.public_key, SIGN_PUBLIC_BYTES);
    enum err err = sign_key_save(&key, arena_printf(&arena, "%s/%s.json", folder, tuf_role_name(role)).ptr);
    sign_key_wipe(&key);
    arena_release(&arena);
    return err;
}

static enum err make_seal_key(const char *data)
{
    struct arena arena;
    struct seal_key key;
    arena_init(&arena);
    seal_key_make(&key);
    enum err err = seal_key_save(&key, folder_path(&arena, data, "keys/seal.json"));
    memset(&key, 0, sizeof key);
    arena_release(&arena);
    return err;
}

/* The new root is signed and read back through the ceremony's own steps, so that one way is enough. */
static enum err write_first(const char *data, const struct root_plan *plan, const struct root_keys *keys,
                            int64_t now_s)
{
    struct arena arena;
    struct js *envelope = tuf_envelope(root_keys_make(keys, now_s));
    int n;
    arena_init(&arena);
    const char *draft = folder_path(&arena, data, "keys/root.draft"),
               *root = folder_path(&arena, data, "root/1.root.json");
    enum err err = envelope_write(envelope, draft);
    if (err == ERR_OK)
        err = ceremony_sign(draft, plan->out ? plan->out : folder_path(&arena, data, "keys"), &n);
    if (err == ERR_OK && rename(draft, root) != 0)
        err = ERR_IO;
    js_free(envelope);
    arena_release(&arena);
    return err;
}

enum err ceremony_begin(const char *data, const struct root_plan *plan, int64_t now_s)
{
    struct root_keys keys = {.version = 1};
    struct arena arena;
    arena_init(&arena);
    const char *folder = folder_path(&arena, data, "keys");
    enum err err = root_keys_new(data, plan, 1, &keys);
    for (int role = TUF_TIMESTAMP; role < TUF_ROLES && err == ERR_OK; role++)
        err = root_keys_make_online(folder, (enum tuf_role)role, &keys);
    arena_release(&arena);
    if (err == ERR_OK)
        err = make_seal_key(data);
    return err == ERR_OK ? write_first(data, plan, &keys, now_s) : err;
}

bool ceremony_is_trial(const char *data)
{
    struct arena arena;
    arena_init(&arena);
    bool is_trial = file_exists(folder_path(&arena, data, "keys/root.json"));
    arena_release(&arena);
    return is_trial;
}
