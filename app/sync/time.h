/* SPDX-License-Identifier: GPL-3.0-or-later
 * What time it is, as far as that can be believed. The floor is the newest time that the hub has signed
 * (`x-torget-issued` in timestamp.json): it alone is stored, it only rises, and no time below it is believed.
 * Network time (a Date header) sets the time of this run and is never stored: a wrong answer is gone with the
 * next one. The system's own clock counts when the board vouches for it (a clock chip, or NTP in step).
 * Belongs to the sync thread; a struct trusted_now is handed to the others. */
#ifndef SYNC_TIME_H
#define SYNC_TIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

enum time_state { TIME_UNTRUSTED, TIME_TRUSTED };
struct trusted_now {
    enum time_state state;
    int64_t s; /* trusted: the time. Untrusted: the latest that it is at least (the floor), 0 when nothing is
                  known */
    int64_t clock_minus_s; /* trusted: what to take off the system's clock to get the time */
};

struct trusted_time {
    int64_t floor_s;
    bool has_network;
    int64_t network_s, network_mono_ms; /* the newest network time and when it came */
};
/* Absent or unreadable file: floor 0. */
void time_load(struct trusted_time *time, const char *path);
/* Raises the floor and stores it; a lower time is passed over. ERR_IO, ERR_FULL (the floor holds for this run
 * all the same). */
enum err time_issued(struct trusted_time *time, const char *path, int64_t issued_s);
/* Passed over when below the floor. */
void time_network(struct trusted_time *time, int64_t network_s, int64_t mono_ms);
struct trusted_now time_now(const struct trusted_time *time, int64_t wall_ms, int64_t mono_ms,
                            bool system_vouched);

#endif
