/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the public pages are made from: everything that is published in the hub's public channels, as one
 * release in a content.db (<data>/pages.db) that can be thrown away and is made again; the catalogues; the
 * style. It is read as a kiosk reads its own, so that pages and screens cannot differ. */
#ifndef HUB_PAGES_H
#define HUB_PAGES_H

#include "base/arena.h"
#include "base/err.h"
#include "store/content.h"
#include "text/format.h"

struct hub;
struct pages;

struct pages_plan {         /* strings are copied; all may be NULL */
    const char *assets;     /* where i18n/ and web/ are; NULL: English without a style */
    const char *public_url; /* "https://torget.example.org", without a slash at its end */
    const char *channels;   /* the public ones, "main,kvarnby"; NULL: all */
};
/* `file` NULL: no content, ever (tests). ERR_INVALID: the plan is wrong, and what was said of it. */
enum err pages_open(const char *file, const struct pages_plan *plan, struct pages **ret_pages);
void pages_close(struct pages *pages); /* NULL is fine */

/* Makes pages.db anew when another release is out than it was made from. Beside pages_read; from one thread.
 */
enum err pages_refresh(struct hub *hub);

/* Nothing was ever made, and the first time is under way. */
bool pages_are_coming(const struct pages *pages);
/* A connection for one request, from any thread; NULL: there is nothing yet. To be given back. */
struct content *pages_read(struct pages *pages);
void pages_done(struct pages *pages, struct content *content);

/* The words of the i-th language, those that are offered first, in the order in which texts of the content
 * are fallen back to; NULL past the last. */
const struct words *pages_words(const struct pages *pages, int i);
int pages_offered(const struct pages *pages); /* how many of them are offered */
/* By the exact tag; NULL when there is no catalogue of that language. */
const struct words *pages_find_words(const struct pages *pages, struct str tag);
const struct str_list *pages_order(const struct pages *pages); /* tags of the offered ones */

int64_t pages_version(struct pages *pages); /* another number when other content is shown */
struct page_cache;
struct page_cache *pages_cache(struct pages *pages);
struct str pages_url(const struct pages *pages);     /* empty when not known */
struct str pages_style(const struct pages *pages);   /* CSS */
const char *pages_policy(const struct pages *pages); /* the Content-Security-Policy that lets it through */
bool pages_has_channel(const struct pages *pages, const char *name); /* whether it is a public one */

/* Private to pages*.c */
enum { PAGES_READERS = 4, PAGES_LANGS_MAX = 48 };
enum err pages_build(struct hub *hub, const struct pages *pages, struct content *content);

#endif
