// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/form.h"

#include "base/buf.h"
#include "base/hex.h"
#include "base/utf8.h"

static struct str decode(struct arena *arena, struct str s)
{
    char *out = arena_alloc(arena, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char byte;
        if (s.ptr[i] == '%' && i + 2 < s.len && hex_read(str_sub(s, i + 1, i + 3), &byte, 1)) {
            out[n++] = (char)byte;
            i += 2;
        } else {
            out[n++] = s.ptr[i] == '+' ? ' ' : s.ptr[i];
        }
    }
    return (struct str){out, n};
}

static struct str tidy(struct arena *arena, struct str s, int max_chars)
{
    struct buf whole, kept;
    buf_init(&whole, 4 * s.len + 1);
    buf_init(&kept, 4 * s.len + 1);
    utf8_repair(s, &whole);
    struct str text = buf_view(&whole);
    for (size_t at = 0, from = 0; at < text.len && max_chars > 0; from = at) {
        uint32_t c = utf8_next(text, &at);
        if (c == '\r' && at < text.len && text.ptr[at] == '\n')
            continue;
        if (c == '\r' || c == '\n')
            buf_char(&kept, '\n');
        else if (c < 32 || c == 127)
            buf_char(&kept, ' ');
        else
            buf_str(&kept, str_sub(text, from, at));
        max_chars--;
    }
    struct str tidied = arena_str(arena, str_trim(buf_view(&kept)));
    buf_release(&whole);
    buf_release(&kept);
    return tidied;
}

struct str form_value(struct arena *arena, struct str body, const char *name, int max_chars)
{
    struct str pair, key;
    while (str_next(&body, '&', &pair)) {
        struct str value = pair;
        if (!str_next(&value, '=', &key))
            continue;
        if (str_is(decode(arena, key), name))
            return tidy(arena, decode(arena, value), max_chars);
    }
    return STR("");
}
