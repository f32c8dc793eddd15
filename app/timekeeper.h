/* SPDX-License-Identifier: GPL-3.0-or-later
 * The time that all threads of the kiosk go by: the system's, or in scripts a clock that stands until it is
 * moved. Safe from any thread. */
#ifndef TIMEKEEPER_H
#define TIMEKEEPER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum trust { TRUST_BY_RULE, TRUST_YES, TRUST_NO };
struct timekeeper {
    _Atomic int64_t frozen_ms; /* -1: the system's clock */
    _Atomic int64_t frozen_mono_ms;
    _Atomic int trust;        /* what a script said of it */
    _Atomic int64_t ahead_ms; /* by how much the system's clock is known to be fast */
};

void timekeeper_init(struct timekeeper *keeper);
int64_t timekeeper_wall_ms(struct timekeeper *keeper); /* the clock itself, right or wrong */
int64_t timekeeper_now_ms(struct timekeeper *keeper);
int64_t timekeeper_mono_ms(struct timekeeper *keeper);          /* never jumps */
void timekeeper_freeze(struct timekeeper *keeper);              /* both clocks stand from now on */
void timekeeper_set(struct timekeeper *keeper, int64_t now_ms); /* a frozen wall clock jumps */
void timekeeper_advance(struct timekeeper *keeper, int64_t ms); /* frozen clocks go on by so much */

#endif
