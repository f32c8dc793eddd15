// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/image_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "base/log.h"

static struct image_library library;
static bool is_there;

/* POSIX lets what dlsym gives be called; ISO C has no cast for it. */
static bool find(void *handle, const char *name, void *ret_function)
{
    void *symbol = dlsym(handle, name);
    memcpy(ret_function, &symbol, sizeof symbol);
    return symbol != NULL;
}

static void open_library(void)
{
    void *handle = dlopen("libSDL2_image-2.0.so.0", RTLD_NOW | RTLD_LOCAL);
    is_there = handle && find(handle, "IMG_LoadPNG_RW", &library.load_png) &&
               find(handle, "IMG_LoadJPG_RW", &library.load_jpeg) &&
               find(handle, "IMG_LoadWEBP_RW", &library.load_webp) &&
               find(handle, "IMG_SavePNG", &library.save_png);
    if (!is_there)
        log_error("SDL_image: %s", dlerror());
}

const struct image_library *image_library(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
    return is_there ? &library : NULL;
}
