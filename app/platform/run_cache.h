/* SPDX-License-Identifier: GPL-3.0-or-later
 * Coverage of runs as rendered once, at most 2 MiB of it; what was not drawn for longest goes first. Not for
 * others. */
#ifndef PLATFORM_RUN_CACHE_H
#define PLATFORM_RUN_CACHE_H

#include "platform/fonts.h"

struct run_cache;
struct run_cache *run_cache_new(void);
void run_cache_free(struct run_cache *cache);
uint64_t run_key(const struct run *run);
/* NULL: not there. A run without ink is there with w = 0. */
const struct coverage *run_cache_find(struct run_cache *cache, const struct run *run);
/* Room for w × h bytes (ret_bytes) that the caller fills. */
const struct coverage *run_cache_add(struct run_cache *cache, const struct run *run, struct coverage shape,
                                     unsigned char **ret_bytes);
size_t run_cache_bytes(const struct run_cache *cache);

#endif
