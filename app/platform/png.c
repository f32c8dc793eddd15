// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/png.h"

#include "base/log.h"
#include "platform/image_library.h"

enum err png_write(const char *path, const struct pixels *pixels)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(pixels->px, pixels->w, pixels->h, 32,
                                                              pixels->stride * 4, SDL_PIXELFORMAT_RGB888);
    const struct image_library *library = image_library();
    enum err err = surface && library && library->save_png(surface, path) == 0 ? ERR_OK : ERR_IO;
    if (err != ERR_OK)
        log_error("%s: %s", path, SDL_GetError());
    SDL_FreeSurface(surface);
    return err;
}
