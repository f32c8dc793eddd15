// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "base/log.h"
#include "sync/sync_parts.h"

enum { POLL_MS = 3000 };

enum schedule_result sync_result_of_talk(enum talk talk)
{
    return talk == TALK_OK       ? SCHEDULE_HELD
           : talk == TALK_BUSY   ? SCHEDULE_BUSY
           : talk == TALK_DENIED ? SCHEDULE_REFUSED
                                 : SCHEDULE_FAILED;
}

static void paired(struct sync *sync, struct sync_event *event)
{
    log_info("paired with %s as %s, channel %s", sync->identity.hub_name, sync->identity.kiosk,
             sync->identity.channel);
    event->identity_changed = true;
    sync->offer_until_ms = 0;
    sync->pull.etag[0] = 0;
    sync->status_after_ms = sync->push_after_ms = sync->pull_after_ms = 0;
    sync->failures = 0;
}

static void enrol(struct sync *sync, const struct pair *pair, struct sync_event *event)
{
    event->hub = pair_enrol(pair, sync->plan.token, &sync->identity);
    sync->token_denied = event->denied = event->hub == TALK_DENIED;
    if (event->hub == TALK_OK)
        paired(sync, event);
    else if (event->hub != TALK_CANCELLED && !event->denied)
        event->delay_ms =
            sync_delay_ms(sync, &sync->failures, sync_result_of_talk(event->hub), sync->wire.retry_after);
}

static void ask(struct sync *sync, const struct pair *pair, struct sync_event *event)
{
    event->hub = pair_ask(pair, &sync->offer);
    if (event->hub == TALK_OK)
        sync->offer_until_ms = sync_mono_ms(sync) + (int64_t)sync->offer.expires_in_s * 1000;
    else if (event->hub != TALK_CANCELLED)
        event->delay_ms =
            sync_delay_ms(sync, &sync->failures, sync_result_of_talk(event->hub), sync->wire.retry_after);
}

static void poll(struct sync *sync, const struct pair *pair, struct sync_event *event)
{
    bool done = false;
    int64_t began_ms = sync_mono_ms(sync), left_s = (sync->offer_until_ms - began_ms) / 1000 + 1;
    int hold_s = left_s < sync->plan.hold_s ? (int)left_s : sync->plan.hold_s;
    event->hub = pair_poll(pair, &sync->offer, hold_s, &sync->identity, &done);
    if (done) {
        paired(sync, event);
    } else if (event->hub == TALK_OK) {
        bool was_held = sync_mono_ms(sync) - began_ms > hold_s * 500;
        sync->failures = 0;
        event->delay_ms = was_held ? 0 : POLL_MS;
    } else if (event->hub != TALK_CANCELLED) {
        if (event->hub == TALK_GONE)
            sync->offer_until_ms = 0;
        event->delay_ms =
            sync_delay_ms(sync, &sync->failures, sync_result_of_talk(event->hub), sync->wire.retry_after);
    }
}

static void show_code(const struct sync *sync, struct sync_event *event)
{
    int64_t left_ms = sync->offer_until_ms - sync_mono_ms(sync);
    if (sync_has_identity(sync) || left_ms <= 0)
        return;
    snprintf(event->code, sizeof event->code, "%.7s", sync->offer.code);
    event->code_expires_in_s = (int)(left_ms / 1000);
}

void sync_step_pair(struct sync *sync, struct sync_event *event)
{
    struct pair pair = {.wire = &sync->wire,
                        .base = sync_base(sync),
                        .data = sync->plan.data,
                        .facts = sync->plan.facts,
                        .cancel = &sync->cancel};
    if (sync->plan.token && !sync->token_denied)
        enrol(sync, &pair, event);
    else if (sync->offer_until_ms <= sync_mono_ms(sync))
        ask(sync, &pair, event);
    else
        poll(sync, &pair, event);
    show_code(sync, event);
    sync_note_time(sync, sync->wire.date_s);
}
