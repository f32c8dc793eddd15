// SPDX-License-Identifier: GPL-3.0-or-later
/* Which page is asked for, and in which language. */
#include <string.h>

#include "base/utf8.h"
#include "hub/page.h"
#include "store/hub_items.h"
#include "text/zone.h"

enum { ACCEPT_TAGS_MAX = 12, WHOLE = 1000 };

static bool has_tag(const struct page *page, const struct str_list *more, struct str tag)
{
    const struct words *words;
    for (int i = 0; i < pages_offered(page->pages) && (words = pages_words(page->pages, i)); i++)
        if (str_is(tag, words->lang->tag))
            return true;
    for (int i = 0; more && i < more->n; i++)
        if (str_eq(more->items[i], tag))
            return true;
    return false;
}

/* "0.8" -> 800 (RFC 9110 12.4.2). */
static int weight_of(struct str part)
{
    size_t at = str_find(part, ';', 0);
    struct str q = str_trim(str_sub(part, at < part.len ? at + 1 : at, part.len));
    int weight = 0, unit = WHOLE;
    if (!str_starts(q, "q="))
        return WHOLE;
    for (size_t i = 2; i < q.len && unit; i++) {
        if (q.ptr[i] == '.')
            continue;
        if (q.ptr[i] < '0' || q.ptr[i] > '9')
            return 0;
        weight += (q.ptr[i] - '0') * unit;
        unit /= 10;
    }
    return weight < WHOLE ? weight : WHOLE;
}

/* The tag as we write it: exactly, else its base ("sv-FI" -> sv, "ar-SY" -> ar). Empty: we have none. */
static struct str known_tag(const struct page *page, const struct str_list *more, struct str wanted)
{
    const struct lang *lang = lang_find(wanted);
    if (has_tag(page, more, wanted))
        return wanted;
    while (lang && !has_tag(page, more, str_of(lang->tag))) {
        struct str tag = str_of(lang->tag);
        size_t dash = tag.len;
        while (dash && tag.ptr[dash - 1] != '-')
            dash--;
        lang = dash > 1 ? lang_find(str_sub(tag, 0, dash - 1)) : NULL;
    }
    return lang ? str_of(lang->tag) : STR("");
}

static struct str accepted(const struct page *page, const struct str_list *more)
{
    struct str rest = str_of(http_request_header(page->asked->request, "Accept-Language")), part,
               best = STR("");
    int best_weight = 0;
    for (int i = 0; i < ACCEPT_TAGS_MAX && str_next(&rest, ',', &part); i++) {
        struct str tag = str_trim(str_sub(part, 0, str_find(part, ';', 0)));
        int weight = weight_of(part);
        struct str known = lang_tag_ok(tag) && weight > best_weight ? known_tag(page, more, tag) : STR("");
        if (known.len) {
            best = known;
            best_weight = weight;
        }
    }
    return best.len ? best : str_of(pages_words(page->pages, 0)->lang->tag);
}

/* One that the table of languages does not know has a row of its own for this page. */
static const struct lang *lang_of(const struct page *page, struct str tag)
{
    const struct lang *lang = lang_find(tag);
    if (lang && str_is(tag, lang->tag))
        return lang;
    struct lang *own = ARENA_NEW(page->arena, struct lang);
    *own = lang ? *lang : (struct lang){.locale = "en-GB-u-nu-latn", .iso_script = "Latn", .scale = 1};
    own->tag = arena_z(page->arena, tag);
    own->own_name = own->tag;
    own->voice = NULL;
    return own;
}

static const struct words *words_for(const struct page *page, const struct lang *lang)
{
    const struct words *words = pages_find_words(page->pages, str_of(lang->tag));
    const struct lang *base = lang_find(str_of(lang->tag));
    if (!words && base)
        words = pages_find_words(page->pages, str_of(base->tag));
    if (!words)
        words = pages_find_words(page->pages, STR("en"));
    return words ? words : pages_words(page->pages, 0);
}

bool page_choose(struct page *page, struct str tag, const struct str_list *more)
{
    page->lang_given = tag.len > 0;
    if (tag.len && !has_tag(page, more, tag))
        return false;
    page->lang = lang_of(page, tag.len ? tag : accepted(page, more));
    page->say = (struct say){page->arena, words_for(page, page->lang), pages_order(page->pages)};
    return true;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static struct str decoded(const struct page *page, struct str s, size_t max)
{
    struct buf bytes, text;
    buf_init(&bytes, max + 1);
    buf_init(&text, 3 * max + 3);
    for (size_t i = 0; i < s.len && bytes.len < max; i++) {
        int high = s.ptr[i] == '%' && i + 2 < s.len ? hex_digit(s.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(s.ptr[i + 2]) : -1;
        char c = low >= 0 ? (char)(high * 16 + low) : s.ptr[i] == '+' ? ' ' : s.ptr[i];
        i += low >= 0 ? 2 : 0;
        buf_char(&bytes, (unsigned char)c < ' ' || c == 0x7f ? ' ' : c);
    }
    utf8_repair(buf_view(&bytes), &text);
    struct str value = arena_str(page->arena, str_trim(buf_view(&text)));
    buf_release(&bytes);
    buf_release(&text);
    return value;
}

struct str page_parameter(const struct page *page, const char *name, size_t max)
{
    struct str rest = page->query, part;
    size_t n = strlen(name);
    while (str_next(&rest, '&', &part))
        if (part.len > n && part.ptr[n] == '=' && strncmp(part.ptr, name, n) == 0)
            return decoded(page, str_sub(part, n + 1, part.len), max);
    return STR("");
}

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
           !(address->n == 2 && has_tag(page, NULL, address->parts[1]));
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

void page_answer(const struct page_request *asked)
{
    struct str url = str_of(asked->request->url);
    struct page page = {.asked = asked, .pages = asked->hub->pages, .arena = asked->arena, .status = 200};
    size_t mark = str_find(url, '?', 0);
    page.query = str_sub(url, mark < url.len ? mark + 1 : mark, url.len);
    page.now_s = asked->now_s;
    page.now = moment_of_s(asked->now_s, zone_offset_min(zone_find(STR(ZONE_DEFAULT)), asked->now_s));
    page.content = pages_read(page.pages);
    bool one_state = page.content && content_begin(page.content) == ERR_OK;
    answer(&page);
    if (one_state)
        content_end(page.content);
    pages_done(page.pages, page.content);
    js_free(page.data);
}
