// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/query.h"

#include <string.h>

#include "base/hex.h"
#include "base/utf8.h"

struct str query_decode(struct str s, bool plus_is_space, struct arena *arena)
{
    char *out = arena_alloc(arena, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char byte = (unsigned char)s.ptr[i];
        if (byte == '%') {
            if (i + 2 >= s.len || !hex_read(str_sub(s, i + 1, i + 3), &byte, 1))
                return (struct str){0};
            i += 2;
        } else if (byte == '+' && plus_is_space) {
            byte = ' ';
        }
        if (byte < 0x20 || byte == 0x7f)
            return (struct str){0};
        out[n++] = (char)byte;
    }
    struct str decoded = {out, n};
    return utf8_valid(decoded) ? decoded : (struct str){0};
}

struct str query_get(const char *url, const char *name, struct arena *arena)
{
    struct str rest = str_of(url), part;
    rest = str_sub(rest, str_find(rest, '?', 0) + 1, str_find(rest, '#', 0));
    while (str_next(&rest, '&', &part)) {
        size_t equals = str_find(part, '=', 0);
        if (str_is(str_sub(part, 0, equals), name))
            return query_decode(str_sub(part, equals + 1, part.len), true, arena);
    }
    return (struct str){0};
}

bool query_int(const char *url, const char *name, int64_t otherwise, int64_t least, int64_t most,
               int64_t *ret_value)
{
    struct arena arena;
    int64_t value = otherwise;
    arena_init(&arena);
    struct str text = query_get(url, name, &arena);
    bool good = !text.ptr || (str_int(text, &value) && value >= least && value <= most);
    arena_release(&arena);
    if (good)
        *ret_value = value;
    return good;
}

bool query_true(const char *url, const char *name)
{
    struct arena arena;
    arena_init(&arena);
    struct str text = query_get(url, name, &arena);
    bool is = str_is(text, "true") || str_is(text, "1");
    arena_release(&arena);
    return is;
}
