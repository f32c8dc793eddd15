// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hex.h"

void hex_write(const void *bytes, size_t n, char *out)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < n; i++) {
        out[2 * i] = "0123456789abcdef"[p[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[p[i] & 15];
    }
    out[2 * n] = 0;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hex_read(struct str s, void *out, size_t n)
{
    unsigned char *p = out;
    if (s.len != 2 * n)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (digit(s.ptr[i]) < 0)
            return false;
    for (size_t i = 0; i < n; i++)
        p[i] = (unsigned char)(digit(s.ptr[2 * i]) << 4 | digit(s.ptr[2 * i + 1]));
    return true;
}
