/* SPDX-License-Identifier: GPL-3.0-or-later
 * Memory by lifetime: many allocations, one release. A frame, a page, a request or a load has one arena;
 * nothing in it is freed alone. Blocks come from malloc and double up to 128 KiB. Memory gone means abort. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_block;
struct arena {
    struct arena_block *block; /* newest first */
    size_t used;               /* in the newest block */
    size_t total_bytes;        /* of all blocks */
};

void arena_init(struct arena *arena); /* no memory is taken until the first use */
/* Zeroed, aligned for any type. size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_array((arena), sizeof(type), (n)))
void *arena_array(struct arena *arena, size_t size, size_t n); /* aborts on overflow */
struct str arena_str(struct arena *arena, struct str s);       /* a copy, NUL behind it */
const char *arena_z(struct arena *arena, struct str s);        /* the same as a C string */
struct str arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Empties it and keeps the newest block for reuse. What was there is overwritten: it may be what a person
 * typed. */
void arena_reset(struct arena *arena);
void arena_release(struct arena *arena); /* usable again after arena_init */

#endif
