/* SPDX-License-Identifier: GPL-3.0-or-later
 * Coverage of runs as rendered once; what was not drawn for longest goes first. Half a byte for each pixel
 * of the panel, which is twice what fills it with text: 1 MiB, on the largest panels RUN_CACHE_BYTES_MAX. Not
 * for others. */
#ifndef PLATFORM_RUN_CACHE_H
#define PLATFORM_RUN_CACHE_H

#include "base/lru.h"
#include "platform/fonts.h"

enum { RUN_CACHE_BYTES_MIN = 1 << 20, RUN_CACHE_BYTES_MAX = 4 << 20 };

struct run_cache;
struct run_cache *run_cache_new(void);
void run_cache_free(struct run_cache *cache);
void run_cache_set_panel(struct run_cache *cache, int w_px, int h_px);
void run_cache_clear(struct run_cache *cache);
uint64_t run_key(const struct run *run);
/* NULL: not there. A run without ink is there with w = 0. */
const struct coverage *run_cache_find(struct run_cache *cache, const struct run *run);
/* Room for w × h bytes (ret_bytes) that the caller fills. */
const struct coverage *run_cache_add(struct run_cache *cache, const struct run *run, struct coverage shape,
                                     unsigned char **ret_bytes);
const struct lru *run_cache_lru(const struct run_cache *cache); /* bytes, hits, misses */

#endif
