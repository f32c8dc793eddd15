// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/schedule.h"

#include "base/date.h"

uint32_t schedule_offset(struct str kiosk_id)
{
    uint64_t hash = str_hash(kiosk_id);
    return (uint32_t)(hash ^ hash >> 32);
}

static int64_t below(uint32_t random, int64_t bound)
{
    return bound > 0 ? (int64_t)((uint64_t)random * (uint64_t)bound >> 32) : 0;
}

static int64_t backoff_ms(int failures)
{
    int64_t most = SCHEDULE_BACKOFF_MS;
    for (int i = 1; i < failures && most < SCHEDULE_BACKOFF_MAX_MS; i++)
        most *= 2;
    return most < SCHEDULE_BACKOFF_MAX_MS ? most : SCHEDULE_BACKOFF_MAX_MS;
}

/* To the next beat of the interval, which falls at another moment for each kiosk; ± 10 %. */
static int64_t beat_ms(const struct schedule *schedule)
{
    int64_t phase = (schedule->now_ms + schedule->offset % SCHEDULE_INTERVAL_MS) % SCHEDULE_INTERVAL_MS;
    int64_t delay = SCHEDULE_INTERVAL_MS - (phase < 0 ? phase + SCHEDULE_INTERVAL_MS : phase);
    if (delay < SCHEDULE_INTERVAL_MS / 2)
        delay += SCHEDULE_INTERVAL_MS;
    return delay + below(schedule->random, SCHEDULE_INTERVAL_MS / 5) - SCHEDULE_INTERVAL_MS / 10;
}

int64_t schedule_delay_ms(const struct schedule *schedule)
{
    int64_t told_s = schedule->retry_after_s < SCHEDULE_RETRY_AFTER_MAX_S ? schedule->retry_after_s
                                                                          : SCHEDULE_RETRY_AFTER_MAX_S;
    if (told_s > 0)
        return told_s * 1000 + below(schedule->random, told_s * 100 + 1000);
    if (schedule->result == SCHEDULE_STARTED)
        return schedule->is_empty ? 0 : below(schedule->random, SCHEDULE_START_MS);
    if (schedule->result == SCHEDULE_HELD)
        return below(schedule->random, SCHEDULE_AGAIN_MS);
    if (schedule->result == SCHEDULE_ANSWERED)
        return beat_ms(schedule);
    if (schedule->result == SCHEDULE_REFUSED)
        return SCHEDULE_REFUSED_MS + below(schedule->random, SCHEDULE_REFUSED_MS);
    return below(schedule->random, backoff_ms(schedule->failures));
}

int64_t schedule_retry_after_s(const char *value, int64_t now_s)
{
    int64_t seconds = http_retry_after_s(value, now_s);
    return seconds < SCHEDULE_RETRY_AFTER_MAX_S ? seconds : SCHEDULE_RETRY_AFTER_MAX_S;
}
