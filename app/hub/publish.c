// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/publish.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "hub/folder.h"
#include "hub/stop.h"

enum { DAY_S = 86400, TARGETS_RESIGN_S = 30 * DAY_S };

static void hash_members(const struct member *members, size_t n, unsigned char ret_root[HASH_BYTES])
{
    struct root_hasher *hasher = root_hash_begin();
    for (size_t i = 0; i < n; i++)
        root_hash_add(hasher, members[i].id, members[i].hash);
    root_hash_end(hasher, ret_root);
}

struct diff {
    const struct member *old, *new;
    size_t n_old, n_new;
};

/* Takes the next difference off the two lists, both in order of id. */
static bool diff_next(struct diff *diff, struct change *ret_change)
{
    while (diff->n_old || diff->n_new) {
        int order = !diff->n_old ? 1 : !diff->n_new ? -1 : str_cmp(diff->old->id, diff->new->id);
        const struct member *before = order <= 0 ? diff->old++ : NULL,
                            *after = order >= 0 ? diff->new ++ : NULL;
        diff->n_old -= before != NULL;
        diff->n_new -= after != NULL;
        if (before && after && memcmp(before->hash, after->hash, HASH_BYTES) == 0)
            continue;
        *ret_change = (struct change){
            .id = (before ? before : after)->id,
            .before = before ? before->hash : NULL,
            .after = after ? after->hash : NULL,
        };
        return true;
    }
    return false;
}

static enum err record_changes(const struct publish *publish, const struct channel *next, struct diff diff,
                               int64_t *ret_changed)
{
    struct change change;
    int64_t changed = 0;
    enum err err = ERR_OK;
    while (err == ERR_OK && diff_next(&diff, &change)) {
        err = release_change(publish->db, next->name, next->version, &change);
        changed++;
    }
    if (err == ERR_OK)
        *ret_changed = changed;
    return err;
}

static enum err make_release(const struct publish *publish, struct release_set *set, struct arena *arena,
                             struct published *published)
{
    struct channel *next = &published->channel;
    enum err err = release_add(publish->db, next);
    if (err == ERR_OK)
        err = publish_files(publish, arena, set);
    if (err == ERR_OK)
        err = release_files_set(publish->db, next->name, set->files, set->n_files);
    if (err == ERR_OK)
        err = release_forget(publish->db, next->name, next->version - DELTAS_KEPT);
    if (err != ERR_OK)
        return err;
    char newest[64];
    snprintf(newest, sizeof newest, "delta/%lld-", (long long)next->version - 1);
    for (size_t i = 0; i < set->n_files; i++)
        if (str_starts(set->files[i].path, newest))
            published->delta_bytes = set->files[i].bytes;
    next->signed_s = 0; /* its targets and snapshot are still to be made */
    return ERR_OK;
}

/* Compares what would be released with what is; makes the next version when they differ. */
static enum err release_if_changed(const struct publish *publish, struct arena *arena,
                                   struct published *published)
{
    struct channel *channel = &published->channel;
    struct member *old, *new;
    size_t n_old, n_new;
    enum err err = release_members(publish->db, channel->name, arena, &old, &n_old);
    if (err == ERR_OK)
        err = release_selected(publish->db, channel->name, arena, &new, &n_new);
    if (err != ERR_OK)
        return err;
    struct channel next = *channel;
    next.version++;
    next.items = (int64_t)n_new;
    next.released_s = publish->now_s;
    hash_members(new, n_new, next.root_hash);
    err = record_changes(publish, &next, (struct diff){old, new, n_old, n_new}, &published->changed);
    if (err != ERR_OK || (published->changed == 0 && channel->version > 0))
        return err;
    *channel = next;
    struct release_set set = {.next = channel, .members = new, .n_members = n_new};
    return make_release(publish, &set, arena, published);
}

/* Targets and snapshot anew when the release is new or the signatures are old; the timestamp's next number
 * always. */
static enum err sign_metadata(const struct publish *publish, struct arena *arena, struct channel *channel)
{
    struct release_file *files;
    size_t n;
    enum err err = ERR_OK;
    if (publish->now_s - channel->signed_s > TARGETS_RESIGN_S) {
        channel->signed_version++;
        channel->signed_s = publish->now_s;
        err = release_files(publish->db, channel->name, arena, &files, &n);
        if (err == ERR_OK)
            err = metadata_write(publish->data, publish->signer, channel, files, n, publish->now_s);
        if (err == ERR_OK)
            err = channel_set_signed(publish->db, channel->name, channel->signed_version, channel->signed_s);
    }
    channel->timestamp_version++;
    channel->timestamp_s = publish->now_s;
    if (err == ERR_OK)
        err = channel_set_timestamp(publish->db, channel->name, channel->timestamp_version,
                                    channel->timestamp_s);
    return err;
}

