// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/picture_cache.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "platform/picture_work.h"

enum state {
    FREE,
    WANTED, /* to be decoded */
    MAKING, /* the thread has it */
    READY,
    ABSENT,  /* there is no such file yet */
    CROWDED, /* more is on the screen than there is room for; looked at again when it comes back */
    BAD,     /* it cannot be shown, now or later */
};
struct entry {
    enum state state;
    char name[IMAGE_NAME_LEN + 1];
    struct image image; /* its name is the one above */
    int w, h;
    uint32_t *px;
    uint64_t asked; /* the number of the frame that asked last */
    bool told;      /* ABSENT: that it is lacked */
};
struct picture_cache {
    struct picture_cache_plan plan;
    struct picture_worker *worker; /* NULL until there is work */
    struct entry *entries;         /* PICTURE_CACHE_ENTRIES of them, from the first picture on */
    uint64_t frame;
    size_t bytes;
};

struct picture_cache *picture_cache_new(const struct picture_cache_plan *plan)
{
    struct picture_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        abort();
    cache->plan = *plan;
    if (plan->bytes_max == 0)
        cache->plan.bytes_max = PICTURE_CACHE_BYTES_MAX;
    return cache;
}

static size_t size_of(const struct entry *entry)
{
    return (size_t)entry->w * (size_t)entry->h * sizeof *entry->px;
}

static void drop(struct picture_cache *cache, struct entry *entry)
{
    if (entry->px)
        cache->bytes -= size_of(entry);
    free(entry->px);
    *entry = (struct entry){.state = FREE};
}

void picture_cache_free(struct picture_cache *cache)
{
    if (!cache)
        return;
    picture_worker_free(cache->worker);
    for (int i = 0; cache->entries && i < PICTURE_CACHE_ENTRIES; i++)
        drop(cache, &cache->entries[i]);
    free(cache->entries);
    free(cache);
}

void picture_cache_set_panel(struct picture_cache *cache, int w_px, int h_px)
{
    size_t bytes = (size_t)w_px * (size_t)h_px * sizeof(uint32_t) * 3 / 2;
    cache->plan.bytes_max = bytes < PICTURE_CACHE_BYTES_MAX ? bytes : PICTURE_CACHE_BYTES_MAX;
}

void picture_cache_begin(struct picture_cache *cache)
{
    cache->frame++;
}

static bool is_of(const struct entry *entry, const struct image *image, int w, int h)
{
    return entry->state != FREE && entry->w == w && entry->h == h && strcmp(entry->name, image->name) == 0;
}

static struct entry *find(const struct picture_cache *cache, const struct image *image, int w, int h)
{
    for (int i = 0; cache->entries && i < PICTURE_CACHE_ENTRIES; i++)
        if (is_of(&cache->entries[i], image, w, h))
            return &cache->entries[i];
    return NULL;
}

/* What is on the screen and what the thread works on stay. */
static struct entry *oldest(struct picture_cache *cache, bool with_pixels)
{
    struct entry *found = NULL;
    for (int i = 0; i < PICTURE_CACHE_ENTRIES; i++) {
        struct entry *entry = &cache->entries[i];
        bool may = entry->state != MAKING && entry->asked < cache->frame && (!with_pixels || entry->px);
        if (entry->state == FREE && !with_pixels)
            return entry;
        if (may && (!found || entry->asked < found->asked))
            found = entry;
    }
    return found;
}

/* NULL: more pictures on one screen than there is room for. */
static struct entry *add(struct picture_cache *cache, const struct image *image, int w, int h)
{
    if (!cache->entries && !(cache->entries = calloc(PICTURE_CACHE_ENTRIES, sizeof *cache->entries)))
        abort();
    struct entry *entry = oldest(cache, false);
    if (!entry || strlen(image->name) != IMAGE_NAME_LEN)
        return NULL;
    drop(cache, entry);
    *entry = (struct entry){.state = WANTED, .image = *image, .w = w, .h = h};
    memcpy(entry->name, image->name, sizeof entry->name);
    entry->image.name = entry->name;
    return entry;
}

static bool is_current(const struct picture_cache *cache, const struct entry *entry)
{
    return entry->asked == cache->frame;
}

