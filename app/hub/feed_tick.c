// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "hub/feed.h"
#include "hub/parts.h"
#include "store/hub_meta.h"

enum { FEEDS_RETRY_S = 300, FEEDS_LONGEST_S = 3600 };

/* One feed, the one that is due first. */
static enum err fetch_due(const struct feed_work *work, struct arena *arena, int64_t *ret_wait_s,
                          bool *ret_changed)
{
    struct feed feed;
    struct feed_done done;
    enum err err = feeds_next(work->db, arena, &feed);
    if (err == ERR_NOT_FOUND) {
        *ret_wait_s = FEEDS_LONGEST_S;
        return ERR_OK;
    }
    if (err == ERR_OK && feed.due_s > work->now_s) {
        *ret_wait_s = feed.due_s - work->now_s;
        return ERR_OK;
    }
    if (err == ERR_OK)
        err = feed_fetch(work, feed.name, arena, &done);
    if (err == ERR_OK) {
        *ret_wait_s = 0;
        *ret_changed = done.published > 0;
    }
    return err;
}

void hub_feeds(struct hub *hub, volatile const bool *cancel, int *ret_wait_ms, bool *ret_changed)
{
    struct feed_work work = {
        .data = hub->data,
        .transport = hub->transport,
        .allow_private = hub->allow_private,
        .who = "the hub",
        .now_s = hub->clock.wall_ms(hub->clock.ctx) / 1000,
        .cancel = cancel,
    };
    struct arena arena;
    int64_t wait_s = FEEDS_RETRY_S;
    bool changed = false;
    arena_init(&arena);
    enum err err = hub_db_open(hub->database, &work.db);
    if (err == ERR_OK)
        err = fetch_due(&work, &arena, &wait_s, &changed);
    if (err != ERR_OK && err != ERR_CANCELLED)
        log_error("feeds: %s: trying again in %d s", err_name(err), FEEDS_RETRY_S);
    db_close(work.db);
    arena_release(&arena);
    *ret_wait_ms = (int)(wait_s < FEEDS_LONGEST_S ? wait_s : FEEDS_LONGEST_S) * 1000;
    *ret_changed = changed;
}
