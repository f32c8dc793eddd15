// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sync.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "sync/sync_parts.h"
#include "trust/hash.h"
#include "trust/random.h"

enum { HOLD_S = 50, OFFLINE_MS = 3600 * 1000, VERIFY_MS = 24 * 3600 * 1000, PURGE_MS = 3600 * 1000 };

int64_t sync_mono_ms(const struct sync *sync)
{
    return sync->plan.clock.mono_ms(sync->plan.clock.ctx);
}

bool sync_has_identity(const struct sync *sync)
{
    return sync->identity.kiosk != NULL;
}

const char *sync_channel(const struct sync *sync)
{
    return sync_has_identity(sync) ? sync->identity.channel : sync->plan.channel;
}

const char *sync_base(const struct sync *sync)
{
    return sync->plan.hub ? sync->plan.hub : sync->identity.base;
}

struct trusted_now sync_now(const struct sync *sync)
{
    int64_t wall_ms = sync->plan.clock.wall_ms(sync->plan.clock.ctx);
    return time_now(&sync->time, wall_ms, sync_mono_ms(sync), sync->plan.clock_vouched);
}

void sync_note_time(struct sync *sync, int64_t network_s)
{
    if (network_s > 0)
        time_network(&sync->time, network_s, sync_mono_ms(sync));
}

int64_t sync_delay_ms(struct sync *sync, int *failures, enum schedule_result result, const char *retry_after)
{
    struct trusted_now now = sync_now(sync);
    bool failed = result == SCHEDULE_FAILED || result == SCHEDULE_BUSY || result == SCHEDULE_REFUSED;
    const char *name = sync->identity.hardware ? sync->identity.hardware : sync->plan.data;
    *failures = failed ? *failures + 1 : 0;
    struct schedule schedule = {
        .result = result,
        .is_empty = sync->pull.version == 0,
        .failures = *failures,
        .retry_after_s = schedule_retry_after_s(retry_after, now.state == TIME_TRUSTED ? now.s : 0),
        .now_ms = sync_mono_ms(sync),
        .offset = schedule_offset(str_of(name))};
    random_fill(&schedule.random, sizeof schedule.random);
    return schedule_delay_ms(&schedule);
}

static const char *keep(struct sync *sync, const char *z)
{
    return z ? arena_z(&sync->arena, str_of(z)) : NULL;
}

static void set_plan(struct sync *sync, const struct sync_plan *plan)
{
    sync->plan = *plan;
    sync->plan.data = keep(sync, plan->data);
    sync->plan.hub = keep(sync, plan->hub);
    sync->plan.token = keep(sync, plan->token);
    sync->plan.channel = keep(sync, plan->channel ? plan->channel : "main");
    sync->plan.hold_s = plan->hold_s > 0 ? plan->hold_s : HOLD_S;
    sync->plan.facts = plan->facts ? js_copy(plan->facts) : NULL;
    sync->time_path = arena_printf(&sync->arena, "%s/time.json", plan->data).ptr;
    sync->tuf_dir = arena_printf(&sync->arena, "%s/tuf", plan->data).ptr;
    sync->wire = (struct wire){.inner = plan->transport};
    sync->pull = (struct pull){.transport = plan->transport, .dir = sync->tuf_dir, .cancel = &sync->cancel};
}

static enum err open_stores(struct sync *sync, bool *ret_rebuilt)
{
    struct outbox_repair repair;
    enum err err = file_make_folders(sync->tuf_dir);
    if (err == ERR_OK)
        err = outbox_open(arena_printf(&sync->arena, "%s/outbox.db", sync->plan.data).ptr, &sync->outbox,
                          &repair);
    if (err == ERR_OK)
        err = content_open(arena_printf(&sync->arena, "%s/content.db", sync->plan.data).ptr, &sync->content,
                           ret_rebuilt);
    sync->pull.content = sync->content;
    return err;
}

enum err sync_open(const struct sync_plan *plan, struct sync **ret_sync, bool *ret_rebuilt)
{
    struct sync *sync = calloc(1, sizeof *sync);
    bool rebuilt = false;
    if (!sync)
        abort();
    arena_init(&sync->arena);
    identity_init(&sync->identity);
    set_plan(sync, plan);
    const struct pictures_plan pictures = {.folder =
                                               arena_printf(&sync->arena, "%s/pictures", sync->plan.data).ptr,
                                           .bytes_max = plan->picture_bytes,
                                           .cancel = &sync->cancel};
    sync->pictures = pictures_open(&pictures);
    enum err err = open_stores(sync, &rebuilt);
    if (err != ERR_OK) {
        sync_close(sync);
        return err;
    }
    time_load(&sync->time, sync->time_path);
    identity_load(&sync->identity, sync->plan.data);
    *ret_sync = sync;
    if (ret_rebuilt)
        *ret_rebuilt = rebuilt;
    return ERR_OK;
}