/* The thread gets one at a time, so that the newest wish is never behind an older one. */
static void give_work(struct picture_cache *cache)
{
    struct entry *next = NULL;
    for (int i = 0; i < PICTURE_CACHE_ENTRIES; i++) {
        struct entry *entry = &cache->entries[i];
        if (entry->state == MAKING)
            return;
        if (entry->state == WANTED && !is_current(cache, entry))
            drop(cache, entry); /* scrolled away before its turn */
        if (entry->state == WANTED && !next)
            next = entry;
    }
    if (!next)
        return;
    if (!cache->worker)
        cache->worker = picture_worker_new(&cache->plan);
    next->state = MAKING;
    picture_worker_give(cache->worker, next->name, next->w, next->h);
}

const uint32_t *picture_cache_ask(struct picture_cache *cache, const struct image *image, int w, int h)
{
    if (w < 1 || h < 1 || (size_t)w * (size_t)h * sizeof(uint32_t) > cache->plan.bytes_max)
        return NULL;
    struct entry *entry = find(cache, image, w, h);
    if (!entry)
        entry = add(cache, image, w, h);
    if (!entry)
        return NULL;
    if (entry->state == CROWDED && entry->asked + 1 < cache->frame)
        entry->state = WANTED;
    entry->asked = cache->frame;
    if (entry->state == WANTED)
        give_work(cache);
    return entry->px;
}

const uint32_t *picture_cache_find(const struct picture_cache *cache, const struct image *image, int w, int h)
{
    const struct entry *entry = find(cache, image, w, h);
    return entry ? entry->px : NULL;
}

static void make_room(struct picture_cache *cache, size_t bytes)
{
    struct entry *entry;
    while (cache->bytes + bytes > cache->plan.bytes_max && (entry = oldest(cache, true)))
        drop(cache, entry);
}

static struct entry *being_made(const struct picture_cache *cache)
{
    for (int i = 0; cache->entries && i < PICTURE_CACHE_ENTRIES; i++)
        if (cache->entries[i].state == MAKING)
            return &cache->entries[i];
    return NULL;
}

static void settle(struct picture_cache *cache, struct entry *entry, enum err err, uint32_t *px)
{
    make_room(cache, px ? size_of(entry) : 0);
    bool fits = px && cache->bytes + size_of(entry) <= cache->plan.bytes_max;
    if (fits) {
        entry->px = px;
        entry->state = READY;
        cache->bytes += size_of(entry);
        return;
    }
    bool may_come = err == ERR_NOT_FOUND || err == ERR_DAMAGED;
    entry->state = px ? CROWDED : may_come ? ABSENT : BAD;
    if (entry->state == BAD)
        log_warn("picture %.12s…: cannot be shown: %s", entry->name, err_name(err));
    free(px);
}

bool picture_cache_news(struct picture_cache *cache)
{
    struct entry *entry = cache->worker ? being_made(cache) : NULL;
    enum err err;
    uint32_t *px;
    if (!entry || !picture_worker_take(cache->worker, &err, &px))
        return false;
    settle(cache, entry, err, px);
    give_work(cache);
    return entry->state == READY && is_current(cache, entry);
}

bool picture_cache_lacks(struct picture_cache *cache, struct image *ret_image)
{
    for (int i = 0; cache->entries && i < PICTURE_CACHE_ENTRIES; i++) {
        struct entry *entry = &cache->entries[i];
        if (entry->state != ABSENT || entry->told || !is_current(cache, entry))
            continue;
        entry->told = true;
        *ret_image = entry->image;
        return true;
    }
    return false;
}

void picture_cache_again(struct picture_cache *cache)
{
    for (int i = 0; cache->entries && i < PICTURE_CACHE_ENTRIES; i++) {
        struct entry *entry = &cache->entries[i];
        if (entry->state == ABSENT && is_current(cache, entry))
            entry->state = WANTED;
        else if (entry->state == ABSENT)
            drop(cache, entry);
        entry->told = false;
    }
    if (cache->entries)
        give_work(cache);
}

void picture_cache_trim(struct picture_cache *cache)
{
    size_t before = cache->bytes;
    for (int i = 0; cache->entries && i < PICTURE_CACHE_ENTRIES; i++)
        if (cache->entries[i].state != MAKING && !is_current(cache, &cache->entries[i]))
            drop(cache, &cache->entries[i]);
    if (cache->bytes < before)
        malloc_trim(0);
}

bool picture_cache_busy(const struct picture_cache *cache)
{
    return being_made(cache) != NULL;
}

size_t picture_cache_bytes(const struct picture_cache *cache)
{
    return cache->bytes;
}
