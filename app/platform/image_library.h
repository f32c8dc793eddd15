/* SPDX-License-Identifier: GPL-3.0-or-later
 * SDL_image with the libraries of its formats, two thirds of a mebibyte of them: brought in when the first
 * picture is read or written, not at the start of the program (Debian's links them all). Any thread. Not for
 * others. */
#ifndef PLATFORM_IMAGE_LIBRARY_H
#define PLATFORM_IMAGE_LIBRARY_H

#include <SDL.h>

struct image_library { /* as in SDL_image.h */
    SDL_Surface *(*load_png)(SDL_RWops *file);
    SDL_Surface *(*load_jpeg)(SDL_RWops *file);
    SDL_Surface *(*load_webp)(SDL_RWops *file);
    int (*save_png)(SDL_Surface *surface, const char *path);
};
const struct image_library *image_library(void); /* NULL: it is not installed; said in the log */

#endif
