// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sync_parts.h"

enum { AGAIN_MS = 10 * 60 * 1000 };

/* What the release names is looked up when it is another one, and after a start. */
static void name_pictures(struct sync *sync)
{
    struct content_info info;
    struct picture_file *files;
    struct arena arena;
    int n;
    if (content_info(sync->content, &info) != ERR_OK || info.version == sync->pictures_version)
        return;
    arena_init(&arena);
    if (info.version > 0 && content_pictures(sync->content, &arena, &files, &n) == ERR_OK) {
        pictures_name(sync->pictures, files, n);
        sync->pictures_version = info.version;
        sync->pictures_after_ms = 0;
    }
    arena_release(&arena);
}

/* The rest is fetched from a hub that answers; what a screen asked for is tried in any case. */
static bool may_fetch_rest(const struct sync *sync)
{
    return sync->last_verdict == PULL_SAME || sync->last_verdict == PULL_NEW;
}

bool sync_pictures_pending(struct sync *sync)
{
    return pictures_pending(sync->pictures, !may_fetch_rest(sync));
}

bool sync_has_pictures_now(struct sync *sync)
{
    return sync_pictures_pending(sync) && sync_mono_ms(sync) >= sync->pictures_after_ms;
}

static void note(struct sync *sync, enum picture_step step)
{
    if (step == PICTURE_STEP_DONE && sync->plan.picture_came)
        sync->plan.picture_came(sync->plan.picture_ctx);
    sync->pictures_after_ms = 0;
    if (step != PICTURE_STEP_FAILED) {
        sync->picture_failures = 0;
        return;
    }
    enum schedule_result result =
        sync->wire.status == 429 || sync->wire.status == 503 ? SCHEDULE_BUSY : SCHEDULE_FAILED;
    sync->pictures_after_ms =
        sync_mono_ms(sync) + sync_delay_ms(sync, &sync->picture_failures, result, sync->wire.retry_after);
}

static bool fetch_one(struct sync *sync, bool wanted_only)
{
    if (sync->cancel || sync_mono_ms(sync) < sync->pictures_after_ms ||
        !pictures_pending(sync->pictures, wanted_only))
        return false;
    note(sync, pictures_step(sync->pictures, &sync->wire, sync_base(sync), sync_channel(sync), wanted_only));
    return true;
}

void sync_step_wanted_pictures(struct sync *sync)
{
    for (int i = 0; i < PICTURES_WANTED_MAX && fetch_one(sync, true); i++) {
    }
}

void sync_step_pictures(struct sync *sync)
{
    name_pictures(sync);
    if (sync_mono_ms(sync) >= sync->pictures_again_ms) {
        sync->pictures_again_ms = sync_mono_ms(sync) + AGAIN_MS;
        pictures_again(sync->pictures);
    }
    fetch_one(sync, !may_fetch_rest(sync));
}

void sync_want_picture(struct sync *sync, const struct picture_file *file)
{
    if (!pictures_want(sync->pictures, file))
        return;
    sync->cancel = true;
    if (sync->plan.interrupt)
        sync->plan.interrupt(sync->plan.interrupt_ctx);
}
