// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/run_cache.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 2048, BYTES_MAX = 2 << 20 };

struct entry {
    struct entry *chain; /* in the bucket */
    struct entry *newer, *older;
    uint64_t key;
    struct run run;           /* its text lies behind the entry */
    struct coverage coverage; /* its bytes, too */
    size_t size;
};
struct run_cache {
    struct entry *buckets[BUCKETS];
    struct entry *newest, *oldest;
    size_t bytes;
};

struct run_cache *run_cache_new(void)
{
    struct run_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        abort();
    return cache;
}

uint64_t run_key(const struct run *run)
{
    uint64_t more = (uint64_t)run->font << 32 ^ (uint64_t)lroundf(run->px) << 8 ^ (uint64_t)run->bold << 1 ^
                    (uint64_t)run->dir;
    more ^= str_hash(str_of(run->script)) << 1;
    return (str_hash(run->text) ^ more) * 0x9E3779B97F4A7C15u;
}

static bool same(const struct run *a, const struct run *b)
{
    return a->font == b->font && a->bold == b->bold && lroundf(a->px) == lroundf(b->px) && a->dir == b->dir &&
           strcmp(a->script, b->script) == 0 && str_eq(a->text, b->text);
}

static void unlink_age(struct run_cache *cache, struct entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void make_newest(struct run_cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

const struct coverage *run_cache_find(struct run_cache *cache, const struct run *run)
{
    uint64_t key = run_key(run);
    for (struct entry *entry = cache->buckets[key % BUCKETS]; entry; entry = entry->chain) {
        if (entry->key != key || !same(&entry->run, run))
            continue;
        unlink_age(cache, entry);
        make_newest(cache, entry);
        return &entry->coverage;
    }
    return NULL;
}

static void forget(struct run_cache *cache, struct entry *entry)
{
    struct entry **at = &cache->buckets[entry->key % BUCKETS];
    while (*at != entry)
        at = &(*at)->chain;
    *at = entry->chain;
    unlink_age(cache, entry);
    cache->bytes -= entry->size;
    free(entry);
}

const struct coverage *run_cache_add(struct run_cache *cache, const struct run *run, struct coverage shape,
                                     unsigned char **ret_bytes)
{
    size_t ink = (size_t)shape.w * (size_t)shape.h, size = sizeof(struct entry) + run->text.len + ink;
    while (cache->oldest && cache->bytes + size > BYTES_MAX)
        forget(cache, cache->oldest);
    struct entry *entry = malloc(size);
    if (!entry)
        abort();
    char *text = (char *)(entry + 1);
    memcpy(text, run->text.ptr, run->text.len);
    *ret_bytes = (unsigned char *)text + run->text.len;
    *entry = (struct entry){.key = run_key(run), .run = *run, .coverage = shape, .size = size};
    entry->run.text.ptr = text;
    entry->coverage.bytes = *ret_bytes;
    entry->chain = cache->buckets[entry->key % BUCKETS];
    cache->buckets[entry->key % BUCKETS] = entry;
    make_newest(cache, entry);
    cache->bytes += size;
    return &entry->coverage;
}

void run_cache_free(struct run_cache *cache)
{
    while (cache->oldest)
        forget(cache, cache->oldest);
    free(cache);
}

size_t run_cache_bytes(const struct run_cache *cache)
{
    return cache->bytes;
}
