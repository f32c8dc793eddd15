// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 17 };

struct arena_block {
    struct arena_block *older;
    size_t size;
    _Alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

static void add_block(struct arena *arena, size_t at_least)
{
    size_t size = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < at_least)
        size = at_least;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        abort();
    block->older = arena->block;
    block->size = size;
    arena->block = block;
    arena->used = 0;
    arena->total_bytes += size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        abort();
    size = (size + align - 1) / align * align;
    if (size == 0)
        size = align;
    if (!arena->block || arena->block->size - arena->used < size)
        add_block(arena, size);
    void *at = arena->block->bytes + arena->used;
    arena->used += size;
    return memset(at, 0, size);
}

void *arena_array(struct arena *arena, size_t size, size_t n)
{
    size_t bytes;
    if (__builtin_mul_overflow(size, n, &bytes))
        abort();
    return arena_alloc(arena, bytes);
}

struct str arena_str(struct arena *arena, struct str s)
{
    return (struct str){arena_z(arena, s), s.len};
}

const char *arena_z(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return copy;
}

struct str arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    assert(len >= 0);
    char *text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    va_end(args);
    return (struct str){text, (size_t)len};
}

static void free_older(struct arena *arena)
{
    struct arena_block *block = arena->block ? arena->block->older : NULL;
    while (block) {
        struct arena_block *older = block->older;
        arena->total_bytes -= block->size;
        explicit_bzero(block->bytes, block->size);
        free(block);
        block = older;
    }
    if (arena->block)
        arena->block->older = NULL;
}

void arena_reset(struct arena *arena)
{
    free_older(arena);
    if (arena->block)
        explicit_bzero(arena->block->bytes, arena->used);
    arena->used = 0;
}

void arena_release(struct arena *arena)
{
    arena_reset(arena);
    free(arena->block);
    *arena = (struct arena){0};
}