void sync_close(struct sync *sync)
{
    if (!sync)
        return;
    pictures_close(sync->pictures);
    content_close(sync->content);
    outbox_close(sync->outbox);
    identity_release(&sync->identity);
    js_free((struct js *)sync->plan.facts);
    arena_release(&sync->arena);
    free(sync);
}

/* What time does to stored bytes, looked for once a day; what it finds is fetched anew and stays on the
 * screen until then. */
static void look_after_content(struct sync *sync)
{
    if (sync_mono_ms(sync) < sync->verify_after_ms)
        return;
    sync->verify_after_ms = sync_mono_ms(sync) + VERIFY_MS;
    if (content_verify(sync->content, sha256) == ERR_DAMAGED) {
        log_warn("content: damaged on the disk: the whole is fetched again");
        content_doubt(sync->content);
    }
}

static void look_after_outbox(struct sync *sync)
{
    struct trusted_now now = sync_now(sync);
    if (sync_mono_ms(sync) < sync->purge_after_ms || now.state != TIME_TRUSTED)
        return;
    sync->purge_after_ms = sync_mono_ms(sync) + PURGE_MS;
    outbox_purge(sync->outbox, now.s, NULL);
}

static bool is_file(const char *base)
{
    return base && str_starts(str_of(base), "file:");
}

/* A token for another hub than the one we belong to asks for a move. */
static bool has_to_pair(const struct sync *sync)
{
    const char *hub = sync->plan.hub;
    bool moves = hub && sync->plan.token && !sync->token_denied && sync_has_identity(sync) &&
                 strcmp(hub, sync->identity.base) != 0;
    return !sync_has_identity(sync) || moves;
}

static int64_t sooner(int64_t delay_ms, int64_t now_ms, int64_t due_ms)
{
    int64_t left_ms = due_ms > now_ms ? due_ms - now_ms : 0;
    return left_ms < delay_ms ? left_ms : delay_ms;
}

/* Until the first of what a paired kiosk does is due again. */
static int64_t next_due_ms(struct sync *sync)
{
    struct outbox_state state;
    int64_t now_ms = sync_mono_ms(sync), delay_ms = sooner(OFFLINE_MS, now_ms, sync->pull_after_ms);
    if (sync_pictures_pending(sync))
        delay_ms = sooner(delay_ms, now_ms, sync->pictures_after_ms);
    if (is_file(sync_base(sync)))
        return delay_ms;
    if (outbox_state(sync->outbox, &state) == ERR_OK && state.messages)
        delay_ms = sooner(delay_ms, now_ms, sync->push_after_ms);
    return sooner(delay_ms, now_ms, sync->status_after_ms);
}

static void step(struct sync *sync, struct sync_event *event)
{
    const char *base = sync_base(sync);
    look_after_content(sync);
    look_after_outbox(sync);
    if (!base) {
        event->delay_ms = OFFLINE_MS; /* there is nobody to ask */
        return;
    }
    if (!is_file(base) && has_to_pair(sync)) {
        sync_step_pair(sync, event);
        return;
    }
    sync_step_wanted_pictures(sync);
    if (!is_file(base)) {
        sync_step_push(sync, event);
        sync_step_status(sync, event);
    }
    sync_step_pull(sync, event);
    sync_step_pictures(sync);
    event->delay_ms = next_due_ms(sync);
}

static void finish(struct sync *sync, struct sync_event *event)
{
    struct outbox_state state;
    struct content_info info;
    event->is_paired = sync_has_identity(sync);
    event->now = sync_now(sync);
    if (content_info(sync->content, &info) == ERR_OK)
        event->version = info.version;
    if (outbox_state(sync->outbox, &state) == ERR_OK) {
        event->waiting = state.messages;
        event->oldest_s = state.oldest_s;
    }
    event->body_bytes += sync->wire.body_bytes;
    sync->wire.body_bytes = 0;
}

/* A wake between two steps is not lost: `hurry` stays until a pull has been made for it. */
void sync_step(struct sync *sync, struct sync_event *ret_event)
{
    struct sync_event event = {0};
    sync->cancel = sync->stopping;
    if (sync->has_started) {
        step(sync, &event);
    } else {
        struct content_info info;
        if (content_info(sync->content, &info) == ERR_OK)
            sync->pull.version = info.version;
        sync->has_started = true;
        event.delay_ms = sync_delay_ms(sync, &sync->failures, SCHEDULE_STARTED, NULL);
    }
    finish(sync, &event);
    *ret_event = event;
}

void sync_wake(struct sync *sync)
{
    sync->hurry = true;
    sync->cancel = true;
    if (sync->plan.interrupt)
        sync->plan.interrupt(sync->plan.interrupt_ctx);
}

void sync_stop(struct sync *sync)
{
    sync->stopping = true;
    sync_wake(sync);
}

void sync_vouch(struct sync *sync, bool clock_vouched)
{
    sync->plan.clock_vouched = clock_vouched;
}

const struct identity *sync_identity(const struct sync *sync)
{
    return &sync->identity;
}
