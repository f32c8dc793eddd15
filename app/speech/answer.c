// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/answer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int answer_fd = STDOUT_FILENO;
static uint32_t answer_id;

void answer_open(void)
{
    answer_fd = dup(STDOUT_FILENO);
    if (answer_fd < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        _exit(1);
}

void answer_begin(uint32_t id)
{
    answer_id = id;
}

static void write_all(const char *at, size_t size)
{
    while (size) {
        ssize_t n = write(answer_fd, at, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(0);
        at += n;
        size -= (size_t)n;
    }
}

static void send_frame(struct speech_frame frame)
{
    static char bytes[SPEECH_FRAME_MAX];
    frame.id = answer_id;
    size_t len = speech_frame_write(&frame, bytes);
    write_all(bytes, len);
    explicit_bzero(bytes, len);
}

void answer_voice(bool yes)
{
    send_frame((struct speech_frame){.type = SPEECH_IS_VOICE, .value = yes});
}

void answer_format(uint32_t hz)
{
    send_frame((struct speech_frame){.type = SPEECH_IS_FORMAT, .value = hz});
}

void answer_word(uint32_t sample, uint32_t from, uint32_t to)
{
    send_frame((struct speech_frame){.type = SPEECH_IS_WORD, .sample = sample, .from = from, .to = to});
}

void answer_pcm(const int16_t *samples, size_t n)
{
    enum { MOST = SPEECH_PAYLOAD_MAX / sizeof *samples };
    while (n) {
        size_t part = n < MOST ? n : MOST;
        struct str bytes = {(const char *)samples, part * sizeof *samples};
        send_frame((struct speech_frame){.type = SPEECH_IS_PCM, .bytes = bytes});
        samples += part;
        n -= part;
    }
}

void answer_end(void)
{
    send_frame((struct speech_frame){.type = SPEECH_IS_END});
}

void answer_failed(const char *why)
{
    send_frame((struct speech_frame){.type = SPEECH_IS_FAILED, .bytes = str_of(why)});
}
