// SPDX-License-Identifier: GPL-3.0-or-later
/* One release out of the newest ones of all public channels. An item that stands in several is taken as the
 * latest of them has it. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/hex.h"
#include "base/log.h"
#include "hub/folder.h"
#include "hub/hub_own.h"
#include "hub/pages.h"
#include "store/hub_releases.h"
#include "trust/hash.h"

struct found {
    struct release_item item;
    int64_t released_s;
};
struct gather {
    struct arena arena; /* of the items */
    struct found *items;
    size_t n, size;
    int64_t released_s; /* of the channel being read */
};

/* What the pages are made from, as one number: it stands as the release's version. */
static int64_t fingerprint(const struct pages *pages, const struct channel *channels, size_t n)
{
    unsigned char hash[SHA256_BYTES];
    struct sha256 sum;
    uint64_t number = 0;
    sha256_begin(&sum);
    for (size_t i = 0; i < n; i++) {
        if (!pages_has_channel(pages, channels[i].name))
            continue;
        sha256_add(&sum, str_of(channels[i].name));
        sha256_add(&sum, (struct str){(const char *)channels[i].root_hash, HASH_BYTES});
        sha256_add(&sum, (struct str){(const char *)&channels[i].released_s, sizeof channels[i].released_s});
    }
    sha256_end(&sum, hash);
    memcpy(&number, hash, sizeof number);
    return (int64_t)(number >> 2) + 1;
}

static enum err take(void *ctx, const struct release_item *item)
{
    struct gather *gather = ctx;
    if (gather->n == gather->size) {
        gather->size = gather->size ? gather->size * 2 : 1024;
        gather->items = realloc(gather->items, gather->size * sizeof *gather->items);
        if (!gather->items)
            abort();
    }
    struct found found = {*item, gather->released_s};
    found.item.id = arena_str(&gather->arena, item->id);
    found.item.bytes = arena_str(&gather->arena, item->bytes);
    gather->items[gather->n++] = found;
    return ERR_OK;
}

/* "content/7.zst" lies as content/<hash>.7.zst. */
static enum err read_content(struct gather *gather, const char *data, const struct channel *channel,
                             const struct release_file *file)
{
    struct arena arena;
    struct str packed;
    struct release_head head;
    char hex[2 * HASH_BYTES + 1];
    hex_write(file->hash, HASH_BYTES, hex);
    arena_init(&arena);
    struct str name = arena_printf(&arena, "content/%s.%.*s", hex,
                                   STR_FMT(str_sub(file->path, strlen("content/"), file->path.len)));
    enum err err = file_read(folder_public(&arena, data, channel->name, "targets", name.ptr),
                             RELEASE_MAX_BYTES, &arena, &packed);
    if (err == ERR_OK)
        err = release_read(packed, &head, take, gather);
    arena_release(&arena);
    return err;
}

static enum err read_channel(struct hub *hub, struct gather *gather, const struct channel *channel)
{
    struct arena arena;
    struct release_file *files;
    size_t n = 0;
    arena_init(&arena);
    pthread_mutex_lock(&hub->lock);
    enum err err = release_files(hub->db, channel->name, &arena, &files, &n);
    pthread_mutex_unlock(&hub->lock);
    gather->released_s = channel->released_s;
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        if (str_starts(files[i].path, "content/"))
            err = read_content(gather, hub->data, channel, &files[i]);
    arena_release(&arena);
    return err;
}

static int by_id_then_newest(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    int order = str_cmp(x->item.id, y->item.id);
    return order ? order : x->released_s > y->released_s ? -1 : x->released_s < y->released_s;
}

static void drop_doubles(struct gather *gather)
{
    size_t n = 0;
    if (gather->n)
        qsort(gather->items, gather->n, sizeof *gather->items, by_id_then_newest);
    for (size_t i = 0; i < gather->n; i++)
        if (n == 0 || !str_eq(gather->items[n - 1].item.id, gather->items[i].item.id))
            gather->items[n++] = gather->items[i];
    gather->n = n;
}

static enum err apply(struct gather *gather, int64_t version, int64_t now_s, struct content *content)
{
    struct content_expect expect = {.version = version, .issued_s = now_s, .applied_s = now_s};
    struct release_head head = {.version = version, .items = (int64_t)gather->n};
    struct root_hasher *hasher = root_hash_begin();
    struct buf packed;
    for (size_t i = 0; i < gather->n; i++)
        root_hash_add(hasher, gather->items[i].item.id, gather->items[i].item.hash);
    root_hash_end(hasher, expect.root_hash);
    memcpy(head.root_hash, expect.root_hash, HASH_BYTES);
    struct release_writer *writer = release_write_begin(&head);
    for (size_t i = 0; i < gather->n; i++)
        release_write_item(writer, &gather->items[i].item);
    buf_init(&packed, RELEASE_MAX_BYTES);
    enum err err = release_write_end(writer, &packed);
    if (err == ERR_OK)
        err = content_apply(content, buf_view(&packed), &expect, NULL);
    buf_release(&packed);
    return err;
}

static enum err build(struct hub *hub, const struct pages *pages, const struct channel *channels, size_t n,
                      int64_t version, struct content *content)
{
    struct gather gather = {0};
    int64_t now_ms = hub->clock.wall_ms(hub->clock.ctx), begun_ms = hub->clock.mono_ms(hub->clock.ctx);
    enum err err = ERR_OK;
    arena_init(&gather.arena);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        if (channels[i].version && pages_has_channel(pages, channels[i].name))
            err = read_channel(hub, &gather, &channels[i]);
    drop_doubles(&gather);
    if (err == ERR_OK)
        err = apply(&gather, version, now_ms / 1000, content);
    if (err == ERR_OK)
        log_info("public pages: %zu items, in %lld ms", gather.n,
                 (long long)(hub->clock.mono_ms(hub->clock.ctx) - begun_ms));
    arena_release(&gather.arena);
    free(gather.items);
    return err;
}

enum err pages_build(struct hub *hub, const struct pages *pages, struct content *content)
{
    struct arena arena;
    struct channel *channels;
    struct content_info info;
    size_t n = 0;
    arena_init(&arena);
    pthread_mutex_lock(&hub->lock);
    enum err err = channel_list(hub->db, &arena, &channels, &n);
    pthread_mutex_unlock(&hub->lock);
    if (err == ERR_OK)
        err = content_info(content, &info);
    int64_t version = err == ERR_OK ? fingerprint(pages, channels, n) : 0;
    if (err == ERR_OK && info.version != version)
        err = build(hub, pages, channels, n, version, content);
    arena_release(&arena);
    return err;
}
