// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/run_cache.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    struct lru_entry lru;
    struct run run;           /* its text lies behind the entry */
    struct coverage coverage; /* its bytes, too */
};
struct run_cache {
    struct lru lru;
    struct entry *giant; /* the newest of those that alone are more than the cache may hold */
};

struct run_cache *run_cache_new(void)
{
    struct run_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        abort();
    lru_init(&cache->lru, RUN_CACHE_BYTES_MIN);
    return cache;
}

void run_cache_set_panel(struct run_cache *cache, int w_px, int h_px)
{
    size_t bytes = (size_t)w_px * (size_t)h_px / 2;
    lru_bound(&cache->lru, bytes < RUN_CACHE_BYTES_MIN   ? RUN_CACHE_BYTES_MIN
                           : bytes > RUN_CACHE_BYTES_MAX ? RUN_CACHE_BYTES_MAX
                                                         : bytes);
}

static void forget_giant(struct run_cache *cache)
{
    if (cache->giant)
        explicit_bzero(cache->giant, cache->giant->lru.size);
    free(cache->giant);
    cache->giant = NULL;
}

void run_cache_clear(struct run_cache *cache)
{
    lru_clear(&cache->lru);
    forget_giant(cache);
}

void run_cache_free(struct run_cache *cache)
{
    run_cache_clear(cache);
    lru_release(&cache->lru);
    free(cache);
}

uint64_t run_key(const struct run *run)
{
    uint64_t more = (uint64_t)run->font << 32 ^ (uint64_t)lroundf(run->px) << 8 ^ (uint64_t)run->bold << 1 ^
                    (uint64_t)run->dir;
    more ^= str_hash(str_of(run->script)) << 1;
    return (str_hash(run->text) ^ more) * 0x9E3779B97F4A7C15u;
}

static bool same(const void *entry, const void *wanted)
{
    const struct run *a = &((const struct entry *)entry)->run, *b = wanted;
    return a->font == b->font && a->bold == b->bold && lroundf(a->px) == lroundf(b->px) && a->dir == b->dir &&
           strcmp(a->script, b->script) == 0 && str_eq(a->text, b->text);
}

const struct coverage *run_cache_find(struct run_cache *cache, const struct run *run)
{
    struct entry *entry = lru_find(&cache->lru, run_key(run), same, run);
    return entry ? &entry->coverage : NULL;
}

static struct entry *make_giant(struct run_cache *cache, size_t size)
{
    forget_giant(cache);
    cache->giant = malloc(size);
    if (!cache->giant)
        abort();
    cache->giant->lru.size = size;
    return cache->giant;
}

const struct coverage *run_cache_add(struct run_cache *cache, const struct run *run, struct coverage shape,
                                     unsigned char **ret_bytes)
{
    size_t ink = (size_t)shape.w * (size_t)shape.h, size = sizeof(struct entry) + run->text.len + ink;
    struct entry *entry = lru_add(&cache->lru, run_key(run), size);
    if (!entry)
        entry = make_giant(cache, size);
    char *text = (char *)(entry + 1);
    memcpy(text, run->text.ptr, run->text.len);
    *ret_bytes = (unsigned char *)text + run->text.len;
    entry->run = *run;
    entry->run.text.ptr = text;
    entry->coverage = shape;
    entry->coverage.bytes = *ret_bytes;
    return &entry->coverage;
}

const struct lru *run_cache_lru(const struct run_cache *cache)
{
    return &cache->lru;
}
