// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub_worker.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "hub/reminder.h"

struct hub_worker {
    struct hub *hub;
    struct http_client *client;
    void (*published)(void *ctx);
    void *ctx;
    pthread_t thread;
    pthread_mutex_t lock; /* stop, woken, has_pages */
    pthread_cond_t bell;
    volatile bool stop;
    bool woken, has_pages;
};

static struct timespec in_ms(int ms)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += ms / 1000;
    at.tv_nsec += ms % 1000 * 1000000L;
    if (at.tv_nsec >= 1000000000L) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000L;
    }
    return at;
}

static bool sleep_until_due(struct hub_worker *worker, int wait_ms)
{
    struct timespec until = in_ms(wait_ms);
    pthread_mutex_lock(&worker->lock);
    while (!worker->stop && !worker->woken)
        if (pthread_cond_timedwait(&worker->bell, &worker->lock, &until) != 0)
            break;
    worker->woken = false;
    bool goes_on = !worker->stop;
    pthread_mutex_unlock(&worker->lock);
    return goes_on;
}

static void make_pages(struct hub_worker *worker)
{
    hub_changed(worker->hub);
    pthread_mutex_lock(&worker->lock);
    worker->has_pages = true;
    pthread_cond_broadcast(&worker->bell);
    pthread_mutex_unlock(&worker->lock);
}

static void *work(void *ctx)
{
    struct hub_worker *worker = ctx;
    int wait_ms = 0;
    while (sleep_until_due(worker, wait_ms)) {
        bool changed;
        int mail_ms;
        make_pages(worker);
        hub_feeds(worker->hub, &worker->stop, &wait_ms, &changed);
        hub_reminders(worker->hub, &worker->stop, &mail_ms);
        wait_ms = mail_ms < wait_ms ? mail_ms : wait_ms;
        if (!changed)
            continue;
        worker->published(worker->ctx);
        make_pages(worker);
    }
    return NULL;
}

struct hub_worker *hub_worker_start(struct hub *hub, struct http_client *client, void (*published)(void *ctx),
                                    void *ctx)
{
    struct hub_worker *worker = calloc(1, sizeof *worker);
    pthread_condattr_t steady;
    if (!worker)
        abort();
    worker->hub = hub;
    worker->client = client;
    worker->published = published;
    worker->ctx = ctx;
    pthread_mutex_init(&worker->lock, NULL);
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&worker->bell, &steady);
    pthread_condattr_destroy(&steady);
    if (pthread_create(&worker->thread, NULL, work, worker) != 0)
        abort();
    return worker;
}

void hub_worker_wait_pages(struct hub_worker *worker, int most_ms)
{
    struct timespec until = in_ms(most_ms);
    pthread_mutex_lock(&worker->lock);
    while (!worker->has_pages)
        if (pthread_cond_timedwait(&worker->bell, &worker->lock, &until) != 0)
            break;
    pthread_mutex_unlock(&worker->lock);
}

static void ring(struct hub_worker *worker, bool stop)
{
    pthread_mutex_lock(&worker->lock);
    worker->stop |= stop;
    worker->woken = true;
    pthread_cond_broadcast(&worker->bell);
    pthread_mutex_unlock(&worker->lock);
}

void hub_worker_wake(struct hub_worker *worker)
{
    ring(worker, false);
}

void hub_worker_stop(struct hub_worker *worker)
{
    if (!worker)
        return;
    ring(worker, true);
    http_client_wake(worker->client);
    pthread_join(worker->thread, NULL);
    pthread_cond_destroy(&worker->bell);
    pthread_mutex_destroy(&worker->lock);
    free(worker);
}
