// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/wake.h"

#include <time.h>

void wake_init(struct wake *wake)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&wake->mutex, NULL);
    pthread_cond_init(&wake->cond, &attributes);
    pthread_condattr_destroy(&attributes);
    wake->rung = false;
}

void wake_release(struct wake *wake)
{
    pthread_cond_destroy(&wake->cond);
    pthread_mutex_destroy(&wake->mutex);
}

void wake_ring(struct wake *wake)
{
    pthread_mutex_lock(&wake->mutex);
    wake->rung = true;
    pthread_cond_signal(&wake->cond);
    pthread_mutex_unlock(&wake->mutex);
}

static struct timespec from_now(int ms)
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

bool wake_wait(struct wake *wake, int timeout_ms)
{
    struct timespec until = from_now(timeout_ms < 0 ? 0 : timeout_ms);
    int err = 0;
    pthread_mutex_lock(&wake->mutex);
    while (!wake->rung && err == 0)
        err = timeout_ms < 0 ? pthread_cond_wait(&wake->cond, &wake->mutex)
                             : pthread_cond_timedwait(&wake->cond, &wake->mutex, &until);
    bool rung = wake->rung;
    wake->rung = false;
    pthread_mutex_unlock(&wake->mutex);
    return rung;
}
