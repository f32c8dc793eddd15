// SPDX-License-Identifier: GPL-3.0-or-later
// espeak-ng looks for a loudspeaker even when it is only asked for samples: through libpcaudio it starts a
// thread, reserves 64 MiB and calls the sound server. This definition stands before the library's own, and
// there is none to be found. The library's other functions take NULL.
struct audio_object;
struct audio_object *create_audio_device_object(const char *device, const char *program, const char *about);

struct audio_object *create_audio_device_object(const char *device, const char *program, const char *about)
{
    (void)device, (void)program, (void)about;
    return 0;
}
