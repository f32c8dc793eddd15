// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands around every page, and how it is sent. */
#include <string.h>

#include "hub/page.h"
#include "trust/hash.h"

enum { PAGE_MAX_AGE_S = 60, DESCRIPTION_MAX = 200 };

struct str page_link(const struct page *page, struct str path)
{
    if (!page->lang_given)
        return path;
    return arena_printf(page->arena, "%.*s/%s", STR_FMT(str_is(path, "/") ? STR("") : path),
                        page->say.words->lang->tag);
}

/* A need has its own address; an item keeps the language that was chosen even where only it has it. */
struct str page_item_link(const struct page *page, struct str id)
{
    bool is_need = str_starts(id, "term/");
    struct str path =
        is_need ? arena_printf(page->arena, "/needs/%.*s", STR_FMT(str_sub(id, strlen("term/"), id.len)))
                : arena_printf(page->arena, "/i/%.*s", STR_FMT(id));
    return page_link(page, path);
}

struct str page_address(const struct page *page, struct str path, struct str tag)
{
    struct str base = pages_url(page->pages);
    if (str_is(path, "/") && (base.len || tag.len))
        path = tag.len ? STR("") : STR("/");
    return tag.len ? arena_printf(page->arena, "%.*s%.*s/%.*s", STR_FMT(base), STR_FMT(path), STR_FMT(tag))
                   : arena_printf(page->arena, "%.*s%.*s", STR_FMT(base), STR_FMT(path));
}

static void meta(struct page *page, const char *attribute, const char *name, struct str value)
{
    if (!value.len)
        return;
    html_open(&page->html, "meta");
    html_attr_z(&page->html, attribute, name);
    html_attr(&page->html, "content", value);
}

static void link_to(struct page *page, const char *relation, struct str lang, struct str url)
{
    html_open(&page->html, "link");
    html_attr_z(&page->html, "rel", relation);
    if (lang.len)
        html_attr(&page->html, "hreflang", lang);
    html_url(&page->html, "href", url);
}

static bool has_other(const struct page *page, struct str tag)
{
    for (int i = 0; i < page->langs.n; i++)
        if (str_eq(page->langs.items[i], tag))
            return true;
    return false;
}

/* Those that hold the same in another language, each naming all others; and the one that asks the reader's
 * own. A page whose language the text does not have points at the one it shows. */
static void alternates(struct page *page)
{
    struct str own = page->canonical.len ? page->canonical : str_of(page->lang->tag);
    link_to(page, "canonical", STR(""), page_address(page, page->path, own));
    if (!has_other(page, own) || !str_is(own, page->lang->tag))
        return;
    for (int i = 0; i < page->langs.n; i++)
        link_to(page, "alternate", page->langs.items[i],
                page_address(page, page->path, page->langs.items[i]));
    link_to(page, "alternate", STR("x-default"), page_address(page, page->path, STR("")));
}

static void open_graph(struct page *page, struct str title, struct str description)
{
    meta(page, "property", "og:title", title);
    meta(page, "property", "og:description", description);
    meta(page, "property", "og:type", str_of(page->open_graph ? page->open_graph : "website"));
    meta(page, "property", "og:site_name", page->asked->hub->name);
    if (pages_url(page->pages).len && page->picture.len)
        meta(page, "property", "og:image", page_address(page, page->picture, STR("")));
    if (pages_url(page->pages).len)
        meta(page, "property", "og:url",
             page_address(page, page->path, page->canonical.len ? page->canonical : str_of(page->lang->tag)));
}

static struct str cut(struct page *page, struct str s)
{
    size_t end = s.len;
    if (s.len > DESCRIPTION_MAX)
        for (end = DESCRIPTION_MAX; end && s.ptr[end] != ' ';)
            end--;
    return end < s.len && end ? arena_printf(page->arena, "%.*s …", STR_FMT(str_sub(s, 0, end))) : s;
}

static void data(struct page *page)
{
    struct buf json;
    if (!page->data)
        return;
    buf_init(&json, 64 * 1024);
    if (js_write(page->data, JS_COMPACT, &json))
        html_data(&page->html, "application/ld+json", buf_view(&json));
    buf_release(&json);
}

