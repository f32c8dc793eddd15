// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "text/catalog.h"

enum { MESSAGE_BYTES_MAX = 1 << 20 };
static const char FSI[] = "\xe2\x81\xa8", LRI[] = "\xe2\x81\xa6",
                  PDI[] = "\xe2\x81\xa9"; /* U+2068, 2066, 2069 */

static const struct value *value_named(struct str name, const struct value *values, int n)
{
    for (int i = 0; i < n; i++)
        if (str_is(name, values[i].name))
            return &values[i];
    return NULL;
}

/* A value must not close our isolate, nor leave one of its own open over the rest of the message. */
static void add_balanced(struct buf *out, struct str text)
{
    int open = 0;
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (c >= 0x2066 && c <= 0x2068)
            open++;
        if (c == 0x2069 && open == 0)
            continue;
        if (c == 0x2069)
            open--;
        buf_add(out, text.ptr + from, at - from);
    }
    while (open-- > 0)
        buf_z(out, PDI);
}

static void add_value(struct buf *out, const struct value *value)
{
    buf_z(out, value->kind == VALUE_LTR ? LRI : FSI);
    add_balanced(out, value->text);
    buf_z(out, PDI);
}

struct str message_fill(struct arena *arena, struct str pattern, const struct value *values, int n)
{
    struct buf out;
    buf_init(&out, MESSAGE_BYTES_MAX);
    for (size_t at = 0; at < pattern.len;) {
        size_t open = str_find(pattern, '{', at), close = str_find(pattern, '}', open);
        buf_str(&out, str_sub(pattern, at, open));
        if (open == pattern.len)
            break;
        const struct value *value =
            close < pattern.len ? value_named(str_sub(pattern, open + 1, close), values, n) : NULL;
        if (value)
            add_value(&out, value);
        else
            buf_char(&out, '{');
        at = value ? close + 1 : open + 1;
    }
    struct str text = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return text;
}
