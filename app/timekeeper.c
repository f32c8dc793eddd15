// SPDX-License-Identifier: GPL-3.0-or-later
#include "timekeeper.h"

#include "base/clock.h"

void timekeeper_init(struct timekeeper *keeper)
{
    atomic_init(&keeper->frozen_ms, -1);
    atomic_init(&keeper->trust, TRUST_BY_RULE);
}

int64_t timekeeper_now_ms(struct timekeeper *keeper)
{
    int64_t frozen = atomic_load(&keeper->frozen_ms);
    if (frozen >= 0)
        return frozen;
    struct clock clock = clock_system();
    return clock.wall_ms(clock.ctx);
}

void timekeeper_freeze(struct timekeeper *keeper, int64_t now_ms)
{
    atomic_store(&keeper->frozen_ms, now_ms);
}
