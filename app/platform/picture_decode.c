// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/picture_decode.h"

#include "base/picture.h"
#include "platform/image_library.h"
#include "platform/picture_scale.h"

/* The decoder is the one that the file's own structure asks for; the others are never tried. */
static SDL_Surface *load(struct str bytes, enum picture_type type)
{
    const struct image_library *library = image_library();
    SDL_RWops *file = library ? SDL_RWFromConstMem(bytes.ptr, (int)bytes.len) : NULL;
    SDL_Surface *surface = NULL;
    if (!file)
        return NULL;
    switch (type) {
    case PICTURE_PNG:
        surface = library->load_png(file);
        break;
    case PICTURE_JPEG:
        surface = library->load_jpeg(file);
        break;
    case PICTURE_WEBP:
        surface = library->load_webp(file);
        break;
    case PICTURE_NONE:
        break;
    }
    SDL_RWclose(file);
    return surface;
}

enum err picture_decode(struct str bytes, int w, int h, uint32_t *to)
{
    struct picture_head head;
    if (picture_look(bytes, &head) != PICTURE_OK)
        return ERR_INVALID;
    SDL_Surface *surface = load(bytes, head.type);
    bool same = surface && surface->w == head.w && surface->h == head.h;
    bool done = same && picture_scale(surface, w, h, to);
    SDL_FreeSurface(surface);
    return done ? ERR_OK : ERR_DAMAGED;
}

void picture_decode_end(void)
{
    SDL_TLSCleanup();
}