static enum err content_size(const struct publish *publish, struct arena *arena, struct published *published)
{
    struct release_file *files;
    size_t n;
    enum err err = release_files(publish->db, published->channel.name, arena, &files, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        if (str_starts(files[i].path, "content/"))
            published->content_bytes = files[i].bytes;
    return err;
}

static enum err publish_in_transaction(const struct publish *publish, const char *name, struct arena *arena,
                                       struct published *published)
{
    enum err err = channel_add(publish->db, name);
    if (err == ERR_OK)
        err = channel_get(publish->db, name, &published->channel);
    if (err == ERR_OK)
        err = publish_expand(publish, &published->withheld);
    if (err == ERR_OK)
        err = release_if_changed(publish, arena, published);
    if (err == ERR_OK)
        err = sign_metadata(publish, arena, &published->channel);
    return err == ERR_OK ? content_size(publish, arena, published) : err;
}

/* Between begin and commit: `work`; after it the timestamp, which makes all of it reachable. */
typedef enum err (*publish_work)(const struct publish *publish, const char *name, struct arena *arena,
                                 struct published *published);

static enum err run_locked(const struct publish *publish, const char *name, publish_work work,
                           struct arena *arena, struct published *published)
{
    enum err err = folder_make_channel(publish->data, name);
    if (err == ERR_OK)
        err = db_begin(publish->db);
    if (err != ERR_OK)
        return err;
    err = work(publish, name, arena, published);
    stop_point("commit");
    if (err == ERR_OK)
        err = db_commit(publish->db);
    else
        db_rollback(publish->db);
    stop_point("timestamp");
    if (err == ERR_OK)
        err = metadata_write_timestamp(publish->data, publish->signer, &published->channel, publish->now_s);
    return err;
}

static enum err run(const struct publish *publish, const char *name, publish_work work,
                    struct published *published)
{
    struct arena arena;
    int lock = folder_lock(publish->data);
    if (lock < 0)
        return ERR_IO;
    arena_init(&arena);
    enum err err = run_locked(publish, name, work, &arena, published);
    if (err == ERR_OK)
        publish_clean(publish, &published->channel);
    arena_release(&arena);
    folder_unlock(lock);
    return err;
}

enum err publish_channel(const struct publish *publish, const char *name, struct published *ret_published)
{
    struct published published = {0};
    if (!slug_is_ok(str_of(name))) {
        log_error("%s: not a channel: write small letters, digits and hyphens", name);
        return ERR_INVALID;
    }
    enum err err = run(publish, name, publish_in_transaction, &published);
    if (err == ERR_OK)
        *ret_published = published;
    return err;
}

static enum err sign_in_transaction(const struct publish *publish, const char *name, struct arena *arena,
                                    struct published *published)
{
    enum err err = channel_get(publish->db, name, &published->channel);
    return err == ERR_OK ? sign_metadata(publish, arena, &published->channel) : err;
}

static enum err sign_all_in_transaction(const struct publish *publish, const char *name, struct arena *arena,
                                        struct published *published)
{
    enum err err = channel_get(publish->db, name, &published->channel);
    published->channel.signed_s = 0;
    return err == ERR_OK ? sign_metadata(publish, arena, &published->channel) : err;
}

enum err publish_sign(const struct publish *publish, const char *name, bool all)
{
    struct published published = {0};
    return run(publish, name, all ? sign_all_in_transaction : sign_in_transaction, &published);
}

enum err publish_is_clean(const struct publish *publish, const char *name, bool *ret_clean)
{
    struct arena arena;
    struct stale_item *stale;
    struct member *old, *new;
    size_t n_stale, n_old, n_new;
    arena_init(&arena);
    enum err err = expanded_stale(publish->db, EXPANDED_ANY_HORIZON, &arena, &stale, &n_stale);
    if (err == ERR_OK)
        err = release_members(publish->db, name, &arena, &old, &n_old);
    if (err == ERR_OK)
        err = release_selected(publish->db, name, &arena, &new, &n_new);
    if (err == ERR_OK) {
        struct diff diff = {old, new, n_old, n_new};
        struct change change;
        *ret_clean = n_stale == 0 && !diff_next(&diff, &change);
    }
    arena_release(&arena);
    return err;
}
