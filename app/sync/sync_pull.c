// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "sync/sync_parts.h"

/* The question is held no longer than until there is something else to do. */
static int hold_s(struct sync *sync)
{
    int64_t until_ms = sync->status_after_ms;
    if (sync->push_after_ms && sync->push_after_ms < until_ms)
        until_ms = sync->push_after_ms;
    if (sync_pictures_pending(sync) && sync->pictures_after_ms < until_ms)
        until_ms = sync->pictures_after_ms;
    int64_t left_s = (until_ms - sync_mono_ms(sync)) / 1000 + 1;
    return left_s < 1 ? 1 : left_s < sync->plan.hold_s ? (int)left_s : sync->plan.hold_s;
}

static enum schedule_result result_of(const struct pull_result *result, bool was_held)
{
    switch (result->verdict) {
    case PULL_NEW:
        return SCHEDULE_HELD;
    case PULL_SAME:
        return was_held || result->had_news ? SCHEDULE_HELD : SCHEDULE_ANSWERED;
    case PULL_BUSY:
        return SCHEDULE_BUSY;
    case PULL_NO_ROOT:
        return SCHEDULE_REFUSED;
    case PULL_OFFLINE:
    case PULL_PORTAL:
    case PULL_REFUSED:
    case PULL_MISSING:
    case PULL_UNTRUSTED:
    case PULL_EXPIRED:
    case PULL_DAMAGED:
    case PULL_STORAGE:
    case PULL_CANCELLED:
    case PULL_VERDICTS:
        break;
    }
    return SCHEDULE_FAILED;
}

static void report(struct sync *sync, const struct pull_result *result, struct sync_event *event)
{
    event->pulled = result->verdict != PULL_CANCELLED;
    event->verdict = result->verdict;
    event->tuf = result->tuf;
    event->changed = result->verdict == PULL_NEW;
    event->change = result->change;
    event->used_first_root = result->used_first_root;
    event->body_bytes += result->body_bytes;
    if (event->pulled)
        sync->last_verdict = result->verdict;
    if (event->changed)
        sync_report_soon(sync);
}

static void note_times(struct sync *sync, const struct pull_result *result, bool from_hub)
{
    if (result->issued_s > 0)
        time_issued(&sync->time, sync->time_path, result->issued_s);
    if (from_hub && result->verdict != PULL_PORTAL)
        sync_note_time(sync, result->date_s);
}

void sync_step_pull(struct sync *sync, struct sync_event *event)
{
    struct trusted_now now = sync_now(sync);
    struct pull_result result;
    int64_t began_ms = sync_mono_ms(sync);
    bool from_file = str_starts(str_of(sync_base(sync)), "file:");
    bool hurry = sync->hurry, busy = hurry || sync_has_pictures_now(sync);
    if (sync->cancel || (began_ms < sync->pull_after_ms && !hurry))
        return;
    sync->hurry = false;
    sync->pull.base = sync_base(sync);
    sync->pull.channel = sync_channel(sync);
    sync->pull.first_use = !sync_has_identity(sync);
    sync->pull.hold_s = from_file || busy ? 0 : hold_s(sync);
    pull_run(&sync->pull, now.s, now.state == TIME_TRUSTED ? now.s : 0, &result);
    note_times(sync, &result, !from_file);
    report(sync, &result, event);
    bool was_held = sync->pull.hold_s > 0 && sync_mono_ms(sync) - began_ms >= sync->pull.hold_s * 500;
    sync->pull_after_ms = 0;
    if (result.verdict != PULL_CANCELLED)
        sync->pull_after_ms =
            sync_mono_ms(sync) +
            sync_delay_ms(sync, &sync->failures, result_of(&result, was_held || busy), result.retry_after);
}
