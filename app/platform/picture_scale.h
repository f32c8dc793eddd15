/* SPDX-License-Identifier: GPL-3.0-or-later
 * A decoded picture cut to the shape of a box and brought to its size: each pixel the mean of what lies under
 * it (an area filter), between the nearest two where the picture is smaller than the box. What is transparent
 * lies on white, as on paper. Not for others. */
#ifndef PLATFORM_PICTURE_SCALE_H
#define PLATFORM_PICTURE_SCALE_H

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

/* w × h pixels 0x00RRGGBB into `to`. False: a kind of surface that no decoder here makes. */
bool picture_scale(SDL_Surface *surface, int w, int h, uint32_t *to);

#endif
