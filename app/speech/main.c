// SPDX-License-Identifier: GPL-3.0-or-later
// torget-speech: reads what to say on standard input, a line each, and answers with sound on standard output
// (base/speech_wire.h). Ends with its input. Started by the kiosk, which owns the loudspeaker.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "speech/answer.h"
#include "speech/harden.h"
#include "speech/recording.h"
#include "speech/synth.h"

static void obey(const struct speech_command *command)
{
    answer_begin(command->id);
    switch (command->verb) {
    case SPEECH_VOICE:
        answer_voice(synth_choose(command->lang));
        break;
    case SPEECH_SAY:
        synth_say(command);
        break;
    case SPEECH_PLAY:
        recording_play(command);
        break;
    }
}

static void answer_line(enum err err, struct str line)
{
    struct speech_command command;
    if (err == ERR_OK)
        err = speech_line_read(line, &command);
    if (err == ERR_OK) {
        obey(&command);
        return;
    }
    answer_begin(0);
    answer_failed(err == ERR_LIMIT ? "the line is too long" : "the line is not understood");
}

/* Each line is forgotten once it is said. */
static void answer_lines(struct str bytes)
{
    static struct speech_lines lines;
    struct str line;
    for (enum err err; (err = speech_lines_next(&lines, &bytes, &line)) != ERR_NOT_FOUND;) {
        answer_line(err, line);
        explicit_bzero(&lines, sizeof lines);
    }
}

int main(int argc, char **argv)
{
    static char bytes[4096];
    ssize_t n;
    if (argc > 1) {
        int known = strcmp(argv[1], "--version") == 0;
        puts(known ? "torget-speech " TORGET_VERSION : "Usage: torget-speech  (see app/base/speech_wire.h)");
        return known || strcmp(argv[1], "--help") == 0 ? 0 : 2;
    }
    log_init("torget-speech", LOG_INFO);
    harden_limits();
    answer_open();
    synth_open();
    if (!harden_calls())
        log_warn("the kernel takes no system call filter: %m");
    while ((n = read(STDIN_FILENO, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR)) {
        if (n < 0)
            continue;
        answer_lines((struct str){bytes, (size_t)n});
        explicit_bzero(bytes, sizeof bytes);
    }
    return 0;
}
