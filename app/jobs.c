// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jobs_load.h"
#include "jobs_own.h"

void jobs_lock(struct jobs *jobs)
{
    pthread_mutex_lock(&jobs->mutex);
}

void jobs_unlock(struct jobs *jobs)
{
    pthread_mutex_unlock(&jobs->mutex);
}

void jobs_tell_status(struct jobs *jobs, const struct status *status)
{
    jobs_lock(jobs);
    jobs->status = *status;
    jobs->status_waits = true;
    jobs_unlock(jobs);
    jobs->options.wake();
}

void jobs_tell_release(struct jobs *jobs)
{
    jobs_lock(jobs);
    jobs->release_waits = true;
    jobs_unlock(jobs);
    jobs->options.wake();
}

/* ---- The store's thread ---- */

static bool take_request(struct jobs *jobs, struct load_request *ret_request)
{
    jobs_lock(jobs);
    while (!jobs->stop && !jobs->home_waits && !jobs->page_waits)
        pthread_cond_wait(&jobs->changed, &jobs->mutex);
    bool go = !jobs->stop;
    if (go && jobs->page_waits) { /* what was pressed comes first */
        *ret_request = jobs->page;
        explicit_bzero(&jobs->page, sizeof jobs->page); /* it holds what was typed */
        jobs->page_waits = false;
    } else if (go) {
        *ret_request = jobs->home;
        jobs->home_waits = false;
    }
    jobs->loading += go;
    jobs_unlock(jobs);
    return go;
}

static void give_load(struct jobs *jobs, const struct load *load)
{
    jobs_lock(jobs);
    jobs->loading--;
    if (jobs->n_loads < MESSAGES_MAX)
        jobs->loads[jobs->n_loads++] = load;
    else
        load_free(load); /* the screen's thread stands; newer answers would be wanted anyway */
    jobs_unlock(jobs);
    jobs->options.wake();
}

static void *run_store(void *ctx)
{
    struct jobs *jobs = ctx;
    struct load_request request;
    struct content *content = NULL;
    bool frozen = false;
    while (take_request(jobs, &request)) {
        if (frozen) {
            content_close(content);
            content = NULL;
        }
        if (!content && jobs_open_content(jobs->content_path, &content, &frozen) != ERR_OK)
            content = NULL;
        give_load(jobs, jobs_load_answer(content, &request));
        explicit_bzero(&request, sizeof request);
    }
    content_close(content);
    return NULL;
}

/* ---- The screen's side ---- */

struct jobs *jobs_open(const struct jobs_options *options)
{
    struct jobs *jobs = calloc(1, sizeof *jobs);
    if (!jobs)
        abort();
    jobs->options = *options;
    pthread_mutex_init(&jobs->mutex, NULL);
    pthread_cond_init(&jobs->changed, NULL);
    snprintf(jobs->content_path, sizeof jobs->content_path, "%s/content.db", options->data);
    sync_job_open(jobs);
    return jobs;
}

void jobs_start(struct jobs *jobs)
{
    if (pthread_create(&jobs->store_thread, NULL, run_store, jobs) != 0 ||
        pthread_create(&jobs->sync_thread, NULL, sync_job_run, jobs) != 0)
        abort();
    jobs->started = true;
}

static void wake_all(struct jobs *jobs)
{
    pthread_cond_broadcast(&jobs->changed);
}

void jobs_close(struct jobs *jobs)
{
    jobs_lock(jobs);
    jobs->stop = true;
    wake_all(jobs);
    jobs_unlock(jobs);
    sync_job_wake(jobs);
    if (jobs->started) {
        pthread_join(jobs->store_thread, NULL);
        pthread_join(jobs->sync_thread, NULL);
    }
    sync_job_close(jobs);
    for (int i = 0; i < jobs->n_loads; i++)
        load_free(jobs->loads[i]);
    pthread_cond_destroy(&jobs->changed);
    pthread_mutex_destroy(&jobs->mutex);
    free(jobs);
}

void jobs_load(struct jobs *jobs, const struct load_request *request)
{
    jobs_lock(jobs);
    if (request->kind == LOAD_HOME) {
        jobs->home = *request;
        jobs->home_waits = true;
    } else {
        jobs->page = *request;
        jobs->page_waits = true;
    }
    wake_all(jobs);
    jobs_unlock(jobs);
}

/* The status first: what a load means depends on it. */
static bool take_message(struct jobs *jobs, struct message *ret_message)
{
    if (jobs->status_waits) {
        jobs->status_waits = false;
        jobs->shown = jobs->status;
        *ret_message = (struct message){.type = MSG_STATUS, .status = &jobs->shown};
        return true;
    }
    if (jobs->release_waits) {
        jobs->release_waits = false;
        *ret_message = (struct message){.type = MSG_RELEASE};
        return true;
    }
    if (jobs->n_loads == 0)
        return false;
    *ret_message = (struct message){.type = MSG_LOADED, .load = jobs->loads[0]};
    jobs->n_loads--;
    for (int i = 0; i < jobs->n_loads; i++)
        jobs->loads[i] = jobs->loads[i + 1];
    return true;
}

bool jobs_next(struct jobs *jobs, struct message *ret_message)
{
    jobs_lock(jobs);
    bool any = take_message(jobs, ret_message);
    jobs_unlock(jobs);
    return any;
}

bool jobs_idle(struct jobs *jobs)
{
    jobs_lock(jobs);
    bool idle = !jobs->home_waits && !jobs->page_waits && !jobs->loading && !jobs->n_loads &&
                !jobs->status_waits && !jobs->release_waits;
    jobs_unlock(jobs);
    return idle;
}

void jobs_sync(struct jobs *jobs)
{
    jobs_lock(jobs);
    jobs->sync_wanted = true;
    wake_all(jobs);
    jobs_unlock(jobs);
    sync_job_wake(jobs);
}

void jobs_want_picture(struct jobs *jobs, const struct picture_file *file)
{
    if (jobs->options.offline)
        return;
    jobs_lock(jobs);
    jobs->picture_wanted = true;
    wake_all(jobs);
    jobs_unlock(jobs);
    sync_job_want_picture(jobs, file);
}

bool jobs_pictures_came(struct jobs *jobs)
{
    jobs_lock(jobs);
    bool came = jobs->pictures_came;
    jobs->pictures_came = false;
    jobs_unlock(jobs);
    return came;
}

void jobs_recheck(struct jobs *jobs)
{
    jobs_lock(jobs);
    jobs->recheck = true;
    wake_all(jobs);
    jobs_unlock(jobs);
    sync_job_wake(jobs);
}

unsigned jobs_syncs_ended(struct jobs *jobs)
{
    jobs_lock(jobs);
    unsigned n = jobs->syncs_ended;
    jobs_unlock(jobs);
    return n;
}
