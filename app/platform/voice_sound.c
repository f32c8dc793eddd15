// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_sound.h"

#include <string.h>

#include "base/log.h"
#include "platform/voice_own.h"

enum { WANTED_HZ = 48000, PERIOD = 1024 /* samples, 21 ms */ };

/* 32767 · 10^(−3·(7 − step)/20) */
static const int gains[VOICE_STEPS] = {2920, 4125, 5827, 8231, 11627, 16423, 23198, 32767};

/* From the last gain to the wanted one within a block: a jump is a click. */
static void amplify(struct voice *voice, int16_t *samples, size_t n)
{
    int from = voice->gain, to = gains[voice->step];
    for (size_t i = 0; i < n; i++) {
        int gain = from == to ? to : from + (int)((int64_t)(to - from) * (int64_t)(i + 1) / (int64_t)n);
        samples[i] = (int16_t)((samples[i] * gain) >> 15);
    }
    voice->gain = to;
}

/* On SDL's own thread, every period. */
static void SDLCALL fill(void *ctx, Uint8 *bytes, int len)
{
    struct voice *voice = ctx;
    int16_t *samples = (int16_t *)(void *)bytes;
    size_t n = (size_t)len / sizeof *samples;
    own_lock(voice);
    size_t taken = ring_take(&voice->ring, samples, n);
    amplify(voice, samples, taken);
    memset(samples + taken, 0, (n - taken) * sizeof *samples);
    bool any = own_tell_due(voice);
    own_unlock(voice);
    if (any)
        own_wake(voice);
}

static bool get_ready(struct voice_sound *sound)
{
    if (!sound->ready && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        log_error("speech: no sound: %s", SDL_GetError());
    else
        sound->ready = true;
    return sound->ready;
}

static void drop_stream(struct voice_sound *sound)
{
    if (sound->stream)
        SDL_FreeAudioStream(sound->stream);
    sound->stream = NULL;
}

static void close_device(struct voice_sound *sound, struct voice *voice)
{
    drop_stream(sound);
    if (!sound->device)
        return;
    SDL_CloseAudioDevice(sound->device);
    sound->device = 0;
    own_lock(voice);
    ring_release(&voice->ring);
    own_unlock(voice);
}

/* SDL looks for new devices ten times a second for as long as it has to do with sound at all. */
void sound_close(struct voice_sound *sound, struct voice *voice)
{
    close_device(sound, voice);
    if (sound->ready)
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    sound->ready = false;
    SDL_TLSCleanup(); /* its error texts of this thread */
}

enum err sound_open(struct voice_sound *sound, struct voice *voice, bool headset)
{
    const char *name = headset ? voice->options.headset : voice->options.speaker;
    SDL_AudioSpec got, wanted = {.freq = WANTED_HZ,
                                 .format = AUDIO_S16SYS,
                                 .channels = 1,
                                 .samples = PERIOD,
                                 .callback = fill,
                                 .userdata = voice};
    if (sound->device && sound->headset == headset)
        return ERR_OK;
    close_device(sound, voice);
    if (!get_ready(sound))
        return ERR_IO;
    sound->device = SDL_OpenAudioDevice(name, 0, &wanted, &got, SDL_AUDIO_ALLOW_FREQUENCY_CHANGE);
    if (!sound->device) {
        log_error("speech: sound device %s: %s", name ? name : "(default)", SDL_GetError());
        sound_close(sound, voice);
        return ERR_IO;
    }
    sound->hz = got.freq;
    sound->headset = headset;
    own_lock(voice);
    ring_init(&voice->ring, (size_t)got.freq * OWN_RING_S);
    voice->gain = gains[voice->step];
    own_unlock(voice);
    SDL_PauseAudioDevice(sound->device, 0);
    return ERR_OK;
}

bool sound_lost(const struct voice_sound *sound)
{
    return sound->device && SDL_GetAudioDeviceStatus(sound->device) == SDL_AUDIO_STOPPED;
}

enum err sound_begin(struct voice_sound *sound, int hz)
{
    drop_stream(sound);
    sound->stream = SDL_NewAudioStream(AUDIO_S16SYS, 1, hz, AUDIO_S16SYS, 1, sound->hz);
    if (sound->stream)
        return ERR_OK;
    log_error("speech: from %d to %d samples a second: %s", hz, sound->hz, SDL_GetError());
    return ERR_IO;
}

enum err sound_put(struct voice_sound *sound, const void *bytes, size_t len)
{
    int16_t samples[4096]; /* aligned; SDL reads them as they are */
    for (const char *at = bytes; len;) {
        size_t part = len < sizeof samples ? len : sizeof samples;
        memcpy(samples, at, part);
        if (SDL_AudioStreamPut(sound->stream, samples, (int)part) != 0)
            return ERR_IO;
        at += part;
        len -= part;
    }
    explicit_bzero(samples, sizeof samples);
    return ERR_OK;
}

/* SDL 2.26 holds back 512 samples (of the lower rate) and may forget them here: let that be silence. */
void sound_flush(struct voice_sound *sound, int hz)
{
    static const int16_t silence[512];
    for (int left = hz == sound->hz ? 0 : 1 + hz / sound->hz; left > 0; left--)
        SDL_AudioStreamPut(sound->stream, silence, sizeof silence);
    SDL_AudioStreamFlush(sound->stream);
}

size_t sound_get(struct voice_sound *sound, int16_t *samples, size_t n)
{
    int got = SDL_AudioStreamGet(sound->stream, samples, (int)(n * sizeof *samples));
    return got > 0 ? (size_t)got / sizeof *samples : 0;
}
