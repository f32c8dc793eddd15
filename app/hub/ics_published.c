// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/ics_published.h"

#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "hub/folder.h"
#include "exchange/ics_feed.h"
#include "hub/pages.h"
#include "store/hub_items.h"
#include "trust/hash.h"

/* "need/learn-swedish.ics" to an id; false: there is no such path. */
static bool read_path(struct ics_published *asked, struct str *ret_slug)
{
    static const struct {
        const char *word, *prefix; /* of ids */
    } kinds[] = {{"channel", ""},   {"organization", "org/"}, {"org", "org/"},  {"need", "term/"},
                 {"term", "term/"}, {"event", "event/"},      {"call", "call/"}};
    struct str rest = asked->path, kind;
    if (!str_ends(rest, ".ics") || !str_next(&rest, '/', &kind))
        return false;
    struct str slug = str_sub(rest, 0, rest.len < 4 ? 0 : rest.len - 4);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(kind, kinds[i].word) && slug_is_ok(slug)) {
            if (*kinds[i].prefix)
                asked->id = arena_printf(asked->arena, "%s%.*s", kinds[i].prefix, STR_FMT(slug));
            *ret_slug = slug;
            return true;
        }
    return false;
}

static void make_tag(const struct ics_published *asked, char ret_tag[ICS_TAG_LEN + 1])
{
    struct sha256 hash;
    unsigned char bytes[SHA256_BYTES];
    sha256_begin(&hash);
    sha256_add(&hash, STR(TORGET_VERSION));
    sha256_add(&hash, asked->path);
    sha256_add(&hash, asked->lang);
    for (size_t i = 0; i < asked->n_channels; i++) {
        sha256_add(&hash, str_of(asked->channels[i].name));
        sha256_add(&hash, (struct str){(const char *)asked->channels[i].root_hash, HASH_BYTES});
    }
    sha256_end(&hash, bytes);
    hex_write(bytes, ICS_TAG_LEN / 2, ret_tag);
}

enum err ics_published_find(struct ics_published *asked, char ret_tag[ICS_TAG_LEN + 1])
{
    struct channel *all;
    struct str slug;
    size_t n;
    if (!read_path(asked, &slug))
        return ERR_NOT_FOUND;
    enum err err = channel_list(asked->hub->db, asked->arena, &all, &n);
    if (err != ERR_OK)
        return err;
    asked->channels = ARENA_ARRAY(asked->arena, struct channel, n);
    for (size_t i = 0; i < n; i++)
        if (all[i].version > 0 && pages_has_channel(asked->hub->pages, all[i].name) &&
            (asked->id.len || str_is(slug, all[i].name)))
            asked->channels[asked->n_channels++] = all[i];
    if (!asked->n_channels)
        return ERR_NOT_FOUND;
    make_tag(asked, ret_tag);
    return ERR_OK;
}

static int compare_members(const void *a, const void *b)
{
    return str_cmp(((const struct member *)a)->id, ((const struct member *)b)->id);
}

/* The ids of all releases, in order, each once. */
static enum err find_members(struct ics_published *asked, struct member **ret_members, size_t *ret_n)
{
    struct member *all = NULL, *more;
    size_t n = 0, n_more, kept = 0;
    for (size_t i = 0; i < asked->n_channels; i++) {
        enum err err = release_members(asked->hub->db, asked->channels[i].name, asked->arena, &more, &n_more);
        if (err != ERR_OK)
            return err;
        struct member *both = ARENA_ARRAY(asked->arena, struct member, n + n_more);
        if (n)
            memcpy(both, all, n * sizeof *both);
        if (n_more)
            memcpy(both + n, more, n_more * sizeof *both);
        all = both;
        n += n_more;
    }
    if (n && asked->n_channels > 1)
        qsort(all, n, sizeof *all, compare_members);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || !str_eq(all[kept - 1].id, all[i].id))
            all[kept++] = all[i];
    *ret_members = all;
    *ret_n = kept;
    return ERR_OK;
}

static bool is_there(const struct member *members, size_t n, struct str id)
{
    struct member key = {.id = id};
    return n && bsearch(&key, members, n, sizeof *members, compare_members);
}

static int64_t updated_s(struct str json)
{
    static const char name[] = "\"updated\":\"";
    struct moment moment;
    const char *at = memmem(json.ptr, json.len, name, sizeof name - 1);
    size_t from = at ? (size_t)(at - json.ptr) + sizeof name - 1 : json.len;
    return moment_parse(str_sub(json, from, from + MOMENT_LEN), &moment) ? moment_s(moment) : 0;
}

static enum err add_member(struct ics_published *asked, struct ics_feed *feed, struct str id)
{
    struct release_item item;
    struct hub_item stored;
    struct arena arena;
    arena_init(&arena);
    enum err err = expanded_get(asked->hub->db, id, &arena, &item);
    if (err == ERR_OK) {
        int64_t number = hub_items_get(asked->hub->db, id, &arena, &stored) == ERR_OK ? stored.number : 1;
        err = ics_feed_add(feed, item.bytes, number, updated_s(item.bytes));
    }
    arena_release(&arena);
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static enum err add_members(struct ics_published *asked, struct ics_feed *feed, const struct member *members,
                            size_t n)
{
    enum err err = ERR_OK;
    if (feed->id.len)
        return add_member(asked, feed, feed->id);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        if (str_starts(members[i].id, "event/") || str_starts(members[i].id, "call/"))
            err = add_member(asked, feed, members[i].id);
    return err;
}

static struct str name_of(const struct ics_published *asked, const struct ics_feed *feed)
{
    struct str title = asked->id.len ? ics_feed_title(feed, asked->id, asked->arena) : STR("");
    if (title.len)
        return title;
    return arena_printf(asked->arena, "%.*s – %s", STR_FMT(asked->hub->name), asked->channels[0].name);
}

enum err ics_published_write(struct ics_published *asked, struct buf *out)
{
    struct member *members;
    size_t n;
    struct str url = pages_url(asked->hub->pages);
    struct ics_feed feed = {
        .db = asked->hub->db, .hub = asked->hub->id, .lang = asked->lang, .now_s = asked->now_s, .out = out};
    enum err err = find_members(asked, &members, &n);
    if (err == ERR_OK && asked->id.len && !is_there(members, n, asked->id))
        err = ERR_NOT_FOUND;
    if (err != ERR_OK)
        return err;
    if (url.len)
        feed.address = arena_printf(asked->arena, "%.*s/ics/%.*s", STR_FMT(url), STR_FMT(asked->path));
    if (str_starts(asked->id, "org/"))
        feed.organization = asked->id;
    else if (str_starts(asked->id, "term/"))
        feed.term = asked->id;
    else
        feed.id = asked->id;
    ics_feed_begin(&feed);
    err = add_members(asked, &feed, members, n);
    ics_feed_end(&feed, name_of(asked, &feed));
    return err == ERR_OK && out->overflow ? ERR_LIMIT : err;
}
