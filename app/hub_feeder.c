// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub_feeder.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "hub/reminder.h"

struct hub_feeder {
    struct hub *hub;
    struct http_client *client;
    void (*published)(void *ctx);
    void *ctx;
    pthread_t thread;
    pthread_mutex_t lock; /* stop, woken */
    pthread_cond_t bell;
    volatile bool stop;
    bool woken;
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

static bool sleep_until_due(struct hub_feeder *feeder, int wait_ms)
{
    struct timespec until = in_ms(wait_ms);
    pthread_mutex_lock(&feeder->lock);
    while (!feeder->stop && !feeder->woken)
        if (pthread_cond_timedwait(&feeder->bell, &feeder->lock, &until) != 0)
            break;
    feeder->woken = false;
    bool goes_on = !feeder->stop;
    pthread_mutex_unlock(&feeder->lock);
    return goes_on;
}

static void *feed(void *ctx)
{
    struct hub_feeder *feeder = ctx;
    int wait_ms = 0;
    while (sleep_until_due(feeder, wait_ms)) {
        bool changed;
        int mail_ms;
        hub_feeds(feeder->hub, &feeder->stop, &wait_ms, &changed);
        hub_reminders(feeder->hub, &feeder->stop, &mail_ms);
        wait_ms = mail_ms < wait_ms ? mail_ms : wait_ms;
        if (changed)
            feeder->published(feeder->ctx);
    }
    return NULL;
}

struct hub_feeder *hub_feeder_start(struct hub *hub, struct http_client *client, void (*published)(void *ctx),
                                    void *ctx)
{
    struct hub_feeder *feeder = calloc(1, sizeof *feeder);
    pthread_condattr_t steady;
    if (!feeder)
        abort();
    feeder->hub = hub;
    feeder->client = client;
    feeder->published = published;
    feeder->ctx = ctx;
    pthread_mutex_init(&feeder->lock, NULL);
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&feeder->bell, &steady);
    pthread_condattr_destroy(&steady);
    if (pthread_create(&feeder->thread, NULL, feed, feeder) != 0)
        abort();
    return feeder;
}

static void ring(struct hub_feeder *feeder, bool stop)
{
    pthread_mutex_lock(&feeder->lock);
    feeder->stop |= stop;
    feeder->woken = true;
    pthread_cond_signal(&feeder->bell);
    pthread_mutex_unlock(&feeder->lock);
}

void hub_feeder_wake(struct hub_feeder *feeder)
{
    ring(feeder, false);
}

void hub_feeder_stop(struct hub_feeder *feeder)
{
    if (!feeder)
        return;
    ring(feeder, true);
    http_client_wake(feeder->client);
    pthread_join(feeder->thread, NULL);
    pthread_cond_destroy(&feeder->bell);
    pthread_mutex_destroy(&feeder->lock);
    free(feeder);
}
