/* SPDX-License-Identifier: GPL-3.0-or-later
 * When to ask the hub next. Pure: what happened, who we are and a random number in, a delay out. Kiosks that
 * start, lose the hub or find it again all at the same moment must not come back all at the same moment. */
#ifndef SYNC_SCHEDULE_H
#define SYNC_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/http_date.h"
#include "base/str.h"

enum {
    SCHEDULE_INTERVAL_MS = 5 * 60 * 1000,     /* between polls of a hub that does not hold requests */
    SCHEDULE_BACKOFF_MS = 30 * 1000,          /* the first back-off is within this, doubling … */
    SCHEDULE_BACKOFF_MAX_MS = 10 * 60 * 1000, /* … up to this */
    SCHEDULE_AGAIN_MS = 2000,                 /* after a held request: within this */
    SCHEDULE_START_MS = 5000,                 /* the first request of a run */
    SCHEDULE_REFUSED_MS = 10 * 60 * 1000,     /* who is turned away asks seldom */
    SCHEDULE_RETRY_AFTER_MAX_S = 24 * 3600,
};

enum schedule_result {
    SCHEDULE_STARTED,  /* nothing asked yet */
    SCHEDULE_HELD,     /* answered after the hub held the request, or with something new */
    SCHEDULE_ANSWERED, /* answered at once that nothing is new */
    SCHEDULE_FAILED,   /* no answer, or a useless one */
    SCHEDULE_BUSY,     /* asked to come later */
    SCHEDULE_REFUSED,  /* credential or metadata not accepted: trying more often will not help */
};
struct schedule {
    enum schedule_result result;
    bool is_empty;         /* nothing to show yet */
    int failures;          /* in a row, this one included */
    int64_t retry_after_s; /* what the hub said; 0: nothing */
    int64_t now_ms;        /* any clock, the same each time: the phase of the interval is taken from it */
    uint32_t offset;       /* of the kiosk: schedule_offset */
    uint32_t random;
};
uint32_t schedule_offset(struct str kiosk_id);
int64_t schedule_delay_ms(const struct schedule *schedule);
/* http_retry_after_s, a day at most. */
int64_t schedule_retry_after_s(const char *value, int64_t now_s);

#endif
