// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/hub_own.h"
#include "hub/page_cache.h"
#include "hub/pages.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "trust/hash.h"

enum { STYLE_MAX_BYTES = 32 * 1024, URL_MAX = 200 };

struct pages {
    struct arena arena;
    const char *file; /* NULL: no content */
    struct str url, channels, style;
    const char *policy;
    struct words words[PAGES_LANGS_MAX];
    int n_words, n_offered;
    struct str_list order;
    struct page_cache *cache;
    struct content *writer;
    atomic_llong version; /* of what the writer has */
    atomic_bool tried;    /* to make them, once since the start */
    pthread_mutex_t lock; /* what follows */
    pthread_cond_t free;
    struct content *readers[PAGES_READERS];
    bool busy[PAGES_READERS];
};

static bool add_words(struct pages *pages, const char *folder, const struct lang *lang)
{
    struct words words = {NULL, lang};
    if (pages->n_words == PAGES_LANGS_MAX ||
        catalog_open(folder, lang, &pages->arena, &words.catalog) != ERR_OK)
        return false;
    pages->words[pages->n_words++] = words;
    return true;
}

static bool has_own(struct arena *arena, const char *folder, const struct lang *lang)
{
    return file_exists(arena_printf(arena, "%s/%s.mo", folder, lang->tag).ptr);
}

/* Those with a catalogue of their own are offered; what only a base language has words for is understood.
 * The pseudo-languages of the build are for nobody. */
static void open_words(struct pages *pages, const char *folder)
{
    for (int own = 1; own >= 0; own--) {
        for (int i = 0; i < langs_n; i++)
            if (!str_starts(str_of(langs[i].tag), "en-XA") && !str_starts(str_of(langs[i].tag), "ar-XB") &&
                has_own(&pages->arena, folder, &langs[i]) == own)
                add_words(pages, folder, &langs[i]);
        if (own)
            pages->n_offered = pages->n_words;
    }
    if (pages->n_offered == 0) {
        pages->words[0] = (struct words){NULL, lang_find(STR("en"))};
        pages->n_words = pages->n_offered = 1;
    }
    pages->order.n = pages->n_offered;
    pages->order.items = ARENA_ARRAY(&pages->arena, struct str, (size_t)pages->n_offered);
    for (int i = 0; i < pages->n_offered; i++)
        pages->order.items[i] = str_of(pages->words[i].lang->tag);
}

/* The style stands in each page: one request less on a bad network. Its hash lets it through the policy and
 * nothing else. */
static void open_style(struct pages *pages, const char *path)
{
    char hash[SHA256_BASE64 + 1];
    if (file_read(path, STYLE_MAX_BYTES, &pages->arena, &pages->style) != ERR_OK)
        pages->style = STR("");
    sha256_base64(pages->style, hash);
    pages->policy = arena_printf(&pages->arena,
                                 "default-src 'none'; style-src 'sha256-%s'; img-src 'self'; form-action "
                                 "'self'; base-uri 'none'; frame-ancestors 'none'",
                                 hash)
                        .ptr;
}

/* What can stand in an attribute, a header and a site map as it is. */
static bool is_address(struct str url)
{
    if (!str_starts(url, "https://") && !str_starts(url, "http://"))
        return false;
    for (size_t i = 0; i < url.len; i++)
        if (url.ptr[i] <= ' ' || url.ptr[i] > '~' || strchr("\"'<>?#&\\", url.ptr[i]))
            return false;
    return url.len < URL_MAX;
}

static enum err set_url(struct pages *pages, const char *given)
{
    struct str url = str_of(given);
    while (url.len && url.ptr[url.len - 1] == '/')
        url.len--;
    if (url.len && !is_address(url)) {
        log_error("public-url: %s: must be an address like https://torget.example.org", given);
        return ERR_INVALID;
    }
    pages->url = arena_str(&pages->arena, url);
    return ERR_OK;
}

