/* SPDX-License-Identifier: GPL-3.0-or-later
 * SDL's events as ours. Not for others. */
#ifndef PLATFORM_SDL_INPUT_H
#define PLATFORM_SDL_INPUT_H

#include <SDL.h>

#include "platform/input.h"

struct fingers { /* one finger at a time: the first */
    bool down;
    SDL_FingerID id;
    int w, h;      /* of the window, px */
    bool key_held; /* the text that comes is its */
};
/* False for what does not concern us. */
bool sdl_input(struct fingers *fingers, const SDL_Event *event, struct input *ret_input);

#endif
