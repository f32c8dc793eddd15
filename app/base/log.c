// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static const char *log_program = "torget";
static enum log_level log_most = LOG_INFO;

void log_init(const char *program, enum log_level most)
{
    log_program = program;
    log_most = most;
}

void log_line(enum log_level level, const char *format, ...)
{
    char line[1024];
    va_list args;
    if (level > log_most)
        return;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    for (char *c = line; *c; c++) /* one event stays one line, whatever it quotes */
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = '?';
    fprintf(stderr, "%s: %s\n", log_program, line);
}
