// SPDX-License-Identifier: GPL-3.0-or-later
/* In which language a page is asked for, and with which parameters. */
#include <string.h>

#include "base/utf8.h"
#include "hub/page.h"

enum { ACCEPT_TAGS_MAX = 12, WHOLE = 1000 };

bool page_has_tag(const struct page *page, const struct str_list *more, struct str tag)
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
    if (page_has_tag(page, more, wanted))
        return wanted;
    while (lang && !page_has_tag(page, more, str_of(lang->tag))) {
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
    if (tag.len && !page_has_tag(page, more, tag))
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
