// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "text/para_part.h"

static bool is_newline(uint32_t c)
{
    return c == '\n' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Kept for shaping though it has no glyph of its own: ZWNJ, ZWJ. */
static bool is_joiner(uint32_t c)
{
    return c == 0x200c || c == 0x200d;
}

static bool is_hidden(uint32_t c)
{
    if (c < 0xad || is_joiner(c))
        return false;
    return u_charType((UChar32)c) == U_FORMAT_CHAR &&
           u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* Whether it can make text run right to left: the blocks of such scripts, and the controls that ask for it.
 */
static bool turns(uint32_t c)
{
    if (c < 0x590)
        return false;
    return c < 0x900 || (c >= 0x200e && c <= 0x202e) || c == 0x2067 || (c >= 0xfb1d && c < 0xfe00) ||
           (c >= 0xfe70 && c < 0xff00) || (c >= 0x10800 && c < 0x11000) || (c >= 0x1e800 && c < 0x1f000);
}

static void add(struct para_text *text, size_t *shown_len, uint32_t c)
{
    size_t at = *shown_len;
    int32_t from = text->n;
    U16_APPEND_UNSAFE(text->units, text->n, (UChar32)c);
    for (int32_t i = from; i < text->n; i++)
        text->byte_at[i] = (uint32_t)at;
    if (is_newline(c) || is_hidden(c))
        return;
    *shown_len += utf8_put(c, text->shown + at);
}

/* `next`: the byte behind it. A carriage return ends a line unless it is half of an end. */
static uint32_t cleaned(uint32_t c, char next)
{
    if (c == '\r' && next != '\n')
        return '\n';
    if (c == '\t')
        return ' ';
    return is_newline(c) ? '\n' : c;
}

void para_text_prepare(struct arena *arena, struct arena *scratch, struct str s, struct para_text *ret_text)
{
    assert(s.len < INT32_MAX / 4);
    struct para_text text = {.units = ARENA_ARRAY(scratch, UChar, s.len + 1),
                             .byte_at = ARENA_ARRAY(scratch, uint32_t, s.len + 1),
                             .shown = arena_alloc(arena, s.len * 3 + 1)};
    size_t shown_len = 0;
    for (size_t at = 0; at < s.len;) {
        unsigned char byte = (unsigned char)s.ptr[at];
        if (byte >= 0x20 && byte < 0x7f) { /* most text, at a third of the time */
            text.units[text.n] = byte;
            text.byte_at[text.n++] = (uint32_t)shown_len;
            text.shown[shown_len++] = (char)byte;
            at++;
            continue;
        }
        uint32_t c = utf8_next(s, &at);
        c = cleaned(c, at < s.len ? s.ptr[at] : '\0');
        if (is_control(c) && c != '\n')
            continue;
        text.needs_bidi |= turns(c);
        text.has_ltr_values |= c == 0x2066;
        add(&text, &shown_len, c);
    }
    text.byte_at[text.n] = (uint32_t)shown_len;
    *ret_text = text;
}

int32_t para_trim(const struct para_text *text, int32_t from, int32_t to)
{
    while (to > from && (text->byte_at[to - 1] == text->byte_at[to] || text->units[to - 1] == ' ' ||
                         text->units[to - 1] == 0x3000 ||
                         (text->units[to - 1] >= 0x2000 && text->units[to - 1] <= 0x200a &&
                          text->units[to - 1] != 0x2007)))
        to--;
    return to;
}
