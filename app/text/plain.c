// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plain.h"

/* In UTF-8 all of them are E2 80 … or E2 81 …. */
static bool is_mark(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    if (b[0] != 0xE2)
        return false;
    return (b[1] == 0x81 && b[2] >= 0xA6 && b[2] <= 0xA9) ||
           (b[1] == 0x80 && (b[2] == 0x8E || b[2] == 0x8F || (b[2] >= 0xAA && b[2] <= 0xAE)));
}

void plain_add(struct buf *buf, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i + 2 < s.len; i++) {
        if (!is_mark(s.ptr + i))
            continue;
        buf_add(buf, s.ptr + from, i - from);
        from = i + 3;
        i += 2;
    }
    buf_add(buf, s.ptr + from, s.len - from);
}

size_t plain_length(struct str s)
{
    size_t marks = 0;
    for (size_t i = 0; i + 2 < s.len; i++)
        marks += is_mark(s.ptr + i);
    return s.len - 3 * marks;
}
