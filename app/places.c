// SPDX-License-Identifier: GPL-3.0-or-later
#include "places.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

/* Where make and make install put the assets: beside the program, or below the prefix. */
const char *find_assets(struct config *config)
{
    char program[PATH_MAX];
    const char *given = config_get(config, "assets");
    if (given)
        return given;
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    if (len > 0) {
        program[len] = 0;
        char *slash = strrchr(program, '/');
        *slash = 0;
        struct str beside = arena_printf(&config->arena, "%s/assets", program);
        if (file_exists(beside.ptr))
            return beside.ptr;
        struct str shared = arena_printf(&config->arena, "%s/../share/torget", program);
        if (file_exists(shared.ptr))
            return shared.ptr;
    }
    return TORGET_PREFIX "/share/torget";
}

/* The program that speaks stands beside this one, or where make install puts it. NULL: there is none. */
const char *find_voice(struct config *config)
{
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    program[len > 0 ? len : 0] = 0;
    char *slash = strrchr(program, '/');
    if (slash) {
        static const char *const places[] = {"torget-speech", "../lib/torget/torget-speech"};
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            *slash = 0;
            const char *path = arena_printf(&config->arena, "%s/%s", program, places[i]).ptr;
            if (access(path, X_OK) == 0)
                return path;
        }
    }
    return access(TORGET_PREFIX "/lib/torget/torget-speech", X_OK) == 0 ? TORGET_PREFIX
               "/lib/torget/torget-speech"
                                                                        : NULL;
}

const char *find_data(struct config *config)
{
    const char *given = config_get(config, "data"), *home = getenv("HOME");
    if (given)
        return given;
    return arena_printf(&config->arena, "%s/.local/share/torget-kiosk", home ? home : "").ptr;
}