static void head(struct page *page)
{
    struct html *html = &page->html;
    struct str name = page->asked->hub->name, description = cut(page, page->description);
    html_open(html, "head");
    html_open(html, "meta");
    html_attr_z(html, "charset", "utf-8");
    meta(page, "name", "viewport", STR("width=device-width,initial-scale=1"));
    html_leaf(html, "title", NULL,
              page->title.len ? arena_printf(page->arena, "%.*s – %.*s", STR_FMT(page->title), STR_FMT(name))
                              : name);
    meta(page, "name", "description", description);
    meta(page, "name", "color-scheme", STR("light dark"));
    meta(page, "name", "format-detection", STR("telephone=no"));
    if (page->status != 200 || page->hidden)
        meta(page, "name", "robots", STR("noindex"));
    else
        alternates(page);
    if (page->feed.len) {
        html_open(html, "link");
        html_attr_z(html, "rel", "alternate");
        html_attr_z(html, "type", "text/calendar");
        html_url(html, "href", page->feed);
    }
    html_open(html, "link");
    html_attr_z(html, "rel", "icon");
    html_attr_z(html, "type", "image/svg+xml");
    html_url(html, "href", STR("/icon.svg"));
    open_graph(page, page->title.len ? page->title : name, description);
    if (pages_style(page->pages).len)
        html_style(html, pages_style(page->pages));
    data(page);
    html_close(html);
}

/* This page in another language. */
static struct str sibling(const struct page *page, struct str tag)
{
    struct str path = str_is(page->path, "/") ? STR("") : page->path;
    return arena_printf(page->arena, "%.*s/%.*s%s%.*s", STR_FMT(path), STR_FMT(tag),
                        page->query.len ? "?" : "", STR_FMT(page->query));
}

static void language_link(struct page *page, struct str tag, const struct lang *lang)
{
    struct html *html = &page->html;
    html_open(html, "li");
    html_open(html, "a");
    html_url(html, "href", sibling(page, tag));
    html_attr(html, "hreflang", tag);
    html_attr(html, "lang", tag);
    if (lang)
        html_attr_z(html, "dir", lang->dir == DIR_RTL ? "rtl" : "ltr");
    if (str_is(tag, page->lang->tag))
        html_attr_z(html, "aria-current", "true");
    html_text(html, lang ? str_of(lang->own_name) : lang_name(page->arena, tag, page->say.words->lang));
    html_close(html);
    html_close(html);
}

/* All that are offered, and what more the item has. */
static void languages(struct page *page)
{
    struct html *html = &page->html;
    const struct words *words;
    html_open(html, "details");
    html_attr_z(html, "class", "languages");
    html_open(html, "summary");
    page_icon(page, ICON_LANGUAGE);
    html_leaf(html, "span", NULL, say_tr(&page->say, "bar", "Language"));
    html_close(html);
    html_open(html, "ul");
    for (int i = 0; i < pages_offered(page->pages) && (words = pages_words(page->pages, i)); i++)
        language_link(page, str_of(words->lang->tag), words->lang);
    for (int i = 0; i < page->langs.n; i++) {
        const struct lang *lang = lang_find(page->langs.items[i]);
        bool offered = false;
        for (int k = 0; k < pages_order(page->pages)->n; k++)
            offered |= str_eq(pages_order(page->pages)->items[k], page->langs.items[i]);
        if (!offered)
            language_link(page, page->langs.items[i],
                          lang && str_is(page->langs.items[i], lang->tag) ? lang : NULL);
    }
    html_close(html);
    html_close(html);
}

static void header(struct page *page)
{
    struct html *html = &page->html;
    html_open(html, "a");
    html_attr_z(html, "class", "skip");
    html_url(html, "href", STR("#main"));
    html_text(html, say_tr(&page->say, "web", "Skip to the content"));
    html_close(html);
    html_open(html, "header");
    page_anchor(page, "site", page_link(page, STR("/")), page->asked->hub->name);
    languages(page);
    html_close(html);
}

static const struct room_row {
    const char *path, *english, *context;
} rooms[] = {
    {"/needs", N_("home", "Find help"), "home"},   {"/events", N_("home", "What's on"), "home"},
    {"/calls", N_("home", "Lend a hand"), "home"}, {"/guides", N_("home", "Start something"), "home"},
    {"/say", N_("home", "Have your say"), "home"}, {"/organizations", N_("tell", "Organizations"), "tell"},
    {"/stories", N_("tell", "Stories"), "tell"},   {"/search", N_("search", "Search"), "search"},
};

