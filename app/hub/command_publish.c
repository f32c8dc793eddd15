// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/hex.h"
#include "base/log.h"
#include "hub/command.h"
#include "hub/folder.h"
#include "hub/publish.h"
#include "store/hub_meta.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"channel", "C", NULL, "the channel to publish, or `all` (main)"},
    {0},
};

static void print_published(const struct published *published)
{
    char hex[2 * HASH_BYTES + 1];
    struct js *out = js_new_object(), *bytes = js_new_object();
    hex_write(published->channel.root_hash, HASH_BYTES, hex);
    js_put_z(out, "channel", published->channel.name);
    js_put_int(out, "version", published->channel.version);
    js_put_z(out, "root_hash", hex);
    js_put_int(out, "items", published->channel.items);
    js_put_int(out, "changed", published->changed);
    js_put_int(bytes, "content", published->content_bytes);
    js_put_int(bytes, "delta", published->delta_bytes);
    js_put(out, "bytes", bytes);
    if (published->withheld)
        js_put_int(out, "without_dates", published->withheld);
    command_print(out, JS_COMPACT);
    js_free(out);
}

static enum err publish_one(const struct publish *publish, const char *channel)
{
    struct published published;
    enum err err = publish_channel(publish, channel, &published);
    if (err != ERR_OK) {
        log_error("%s: not published: %s", channel, err_name(err));
        return err;
    }
    folder_changed(publish->data);
    if (published.changed)
        err = audit_add(publish->db, publish->now_s, "command line", "published", channel, NULL);
    print_published(&published);
    return err;
}

static enum err publish_all(const struct publish *publish)
{
    struct arena arena;
    struct channel *channels;
    size_t n = 0;
    arena_init(&arena);
    enum err err = channel_list(publish->db, &arena, &channels, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        err = publish_one(publish, channels[i].name);
    arena_release(&arena);
    return err;
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    struct signer signer;
    const char *channel = command_or(config, "channel", "main");
    if (config->n_rest)
        return command_usage("publish takes no arguments, only options");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    enum err err = signer_load(place.data, &signer);
    if (err == ERR_OK) {
        struct publish publish = {place.data, place.db, &signer, command_now_s()};
        err = strcmp(channel, "all") == 0 ? publish_all(&publish) : publish_one(&publish, channel);
        signer_wipe(&signer);
    }
    db_close(place.db);
    return command_exit(err);
}

const struct command command_publish = {"publish", "--data DIR [--channel C]",
                                        "makes a release of a channel, if anything changed", options, run};
