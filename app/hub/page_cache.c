// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/page_cache.h"

#include <pthread.h>
#include <stdlib.h>

struct place {
    struct arena arena; /* of what follows; nothing: free */
    struct str key, stamp, body;
    int status, n_headers;
    struct http_header headers[HTTP_HEADERS_MAX];
};
struct page_cache {
    pthread_mutex_t lock;
    struct place places[PAGE_CACHE_PLACES];
};

struct page_cache *page_cache_new(void)
{
    struct page_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        abort();
    pthread_mutex_init(&cache->lock, NULL);
    for (int i = 0; i < PAGE_CACHE_PLACES; i++)
        arena_init(&cache->places[i].arena);
    return cache;
}

void page_cache_free(struct page_cache *cache)
{
    if (!cache)
        return;
    for (int i = 0; i < PAGE_CACHE_PLACES; i++)
        arena_release(&cache->places[i].arena);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

static struct place *place_of(struct page_cache *cache, struct str key)
{
    return &cache->places[str_hash(key) % PAGE_CACHE_PLACES];
}

bool page_cache_get(struct page_cache *cache, struct str key, struct str stamp,
                    struct http_response *response)
{
    pthread_mutex_lock(&cache->lock);
    const struct place *place = place_of(cache, key);
    bool found = place->key.len && str_eq(place->key, key) && str_eq(place->stamp, stamp);
    if (found) {
        response->status = place->status;
        buf_str(&response->body, place->body);
        for (int i = 0; i < place->n_headers; i++)
            http_response_add(response, place->headers[i].name, place->headers[i].value);
    }
    pthread_mutex_unlock(&cache->lock);
    return found;
}

void page_cache_put(struct page_cache *cache, struct str key, struct str stamp,
                    const struct http_response *response)
{
    if (response->body.overflow || response->body.len > PAGE_CACHE_BYTES_MAX || response->file)
        return;
    pthread_mutex_lock(&cache->lock);
    struct place *place = place_of(cache, key);
    arena_release(&place->arena);
    arena_init(&place->arena);
    place->key = arena_str(&place->arena, key);
    place->stamp = arena_str(&place->arena, stamp);
    place->body = arena_str(&place->arena, buf_view(&response->body));
    place->status = response->status;
    place->n_headers = response->n_headers;
    for (int i = 0; i < response->n_headers; i++)
        place->headers[i] = (struct http_header){response->headers[i].name,
                                                 arena_z(&place->arena, str_of(response->headers[i].value))};
    pthread_mutex_unlock(&cache->lock);
}
