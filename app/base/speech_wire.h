/* SPDX-License-Identifier: GPL-3.0-or-later
 * What passes between the kiosk and its speech helper, both sides. The kiosk asks one thing a line and the
 * helper answers it before it reads the next; an answer is a row of frames. Both are on one machine: samples
 * are 16-bit, mono, in its own byte order. Whatever comes in is checked here; nothing is believed.
 *
 *   voice ID LANG             → VOICE
 *   say ID LANG RATE TEXT     → FORMAT, then WORD and PCM mixed, END; or FAILED at any point
 *   play ID PATH              → FORMAT, PCM…, END; or FAILED
 *   anything else             → FAILED with id 0 */
#ifndef BASE_SPEECH_WIRE_H
#define BASE_SPEECH_WIRE_H

#include "base/err.h"
#include "base/str.h"

enum {
    SPEECH_LINE_MAX = 8192, /* bytes, the newline counted */
    SPEECH_TEXT_MAX = SPEECH_LINE_MAX - 64,
    SPEECH_LANG_SIZE = 16,
    SPEECH_RATE_MIN = 80, /* words a minute */
    SPEECH_RATE_MAX = 350,
    SPEECH_HZ_MIN = 8000,
    SPEECH_HZ_MAX = 192000,
    SPEECH_HEAD_SIZE = 12,
    SPEECH_PAYLOAD_MAX = 8192,
    SPEECH_FRAME_MAX = SPEECH_HEAD_SIZE + SPEECH_PAYLOAD_MAX,
};

/* ---- the kiosk's lines ---- */

enum speech_verb { SPEECH_VOICE, SPEECH_SAY, SPEECH_PLAY };
struct speech_command {
    enum speech_verb verb;
    uint32_t id;
    char lang[SPEECH_LANG_SIZE]; /* voice, say: lower-case letters, digits and hyphens */
    int rate;                    /* say */
    struct str text;             /* say: the text; play: the path. Not empty, no control characters */
};
/* Writes the line with its newline, returns its length. Control characters of the text become spaces and
 * bytes that are not UTF-8 become question marks, one for one: what the answer points at stays where it was.
 * ERR_LIMIT: text or language too long. ERR_INVALID: nothing to say, no such language or rate. */
enum err speech_line_write(const struct speech_command *command, char out[SPEECH_LINE_MAX], size_t *ret_len);
/* `line` without its newline; the text points into it. ERR_SYNTAX, ERR_INVALID. */
enum err speech_line_read(struct str line, struct speech_command *ret_command);

/* Cuts a stream into lines. Zeroed to begin with, and after each line: it may be private. */
struct speech_lines {
    char bytes[SPEECH_LINE_MAX];
    size_t len;
    bool too_long;
};
/* Takes bytes off *rest up to the end of a line. ERR_NOT_FOUND: *rest is used up and the line not yet whole.
 * ERR_LIMIT: that line was longer than we accept; it is passed over. */
enum err speech_lines_next(struct speech_lines *lines, struct str *rest, struct str *ret_line);

/* ---- the helper's frames ---- */

enum speech_type {
    SPEECH_IS_VOICE = 1,
    SPEECH_IS_FORMAT,
    SPEECH_IS_WORD,
    SPEECH_IS_PCM,
    SPEECH_IS_END,
    SPEECH_IS_FAILED
};
struct speech_frame {
    enum speech_type type;
    uint32_t id;       /* of the line that it answers */
    uint32_t value;    /* voice: 1 when there is one; format: samples a second */
    uint32_t sample;   /* word: begins at this sample of the answer */
    uint32_t from, to; /* word: bytes of the text, from < to */
    struct str bytes;  /* pcm: whole samples, at least one; failed: why, for the log */
};
size_t speech_frame_write(const struct speech_frame *frame, char out[SPEECH_FRAME_MAX]);
/* Takes the first frame off *rest. ERR_NOT_FOUND: it is not whole yet. ERR_SYNTAX: this is no helper of ours,
 * nothing after it can be trusted. The frame points into *rest; its samples are not aligned. */
enum err speech_frame_read(struct str *rest, struct speech_frame *ret_frame);

#endif
