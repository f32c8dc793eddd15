// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hex.h"
#include "base/log.h"
#include "sync/push.h"
#include "sync/status.h"
#include "sync/sync_parts.h"
#include "trust/random.h"

enum { STATUS_MS = 15 * 60 * 1000, STATUS_SOON_MS = 10000, STATUS_AGAIN_MS = 5 * 60 * 1000 };

/* Not more often than the schedule says, whatever else a step is for. */
static int64_t not_before(struct sync *sync, enum talk talk)
{
    int64_t delay_ms =
        sync_delay_ms(sync, &sync->push_failures, sync_result_of_talk(talk), sync->wire.retry_after);
    return talk == TALK_CANCELLED ? 0 : sync_mono_ms(sync) + delay_ms;
}

void sync_step_push(struct sync *sync, struct sync_event *event)
{
    struct outbox_state state;
    struct push_result result;
    if (outbox_state(sync->outbox, &state) != ERR_OK || state.messages == 0 ||
        sync_mono_ms(sync) < sync->push_after_ms)
        return;
    event->hub = push_run(&sync->wire, &sync->identity, sync->outbox, &sync->cancel, &result);
    event->sent = result.sent;
    event->denied = event->hub == TALK_DENIED;
    sync_note_time(sync, sync->wire.date_s);
    bool stuck = event->hub != TALK_OK || result.refused > 0;
    sync->push_after_ms = stuck ? not_before(sync, event->hub == TALK_OK ? TALK_DENIED : event->hub) : 0;
}

static struct js *measurements(struct sync *sync)
{
    struct js *json = js_new_object(), *content = js_new_object(), *outbox = js_new_object();
    struct outbox_state state;
    struct content_info info;
    if (content_info(sync->content, &info) == ERR_OK) {
        char root[2 * HASH_BYTES + 1];
        hex_write(info.root_hash, HASH_BYTES, root);
        js_put_int(content, "version", info.version);
        js_put_z(content, "root_hash", root);
        js_put_int(content, "items", info.items);
        js_put_int(content, "issued_s", info.issued_s);
        js_put_z(content, "last_pull", pull_verdict_name(sync->last_verdict));
    }
    if (outbox_state(sync->outbox, &state) == ERR_OK) {
        js_put_int(outbox, "waiting", state.messages);
        js_put_int(outbox, "oldest_s", state.oldest_s);
    }
    js_put(json, "content", content);
    js_put(json, "outbox", outbox);
    struct pictures_count counted = pictures_counted(sync->pictures);
    struct js *pictures = js_new_object();
    js_put_int(pictures, "named", counted.named);
    js_put_int(pictures, "lacking", counted.lacking);
    js_put_int(pictures, "wrong", counted.wrong);
    js_put_int(pictures, "bytes", counted.bytes);
    js_put(json, "pictures", pictures);
    js_put_bool(json, "clock_trusted", sync_now(sync).state == TIME_TRUSTED);
    if (sync->plan.measure)
        sync->plan.measure(sync->plan.measure_ctx, json);
    return json;
}

void sync_report_soon(struct sync *sync)
{
    int64_t soon_ms = sync_mono_ms(sync) + random_below(STATUS_SOON_MS);
    if (soon_ms < sync->status_after_ms)
        sync->status_after_ms = soon_ms;
}

void sync_step_status(struct sync *sync, struct sync_event *event)
{
    struct status_result result;
    if (sync_mono_ms(sync) < sync->status_after_ms || sync->cancel)
        return;
    struct js *json = measurements(sync);
    enum talk talk = status_run(&sync->wire, &sync->identity, sync->plan.data, json, &sync->cancel, &result);
    js_free(json);
    event->hub = talk;
    event->denied = event->denied || talk == TALK_DENIED;
    event->identity_changed = result.changed;
    sync_note_time(sync, result.time_s ? result.time_s : sync->wire.date_s);
    if (result.channel_changed)
        sync->pull.etag[0] = 0;
    int64_t later_ms = schedule_retry_after_s(sync->wire.retry_after, 0) * 1000;
    int64_t delay_ms = talk == TALK_OK ? STATUS_MS : later_ms > STATUS_AGAIN_MS ? later_ms : STATUS_AGAIN_MS;
    sync->status_after_ms =
        talk == TALK_CANCELLED ? 0 : sync_mono_ms(sync) + delay_ms + random_below((uint32_t)(delay_ms / 10));
}
