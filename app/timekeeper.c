// SPDX-License-Identifier: GPL-3.0-or-later
#include "timekeeper.h"

#include "base/clock.h"

void timekeeper_init(struct timekeeper *keeper)
{
    atomic_init(&keeper->frozen_ms, -1);
    atomic_init(&keeper->frozen_mono_ms, 0);
    atomic_init(&keeper->trust, TRUST_BY_RULE);
    atomic_init(&keeper->ahead_ms, 0);
}

int64_t timekeeper_wall_ms(struct timekeeper *keeper)
{
    int64_t frozen = atomic_load(&keeper->frozen_ms);
    if (frozen >= 0)
        return frozen;
    struct clock clock = clock_system();
    return clock.wall_ms(clock.ctx);
}

int64_t timekeeper_now_ms(struct timekeeper *keeper)
{
    int64_t ahead_ms = atomic_load(&keeper->frozen_ms) >= 0 ? 0 : atomic_load(&keeper->ahead_ms);
    return timekeeper_wall_ms(keeper) - ahead_ms;
}

int64_t timekeeper_mono_ms(struct timekeeper *keeper)
{
    struct clock clock = clock_system();
    bool frozen = atomic_load(&keeper->frozen_ms) >= 0;
    return frozen ? atomic_load(&keeper->frozen_mono_ms) : clock.mono_ms(clock.ctx);
}

void timekeeper_freeze(struct timekeeper *keeper)
{
    atomic_store(&keeper->frozen_mono_ms, timekeeper_mono_ms(keeper));
    atomic_store(&keeper->frozen_ms, timekeeper_now_ms(keeper));
}

void timekeeper_set(struct timekeeper *keeper, int64_t now_ms)
{
    atomic_store(&keeper->frozen_ms, now_ms);
}

void timekeeper_advance(struct timekeeper *keeper, int64_t ms)
{
    atomic_fetch_add(&keeper->frozen_ms, ms);
    atomic_fetch_add(&keeper->frozen_mono_ms, ms);
}
