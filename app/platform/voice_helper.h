/* SPDX-License-Identifier: GPL-3.0-or-later
 * The helper process as the voice's thread sees it: one socket, lines out, frames in. */
#ifndef PLATFORM_VOICE_HELPER_H
#define PLATFORM_VOICE_HELPER_H

#include <sys/types.h>

#include "base/speech_wire.h"

enum { HELPER_STARTS_MAX = 5, HELPER_MINUTE_MS = 60000, HELPER_HANGS_MS = 3000 };
struct voice_helper {
    const char *program;
    pid_t pid;                            /* 0: not running */
    int fd;                               /* −1 then */
    int64_t starts_ms[HELPER_STARTS_MAX]; /* the last ones */
    unsigned n_starts;
    char bytes[2 * SPEECH_FRAME_MAX]; /* come in and not yet read */
    size_t len, read;
};

void helper_init(struct voice_helper *helper, const char *program);
/* ERR_OK also when it runs already. ERR_LIMIT: too often of late. ERR_IO: no such program, or no process. */
enum err helper_start(struct voice_helper *helper, int64_t now_ms);
enum err helper_send(struct voice_helper *helper, const struct speech_command *command);
/* What has come, without waiting; at most a frame's length. ERR_IO: it is gone. */
enum err helper_receive(struct voice_helper *helper);
enum err helper_next(struct voice_helper *helper, struct speech_frame *ret_frame); /* as speech_frame_read */
void helper_end(struct voice_helper *helper); /* kills it, forgets what came in */

#endif
