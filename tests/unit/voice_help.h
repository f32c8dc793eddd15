/* SPDX-License-Identifier: GPL-3.0-or-later
 * A voice under test: the real helper beside the test, sound into a file, events as text. */
#ifndef TESTS_VOICE_HELP_H
#define TESTS_VOICE_HELP_H

#include <dirent.h>
#include <libgen.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "platform/voice.h"

enum { HEARD_HZ = 48000, HEARD_MAX = 60 * HEARD_HZ };

static char voice_folder[] = "/tmp/torget-voice-XXXXXX";

static inline int64_t real_ms(void)
{
    return clock_mono_us() / 1000;
}

static inline const char *real_helper(void)
{
    static char path[PATH_MAX];
    char self[PATH_MAX] = {0};
    assert_true(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
    snprintf(path, sizeof path, "%s/../torget-speech", dirname(self));
    return path;
}

static inline const char *in_folder(const char *name)
{
    static char paths[4][PATH_MAX];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, PATH_MAX, "%s/%s", voice_folder, name);
    return path;
}

/* A helper of our own making: a shell script. */
static inline const char *script_helper(const char *name, const char *lines)
{
    const char *path = in_folder(name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", lines);
    fclose(file);
    chmod(path, 0755);
    return path;
}

/* Sound goes into files, as fast as a loudspeaker would play it: SDL's "disk" device is the file it names. */
static inline struct voice *open_voice(const char *helper, const char *driver)
{
    struct voice *voice;
    struct voice_options options = {.helper = helper};
    setenv("SDL_AUDIODRIVER", driver, 1);
    setenv("SDL_DISKAUDIOFILE", in_folder("default"), 1);
    if (strcmp(driver, "disk") == 0) {
        static char speaker[PATH_MAX], headset[PATH_MAX];
        options.speaker = strcpy(speaker, in_folder("speaker"));
        options.headset = strcpy(headset, in_folder("headset"));
        unlink(speaker);
        unlink(headset);
    }
    assert_int_equal(voice_open(&options, &voice), ERR_OK);
    return voice;
}

static inline void say(struct voice *voice, unsigned id, const char *lang, const char *text)
{
    voice_say(voice, &(struct utterance){.id = id, .lang = lang, .text = str_of(text), .rate = 350});
}

static inline bool next_event(struct voice *voice, int within_ms, struct voice_event *ret_event)
{
    for (int64_t until = real_ms() + within_ms; real_ms() < until; usleep(1000))
        if (voice_next(voice, ret_event))
            return true;
    return false;
}

/* The next event that is not a word. */
static inline struct voice_event next_turn(struct voice *voice, int within_ms)
{
    struct voice_event event = {.type = VOICE_WORD};
    while (event.type == VOICE_WORD)
        if (!next_event(voice, within_ms, &event))
            fail_msg("nothing within %d ms", within_ms);
    return event;
}

static inline void expect_turn(struct voice *voice, enum voice_event_type type, unsigned id)
{
    struct voice_event event = next_turn(voice, 20000);
    if (event.type != type || event.id != id)
        fail_msg("expected type %d of %u, got %d of %u", type, id, event.type, event.id);
}

static inline void expect_nothing(struct voice *voice, int for_ms)
{
    struct voice_event event;
    if (next_event(voice, for_ms, &event))
        fail_msg("unexpected: type %d of %u", event.type, event.id);
}

/* The words of `id` until it is done, as "one|two|…". */
static inline const char *spoken_words(struct voice *voice, unsigned id, const char *text)
{
    static char words[8192];
    struct voice_event event;
    size_t len = 0;
    words[0] = 0;
    expect_turn(voice, VOICE_BEGUN, id);
    while (next_event(voice, 20000, &event) && event.type == VOICE_WORD) {
        assert_int_equal(event.id, id);
        assert_true(event.from < event.to && event.to <= strlen(text));
        len += (size_t)snprintf(words + len, sizeof words - len, "%s%.*s", len ? "|" : "",
                                (int)(event.to - event.from), text + event.from);
    }
    assert_int_equal(event.type, VOICE_DONE);
    assert_int_equal(event.id, id);
    return words;
}

/* What a device was given so far. */
static inline size_t heard(const char *device, int16_t **ret_samples)
{
    static int16_t samples[HEARD_MAX];
    FILE *file = fopen(in_folder(device), "rb");
    size_t n = file ? fread(samples, sizeof *samples, HEARD_MAX, file) : 0;
    if (file)
        fclose(file);
    *ret_samples = samples;
    return n;
}

/* One after the last sample that is not silence. */
static inline size_t heard_until(const char *device)
{
    int16_t *samples;
    size_t n = heard(device, &samples);
    while (n && samples[n - 1] == 0)
        n--;
    return n;
}

static inline size_t heard_size(const char *device)
{
    struct stat info;
    return stat(in_folder(device), &info) == 0 ? (size_t)info.st_size / sizeof(int16_t) : 0;
}

/* Until the device has taken `samples` more, however slow the machine. */
static inline size_t wait_heard(const char *device, size_t samples)
{
    size_t until = heard_size(device) + samples;
    for (int64_t last = real_ms() + 20000; heard_size(device) < until && real_ms() < last;)
        usleep(1000);
    assert_true(heard_size(device) >= until);
    return until;
}

/* A wave of 440 Hz, `seconds` long. */
static inline const char *record(const char *name, int seconds, int hz, int channels)
{
    const char *path = in_folder(name);
    FILE *file = fopen(path, "wb");
    uint32_t bytes = (uint32_t)(seconds * hz * channels * 2), numbers[] = {36 + bytes, 16, (uint32_t)hz};
    uint32_t rate = (uint32_t)(hz * channels * 2);
    uint16_t format[] = {1, (uint16_t)channels}, block[] = {(uint16_t)(channels * 2), 16};
    assert_non_null(file);
    fwrite("RIFF", 4, 1, file), fwrite(&numbers[0], 4, 1, file), fwrite("WAVEfmt ", 8, 1, file);
    fwrite(&numbers[1], 4, 1, file), fwrite(format, 4, 1, file), fwrite(&numbers[2], 4, 1, file);
    fwrite(&rate, 4, 1, file), fwrite(block, 4, 1, file), fwrite("data", 4, 1, file),
        fwrite(&bytes, 4, 1, file);
    for (int i = 0; i < seconds * hz; i++)
        for (int c = 0; c < channels; c++) {
            int16_t sample = (int16_t)(20000 * sin(i * 2 * 3.14159265 * 440 / hz));
            fwrite(&sample, 2, 1, file);
        }
    fclose(file);
    return path;
}

static inline void play(struct voice *voice, unsigned id, const char *path, bool headset)
{
    voice_say(voice, &(struct utterance){.id = id, .lang = "so", .recording = path, .headset = headset});
}

/* Children of this process with the given name; 0 when there is none. */
static inline pid_t child_named(const char *name)
{
    DIR *dir = opendir("/proc");
    struct dirent *entry;
    pid_t found = 0;
    while (dir && !found && (entry = readdir(dir))) {
        char path[PATH_MAX], comm[64];
        int pid, parent;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *file = fopen(path, "r");
        if (file && fscanf(file, "%d (%63[^)]) %*c %d", &pid, comm, &parent) == 3 && parent == getpid() &&
            strcmp(comm, name) == 0)
            found = pid;
        if (file)
            fclose(file);
    }
    if (dir)
        closedir(dir);
    return found;
}

static inline int make_voice_folder(void **state)
{
    (void)state;
    return mkdtemp(voice_folder) ? 0 : -1;
}

static inline int remove_voice_folder(void **state)
{
    (void)state;
    DIR *dir = opendir(voice_folder);
    struct dirent *entry;
    while (dir && (entry = readdir(dir)))
        unlink(in_folder(entry->d_name));
    if (dir)
        closedir(dir);
    return rmdir(voice_folder);
}

#endif
