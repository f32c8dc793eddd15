// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ld_html.h"

#include <string.h>
#include <strings.h>

void ld_html_init(struct ld_html *html, struct str page)
{
    *html = (struct ld_html){.page = page, .line = 1};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Where `part` begins at or after `from`, else the end of the page. */
static size_t find(struct str page, const char *part, size_t from)
{
    if (from >= page.len)
        return page.len;
    const char *found = memmem(page.ptr + from, page.len - from, part, strlen(part));
    return found ? (size_t)(found - page.ptr) : page.len;
}

static bool names(struct str page, size_t at, struct str name)
{
    size_t end = at + name.len;
    return end <= page.len && strncasecmp(page.ptr + at, name.ptr, name.len) == 0 &&
           (end == page.len || !is_name(page.ptr[end]));
}

/* The "</name" that ends an element whose contents are no markup. */
static size_t find_end(struct str page, struct str name, size_t from)
{
    size_t at = from;
    while ((at = find(page, "</", at)) < page.len) {
        if (names(page, at + 2, name))
            return at;
        at += 2;
    }
    return page.len;
}

/* A tag's attribute: its value, unquoted. False at the end of the tag, which *at then points behind. */
static bool next_attribute(struct str page, size_t *at, struct str *ret_name, struct str *ret_value)
{
    size_t i = *at;
    while (i < page.len && (is_blank(page.ptr[i]) || page.ptr[i] == '/'))
        i++;
    if (i >= page.len || page.ptr[i] == '>') {
        *at = i < page.len ? i + 1 : i;
        return false;
    }
    size_t name = i++;
    while (i < page.len && !is_blank(page.ptr[i]) && !strchr("=/>", page.ptr[i]))
        i++;
    *ret_name = str_sub(page, name, i);
    *ret_value = STR("");
    size_t equals = i;
    while (equals < page.len && is_blank(page.ptr[equals]))
        equals++;
    if (equals < page.len && page.ptr[equals] == '=') {
        i = equals + 1;
        while (i < page.len && is_blank(page.ptr[i]))
            i++;
        char quote = i < page.len && (page.ptr[i] == '"' || page.ptr[i] == '\'') ? page.ptr[i] : 0;
        size_t value = quote ? ++i : i;
        while (i < page.len && (quote ? page.ptr[i] != quote : !is_blank(page.ptr[i]) && page.ptr[i] != '>'))
            i++;
        *ret_value = str_sub(page, value, i);
        i += quote && i < page.len;
    }
    *at = i;
    return true;
}

static bool is_ld_type(struct str value)
{
    static const char type[] = "application/ld+json";
    value = str_trim(str_sub(value, 0, str_find(value, ';', 0)));
    return value.len == sizeof type - 1 && strncasecmp(value.ptr, type, value.len) == 0;
}

static struct str strip(struct str s, const char *before, const char *after)
{
    s = str_trim(s);
    if (str_starts(s, before) && str_ends(s, after) && s.len >= strlen(before) + strlen(after))
        return str_trim(str_sub(s, strlen(before), s.len - strlen(after)));
    return s;
}

/* What old publishing systems put around a script. */
static struct str unwrapped(struct str script)
{
    script = strip(script, "<!--", "-->");
    script = strip(script, "//<![CDATA[", "//]]>");
    script = strip(script, "/*<![CDATA[*/", "/*]]>*/");
    return strip(script, "<![CDATA[", "]]>");
}

static int line_of(struct ld_html *html, size_t at)
{
    for (; html->counted < at; html->counted++)
        html->line += html->page.ptr[html->counted] == '\n';
    return html->line;
}

/* Behind a tag's name; *ret_ld: it is a script of ours. */
static void pass_attributes(struct ld_html *html, bool *ret_ld)
{
    struct str name, value;
    bool has_type = false;
    *ret_ld = false;
    while (next_attribute(html->page, &html->at, &name, &value)) {
        if (has_type || name.len != 4 || strncasecmp(name.ptr, "type", 4) != 0)
            continue;
        has_type = true; /* of repeated attributes the first counts */
        *ret_ld = is_ld_type(value);
    }
}

/* An element whose contents are no markup is passed whole; *ret_inside are its contents. */
static bool pass_raw(struct ld_html *html, struct str *ret_inside, bool *ret_ld)
{
    static const char *const raw[] = {"script",   "style",  "textarea", "title",
                                      "noscript", "iframe", "xmp",      "noembed"};
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        struct str name = str_of(raw[i]);
        if (!names(html->page, html->at, name))
            continue;
        html->at += name.len;
        pass_attributes(html, ret_ld);
        size_t end = find_end(html->page, name, html->at);
        *ret_inside = str_sub(html->page, html->at, end);
        *ret_ld = *ret_ld && i == 0;
        html->at = end;
        return true;
    }
    return false;
}

/* At a "<". */
static bool pass_tag(struct ld_html *html, struct str *ret_inside)
{
    bool is_ld = false;
    char next = html->at + 1 < html->page.len ? html->page.ptr[html->at + 1] : 0;
    if (str_starts(str_sub(html->page, html->at, html->page.len), "<!--")) {
        html->at = find(html->page, "-->", html->at + 4);
        return false;
    }
    html->at++;
    if (next != '/' && !is_name(next))
        return false;
    if (next != '/' && pass_raw(html, ret_inside, &is_ld))
        return is_ld;
    while (html->at < html->page.len &&
           (html->page.ptr[html->at] == '/' || is_name(html->page.ptr[html->at])))
        html->at++;
    pass_attributes(html, &is_ld);
    return false;
}

bool ld_html_next(struct ld_html *html, struct str *ret_script, int *ret_line)
{
    struct str inside;
    while ((html->at = find(html->page, "<", html->at)) < html->page.len) {
        if (!pass_tag(html, &inside))
            continue;
        *ret_script = unwrapped(inside);
        *ret_line =
            line_of(html, (size_t)((ret_script->len ? ret_script->ptr : inside.ptr) - html->page.ptr));
        return true;
    }
    return false;
}
