/* SPDX-License-Identifier: GPL-3.0-or-later
 * The inner loops of painting. Not for others. */
#ifndef PLATFORM_BLEND_H
#define PLATFORM_BLEND_H

#include <stdint.h>

void blend_fill(uint32_t *restrict to, int n, uint32_t rgb);
/* Lays `rgb` over n pixels with the coverage of each. */
void blend_cover(uint32_t *restrict to, const unsigned char *restrict cover, int n, uint32_t rgb);
void blend_cover_reversed(uint32_t *restrict to, const unsigned char *restrict last, int n,
                          uint32_t rgb); /* last, last − 1 … */

/* Lays n pixels over others, each with its coverage; NULL: full. */
void blend_pixels(uint32_t *restrict to, const uint32_t *restrict from, const unsigned char *restrict cover,
                  int n);

#endif
