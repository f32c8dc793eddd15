// SPDX-License-Identifier: GPL-3.0-or-later
/* The long poll. A held request is a suspended connection in a list; one thread sleeps until the first of
 * their deadlines, or for ever when there are none. */
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "net/server_parts.h"

enum { HOLD_MAX_MS = 60000 };

static int64_t now_ms(void)
{
    struct clock clock = clock_system();
    return clock.mono_ms(clock.ctx);
}

static void let_go(struct http_server *server, struct exchange *exchange)
{
    if (exchange->previous)
        exchange->previous->next = exchange->next;
    else
        server->held = exchange->next;
    if (exchange->next)
        exchange->next->previous = exchange->previous;
    exchange->next = exchange->previous = NULL;
    MHD_resume_connection(exchange->connection);
}

/* Lets go those whose time is up; the deadline of the first of the others, 0 when there are none. */
static int64_t let_go_due(struct http_server *server)
{
    int64_t now = now_ms(), first = 0;
    for (struct exchange *next, *exchange = server->held; exchange; exchange = next) {
        next = exchange->next;
        if (exchange->deadline_ms <= now) {
            exchange->time_up = true;
            let_go(server, exchange);
        } else if (!first || exchange->deadline_ms < first) {
            first = exchange->deadline_ms;
        }
    }
    return first;
}

static void *timer_main(void *ctx)
{
    struct http_server *server = ctx;
    pthread_mutex_lock(&server->lock);
    while (!server->stopping) {
        int64_t first = let_go_due(server);
        struct timespec until = {first / 1000, first % 1000 * 1000000};
        if (first)
            pthread_cond_timedwait(&server->changed, &server->lock, &until);
        else
            pthread_cond_wait(&server->changed, &server->lock);
    }
    pthread_mutex_unlock(&server->lock);
    return NULL;
}

void hold_start(struct http_server *server)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_mutex_init(&server->lock, NULL);
    pthread_cond_init(&server->changed, &attr);
    pthread_condattr_destroy(&attr);
    if (pthread_create(&server->timer, NULL, timer_main, server) != 0)
        abort();
}

void hold_stop(struct http_server *server)
{
    pthread_mutex_lock(&server->lock);
    server->stopping = true;
    while (server->held)
        let_go(server, server->held);
    pthread_cond_signal(&server->changed);
    pthread_mutex_unlock(&server->lock);
    pthread_join(server->timer, NULL);
}

unsigned hold_wakes(struct http_server *server)
{
    pthread_mutex_lock(&server->lock);
    unsigned wakes = server->wakes;
    pthread_mutex_unlock(&server->lock);
    return wakes;
}

void http_server_wake(struct http_server *server)
{
    pthread_mutex_lock(&server->lock);
    server->wakes++;
    while (server->held)
        let_go(server, server->held);
    pthread_mutex_unlock(&server->lock);
}

static void keep(struct http_server *server, struct exchange *exchange, int hold_ms)
{
    if (!exchange->deadline_ms)
        exchange->deadline_ms = now_ms() + (hold_ms < HOLD_MAX_MS ? hold_ms : HOLD_MAX_MS);
    exchange->next = server->held;
    if (server->held)
        server->held->previous = exchange;
    server->held = exchange;
    MHD_suspend_connection(exchange->connection);
    pthread_cond_signal(&server->changed);
}

enum hold hold_request(struct exchange *exchange, int hold_ms, unsigned wakes)
{
    struct http_server *server = exchange->server;
    enum hold hold = HOLD_NOT;
    if (hold_ms <= 0 || exchange->time_up)
        return hold;
    pthread_mutex_lock(&server->lock);
    if (!server->stopping)
        hold = server->wakes == wakes ? HOLD_YES : HOLD_AGAIN;
    if (hold == HOLD_YES)
        keep(server, exchange, hold_ms);
    pthread_mutex_unlock(&server->lock);
    return hold;
}
