// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/speech_wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        __builtin_trap();
}

static void read_frames(struct str rest)
{
    static char out[SPEECH_FRAME_MAX];
    struct speech_frame frame;
    for (const char *from = rest.ptr; speech_frame_read(&rest, &frame) == ERR_OK; from = rest.ptr) {
        size_t len = speech_frame_write(&frame, out);
        check(len == (size_t)(rest.ptr - from) && memcmp(out, from, len) == 0);
    }
}

static void read_line(struct str line)
{
    static char out[SPEECH_LINE_MAX];
    struct speech_command command, again;
    size_t len;
    if (speech_line_read(line, &command) != ERR_OK)
        return;
    enum err err = speech_line_write(&command, out, &len);
    check(err == ERR_OK || err == ERR_LIMIT);
    if (err != ERR_OK)
        return;
    check(speech_line_read((struct str){out, len - 1}, &again) == ERR_OK);
    check(again.id == command.id && again.rate == command.rate && str_eq(again.text, command.text));
}

/* In two parts, as a stream may come. */
static void read_lines(struct str bytes)
{
    static struct speech_lines lines;
    struct str parts[] = {str_sub(bytes, 0, bytes.len / 2), str_sub(bytes, bytes.len / 2, bytes.len)}, line;
    memset(&lines, 0, sizeof lines);
    for (int i = 0; i < 2; i++)
        for (enum err err; (err = speech_lines_next(&lines, &parts[i], &line)) != ERR_NOT_FOUND;) {
            if (err == ERR_OK)
                read_line(line);
            memset(&lines, 0, sizeof lines);
        }
}

/* Whatever the kiosk is told to say makes a line that the helper takes. */
static void write_line(struct str text)
{
    static char out[SPEECH_LINE_MAX];
    struct speech_command command = {SPEECH_SAY, 1, "sv", 175, text}, again;
    size_t len;
    if (speech_line_write(&command, out, &len) != ERR_OK)
        return;
    check(speech_line_read((struct str){out, len - 1}, &again) == ERR_OK && again.text.len == text.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    read_frames(bytes);
    read_lines(bytes);
    write_line(bytes);
    return 0;
}
