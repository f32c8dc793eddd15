// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pull_release.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/hex.h"
#include "base/log.h"

enum { PACKED_MAX = 128 << 20, PATH_BYTES = 80 };

/* "content/12.zst" -> 12; 0 for anything else. */
static int64_t content_version(struct str path)
{
    int64_t version;
    if (!str_starts(path, "content/") || !str_ends(path, ".zst"))
        return 0;
    return str_int(str_sub(path, 8, path.len - 4), &version) && version > 0 ? version : 0;
}

static int64_t newest(const struct tuf *tuf)
{
    const struct js *targets = tuf_targets(tuf);
    int64_t most = 0;
    for (void *it = js_first(targets); it; it = js_after(targets, it)) {
        int64_t version = content_version(str_of(js_name(it)));
        most = version > most ? version : most;
    }
    return most;
}

/* The signed description of a release file. */
struct file {
    char path[PATH_BYTES];
    int64_t bytes;
    unsigned char root_hash[HASH_BYTES];
};

static bool describe(const struct tuf *tuf, const char *channel, struct file *file)
{
    struct tuf_target target;
    if (tuf_target(tuf, file->path, &target) != TUF_OK || target.length > PACKED_MAX ||
        !hex_read(js_get_str(target.custom, "root_hash"), file->root_hash, HASH_BYTES))
        return false;
    struct str of = js_get_str(target.custom, "channel");
    if (of.ptr && !str_is(of, channel)) {
        log_warn("pull: %s: made for channel %.*s, not %s", file->path, STR_FMT(of), channel);
        return false;
    }
    file->bytes = target.length;
    return true;
}

static enum pull_verdict of_apply(enum err err)
{
    return err == ERR_OK ? PULL_NEW : err == ERR_IO || err == ERR_FULL ? PULL_STORAGE : PULL_DAMAGED;
}

static enum pull_verdict apply(struct pull *pull, const struct file *file, int64_t version, const char *path,
                               struct pull_result *result)
{
    struct content_expect expect = {
        .version = version, .issued_s = result->issued_s, .applied_s = result->wall_s};
    struct arena arena;
    struct str packed;
    arena_init(&arena);
    memcpy(expect.root_hash, file->root_hash, HASH_BYTES);
    enum err err = file_read(path, PACKED_MAX, &arena, &packed);
    if (err == ERR_OK)
        err = content_apply(pull->content, packed, &expect, &result->change);
    if (err != ERR_OK)
        log_warn("pull: %s: not taken in: %s", file->path, err_name(err));
    arena_release(&arena);
    return of_apply(err);
}

/* The file goes once it was read, whatever came of it: the tables hold the release. */
static enum pull_verdict fetch(struct pull *pull, struct wire *wire, struct tuf_client *client,
                               const struct file *file, int64_t version, struct pull_result *result)
{
    struct arena arena;
    struct str path;
    arena_init(&arena);
    const char *base = wire_url(&arena, pull->base, "tuf/%s/targets", pull->channel);
    const char *dir = arena_printf(&arena, "%s/targets", pull->dir).ptr;
    enum pull_verdict verdict = file_make_folders(dir) == ERR_OK ? PULL_SAME : PULL_STORAGE;
    if (verdict == PULL_SAME) {
        result->tuf = tuf_download(client, base, file->path, dir, &arena, &path);
        verdict = result->tuf == TUF_OK ? apply(pull, file, version, path.ptr, result)
                                        : pull_of_tuf(result->tuf, wire);
    }
    if (result->tuf == TUF_OK && verdict != PULL_STORAGE)
        file_remove(path.ptr);
    arena_release(&arena);
    return verdict;
}

static bool find_delta(const struct pull *pull, const struct tuf *tuf, int64_t from, int64_t to,
                       struct file *delta)
{
    snprintf(delta->path, sizeof delta->path, "delta/%lld-%lld.zst", (long long)from, (long long)to);
    return from > 0 && from < to && describe(tuf, pull->channel, delta);
}

static enum pull_verdict fetch_best(struct pull *pull, struct wire *wire, struct tuf_client *client,
                                    const struct file *whole, int64_t from, int64_t to,
                                    struct pull_result *result)
{
    struct file delta;
    if (find_delta(pull, client->tuf, from, to, &delta) && delta.bytes < whole->bytes) {
        enum pull_verdict verdict = fetch(pull, wire, client, &delta, to, result);
        result->used_delta = verdict == PULL_NEW;
        if (verdict != PULL_DAMAGED && verdict != PULL_MISSING)
            return verdict;
    }
    return fetch(pull, wire, client, whole, to, result);
}

enum pull_verdict pull_release(struct pull *pull, struct wire *wire, struct tuf_client *client,
                               struct pull_result *result)
{
    struct content_info info;
    struct file whole;
    int64_t version = newest(client->tuf);
    snprintf(whole.path, sizeof whole.path, "content/%lld.zst", (long long)version);
    if (version == 0)
        return PULL_MISSING;
    if (!describe(client->tuf, pull->channel, &whole))
        return PULL_UNTRUSTED;
    if (content_info(pull->content, &info) != ERR_OK)
        return PULL_STORAGE;
    enum pull_verdict verdict = PULL_SAME;
    if (info.version == version && memcmp(info.root_hash, whole.root_hash, HASH_BYTES) == 0)
        content_touch(pull->content, result->issued_s);
    else
        verdict = fetch_best(pull, wire, client, &whole, info.version, version, result);
    if (verdict == PULL_SAME || verdict == PULL_NEW)
        result->version = version;
    return verdict;
}
