// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "base/file.h"
#include "base/js.h"
#include "hub/folder.h"
#include "hub/publish.h"
#include "trust/tuf.h"

enum { DAY_S = 86400 };

/* The version that timestamp.json on the disk has; 0 when it cannot be read. */
static int64_t written_version(const char *data, const char *channel, struct arena *arena)
{
    struct str bytes;
    struct js *root;
    if (file_read(folder_public(arena, data, channel, "metadata", "timestamp.json"), TUF_TIMESTAMP_MAX, arena,
                  &bytes) != ERR_OK ||
        js_parse(bytes, TUF_TIMESTAMP_MAX, 16, &root, NULL) != ERR_OK)
        return 0;
    int64_t version = js_get_int(js_get(root, "signed"), "version");
    js_free(root);
    return version;
}

static int64_t month_of(int64_t s)
{
    struct date date = moment_of_s(s, 0).date;
    return date.year * 12 + date.month;
}

/* A new month: the occurrences move on, unless that would publish what somebody still works on. */
static enum err renew(const struct publish *publish, const struct channel *channel)
{
    struct published published;
    bool clean = false;
    enum err err = ERR_OK;
    if (month_of(publish->now_s) != month_of(channel->timestamp_s))
        err = publish_is_clean(publish, channel->name, &clean);
    if (err != ERR_OK)
        return err;
    return clean ? publish_channel(publish, channel->name, &published)
                 : publish_sign(publish, channel->name, false);
}

static bool is_due(const struct publish *publish, const struct channel *channel, struct arena *arena)
{
    return publish->now_s - channel->timestamp_s >= DAY_S || publish->now_s < channel->timestamp_s ||
           month_of(publish->now_s) != month_of(channel->timestamp_s) ||
           written_version(publish->data, channel->name, arena) != channel->timestamp_version;
}

enum err publish_refresh(const struct publish *publish, int64_t *ret_next_s, bool *ret_signed)
{
    struct arena arena;
    struct channel *channels;
    size_t n = 0;
    bool was_signed = false;
    int64_t next_s = publish->now_s + DAY_S;
    arena_init(&arena);
    enum err err = channel_list(publish->db, &arena, &channels, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        if (channels[i].version == 0)
            continue;
        if (is_due(publish, &channels[i], &arena)) {
            err = renew(publish, &channels[i]);
            was_signed = true;
        } else if (channels[i].timestamp_s + DAY_S < next_s) {
            next_s = channels[i].timestamp_s + DAY_S;
        }
    }
    arena_release(&arena);
    if (err == ERR_OK) {
        *ret_next_s = next_s;
        *ret_signed = was_signed;
    }
    return err;
}
