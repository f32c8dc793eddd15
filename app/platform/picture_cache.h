/* SPDX-License-Identifier: GPL-3.0-or-later
 * The pictures on the screen, as pixels of the size they are shown in. Asking never waits: a picture that is
 * not there is decoded by a thread of its own, one at a time, what was asked for last first; what is no
 * longer asked for by then is not decoded. What was shown is kept as long as there is room. Without pictures
 * there is no thread and no memory taken. For the screen's thread; `read` and `wake` are called from the
 * other. */
#ifndef PLATFORM_PICTURE_CACHE_H
#define PLATFORM_PICTURE_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ui/image.h"

enum { PICTURE_CACHE_BYTES_MAX = 24 << 20, PICTURE_CACHE_ENTRIES = 64 };

struct picture_cache_plan {
    /* The whole file, checked against its name. ERR_NOT_FOUND and ERR_DAMAGED: it is to be fetched. */
    enum err (*read)(void *ctx, const char *name, struct arena *arena, struct str *ret_bytes);
    void (*wake)(void *ctx); /* there is news */
    void *ctx;
    size_t bytes_max; /* 0: PICTURE_CACHE_BYTES_MAX */
};
struct picture_cache;
struct picture_cache *picture_cache_new(const struct picture_cache_plan *plan);
void picture_cache_free(struct picture_cache *cache); /* NULL is fine; waits for the thread */

/* How much is kept: half as much again as fills the panel, PICTURE_CACHE_BYTES_MAX at most. */
void picture_cache_set_panel(struct picture_cache *cache, int w_px, int h_px);
/* A frame: what is asked for from here on is on the screen, and stays until the next; all else may go. */
void picture_cache_begin(struct picture_cache *cache);
/* w × h pixels, or NULL: not there yet, or never. Good until the next picture_cache_begin. */
const uint32_t *picture_cache_ask(struct picture_cache *cache, const struct image *image, int w, int h);
const uint32_t *picture_cache_find(const struct picture_cache *cache, const struct image *image, int w,
                                   int h); /* without asking */

/* Takes what the thread has done. True: something that is on the screen can be drawn now. */
bool picture_cache_news(struct picture_cache *cache);
/* The next one on the screen whose file is not there; told once. */
bool picture_cache_lacks(struct picture_cache *cache, struct image *ret_image);
void picture_cache_again(struct picture_cache *cache); /* files came: those that were not there are tried */
void picture_cache_trim(struct picture_cache *cache);  /* keeps only what is on the screen */
bool picture_cache_busy(const struct picture_cache *cache); /* something that was asked for is being made */
size_t picture_cache_bytes(const struct picture_cache *cache);

#endif
