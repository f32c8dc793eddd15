/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts as they were set: the same words in the same letters and the same width come out the same, frame
 * after frame, so they are set once. At most TEXT_CACHE_BYTES of them; what was not asked for longest goes
 * first. What is given out is a copy in the caller's arena: it lives as long as that. Pure. */
#ifndef UI_TEXT_CACHE_H
#define UI_TEXT_CACHE_H

#include "base/lru.h"
#include "text/para.h"

enum { TEXT_CACHE_BYTES = 1 << 20 }; /* a list of 500 cards needs about half of it */

struct text_cache;
/* One for each measure: who measures otherwise gets other widths. */
struct text_cache *text_cache_new(const struct measure *measure);
void text_cache_free(struct text_cache *cache);  /* NULL is fine */
void text_cache_clear(struct text_cache *cache); /* what one person wrote is not kept for the next */
const struct lru *text_cache_lru(const struct text_cache *cache); /* bytes, hits, misses */

struct text_setting { /* what decides how a text comes out */
    struct str text;
    const struct lang *lang;
    struct face face;
    enum align align;
    float max_w;
};
/* As para_layout and para_widths, which do the work. */
const struct para *text_cache_layout(struct text_cache *cache, struct arena *arena,
                                     const struct text_setting *setting);
void text_cache_widths(struct text_cache *cache, struct arena *scratch, const struct text_setting *setting,
                       float *ret_min_w, float *ret_w);

#endif
