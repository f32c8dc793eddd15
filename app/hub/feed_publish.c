// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "hub/feed.h"
#include "hub/folder.h"
#include "hub/publish.h"
#include "store/hub_meta.h"

enum err feed_clean_channels(const struct feed_work *work, const struct feed *feed, struct arena *arena,
                             struct feed_channels *ret_channels)
{
    struct publish publish = {work->data, work->db, NULL, work->now_s}; /* nothing is signed here */
    struct channel *all;
    size_t n = 0;
    struct feed_channels clean = {0};
    enum err err = channel_list(work->db, arena, &all, &n);
    clean.names = ARENA_ARRAY(arena, const char *, n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        bool is_clean = false, touched = !feed->channel.ptr || str_is(feed->channel, all[i].name);
        if (!touched || all[i].version == 0)
            continue;
        err = publish_is_clean(&publish, all[i].name, &is_clean);
        if (err == ERR_OK && is_clean)
            clean.names[clean.n++] = all[i].name;
        else if (err == ERR_OK)
            log_warn("feed %.*s: other changes wait in channel %s: what it brings waits with them",
                     STR_FMT(feed->name), all[i].name);
    }
    if (err == ERR_OK)
        *ret_channels = clean;
    return err;
}

static enum err publish_one(const struct publish *publish, const struct feed_work *work, const char *channel,
                            int64_t *ret_published)
{
    struct published published;
    enum err err = publish_channel(publish, channel, &published);
    if (err != ERR_OK || !published.changed)
        return err;
    ++*ret_published;
    folder_changed(work->data);
    return audit_add(work->db, work->now_s, work->who, "published", channel, NULL);
}

enum err feed_publish(const struct feed_work *work, const struct feed *feed,
                      const struct feed_channels *channels, int64_t *ret_published)
{
    struct signer signer;
    int64_t n = 0;
    enum err err = channels->n ? signer_load(work->data, &signer) : ERR_OK;
    if (err != ERR_OK || !channels->n)
        return err;
    struct publish publish = {work->data, work->db, &signer, work->now_s};
    for (size_t i = 0; i < channels->n && err == ERR_OK; i++)
        err = publish_one(&publish, work, channels->names[i], &n);
    signer_wipe(&signer);
    if (err != ERR_OK)
        log_error("feed %.*s: what it brought could not be published: %s", STR_FMT(feed->name),
                  err_name(err));
    *ret_published = n;
    return err;
}
