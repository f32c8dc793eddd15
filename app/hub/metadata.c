// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/metadata.h"

#include <string.h>

#include "base/file.h"
#include "base/hex.h"
#include "base/log.h"
#include "hub/folder.h"
#include "hub/stop.h"
#include "trust/tuf_make.h"

enum { DAY_S = 86400, KEPT_VERSIONS = 16 };

static enum err load_key(const char *data, const char *name, struct sign_key *ret_key)
{
    struct arena arena;
    arena_init(&arena);
    enum err err = sign_key_load(arena_printf(&arena, "%s/keys/%s.json", data, name).ptr, ret_key);
    if (err != ERR_OK)
        log_error("%s/keys/%s.json: cannot use the key: %s", data, name, err_name(err));
    arena_release(&arena);
    return err;
}

enum err signer_load(const char *data, struct signer *ret_signer)
{
    struct signer signer = {
        .targets_days = TARGETS_DAYS, .snapshot_days = TARGETS_DAYS, .timestamp_days = TIMESTAMP_DAYS};
    enum err err = load_key(data, "targets", &signer.targets);
    if (err == ERR_OK)
        err = load_key(data, "snapshot", &signer.snapshot);
    if (err == ERR_OK)
        err = load_key(data, "timestamp", &signer.timestamp);
    if (err == ERR_OK)
        *ret_signer = signer;
    signer_wipe(&signer);
    return err;
}

void signer_wipe(struct signer *signer)
{
    sign_key_wipe(&signer->targets);
    sign_key_wipe(&signer->snapshot);
    sign_key_wipe(&signer->timestamp);
}

/* Signs, writes the file, and gives its bytes back in `bytes`. Takes over `signed_part`. */
static enum err write_signed(const char *path, struct js *signed_part, const struct sign_key *key,
                             struct buf *bytes)
{
    struct js *envelope = tuf_envelope(signed_part);
    tuf_sign(envelope, key);
    bool fits = tuf_write(envelope, JS_COMPACT, bytes);
    js_free(envelope);
    return fits ? file_write(path, buf_view(bytes), 0644) : ERR_LIMIT;
}

static const char *metadata_path(struct arena *arena, const char *data, const char *channel,
                                 enum tuf_role role, int64_t version)
{
    return folder_public(arena, data, channel, "metadata", tuf_metadata_name(arena, role, version).ptr);
}

/* What stands beside a target's hash: the identity of the release it leads to. */
static struct js *custom_of(const struct channel *channel, struct str path)
{
    char hex[2 * HASH_BYTES + 1];
    struct js *custom = js_new_object();
    hex_write(channel->root_hash, HASH_BYTES, hex);
    if (str_starts(path, "content/")) {
        js_put_z(custom, "channel", channel->name);
        js_put_int(custom, "version", channel->version);
    }
    js_put_z(custom, "root_hash", hex);
    return custom;
}

static struct js *make_targets(const struct signer *signer, const struct channel *channel,
                               const struct release_file *files, size_t n, int64_t now_s)
{
    struct js *targets = tuf_make_targets(channel->signed_version, now_s + signer->targets_days * DAY_S);
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < n; i++)
        tuf_targets_put(targets, arena_z(&arena, files[i].path), files[i].bytes, files[i].hash,
                        custom_of(channel, files[i].path));
    arena_release(&arena);
    return targets;
}

enum err metadata_write(const char *data, const struct signer *signer, const struct channel *channel,
                        const struct release_file *files, size_t n, int64_t now_s)
{
    struct arena arena;
    struct buf targets, snapshot;
    int64_t version = channel->signed_version;
    arena_init(&arena);
    buf_init(&targets, TUF_TARGETS_MAX);
    buf_init(&snapshot, TUF_SNAPSHOT_MAX);
    enum err err = write_signed(metadata_path(&arena, data, channel->name, TUF_TARGETS, version),
                                make_targets(signer, channel, files, n, now_s), &signer->targets, &targets);
    stop_point("targets");
    if (err == ERR_OK)
        err = write_signed(
            metadata_path(&arena, data, channel->name, TUF_SNAPSHOT, version),
            tuf_make_snapshot(version, now_s + signer->snapshot_days * DAY_S, version, buf_view(&targets)),
            &signer->snapshot, &snapshot);
    stop_point("snapshot");
    buf_release(&snapshot);
    buf_release(&targets);
    arena_release(&arena);
    return err;
}

enum err metadata_write_timestamp(const char *data, const struct signer *signer,
                                  const struct channel *channel, int64_t now_s)
{
    struct arena arena;
    struct str snapshot;
    struct buf bytes;
    int64_t version = channel->signed_version;
    arena_init(&arena);
    buf_init(&bytes, TUF_TIMESTAMP_MAX);
    enum err err = file_read(metadata_path(&arena, data, channel->name, TUF_SNAPSHOT, version),
                             TUF_SNAPSHOT_MAX, &arena, &snapshot);
    if (err == ERR_OK)
        err = write_signed(
            metadata_path(&arena, data, channel->name, TUF_TIMESTAMP, channel->timestamp_version),
            tuf_make_timestamp(channel->timestamp_version, now_s + signer->timestamp_days * DAY_S, now_s,
                               version, snapshot),
            &signer->timestamp, &bytes);
    if (err != ERR_OK)
        log_error("%s: cannot sign the timestamp: %s", channel->name, err_name(err));
    buf_release(&bytes);
    arena_release(&arena);
    return err;
}

void metadata_clean(const char *data, const struct channel *channel)
{
    struct arena arena;
    struct str *paths;
    size_t n;
    arena_init(&arena);
    const char *folder = folder_public(&arena, data, channel->name, "metadata", "");
    if (file_list(folder, ".json", 100000, &arena, &paths, &n) != ERR_OK)
        n = 0;
    for (size_t i = 0; i < n; i++) {
        struct str name = str_sub(paths[i], strlen(folder), paths[i].len);
        while (str_starts(name, "/"))
            name = str_sub(name, 1, name.len);
        int64_t version;
        bool ours = str_ends(name, ".targets.json") || str_ends(name, ".snapshot.json");
        if (ours && str_int(str_sub(name, 0, str_find(name, '.', 0)), &version) &&
            version < channel->signed_version - KEPT_VERSIONS)
            file_remove(paths[i].ptr);
    }
    arena_release(&arena);
}
