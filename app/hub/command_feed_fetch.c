// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "base/log.h"
#include "hub/command_feed.h"
#include "hub/folder.h"

void feeding_print(struct js *json, enum js_style style)
{
    command_print(json, style);
    js_free(json);
}

void feeding_print_text(struct str text)
{
    fwrite(text.ptr, 1, text.len, stdout);
    fflush(stdout);
}

/* As the running hub would: what it may not fetch is not fetched here either. */
static bool may_be_private(const struct feeding *feeding)
{
    struct config ini;
    bool allowed = config_on(feeding->config, "allow-private");
    if (config_parse(&ini, serve_options, 0, NULL) == ERR_OK &&
        config_file(&ini, folder_path(feeding->arena, feeding->place.data, "hub.ini")) == ERR_OK)
        allowed |= config_on(&ini, "allow-private");
    config_release(&ini);
    return allowed;
}

static enum err fetch_one(const struct feed_work *work, struct str name, struct arena *arena,
                          bool *ret_failed)
{
    struct feed_done done;
    enum err err = feed_fetch(work, name, arena, &done);
    if (err != ERR_OK) {
        log_error("feed %.*s: %s", STR_FMT(name),
                  err == ERR_NOT_FOUND ? "no such feed: see `feed list`" : err_name(err));
        return err;
    }
    struct js *json = feed_json(&done.feed);
    js_put_int(json, "vanished", done.vanished);
    js_put_int(json, "returned", done.returned);
    js_put_int(json, "published", done.published);
    feeding_print(json, JS_COMPACT);
    *ret_failed |= done.feed.state == FEED_FAILED;
    return ERR_OK;
}

int feeding_fetch(const struct feeding *feeding, const char *const *names, int n)
{
    struct feed_work work = {
        .data = feeding->place.data,
        .db = feeding->place.db,
        .transport = &feeding->world->transport,
        .allow_private = may_be_private(feeding),
        .whole = config_on(feeding->config, "whole"),
        .who = "command line",
        .now_s = feeding->now_s,
    };
    struct feed *feeds;
    size_t n_feeds = 0;
    bool failed = false;
    enum err err = n ? ERR_OK : feeds_list(work.db, feeding->arena, &feeds, &n_feeds);
    for (int i = 0; i < n && err == ERR_OK; i++)
        err = fetch_one(&work, str_of(names[i]), feeding->arena, &failed);
    for (size_t i = 0; i < n_feeds && err == ERR_OK; i++)
        err = fetch_one(&work, feeds[i].name, feeding->arena, &failed);
    folder_changed(feeding->place.data); /* what is due next may be another one now */
    return failed ? EXIT_REFUSED : command_exit(err);
}
