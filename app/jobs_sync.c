// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that talks with the hub, in the steps of sync/sync.h.
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "jobs_sync.h"
#include "net/client.h"

enum { OFFLINE_MS = 3600 * 1000, STORAGE_AGAIN_MS = 60 * 1000 };

static int64_t wall_ms(void *ctx)
{
    return timekeeper_wall_ms(ctx);
}

static int64_t mono_ms(void *ctx)
{
    struct clock clock = clock_system();
    (void)ctx;
    return clock.mono_ms(clock.ctx);
}

/* Whether something keeps the system's clock right: a network time service in step, or a script. */
static bool clock_is_vouched(struct timekeeper *time)
{
    struct timex info = {0};
    int trust = atomic_load(&time->trust);
    if (trust != TRUST_BY_RULE)
        return trust == TRUST_YES;
    return adjtimex(&info) >= 0 && !(info.status & STA_UNSYNC);
}

static struct js *make_facts(const struct jobs_options *options)
{
    struct js *facts = js_new_object();
    char host[65] = "";
    gethostname(host, sizeof host - 1);
    js_put_z(facts, "host", host);
    js_put_z(facts, "version", TORGET_VERSION);
    char screen[32];
    snprintf(screen, sizeof screen, "%dx%d", options->screen_w, options->screen_h);
    js_put_z(facts, "screen", screen);
    return facts;
}

static void measure(void *ctx, struct js *measurements)
{
    const struct sync_job *job = ctx;
    js_put_int(measurements, "storage_free_bytes", sync_job_free_bytes(job->jobs->options.data));
    js_put_bool(measurements, "storage_fault", job->status.storage_fault);
    js_put_z(measurements, "version", TORGET_VERSION);
}

static void interrupt(void *ctx)
{
    http_client_wake(ctx);
}

static void picture_came(void *ctx)
{
    struct jobs *jobs = ctx;
    jobs_lock(jobs);
    jobs->pictures_came = true;
    jobs_unlock(jobs);
    jobs->options.wake();
}

/* Without it nothing is fetched and nothing can be left, but what is there is shown. */
static void open_sync(struct sync_job *job)
{
    const struct jobs_options *options = &job->jobs->options;
    bool rebuilt = false;
    struct sync_plan plan = {.data = options->data,
                             .hub = options->hub,
                             .token = options->enrol,
                             .transport = http_client_transport(job->client),
                             .interrupt = interrupt,
                             .interrupt_ctx = job->client,
                             .clock = {wall_ms, mono_ms, options->time},
                             .clock_vouched = clock_is_vouched(options->time),
                             .facts = job->facts,
                             .measure = measure,
                             .measure_ctx = job,
                             .picture_came = picture_came,
                             .picture_ctx = job->jobs};
    struct sync *sync = NULL;
    enum err err = file_make_folders(options->data);
    if (err == ERR_OK)
        err = sync_open(&plan, &sync, &rebuilt);
    jobs_lock(job->jobs);
    job->sync = sync;
    jobs_unlock(job->jobs);
    if (err != ERR_OK)
        log_error("%s: the data folder cannot be used: %s: showing what can be read", options->data,
                  err_name(err));
    if (rebuilt)
        log_warn("content.db was damaged: it is kept beside and everything is fetched again");
    job->status.storage_fault = err != ERR_OK;
}

void sync_job_open(struct jobs *jobs)
{
    struct sync_job *job = calloc(1, sizeof *job);
    if (!job)
        abort();
    jobs->sync = job;
    job->jobs = jobs;
    job->client = http_client_new();
    job->facts = make_facts(&jobs->options);
    job->status.offline = jobs->options.offline;
    open_sync(job);
}

void sync_job_close(struct jobs *jobs)
{
    struct sync_job *job = jobs->sync;
    sync_close(job->sync);
    http_client_free(job->client);
    js_free(job->facts);
    free(job);
}

void sync_job_wake(struct jobs *jobs)
{
    jobs_lock(jobs);
    struct sync *sync = jobs->sync->sync;
    bool stop = jobs->stop;
    jobs_unlock(jobs);
    if (sync && stop)
        sync_stop(sync);
    else if (sync)
        sync_wake(sync);
}

void sync_job_want_picture(struct jobs *jobs, const struct picture_file *file)
{
    jobs_lock(jobs);
    struct sync *sync = jobs->sync->sync;
    jobs_unlock(jobs);
    if (sync)
        sync_want_picture(sync, file);
}

/* Whether the step was a whole attempt: something was asked and answered, or there is nobody to ask. */
static bool is_attempt(const struct sync_job *job, const struct sync_event *event)
{
    if (event->pulled)
        return true;
    if (event->identity_changed || event->verdict == PULL_CANCELLED || event->hub == TALK_CANCELLED)
        return false;
    return !sync_identity(job->sync)->kiosk && event->delay_ms > 0;
}

static void count_sync(struct sync_job *job)
{
    jobs_lock(job->jobs);
    job->jobs->syncs_ended++;
    job->jobs->sync_wanted = false;
    jobs_unlock(job->jobs);
    job->jobs->options.wake();
}

/* Until the time is over, or somebody wants something. False: the program ends. */
static bool rest(struct jobs *jobs, int64_t delay_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += delay_ms / 1000;
    until.tv_nsec += delay_ms % 1000 * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    jobs_lock(jobs);
    int late = 0;
    while (!jobs->stop && !jobs->sync_wanted && !jobs->recheck && !jobs->picture_wanted && late == 0)
        late = pthread_cond_timedwait(&jobs->changed, &jobs->mutex, &until);
    jobs->recheck = jobs->picture_wanted = false;
    bool go_on = !jobs->stop;
    jobs_unlock(jobs);
    return go_on;
}

static int64_t step(struct sync_job *job)
{
    struct sync_event event;
    sync_vouch(job->sync, clock_is_vouched(job->jobs->options.time));
    sync_step(job->sync, &event);
    sync_job_note_event(job, &event);
    if (is_attempt(job, &event))
        count_sync(job);
    return event.delay_ms;
}

/* Asks nobody yet: what is there, and when to begin. */
static int64_t begin(struct sync_job *job)
{
    struct sync_event event;
    int64_t delay_ms = STORAGE_AGAIN_MS;
    if (job->sync) {
        sync_step(job->sync, &event);
        sync_job_note_event(job, &event);
        delay_ms = event.delay_ms;
    } else {
        sync_job_note_content(job);
    }
    malloc_trim(0); /* the files were looked through */
    sync_job_tell(job);
    return job->jobs->options.offline ? OFFLINE_MS : delay_ms;
}

static void stay_alone(struct sync_job *job)
{
    struct trusted_now unknown = {0};
    sync_job_note_clock(job, &unknown);
    job->status.clock_trusted = clock_is_vouched(job->jobs->options.time);
    sync_job_tell(job);
    count_sync(job);
}

void *sync_job_run(void *ctx)
{
    struct jobs *jobs = ctx;
    struct sync_job *job = jobs->sync;
    int64_t delay_ms = begin(job);
    while (rest(jobs, delay_ms)) {
        if (!job->sync) {
            open_sync(job); /* the disk may have room again */
            if (job->sync)
                delay_ms = begin(job);
        }
        if (job->sync && !jobs->options.offline)
            delay_ms = step(job);
        else
            stay_alone(job);
    }
    return NULL;
}
