// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of the talk with the hub mean for the screen.
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/js.h"
#include "base/log.h"
#include "jobs_load.h"
#include "jobs_sync.h"

enum { CLOCK_SLACK_S = 2, SETTINGS_MAX_BYTES = 64 * 1024, SETTINGS_DEPTH = 8 };

int64_t sync_job_free_bytes(const char *folder)
{
    struct statvfs info;
    return statvfs(folder, &info) == 0 ? (int64_t)info.f_bavail * (int64_t)info.f_frsize : 0;
}

static void set_text(char *to, size_t size, const char *from)
{
    snprintf(to, size, "%s", from ? from : "");
}

/* Where the hub's pages are for a phone, as its settings say. */
static void note_public_url(struct status *status, const char *settings)
{
    struct js *json = NULL;
    struct js_fault fault;
    struct str url = STR("");
    if (settings && js_parse(str_of(settings), SETTINGS_MAX_BYTES, SETTINGS_DEPTH, &json, &fault) == ERR_OK)
        url = js_get_str(json, "public_url");
    bool is_url = str_starts(url, "https://") || str_starts(url, "http://");
    while (url.len && url.ptr[url.len - 1] == '/')
        url.len--;
    bool fits = is_url && url.len < sizeof status->public_url;
    snprintf(status->public_url, sizeof status->public_url, "%.*s", fits ? (int)url.len : 0,
             fits ? url.ptr : "");
    js_free(json);
}

static void note_identity(struct sync_job *job)
{
    const struct identity *identity = sync_identity(job->sync);
    struct status *status = &job->status;
    const char *hub = job->jobs->options.hub ? job->jobs->options.hub : identity->base;
    status->paired = identity->kiosk != NULL;
    set_text(status->hub, sizeof status->hub, hub);
    set_text(status->channel, sizeof status->channel, identity->channel);
    set_text(status->place, sizeof status->place, identity->place);
    set_text(status->device, sizeof status->device, identity->hardware);
    note_public_url(status, identity->settings);
}

void sync_job_note_content(struct sync_job *job)
{
    struct content *content;
    struct content_info info;
    bool frozen;
    if (jobs_open_content(job->jobs->content_path, &content, &frozen) != ERR_OK) {
        job->status.content_known = true; /* known not to be readable */
        return;
    }
    if (content_info(content, &info) == ERR_OK) {
        job->status.version = info.version;
        job->status.items = info.items;
        job->status.issued_s = info.issued_s;
        job->status.applied_s = info.applied_s;
    }
    job->status.content_known = true;
    content_close(content);
}

void sync_job_note_clock(struct sync_job *job, const struct trusted_now *now)
{
    struct timekeeper *time = job->jobs->options.time;
    int trust = atomic_load(&time->trust);
    bool trusted = now->state == TIME_TRUSTED;
    job->status.clock_trusted = trust == TRUST_BY_RULE ? trusted : trust == TRUST_YES;
    bool off = trusted && (now->clock_minus_s > CLOCK_SLACK_S || now->clock_minus_s < -CLOCK_SLACK_S);
    atomic_store(&time->ahead_ms, off ? now->clock_minus_s * 1000 : 0);
}

static void note_pull(struct sync_job *job, const struct sync_event *event)
{
    struct status *status = &job->status;
    bool answered =
        event->verdict == PULL_NEW || event->verdict == PULL_SAME || event->verdict == PULL_MISSING;
    status->connected = answered;
    if (answered)
        status->contact_s = timekeeper_now_ms(job->jobs->options.time) / 1000;
    set_text(status->verdict, sizeof status->verdict, pull_verdict_name(event->verdict));
    if (event->verdict == PULL_UNTRUSTED || event->verdict == PULL_EXPIRED)
        snprintf(status->verdict, sizeof status->verdict, "%s: %s", pull_verdict_name(event->verdict),
                 tuf_verdict_name(event->tuf));
    if (event->verdict == PULL_STORAGE)
        status->storage_fault = true;
    else if (event->changed)
        status->storage_fault = false;
    if (event->changed)
        log_debug("release taken: version=%lld bytes=%lld apply_ms=%.1f", (long long)event->version,
                  (long long)event->body_bytes, (double)event->change.took_us / 1e3);
}

static void note_offer(struct status *status, const struct sync_event *event)
{
    set_text(status->pair_code, sizeof status->pair_code, event->code);
    status->pair_text[0] = 0;
    if (event->code[0])
        snprintf(status->pair_text, sizeof status->pair_text, "%s %s", event->code, status->hub);
}

/* Free space and the last contact change all the time: they are told when they are a good deal other, or with
 * the rest. */
static bool is_news(const struct status *told, const struct status *status)
{
    enum { CONTACT_S = 300, FREE_SHIFT = 26 };
    struct status same = *told;
    same.storage_free_bytes = status->storage_free_bytes;
    same.contact_s = status->contact_s;
    return memcmp(&same, status, sizeof same) != 0 || status->contact_s - told->contact_s > CONTACT_S ||
           told->storage_free_bytes >> FREE_SHIFT != status->storage_free_bytes >> FREE_SHIFT;
}

void sync_job_tell(struct sync_job *job)
{
    job->told = job->status;
    jobs_tell_status(job->jobs, &job->status);
}

void sync_job_note_event(struct sync_job *job, const struct sync_event *event)
{
    struct status *status = &job->status;
    note_identity(job);
    sync_job_note_clock(job, &event->now);
    if (event->pulled)
        note_pull(job, event);
    else if (event->hub == TALK_OK && status->paired)
        status->connected = true;
    if (event->changed || !status->content_known)
        sync_job_note_content(job);
    status->outbox = event->waiting;
    status->outbox_oldest_s = event->oldest_s;
    status->storage_free_bytes = sync_job_free_bytes(job->jobs->options.data);
    note_offer(status, event);
    if (is_news(&job->told, status))
        sync_job_tell(job);
    if (event->changed) {
        malloc_trim(0); /* a whole release went through this heap */
        jobs_tell_release(job->jobs);
    }
}
