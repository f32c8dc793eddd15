// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "hub/folder.h"
#include "hub/pictures_publish.h"
#include "hub/publish.h"
#include "hub/stop.h"
#include "trust/hash.h"
#include "trust/tuf_make.h"

enum { PACKED_MAX = RELEASE_MAX_BYTES, GRACE_S = 3600 };

static enum err write_target(const struct publish *publish, const char *channel, struct str path,
                             struct str packed, struct arena *arena, struct release_file *ret_file)
{
    struct release_file file = {.path = path, .bytes = (int64_t)packed.len};
    sha256(packed, file.hash);
    const char *to = folder_public(arena, publish->data, channel, "targets",
                                   tuf_target_name(arena, path.ptr, file.hash, SHA256_BYTES).ptr);
    enum err err = file_exists(to) ? ERR_OK : file_write(to, packed, 0644);
    if (err == ERR_OK)
        *ret_file = file;
    return err;
}

static enum err add_item(void *ctx, const struct release_item *item)
{
    release_write_item(ctx, item);
    return ERR_OK;
}

static enum err write_content(const struct publish *publish, struct release_set *set, struct arena *arena)
{
    struct release_head head = {.version = set->next->version, .items = (int64_t)set->n_members};
    struct buf packed;
    memcpy(head.root_hash, set->next->root_hash, HASH_BYTES);
    buf_init(&packed, PACKED_MAX);
    struct release_writer *writer = release_write_begin(&head);
    enum err err = release_selected_bytes(publish->db, set->next->name, add_item, writer);
    enum err end = release_write_end(writer, &packed);
    err = err == ERR_OK ? end : err;
    struct str path = arena_printf(arena, "content/%lld.zst", (long long)set->next->version);
    if (err == ERR_OK)
        err = write_target(publish, set->next->name, path, buf_view(&packed), arena,
                           &set->files[set->n_files++]);
    buf_release(&packed);
    stop_point("content");
    return err;
}

static int compare_id(const void *a, const void *b)
{
    return str_cmp(((const struct member *)a)->id, ((const struct member *)b)->id);
}

static const struct member *find(const struct release_set *set, struct str id)
{
    struct member wanted = {.id = id};
    return set->n_members ? bsearch(&wanted, set->members, set->n_members, sizeof wanted, compare_id) : NULL;
}

/* Leaves out what is again as it was. */
static size_t keep_differences(const struct release_set *set, struct past *past, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        const struct member *now = find(set, past[i].member.id);
        bool same = now ? past[i].has_hash && memcmp(now->hash, past[i].member.hash, HASH_BYTES) == 0
                        : !past[i].has_hash;
        if (!same)
            past[kept++] = past[i];
    }
    return kept;
}

static enum err write_changes(const struct publish *publish, const struct release_set *set,
                              const struct past *past, size_t n, struct release_writer *writer)
{
    struct arena one;
    enum err err = ERR_OK;
    arena_init(&one);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        struct release_item item = {.id = past[i].member.id};
        if (find(set, item.id))
            err = expanded_get(publish->db, past[i].member.id, &one, &item);
        if (err == ERR_OK)
            release_write_item(writer, &item);
        arena_reset(&one);
    }
    arena_release(&one);
    return err;
}

static enum err pack_delta(const struct publish *publish, const struct release_set *set, int64_t from,
                           struct arena *arena, struct buf *packed)
{
    struct release_head head = {.version = set->next->version, .from = from};
    struct past *past;
    size_t n;
    memcpy(head.root_hash, set->next->root_hash, HASH_BYTES);
    enum err err = release_root(publish->db, set->next->name, from, head.from_root_hash);
    if (err == ERR_OK)
        err = release_since(publish->db, set->next->name, from, arena, &past, &n);
    if (err != ERR_OK)
        return err;
    n = keep_differences(set, past, n);
    head.items = (int64_t)n;
    struct release_writer *writer = release_write_begin(&head);
    err = write_changes(publish, set, past, n, writer);
    enum err end = release_write_end(writer, packed);
    return err == ERR_OK ? end : err;
}

/* A delta as long as the whole is of no use to anyone and is left out. */
static enum err write_delta(const struct publish *publish, struct release_set *set, int64_t from,
                            struct arena *arena)
{
    struct buf packed;
    buf_init(&packed, PACKED_MAX);
    enum err err = pack_delta(publish, set, from, arena, &packed);
    struct str path =
        arena_printf(arena, "delta/%lld-%lld.zst", (long long)from, (long long)set->next->version);
    if (err == ERR_OK && (int64_t)packed.len < set->files[0].bytes)
        err = write_target(publish, set->next->name, path, buf_view(&packed), arena,
                           &set->files[set->n_files++]);
    buf_release(&packed);
    return err;
}

enum err publish_files(const struct publish *publish, struct arena *arena, struct release_set *set)
{
    int64_t n = set->next->version;
    enum err err = pictures_publish(publish, set->next->name);
    stop_point("pictures");
    if (err == ERR_OK)
        err = write_content(publish, set, arena);
    for (int64_t from = n - 1; from >= 1 && from >= n - DELTAS_KEPT && err == ERR_OK; from--)
        err = write_delta(publish, set, from, arena);
    stop_point("delta");
    return err;
}

/* "<hash>.<n>.zst" and "<hash>.<m>-<n>.zst": n */
static bool version_of(struct str path, int64_t *ret_version)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    struct str name = str_sub(path, slash, path.len);
    size_t dot = str_find(name, '.', 0);
    if (dot >= name.len)
        return false;
    name = str_sub(name, dot + 1, name.len);
    name = str_sub(name, 0, str_find(name, '.', 0));
    size_t dash = str_find(name, '-', 0);
    return str_int(dash < name.len ? str_sub(name, dash + 1, name.len) : name, ret_version);
}

void publish_clean(const struct publish *publish, const struct channel *channel)
{
    struct arena arena;
    struct str *paths;
    size_t n;
    int64_t oldest = 0, version;
    arena_init(&arena);
    enum err err = release_newest_before(publish->db, channel->name, publish->now_s - GRACE_S, &oldest);
    if (err != ERR_OK || file_list(folder_public(&arena, publish->data, channel->name, "targets", ""), ".zst",
                                   100000, &arena, &paths, &n) != ERR_OK)
        n = 0;
    for (size_t i = 0; i < n; i++)
        if (version_of(paths[i], &version) && version < oldest)
            file_remove(paths[i].ptr);
    metadata_clean(publish->data, channel);
    arena_release(&arena);
}
