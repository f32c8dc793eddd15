/* SPDX-License-Identifier: GPL-3.0-or-later
 * A bell that any thread rings and one waits for, where SDL has no events to wait for. Not for others. */
#ifndef PLATFORM_WAKE_H
#define PLATFORM_WAKE_H

#include <pthread.h>
#include <stdbool.h>

struct wake {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool rung;
};
void wake_init(struct wake *wake);
void wake_release(struct wake *wake);
void wake_ring(struct wake *wake);
/* True when it was rung; the ringing is over then. −1: as long as it takes. */
bool wake_wait(struct wake *wake, int timeout_ms);

#endif
