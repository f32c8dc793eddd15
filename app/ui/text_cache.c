// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text_cache.h"

#include <stdlib.h>
#include <string.h>

struct entry { /* the words lie behind it, then the paragraph, when it is one */
    struct lru_entry lru;
    struct text_setting setting;
    float min_w, w;          /* of widths */
    const struct para *para; /* NULL: widths */
    size_t para_bytes;
};
struct text_cache {
    struct lru lru;
    struct measure measure;
};

/* Widths are kept like paragraphs of a width that none can have. */
static const float NO_W = -1;

struct text_cache *text_cache_new(const struct measure *measure)
{
    struct text_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        abort();
    cache->measure = *measure;
    lru_init(&cache->lru, TEXT_CACHE_BYTES);
    return cache;
}

void text_cache_clear(struct text_cache *cache)
{
    lru_clear(&cache->lru);
}

void text_cache_free(struct text_cache *cache)
{
    if (!cache)
        return;
    lru_release(&cache->lru);
    free(cache);
}

const struct lru *text_cache_lru(const struct text_cache *cache)
{
    return &cache->lru;
}

static uint64_t key_of(const struct text_setting *setting)
{
    const float sizes[] = {setting->face.px, setting->max_w};
    uint64_t more = str_hash((struct str){(const char *)sizes, sizeof sizes}) ^ (uintptr_t)setting->lang ^
                    (uint64_t)setting->align << 1 ^ (uint64_t)setting->face.bold;
    return (str_hash(setting->text) ^ more) * 0x9E3779B97F4A7C15u >> 16;
}

static bool same(const void *entry, const void *wanted)
{
    const struct text_setting *a = &((const struct entry *)entry)->setting, *b = wanted;
    return a->lang == b->lang && a->face.px == b->face.px && a->face.bold == b->face.bold &&
           a->align == b->align && a->max_w == b->max_w && str_eq(a->text, b->text);
}

static struct entry *find(struct text_cache *cache, const struct text_setting *setting)
{
    return lru_find(&cache->lru, key_of(setting), same, setting);
}

static struct entry *add(struct text_cache *cache, const struct text_setting *setting, size_t more)
{
    struct entry *entry = lru_add(&cache->lru, key_of(setting), sizeof *entry + more + setting->text.len);
    if (!entry)
        return NULL;
    char *text = (char *)(entry + 1) + more;
    if (setting->text.len)
        memcpy(text, setting->text.ptr, setting->text.len);
    entry->setting = *setting;
    entry->setting.text.ptr = text;
    entry->para = NULL;
    return entry;
}

/* The lines' texts are parts of one, in order. */
static struct str shown(const struct para *para)
{
    const char *from = para->lines[0].text.ptr;
    struct str last = para->lines[para->n_lines - 1].text;
    return (struct str){from, (size_t)(last.ptr + last.len - from)};
}

static size_t bytes_of(const struct para *para)
{
    size_t bytes = sizeof *para + (size_t)para->n_lines * sizeof *para->lines + shown(para).len;
    for (int i = 0; i < para->n_lines; i++)
        bytes += (size_t)para->lines[i].n_runs * sizeof *para->lines[i].runs;
    return bytes;
}

/* A paragraph in one piece: itself, its lines, their runs, the text. */
static struct para *packed(const struct para *para, void *room)
{
    struct para *to = room;
    *to = *para;
    to->lines = memcpy(to + 1, para->lines, (size_t)para->n_lines * sizeof *para->lines);
    struct run *runs = (struct run *)(to->lines + to->n_lines);
    for (int i = 0; i < to->n_lines; i++) {
        struct line *line = &to->lines[i];
        if (line->n_runs)
            memcpy(runs, line->runs, (size_t)line->n_runs * sizeof *runs);
        line->runs = runs;
        runs += line->n_runs;
    }
    struct str text = shown(para);
    memcpy(runs, text.ptr, text.len);
    ptrdiff_t moved = (char *)runs - text.ptr;
    for (int i = 0; i < to->n_lines; i++) {
        to->lines[i].text.ptr += moved;
        for (int k = 0; k < to->lines[i].n_runs; k++)
            to->lines[i].runs[k].text.ptr += moved;
    }
    return to;
}

const struct para *text_cache_layout(struct text_cache *cache, struct arena *arena,
                                     const struct text_setting *setting)
{
    const struct entry *known = find(cache, setting);
    if (known)
        return packed(known->para, arena_alloc(arena, known->para_bytes));
    const struct para *para = para_layout(arena, &cache->measure, setting->text, setting->lang, setting->face,
                                          setting->align, setting->max_w);
    size_t bytes = bytes_of(para);
    struct entry *entry = add(cache, setting, bytes);
    if (entry) {
        entry->para = packed(para, entry + 1);
        entry->para_bytes = bytes;
    }
    return para;
}

void text_cache_widths(struct text_cache *cache, struct arena *scratch, const struct text_setting *setting,
                       float *ret_min_w, float *ret_w)
{
    struct text_setting wanted = *setting;
    wanted.max_w = NO_W;
    struct entry *entry = find(cache, &wanted);
    if (entry) {
        *ret_min_w = entry->min_w;
        *ret_w = entry->w;
        return;
    }
    para_widths(scratch, &cache->measure, setting->text, setting->lang, setting->face, ret_min_w, ret_w);
    entry = add(cache, &wanted, 0);
    if (entry) {
        entry->min_w = *ret_min_w;
        entry->w = *ret_w;
    }
}
