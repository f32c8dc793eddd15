// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/picture_work.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "platform/picture_decode.h"

struct job {
    char name[IMAGE_NAME_LEN + 1];
    int w, h;
};
struct picture_worker {
    struct picture_cache_plan plan;
    pthread_t thread;
    pthread_mutex_t lock; /* guards the rest */
    pthread_cond_t changed;
    bool stop, has_job, done;
    struct job job;
    enum err err;
    uint32_t *px;
};

static bool next_job(struct picture_worker *worker, struct job *ret_job)
{
    pthread_mutex_lock(&worker->lock);
    while (!worker->stop && !worker->has_job)
        pthread_cond_wait(&worker->changed, &worker->lock);
    bool go = !worker->stop;
    *ret_job = worker->job;
    worker->has_job = false;
    pthread_mutex_unlock(&worker->lock);
    return go;
}

static enum err make(const struct picture_worker *worker, const struct job *job, uint32_t **ret_px)
{
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    enum err err = worker->plan.read(worker->plan.ctx, job->name, &arena, &bytes);
    uint32_t *px = err == ERR_OK ? malloc((size_t)job->w * (size_t)job->h * sizeof *px) : NULL;
    if (err == ERR_OK && !px)
        abort();
    if (px && picture_decode(bytes, job->w, job->h, px) != ERR_OK) {
        err = ERR_INVALID; /* it is what its name says: fetching it again is of no use */
        free(px);
        px = NULL;
    }
    arena_release(&arena);
    if (err == ERR_OK)
        *ret_px = px;
    return err;
}

static void *run(void *ctx)
{
    struct picture_worker *worker = ctx;
    struct job job;
    while (next_job(worker, &job)) {
        uint32_t *px = NULL;
        enum err err = make(worker, &job, &px);
        pthread_mutex_lock(&worker->lock);
        worker->err = err;
        worker->px = px;
        worker->done = true;
        pthread_mutex_unlock(&worker->lock);
        worker->plan.wake(worker->plan.ctx);
    }
    picture_decode_end();
    return NULL;
}

struct picture_worker *picture_worker_new(const struct picture_cache_plan *plan)
{
    struct picture_worker *worker = calloc(1, sizeof *worker);
    if (!worker)
        abort();
    worker->plan = *plan;
    pthread_mutex_init(&worker->lock, NULL);
    pthread_cond_init(&worker->changed, NULL);
    if (pthread_create(&worker->thread, NULL, run, worker) != 0)
        abort();
    return worker;
}

void picture_worker_free(struct picture_worker *worker)
{
    if (!worker)
        return;
    pthread_mutex_lock(&worker->lock);
    worker->stop = true;
    pthread_cond_signal(&worker->changed);
    pthread_mutex_unlock(&worker->lock);
    pthread_join(worker->thread, NULL);
    pthread_cond_destroy(&worker->changed);
    pthread_mutex_destroy(&worker->lock);
    free(worker->px);
    free(worker);
}

void picture_worker_give(struct picture_worker *worker, const char *name, int w, int h)
{
    pthread_mutex_lock(&worker->lock);
    assert(!worker->has_job && !worker->done);
    worker->job = (struct job){.w = w, .h = h};
    memcpy(worker->job.name, name, sizeof worker->job.name);
    worker->has_job = true;
    pthread_cond_signal(&worker->changed);
    pthread_mutex_unlock(&worker->lock);
}

bool picture_worker_take(struct picture_worker *worker, enum err *ret_err, uint32_t **ret_px)
{
    pthread_mutex_lock(&worker->lock);
    bool done = worker->done;
    if (done) {
        *ret_err = worker->err;
        *ret_px = worker->px;
        worker->px = NULL;
        worker->done = false;
    }
    pthread_mutex_unlock(&worker->lock);
    return done;
}
