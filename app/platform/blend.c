// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/blend.h"

#include <string.h>

/* Two channels in one word, sixteen bits each; (t + t/256 + 128) / 256 is t/255 rounded. Straight loops
 * without branches, so that the compiler makes vectors of them. */
static inline uint32_t mixed(uint32_t under, uint32_t over, uint32_t cover)
{
    uint32_t rest = 255 - cover;
    uint32_t rb = (over & 0xFF00FF) * cover + (under & 0xFF00FF) * rest + 0x800080;
    uint32_t g = (over >> 8 & 0xFF) * cover + (under >> 8 & 0xFF) * rest + 0x80;
    rb = (rb + (rb >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
    g = (g + (g >> 8)) & 0xFF00;
    return rb | g;
}

void blend_fill(uint32_t *restrict to, int n, uint32_t rgb)
{
    for (int i = 0; i < n; i++)
        to[i] = rgb;
}

void blend_cover(uint32_t *restrict to, const unsigned char *restrict cover, int n, uint32_t rgb)
{
    for (int i = 0; i < n; i++)
        to[i] = mixed(to[i], rgb, cover[i]);
}

void blend_cover_reversed(uint32_t *restrict to, const unsigned char *restrict last, int n, uint32_t rgb)
{
    for (int i = 0; i < n; i++)
        to[i] = mixed(to[i], rgb, last[-i]);
}

void blend_pixels(uint32_t *restrict to, const uint32_t *restrict from, const unsigned char *restrict cover,
                  int n)
{
    if (!cover) {
        memcpy(to, from, (size_t)n * sizeof *to);
        return;
    }
    for (int i = 0; i < n; i++)
        to[i] = mixed(to[i], from[i], cover[i]);
}
