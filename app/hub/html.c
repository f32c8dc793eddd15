// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/html.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

static bool is_name(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || *c == '-' ||
              *c == ':'))
            return false;
    return name[0] != 0;
}

static bool is_void(const char *element)
{
    static const char *const names[] = {"br", "hr", "img", "input", "link", "meta"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], element) == 0)
            return true;
    return false;
}

void html_begin(struct html *html, struct buf *out)
{
    *html = (struct html){.out = out};
    buf_z(out, "<!doctype html>\n");
}

static void end_tag(struct html *html)
{
    if (html->in_tag)
        buf_char(html->out, '>');
    html->in_tag = false;
    if (html->depth && is_void(html->open[html->depth - 1]))
        html->depth--;
}

void html_open(struct html *html, const char *element)
{
    assert(is_name(element) && html->depth < HTML_DEPTH_MAX);
    end_tag(html);
    buf_char(html->out, '<');
    buf_z(html->out, element);
    html->open[html->depth++] = element;
    html->in_tag = true;
}

void html_close(struct html *html)
{
    bool was_void = html->depth && html->in_tag && is_void(html->open[html->depth - 1]);
    end_tag(html);
    if (was_void)
        return;
    assert(html->depth > 0);
    buf_z(html->out, "</");
    buf_z(html->out, html->open[--html->depth]);
    buf_char(html->out, '>');
}

void html_end(struct html *html)
{
    end_tag(html);
    while (html->depth)
        html_close(html);
    buf_char(html->out, '\n');
}

/* HTML, 13.1.2: no control characters but white space, no noncharacters. */
static bool is_shown(uint32_t c)
{
    if (c == '\t' || c == '\n')
        return true;
    return c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0xfdd0 && c <= 0xfdef) && (c & 0xfffe) != 0xfffe;
}

static const char *entity(uint32_t c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

static void escaped(struct buf *out, struct str s)
{
    for (size_t at = 0; at < s.len;) {
        char bytes[4];
        uint32_t c = utf8_next(s, &at);
        const char *name = entity(c);
        if (name)
            buf_z(out, name);
        else if (is_shown(c))
            buf_add(out, bytes, utf8_put(c, bytes));
    }
}

static void begin_attr(struct html *html, const char *name)
{
    assert(html->in_tag && is_name(name));
    buf_char(html->out, ' ');
    buf_z(html->out, name);
}

void html_attr(struct html *html, const char *name, struct str value)
{
    assert(strcmp(name, "href") != 0 && strcmp(name, "src") != 0 && strcmp(name, "action") != 0);
    begin_attr(html, name);
    buf_z(html->out, "=\"");
    escaped(html->out, value);
    buf_char(html->out, '"');
}

void html_attr_z(struct html *html, const char *name, const char *value)
{
    html_attr(html, name, str_of(value));
}

void html_flag(struct html *html, const char *name)
{
    begin_attr(html, name);
}

static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~", c) != NULL);
}

static bool leads_somewhere(struct str url)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:", "sms:", "geo:"};
    if (str_starts(url, "/"))
        return !str_starts(url, "//") && !str_starts(url, "/\\");
    if (str_starts(url, "#") || str_starts(url, "?"))
        return true;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(url, schemes[i]))
            return true;
    return false;
}

static void percent(struct buf *out, unsigned char c)
{
    buf_printf(out, "%%%02X", c);
}

void html_url(struct html *html, const char *name, struct str url)
{
    begin_attr(html, name);
    buf_z(html->out, "=\"");
    if (!leads_somewhere(url))
        url = STR("#");
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (c == '&')
            buf_z(html->out, "&amp;");
        else if (is_unreserved(c) || (c && strchr(":/?#[]@!$'()*+,;=%", c)))
            buf_char(html->out, (char)c);
        else
            percent(html->out, c);
    }
    buf_char(html->out, '"');
}

void html_url_part(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (is_unreserved(c))
            buf_char(out, (char)c);
        else
            percent(out, c);
    }
}

void html_lang(struct html *html, const struct lang *lang, const struct lang *around)
{
    if (!lang || lang == around)
        return;
    html_attr_z(html, "lang", lang->tag);
    if (!around || lang->dir != around->dir)
        html_attr_z(html, "dir", lang->dir == DIR_RTL ? "rtl" : "ltr");
}

void html_text(struct html *html, struct str text)
{
    end_tag(html);
    escaped(html->out, text);
}

void html_leaf(struct html *html, const char *element, const char *class, struct str text)
{
    html_open(html, element);
    if (class)
        html_attr_z(html, "class", class);
    html_text(html, text);
    html_close(html);
}

/* JSON has `<` in strings only: there it may as well be escaped, and "</script>" and "<!--" cannot occur. */
void html_data(struct html *html, const char *type, struct str json)
{
    assert(str_ends(str_of(type), "+json"));
    html_open(html, "script");
    html_attr_z(html, "type", type);
    end_tag(html);
    for (size_t i = 0; i < json.len; i++) {
        if (json.ptr[i] == '<')
            buf_z(html->out, "\\u003c");
        else
            buf_char(html->out, json.ptr[i]);
    }
    html_close(html);
}

void html_style(struct html *html, struct str css)
{
    html_open(html, "style");
    end_tag(html);
    if (!str_contains(css, STR("</")))
        buf_str(html->out, css);
    html_close(html);
}
