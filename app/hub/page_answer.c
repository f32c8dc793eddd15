// SPDX-License-Identifier: GPL-3.0-or-later
/* Which page is asked for. */
#include <string.h>

#include "hub/page.h"
#include "hub/page_cache.h"
#include "text/zone.h"

enum { MINUTE_S = 60, ACCEPT_KEPT = 100 };

static void page_calls(struct page *page)
{
    page_list(page, KIND_CALL);
}

static void page_guides(struct page *page)
{
    page_list(page, KIND_GUIDE);
}

static void page_stories(struct page *page)
{
    page_list(page, KIND_STORY);
}

static void page_organizations(struct page *page)
{
    page_list(page, KIND_ORGANIZATION);
}

static const struct {
    const char *name;
    void (*build)(struct page *page);
} rooms[] = {
    {"", page_home},
    {"needs", page_needs},
    {"events", page_events},
    {"calls", page_calls},
    {"guides", page_guides},
    {"stories", page_stories},
    {"say", page_say},
    {"search", page_search},
    {"organizations", page_organizations},
    {"sitemap.xml", page_sitemap},
    {"robots.txt", page_robots},
    {"icon.svg", page_icon_file},
};

enum { SEGMENTS_MAX = 4 };
struct address {
    struct str parts[SEGMENTS_MAX];
    int n; /* -1: too long, or with an empty part */
};

static struct address address_of(struct str path)
{
    struct address address = {.n = 0};
    struct str rest = str_sub(path, 1, path.len), part;
    while (rest.len && str_next(&rest, '/', &part)) {
        if (!part.len || address.n == SEGMENTS_MAX)
            return (struct address){.n = -1};
        address.parts[address.n++] = part;
    }
    return address;
}

static struct str joined(const struct page *page, const struct address *address, int n)
{
    struct str path = STR("");
    for (int i = 0; i < n; i++)
        path = arena_printf(page->arena, "%.*s/%.*s", STR_FMT(path), STR_FMT(address->parts[i]));
    return path.len ? path : STR("/");
}

static int find_room(struct str name)
{
    for (int i = 0; i < (int)(sizeof rooms / sizeof *rooms); i++)
        if (str_is(name, rooms[i].name))
            return i;
    return -1;
}

/* "/events", "/events/sv", "/sv": a room's own name comes before a language of that name. */
static void answer_room(struct page *page, const struct address *address)
{
    int room = find_room(address->n ? address->parts[0] : STR("")), used = room > 0 ? 1 : 0;
    struct str tag = address->n > used ? address->parts[used] : STR("");
    page->path = joined(page, address, used);
    if (address->n <= used + 1 && page_choose(page, tag, NULL)) {
        rooms[room > 0 ? room : 0].build(page);
    } else {
        page_choose(page, STR(""), NULL);
        page_say_no(page, 404);
    }
}

static bool slug_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || (s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
              s.ptr[i] == '-'))
            return false;
    return s.len > 0 && s.len <= 60;
}

static void answer_item(struct page *page, const struct address *address)
{
    struct str kind = address->parts[1], slug = address->parts[2];
    bool is_card = str_ends(slug, ".vcf") && address->n == 3;
    slug = is_card ? str_sub(slug, 0, slug.len - 4) : slug;
    struct str id = arena_printf(page->arena, "%.*s/%.*s", STR_FMT(kind), STR_FMT(slug));
    page->path = joined(page, address, 3);
    enum item_kind known;
    if (!slug_plain(kind) || !slug_plain(slug) || !item_id_kind(id, &known)) {
        page_choose(page, STR(""), NULL);
        page_say_no(page, 404);
    } else if (known == KIND_TERM) {
        page_choose(page, STR(""), NULL);
        page_move(page, arena_printf(page->arena, "/needs/%.*s", STR_FMT(slug)),
                  address->n == 4 ? address->parts[3] : STR(""));
    } else if (is_card) {
        page_choose(page, STR(""), NULL);
        page_card_file(page, id);
    } else {
        page_item(page, id, address->n == 4 ? address->parts[3] : STR(""));
    }
}

