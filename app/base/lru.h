/* SPDX-License-Identifier: GPL-3.0-or-later
 * A cache that never holds more bytes than it was given: entries by key, and where room is wanted what was
 * not asked for longest goes. Memory gone means abort. One thread. */
#ifndef BASE_LRU_H
#define BASE_LRU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lru_entry { /* the first member of the user's own entry */
    struct lru_entry *chain, *newer, *older;
    uint64_t key;
    size_t size;
};
struct lru {
    struct lru_entry **buckets, *newest, *oldest;
    size_t bytes, bytes_max;
    uint64_t hits, misses;
};

void lru_init(struct lru *lru, size_t bytes_max);
void lru_bound(struct lru *lru, size_t bytes_max); /* another bound from now on */
void lru_clear(struct lru *lru); /* forgets all, and wipes it: people's words may be in it */
void lru_release(struct lru *lru);
/* Whether an entry is the one wanted: keys are hashes, and two things may have the same. */
typedef bool lru_same(const void *entry, const void *wanted);
/* NULL: not there. What was found counts as new again. */
void *lru_find(struct lru *lru, uint64_t key, lru_same *same, const void *wanted);
/* A new entry of `size` bytes in all, not zeroed but for its head; good until the next lru_add. NULL when it
 * alone is larger than all the cache may hold. */
void *lru_add(struct lru *lru, uint64_t key, size_t size);

#endif
