// SPDX-License-Identifier: GPL-3.0-or-later
/* What is no page: a contact to save, and what search engines ask for first. */
#include "base/utf8.h"
#include "hub/page.h"

enum { FILES_MAX_AGE_S = 3600, SITEMAP_PAGE = 500, VCARD_LINE = 75, SITEMAP_MAX = 20000 };

static bool is_escaped(char c)
{
    return c == ',' || c == ';' || c == '\\';
}

/* RFC 2426: lines of 75 bytes at most, folded between characters. */
static void vcard_line(struct buf *out, const char *name, struct str value)
{
    struct buf line;
    if (!value.len)
        return;
    buf_init(&line, 8192);
    buf_z(&line, name);
    buf_char(&line, ':');
    buf_str(&line, value);
    struct str rest = buf_view(&line);
    for (size_t room = VCARD_LINE; rest.len; room = VCARD_LINE - 1) {
        struct str part = utf8_cut(rest, room);
        buf_z(out, room == VCARD_LINE ? "" : " ");
        buf_str(out, part);
        buf_z(out, "\r\n");
        rest = str_sub(rest, part.len, rest.len);
    }
    buf_release(&line);
}

static struct str vcard_text(const struct page *page, struct str s)
{
    struct buf out;
    buf_init(&out, 4096);
    for (size_t i = 0; i < s.len; i++) {
        if (is_escaped(s.ptr[i]))
            buf_char(&out, '\\');
        if (s.ptr[i] == '\n')
            buf_z(&out, "\\n");
        else if ((unsigned char)s.ptr[i] >= ' ')
            buf_char(&out, s.ptr[i]);
    }
    struct str text = arena_str(page->arena, buf_view(&out));
    buf_release(&out);
    return text;
}

static void vcard_place(const struct page *page, struct buf *out, const struct item *item)
{
    if (!item)
        return;
    const struct place *place = &item->place;
    struct str street = vcard_text(page, place->street), city = vcard_text(page, place->city);
    if (street.len || city.len)
        vcard_line(out, "ADR;TYPE=WORK",
                   arena_printf(page->arena, ";;%.*s;%.*s;;%.*s;", STR_FMT(street), STR_FMT(city),
                                STR_FMT(vcard_text(page, place->postcode))));
    if (place->has_position)
        vcard_line(out, "GEO", arena_printf(page->arena, "%.5f;%.5f", place->lat, place->lon));
}

static const struct contact *card_contact(const struct entry *entry)
{
    const struct item *item = entry->item;
    if (item && item->kind == KIND_ORGANIZATION)
        return &item->organization.contact;
    return item && item->kind == KIND_SERVICE ? &item->service.contact : NULL;
}

static void write_card(struct page *page, const struct entry *entry, const struct contact *contact)
{
    struct buf *out = &page->asked->response->body;
    struct str name = vcard_text(page, say_title_told(&page->say, entry->item).text);
    struct str of = entry->organization ? say_title_told(&page->say, entry->organization).text : STR("");
    struct str org = of.len ? vcard_text(page, of) : name;
    vcard_line(out, "BEGIN", STR("VCARD"));
    vcard_line(out, "VERSION", STR("3.0"));
    vcard_line(out, "FN", name);
    vcard_line(out, "N", arena_printf(page->arena, "%.*s;;;;", STR_FMT(name)));
    vcard_line(out, "ORG", org);
    vcard_line(out, "TEL;TYPE=WORK,VOICE", vcard_text(page, contact->phone));
    vcard_line(out, "EMAIL", vcard_text(page, contact->email));
    vcard_line(out, "URL", contact->url);
    vcard_place(page, out, entry->place);
    vcard_line(out, "NOTE", vcard_text(page, say_text(&page->say, &entry->item->summary).text));
    vcard_line(out, "END", STR("VCARD"));
}

void page_card_file(struct page *page, struct str id)
{
    struct entry entry = {0};
    enum err err =
        page->content ? content_entry(page->content, id, page->now_s, page->arena, &entry) : ERR_NOT_FOUND;
    const struct contact *contact = err == ERR_OK ? card_contact(&entry) : NULL;
    if (!contact || page_is_over(page, &entry)) {
        page_say_no(page, 404);
        return;
    }
    write_card(page, &entry, contact);
    page_reply(page, 200, "text/vcard; charset=utf-8", FILES_MAX_AGE_S);
    http_response_add(page->asked->response, "Vary", "Accept-Language");
    http_response_add(page->asked->response, "Content-Disposition", "attachment; filename=\"contact.vcf\"");
}

static void location(const struct page *page, struct buf *out, struct str path, struct str tag)
{
    struct str url = page_address(page, path, tag); /* of characters that XML needs no escapes for */
    buf_printf(out, "<url><loc>%.*s</loc></url>\n", STR_FMT(url));
}

static void item_locations(const struct page *page, struct buf *out, const struct item *item)
{
    struct str path = page_item_link(page, item->id);
    for (int i = 0; i < item->title.n; i++)
        if (lang_tag_ok(item->title.entries[i].tag))
            location(page, out, path, item->title.entries[i].tag);
}

static void rooms(const struct page *page, struct buf *out)
{
    static const char *const paths[] = {"/",       "/needs",   "/events",        "/calls",
                                        "/guides", "/stories", "/organizations", "/say"};
    const struct str_list *order = pages_order(page->pages);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        for (int k = 0; k < order->n; k++)
            location(page, out, str_of(paths[i]), order->items[k]);
}

/* Without a public address there is none: a site map has whole addresses. */
void page_sitemap(struct page *page)
{
    struct buf *out = &page->asked->response->body;
    struct query query = page_query(page, 0, SORT_TITLE, SITEMAP_PAGE);
    struct entry_list list;
    if (!pages_url(page->pages).len) {
        page_say_no(page, 404);
        return;
    }
    page->lang_given = false;
    buf_z(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    rooms(page, out);
    do {
        list = page_ask(page, &query);
        for (int i = 0; i < list.n; i++)
            item_locations(page, out, list.items[i].item);
        query.offset += SITEMAP_PAGE;
    } while (list.n == SITEMAP_PAGE && query.offset < SITEMAP_MAX);
    buf_z(out, "</urlset>\n");
    page_reply(page, 200, "application/xml", FILES_MAX_AGE_S);
}

void page_robots(struct page *page)
{
    struct buf *out = &page->asked->response->body;
    buf_z(out, "User-agent: *\nDisallow: /v1/\nDisallow: /api/\nDisallow: /search\n");
    if (pages_url(page->pages).len)
        buf_printf(out, "Sitemap: %.*s/sitemap.xml\n", STR_FMT(pages_url(page->pages)));
    page_reply(page, 200, "text/plain; charset=utf-8", FILES_MAX_AGE_S);
}

/* A square with something on it. */
void page_icon_file(struct page *page)
{
    buf_z(
        &page->asked->response->body,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" "
        "rx=\"7\" fill=\"#0b4f57\"/><path d=\"M8 8h7v7H8zM17 8h7v7h-7zM8 17h7v7H8z\" fill=\"#fff\"/><circle "
        "cx=\"20.5\" cy=\"20.5\" r=\"3.5\" fill=\"#f0c77a\"/></svg>\n");
    page_reply(page, 200, "image/svg+xml", FILES_MAX_AGE_S);
}
