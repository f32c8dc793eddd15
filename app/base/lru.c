// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lru.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 2048 };

void lru_init(struct lru *lru, size_t bytes_max)
{
    *lru = (struct lru){.buckets = calloc(BUCKETS, sizeof *lru->buckets), .bytes_max = bytes_max};
    if (!lru->buckets)
        abort();
}

static void unlink_age(struct lru *lru, struct lru_entry *entry)
{
    *(entry->newer ? &entry->newer->older : &lru->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &lru->oldest) = entry->newer;
}

static void make_newest(struct lru *lru, struct lru_entry *entry)
{
    entry->newer = NULL;
    entry->older = lru->newest;
    *(lru->newest ? &lru->newest->newer : &lru->oldest) = entry;
    lru->newest = entry;
}

void *lru_find(struct lru *lru, uint64_t key, lru_same *same, const void *wanted)
{
    for (struct lru_entry *entry = lru->buckets[key % BUCKETS]; entry; entry = entry->chain) {
        if (entry->key != key || !same(entry, wanted))
            continue;
        unlink_age(lru, entry);
        make_newest(lru, entry);
        lru->hits++;
        return entry;
    }
    lru->misses++;
    return NULL;
}

static void forget(struct lru *lru, struct lru_entry *entry)
{
    struct lru_entry **at = &lru->buckets[entry->key % BUCKETS];
    while (*at != entry)
        at = &(*at)->chain;
    *at = entry->chain;
    unlink_age(lru, entry);
    lru->bytes -= entry->size;
    explicit_bzero(entry, entry->size);
    free(entry);
}

static void make_room(struct lru *lru, size_t size)
{
    while (lru->oldest && lru->bytes + size > lru->bytes_max)
        forget(lru, lru->oldest);
}

void lru_bound(struct lru *lru, size_t bytes_max)
{
    lru->bytes_max = bytes_max;
    make_room(lru, 0);
}

void *lru_add(struct lru *lru, uint64_t key, size_t size)
{
    if (size > lru->bytes_max)
        return NULL;
    make_room(lru, size);
    struct lru_entry *entry = malloc(size);
    if (!entry)
        abort();
    *entry = (struct lru_entry){.key = key, .size = size, .chain = lru->buckets[key % BUCKETS]};
    lru->buckets[key % BUCKETS] = entry;
    make_newest(lru, entry);
    lru->bytes += size;
    return entry;
}

void lru_clear(struct lru *lru)
{
    while (lru->oldest)
        forget(lru, lru->oldest);
}

void lru_release(struct lru *lru)
{
    lru_clear(lru);
    free(lru->buckets);
    lru->buckets = NULL;
}
