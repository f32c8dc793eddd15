// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/utf8.h"
#include "exchange/ld.h"

static const struct {
    const char *name;
    uint32_t code_point;
} entities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},     {"aring", 0xe5},   {"auml", 0xe4},     {"ouml", 0xf6},    {"Aring", 0xc5},
    {"Auml", 0xc4},    {"Ouml", 0xd6},    {"eacute", 0xe9},   {"Eacute", 0xc9},  {"uuml", 0xfc},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"bull", 0x2022},  {"euro", 0x20ac},
    {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"rdquo", 0x201d},  {"ldquo", 0x201c}, {"shy", 0xad},
    {"laquo", 0xab},   {"raquo", 0xbb},   {"middot", 0xb7},   {"deg", 0xb0},     {"frac12", 0xbd},
};

/* "38", "x26"; 0: no character that a text may have. */
static uint32_t numbered(struct str s)
{
    uint32_t value = 0;
    bool is_hex = s.len && (s.ptr[0] | 0x20) == 'x';
    for (size_t i = is_hex; i < s.len && i < 9; i++) {
        char c = (char)(s.ptr[i] | 0x20);
        uint32_t digit = s.ptr[i] >= '0' && s.ptr[i] <= '9' ? (uint32_t)(s.ptr[i] - '0')
                         : is_hex && c >= 'a' && c <= 'f'   ? (uint32_t)(c - 'a' + 10)
                                                            : 99;
        if (digit == 99)
            return 0;
        value = value * (is_hex ? 16 : 10) + digit;
    }
    bool is_text =
        value == '\n' || (value >= 0x20 && value < 0xd800) || (value > 0xdfff && value <= 0x10ffff);
    return s.len > is_hex && s.len < 9 && is_text ? value : 0;
}

/* Of what stands between "&" and ";". */
static uint32_t code_point(struct str name)
{
    if (name.len && name.ptr[0] == '#')
        return numbered(str_sub(name, 1, name.len));
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (str_is(name, entities[i].name))
            return entities[i].code_point;
    return 0;
}

struct str ld_plain(struct str text, struct arena *arena)
{
    enum { NAME_MAX_BYTES = 10 };
    text = utf8_cut(text, LD_TEXT_MAX_BYTES);
    char *out = arena_alloc(arena, text.len + 1); /* no entity is shorter than its character */
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        size_t end = text.ptr[i] == '&' ? i + 1 : text.len;
        while (end < text.len && end - i <= NAME_MAX_BYTES && text.ptr[end] != ';')
            end++;
        bool closed = end < text.len && text.ptr[end] == ';';
        uint32_t c = closed ? code_point(str_sub(text, i + 1, end)) : 0;
        if (c) {
            len += utf8_put(c, out + len);
            i = end + 1;
        } else {
            out[len++] = text.ptr[i++];
        }
    }
    return (struct str){out, len};
}
