// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/recording.h"

#include <fcntl.h>
#include <sndfile.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "speech/answer.h"

enum { CHANNELS_MAX = 8, FRAMES = 2048 };

/* A pipe or a device would keep us waiting. */
static int open_regular(struct str path)
{
    char z[SPEECH_LINE_MAX];
    struct stat stat;
    memcpy(z, path.ptr, path.len);
    z[path.len] = 0;
    int fd = open(z, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0 && (fstat(fd, &stat) != 0 || !S_ISREG(stat.st_mode))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

static void mix(const short *in, int channels, sf_count_t frames, int16_t *out)
{
    for (sf_count_t i = 0; i < frames; i++) {
        int sum = 0;
        for (int c = 0; c < channels; c++)
            sum += in[i * channels + c];
        out[i] = (int16_t)(sum / channels);
    }
}

static void play(SNDFILE *file, const SF_INFO *info)
{
    static short in[FRAMES * CHANNELS_MAX];
    static int16_t out[FRAMES];
    sf_count_t left = (sf_count_t)info->samplerate * RECORDING_SECONDS_MAX, n;
    sf_command(file, SFC_SET_CLIPPING, NULL, SF_TRUE);
    answer_format((uint32_t)info->samplerate);
    while (left > 0 && (n = sf_readf_short(file, in, left < FRAMES ? left : FRAMES)) > 0) {
        mix(in, info->channels, n, out);
        answer_pcm(out, (size_t)n);
        left -= n;
    }
    if (sf_error(file) == SF_ERR_NO_ERROR)
        answer_end();
    else
        answer_failed("the recording is damaged");
}

void recording_play(const struct speech_command *command)
{
    SF_INFO info = {0};
    int fd = open_regular(command->text);
    if (fd < 0) {
        answer_failed("no such recording");
        return;
    }
    SNDFILE *file = sf_open_fd(fd, SFM_READ, &info, SF_TRUE); /* closes fd, also when it fails */
    if (file && info.channels >= 1 && info.channels <= CHANNELS_MAX && info.samplerate >= SPEECH_HZ_MIN &&
        info.samplerate <= SPEECH_HZ_MAX)
        play(file, &info);
    else
        answer_failed("not a recording that can be played");
    if (file)
        sf_close(file);
}
