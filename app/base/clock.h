/* SPDX-License-Identifier: GPL-3.0-or-later
 * The clock as a seam: only the outermost loop reads one; everything else is handed the time. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

struct clock {
    int64_t (*wall_ms)(void *ctx); /* milliseconds since 1970 UTC; may be wrong and may jump */
    int64_t (*mono_ms)(void *ctx); /* never jumps, starts anywhere */
    void *ctx;
};

struct clock clock_system(void);
int64_t clock_mono_us(void); /* finer, for measuring what something took */

#endif
