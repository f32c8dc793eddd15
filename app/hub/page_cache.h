/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages as they were made a moment ago: a link that goes round is asked for by many at once. Bounded: a fixed
 * number of places, each for the page that was made last among those that fall to it; long pages are not
 * kept. Safe from any thread. */
#ifndef HUB_PAGE_CACHE_H
#define HUB_PAGE_CACHE_H

#include "base/net.h"

enum { PAGE_CACHE_PLACES = 256, PAGE_CACHE_BYTES_MAX = 96 * 1024 };
struct page_cache;
struct page_cache *page_cache_new(void);
void page_cache_free(struct page_cache *cache); /* NULL is fine */

/* `key`: all that the page depends on but the content and the time, which make the `stamp`. False: not there.
 */
bool page_cache_get(struct page_cache *cache, struct str key, struct str stamp,
                    struct http_response *response);
void page_cache_put(struct page_cache *cache, struct str key, struct str stamp,
                    const struct http_response *response);

#endif