/* "/needs/sv" is the needs in Swedish, "/needs/food" a need. */
static bool is_need(const struct page *page, const struct address *address)
{
    return address->n >= 2 && address->n <= 3 && str_is(address->parts[0], "needs") &&
           !(address->n == 2 && page_has_tag(page, NULL, address->parts[1]));
}

static void answer_need(struct page *page, const struct address *address)
{
    page->path = joined(page, address, 2);
    if (slug_plain(address->parts[1])) {
        page_item(page, arena_printf(page->arena, "term/%.*s", STR_FMT(address->parts[1])),
                  address->n == 3 ? address->parts[2] : STR(""));
        return;
    }
    page_choose(page, STR(""), NULL);
    page_say_no(page, 404);
}

static void answer(struct page *page)
{
    struct str path = page->asked->path;
    struct address address = address_of(path);
    if (path.len > 1 && path.ptr[path.len - 1] == '/' && address.n > 0) {
        page_choose(page, STR(""), NULL);
        page_move(page, joined(page, &address, address.n), STR(""));
    } else if (address.n >= 3 && str_is(address.parts[0], "i"))
        answer_item(page, &address);
    else if (is_need(page, &address))
        answer_need(page, &address);
    else if (address.n >= 0)
        answer_room(page, &address);
    else {
        page_choose(page, STR(""), NULL);
        page_say_no(page, 404);
    }
}

static bool make(const struct page_request *asked)
{
    struct str url = str_of(asked->request->url);
    struct page page = {.asked = asked, .pages = asked->hub->pages, .arena = asked->arena, .status = 200};
    size_t mark = str_find(url, '?', 0);
    page.query = str_sub(url, mark < url.len ? mark + 1 : mark, url.len);
    page.now_s = asked->now_s;
    page.now = moment_of_s(asked->now_s, zone_offset_min(zone_find(STR(ZONE_DEFAULT)), asked->now_s));
    page.content = pages_read(page.pages);
    bool one_state = page.content && content_begin(page.content) == ERR_OK;
    if (!page.content && pages_are_coming(page.pages)) {
        page_choose(&page, STR(""), NULL);
        page_say_no(&page, 503);
        http_response_add(asked->response, "Retry-After", "2");
    } else {
        answer(&page);
    }
    if (one_state)
        content_end(page.content);
    pages_done(page.pages, page.content);
    js_free(page.data);
    return !page.is_nothing;
}

/* Weak comparison (RFC 9110 8.8.3.2): theirs may have been compressed on the way. */
static void answer_not_modified(const struct page_request *asked)
{
    struct http_response *response = asked->response;
    struct str own = str_of(http_response_header(response, "ETag")),
               theirs = str_of(http_request_header(asked->request, "If-None-Match"));
    struct str tag = str_starts(own, "W/") ? str_sub(own, 2, own.len) : own;
    if (response->status != 200 || !tag.len || !(str_is(theirs, "*") || str_contains(theirs, tag)))
        return;
    response->status = 304;
    buf_clear(&response->body);
}

/* What is searched for is seldom searched for twice, and what is not there is whatever somebody thinks of. */
bool page_answer(const struct page_request *asked)
{
    struct page_cache *cache = pages_cache(asked->hub->pages);
    const char *accept = http_request_header(asked->request, "Accept-Language");
    struct str key =
        arena_printf(asked->arena, "%s\n%.*s", asked->request->url, (int)ACCEPT_KEPT, accept ? accept : "");
    struct str stamp = arena_printf(asked->arena, "%lld %lld", (long long)pages_version(asked->hub->pages),
                                    (long long)(asked->now_s / MINUTE_S));
    bool is_kept = str_find(key, '?', 0) == key.len && (!accept || strlen(accept) <= ACCEPT_KEPT);
    if (!is_kept || !page_cache_get(cache, key, stamp, asked->response)) {
        if (!make(asked))
            return false;
        if (is_kept && asked->response->status == 200)
            page_cache_put(cache, key, stamp, asked->response);
    }
    answer_not_modified(asked);
    return true;
}