static void footer(struct page *page)
{
    struct html *html = &page->html;
    html_open(html, "footer");
    html_open(html, "nav");
    html_attr(html, "aria-label", page->asked->hub->name);
    html_open(html, "ul");
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        html_open(html, "li");
        page_anchor(page, NULL, page_link(page, str_of(rooms[i].path)),
                    say_tr(&page->say, rooms[i].context, rooms[i].english));
        html_close(html);
    }
    html_close(html);
    html_close(html);
    html_leaf(html, "p", NULL,
              say_tr(&page->say, "web",
                     "No account, no cookies and no count of who you are. These pages show what the "
                     "screens show."));
    html_close(html);
}

void page_begin(struct page *page)
{
    struct html *html = &page->html;
    const struct str_list *order = pages_order(page->pages);
    const struct lang *words_lang = page->say.words->lang;
    if (!page->langs.n && page->status == 200)
        page->langs = *order;
    html_begin(html, &page->asked->response->body);
    html_open(html, "html");
    html_lang(html, words_lang, NULL);
    head(page);
    html_open(html, "body");
    html_attr_z(html, "class", page_accent_class(page->accent));
    header(page);
    html_open(html, "main");
    html_attr_z(html, "id", "main");
}

void page_reply(struct page *page, int status, const char *type, int max_age_s)
{
    char hash[SHA256_HEX + 1];
    struct http_response *response = page->asked->response;
    sha256_hex(buf_view(&response->body), hash);
    struct str tag = arena_printf(page->arena, "\"%.32s\"", hash);
    response->status = status;
    http_response_add(response, "Content-Type", type);
    http_response_add(response, "X-Content-Type-Options", "nosniff");
    http_response_add(response, "Referrer-Policy", "no-referrer");
    http_response_add(response, "Cache-Control",
                      status == 503 ? "no-store" /* in a moment there is more */
                                    : arena_printf(page->arena, "public, max-age=%d", max_age_s).ptr);
    if (status != 200)
        return;
    http_response_add(response, "ETag", arena_printf(page->arena, "W/%.*s", STR_FMT(tag)).ptr);
}

void page_end(struct page *page)
{
    struct html *html = &page->html;
    html_close(html); /* main */
    footer(page);
    html_end(html);
    page_reply(page, page->status, "text/html; charset=utf-8", PAGE_MAX_AGE_S);
    http_response_add(page->asked->response, "Content-Security-Policy", pages_policy(page->pages));
    http_response_add(page->asked->response, "Content-Language", page->lang->tag);
    if (page->status == 404)
        http_response_add(page->asked->response, "Vary", "Accept, Accept-Language");
    else if (!page->lang_given)
        http_response_add(page->asked->response, "Vary", "Accept-Language");
}

void page_move(struct page *page, struct str path, struct str tag)
{
    if (tag.len && !lang_tag_ok(tag)) {
        page_say_no(page, 404);
        return;
    }
    page_reply(page, 308, "text/plain", PAGE_MAX_AGE_S);
    http_response_add(page->asked->response, "Location",
                      tag.len ? arena_printf(page->arena, "%.*s/%.*s", STR_FMT(path), STR_FMT(tag)).ptr
                              : arena_z(page->arena, path));
}

/* Where to go next: the search and the rooms stand below in any case. */
void page_say_no(struct page *page, int status)
{
    const char *accept = http_request_header(page->asked->request, "Accept");
    if (status == 404 && !str_contains(str_of(accept), STR("text/html"))) {
        page->is_nothing = true; /* a program asks: it is told in JSON */
        return;
    }
    struct str title = status == 410   ? say_tr(&page->say, "item", "This was withdrawn.")
                       : status == 503 ? say_tr(&page->say, "empty", "Nothing to show yet")
                                       : say_tr(&page->say, "web", "There is nothing at this address.");
    struct str words =
        status == 410
            ? say_tr(&page->say, "web", "Whoever put it here has taken it away. See what else there is.")
            : say_tr(&page->say, "web", "Perhaps it was moved, or a letter is missing.");
    page->status = status;
    if (status == 404) {
        page->path = STR("/");
        page->query = STR("");
    }
    page->title = title;
    page->description = words;
    page_begin(page);
    html_leaf(&page->html, "h1", NULL, title);
    html_leaf(&page->html, "p", "lead", words);
    page_search_form(page, STR(""));
    page_tiles(page);
    page_end(page);
}