enum err pages_open(const char *file, const struct pages_plan *plan, struct pages **ret_pages)
{
    struct pages *pages = calloc(1, sizeof *pages);
    if (!pages)
        abort();
    arena_init(&pages->arena);
    pages->cache = page_cache_new();
    pthread_mutex_init(&pages->lock, NULL);
    pthread_cond_init(&pages->free, NULL);
    struct str assets = str_of(plan->assets ? plan->assets : "/nonexistent");
    pages->channels = arena_str(&pages->arena, str_of(plan->channels));
    open_words(pages, arena_printf(&pages->arena, "%.*s/i18n", STR_FMT(assets)).ptr);
    open_style(pages, arena_printf(&pages->arena, "%.*s/web/page.css", STR_FMT(assets)).ptr);
    if (plan->assets && !pages->style.len)
        log_warn("%s/web/page.css: cannot be read: the public pages have no style", plan->assets);
    pages->file = file ? arena_z(&pages->arena, str_of(file)) : NULL;
    enum err err = set_url(pages, plan->public_url);
    if (err == ERR_OK)
        *ret_pages = pages;
    else
        pages_close(pages);
    return err;
}

void pages_close(struct pages *pages)
{
    if (!pages)
        return;
    for (int i = 0; i < PAGES_READERS; i++)
        content_close(pages->readers[i]);
    content_close(pages->writer);
    page_cache_free(pages->cache);
    pthread_cond_destroy(&pages->free);
    pthread_mutex_destroy(&pages->lock);
    arena_release(&pages->arena);
    free(pages);
}

enum err pages_refresh(struct hub *hub)
{
    struct pages *pages = hub->pages;
    enum err err = ERR_OK;
    if (!pages->file)
        return ERR_OK;
    if (!pages->writer) {
        struct content *writer = NULL;
        err = content_open(pages->file, &writer, NULL);
        pthread_mutex_lock(&pages->lock); /* pages_read looks at it */
        pages->writer = writer;
        pthread_mutex_unlock(&pages->lock);
    }
    struct content_info info;
    if (err == ERR_OK && content_info(pages->writer, &info) == ERR_OK)
        atomic_store(&pages->version, info.version); /* those of the last time, meanwhile */
    if (err == ERR_OK)
        err = pages_build(hub, pages, pages->writer);
    if (err == ERR_OK && content_info(pages->writer, &info) == ERR_OK)
        atomic_store(&pages->version, info.version);
    atomic_store(&pages->tried, true);
    if (err != ERR_OK)
        log_error("%s: the public pages stay as they were: %s", pages->file, err_name(err));
    return err;
}

static int free_reader(const struct pages *pages)
{
    for (int i = 0; i < PAGES_READERS; i++)
        if (!pages->busy[i])
            return i;
    return -1;
}

bool pages_are_coming(const struct pages *pages)
{
    return pages->file && !atomic_load(&pages->tried) && atomic_load(&pages->version) == 0;
}

struct content *pages_read(struct pages *pages)
{
    struct content *content = NULL;
    int i;
    pthread_mutex_lock(&pages->lock);
    while ((i = free_reader(pages)) < 0)
        pthread_cond_wait(&pages->free, &pages->lock);
    if (pages->writer && !pages_are_coming(pages) && !pages->readers[i])
        content_open_readonly(pages->file, &pages->readers[i]);
    content = pages->readers[i];
    pages->busy[i] = content != NULL;
    pthread_mutex_unlock(&pages->lock);
    return content;
}

void pages_done(struct pages *pages, struct content *content)
{
    pthread_mutex_lock(&pages->lock);
    for (int i = 0; content && i < PAGES_READERS; i++)
        if (pages->readers[i] == content)
            pages->busy[i] = false;
    pthread_cond_signal(&pages->free);
    pthread_mutex_unlock(&pages->lock);
}

const struct words *pages_words(const struct pages *pages, int i)
{
    return i < pages->n_words ? &pages->words[i] : NULL;
}

int pages_offered(const struct pages *pages)
{
    return pages->n_offered;
}

const struct words *pages_find_words(const struct pages *pages, struct str tag)
{
    for (int i = 0; i < pages->n_words; i++)
        if (str_is(tag, pages->words[i].lang->tag))
            return &pages->words[i];
    return NULL;
}

const struct str_list *pages_order(const struct pages *pages)
{
    return &pages->order;
}

int64_t pages_version(struct pages *pages)
{
    return atomic_load(&pages->version);
}

struct page_cache *pages_cache(struct pages *pages)
{
    return pages->cache;
}

struct str pages_url(const struct pages *pages)
{
    return pages->url;
}

struct str pages_style(const struct pages *pages)
{
    return pages->style;
}

const char *pages_policy(const struct pages *pages)
{
    return pages->policy;
}

bool pages_has_channel(const struct pages *pages, const char *name)
{
    struct str rest = pages->channels, part;
    if (!rest.len)
        return true;
    while (str_next(&rest, ',', &part))
        if (str_is(str_trim(part), name))
            return true;
    return false;
}
