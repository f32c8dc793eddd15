/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests of hub/html.h: reads what the writer wrote by the letter of the HTML tokenizer, as far as the
 * writer may use it, and gives back the text. What is not well formed is a failure. */
#ifndef TESTS_HTML_READ_H
#define TESTS_HTML_READ_H

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

struct html_seen {
    int elements, ends, attributes;
    struct buf text; /* of all text and all attribute values, each behind a newline, unescaped */
};

static inline size_t html_entity(struct str s, size_t at, struct buf *out)
{
    static const struct {
        const char *name;
        char c;
    } names[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(str_sub(s, at, s.len), names[i].name)) {
            buf_char(out, names[i].c);
            return at + strlen(names[i].name);
        }
    assert(!"an ampersand that begins no entity");
    return s.len;
}

static inline size_t html_until(struct str s, size_t at, char end, struct buf *out)
{
    while (at < s.len && s.ptr[at] != end) {
        assert(s.ptr[at] != '<' && s.ptr[at] != '>' && (end == '"' || s.ptr[at] != '"'));
        if (s.ptr[at] == '&')
            at = html_entity(s, at, out);
        else
            buf_char(out, s.ptr[at++]);
    }
    return at;
}

static inline bool html_is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static inline size_t html_tag(struct str s, size_t at, struct html_seen *seen)
{
    bool is_end = s.ptr[at] == '/';
    at += is_end;
    assert(at < s.len && html_is_name(s.ptr[at]));
    while (at < s.len && html_is_name(s.ptr[at]))
        at++;
    *(is_end ? &seen->ends : &seen->elements) += 1;
    while (at < s.len && s.ptr[at] == ' ' && !is_end) {
        for (at++; at < s.len && html_is_name(s.ptr[at]);)
            at++;
        seen->attributes++;
        if (at + 1 < s.len && s.ptr[at] == '=') {
            assert(s.ptr[at + 1] == '"');
            buf_char(&seen->text, '\n');
            at = html_until(s, at + 2, '"', &seen->text) + 1;
        }
    }
    assert(at < s.len && s.ptr[at] == '>');
    return at + 1;
}

static inline void html_read(struct str s, struct html_seen *seen)
{
    size_t at = strlen("<!doctype html>");
    assert(str_starts(s, "<!doctype html>") && utf8_valid(s));
    while (at < s.len) {
        if (s.ptr[at] == '<') {
            at = html_tag(s, at + 1, seen);
            continue;
        }
        buf_char(&seen->text, '\n');
        at = html_until(s, at, '<', &seen->text);
    }
}

#endif
