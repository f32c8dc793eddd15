/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sound device and the conversion to its rate. Of the voice's thread only. */
#ifndef PLATFORM_VOICE_SOUND_H
#define PLATFORM_VOICE_SOUND_H

#include <SDL.h>
#include <stdbool.h>

#include "base/err.h"

struct voice;
struct voice_sound {
    SDL_AudioDeviceID device; /* 0: none open */
    int hz;                   /* its samples a second */
    bool headset, ready;
    SDL_AudioStream *stream; /* from an answer's rate to the device's */
};

/* Opens the one or the other, closing the one that is open; takes the voice's ring along. */
enum err sound_open(struct voice_sound *sound, struct voice *voice, bool headset);
void sound_close(struct voice_sound *sound, struct voice *voice); /* and lets the system's sound go */
bool sound_lost(const struct voice_sound *sound);                 /* pulled out */
/* Samples in, at `hz` from now on; converted ones out. */
enum err sound_begin(struct voice_sound *sound, int hz);
enum err sound_put(struct voice_sound *sound, const void *bytes, size_t len);
void sound_flush(struct voice_sound *sound, int hz); /* nothing more comes */
size_t sound_get(struct voice_sound *sound, int16_t *samples, size_t n);

#endif
