// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/speech_wire.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static const char *const verbs[] = {"voice", "say", "play"};

static bool is_control(unsigned char c)
{
    return c < 0x20 || c == 0x7f;
}

static bool lang_ok(struct str lang)
{
    for (size_t i = 0; i < lang.len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", lang.ptr[i]) || !lang.ptr[i])
            return false;
    return lang.len > 0 && lang.len < SPEECH_LANG_SIZE;
}

static bool rate_ok(int64_t rate)
{
    return rate >= SPEECH_RATE_MIN && rate <= SPEECH_RATE_MAX;
}

/* ---- lines ---- */

static size_t write_head(const struct speech_command *command, char *out)
{
    const char *verb = verbs[command->verb];
    int len = 0;
    switch (command->verb) {
    case SPEECH_VOICE:
        len = snprintf(out, 64, "%s %u %s", verb, command->id, command->lang);
        break;
    case SPEECH_SAY:
        len = snprintf(out, 64, "%s %u %s %d ", verb, command->id, command->lang, command->rate);
        break;
    case SPEECH_PLAY:
        len = snprintf(out, 64, "%s %u ", verb, command->id);
        break;
    }
    assert(len > 0 && len < 64);
    return (size_t)len;
}

static size_t write_text(struct str text, char *out)
{
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        bool bad = utf8_next(text, &at) == 0xfffd && at == from + 1;
        memcpy(out + from, text.ptr + from, at - from);
        if (bad)
            out[from] = '?';
        else if (is_control((unsigned char)out[from]))
            out[from] = ' ';
    }
    return text.len;
}

enum err speech_line_write(const struct speech_command *command, char out[SPEECH_LINE_MAX], size_t *ret_len)
{
    bool spoken = command->verb == SPEECH_SAY, has_text = command->verb != SPEECH_VOICE;
    if (has_text && command->text.len > SPEECH_TEXT_MAX)
        return ERR_LIMIT;
    if ((has_text && !command->text.len) || (spoken && !rate_ok(command->rate)) ||
        (command->verb != SPEECH_PLAY && !lang_ok(str_of(command->lang))))
        return ERR_INVALID;
    size_t len = write_head(command, out);
    if (has_text)
        len += write_text(command->text, out + len);
    out[len++] = '\n';
    *ret_len = len;
    return ERR_OK;
}

static bool take_number(struct str *rest, int64_t *ret_value)
{
    struct str part;
    return str_next(rest, ' ', &part) && part.len && part.ptr[0] >= '0' && part.ptr[0] <= '9' &&
           str_int(part, ret_value);
}

static bool take_lang(struct str *rest, char out[SPEECH_LANG_SIZE])
{
    struct str part;
    if (!str_next(rest, ' ', &part) || !lang_ok(part))
        return false;
    memcpy(out, part.ptr, part.len);
    out[part.len] = 0;
    return true;
}

static bool take_verb(struct str *rest, enum speech_verb *ret_verb)
{
    struct str part;
    if (!str_next(rest, ' ', &part))
        return false;
    for (int i = SPEECH_VOICE; i <= SPEECH_PLAY; i++)
        if (str_is(part, verbs[i])) {
            *ret_verb = (enum speech_verb)i;
            return true;
        }
    return false;
}

static bool text_ok(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (is_control((unsigned char)text.ptr[i]))
            return false;
    return text.len > 0 && utf8_valid(text);
}

enum err speech_line_read(struct str line, struct speech_command *ret_command)
{
    struct speech_command command = {0};
    int64_t id, rate = 0;
    if (!take_verb(&line, &command.verb) || !take_number(&line, &id) || id > UINT32_MAX)
        return ERR_SYNTAX;
    if (command.verb != SPEECH_PLAY && !take_lang(&line, command.lang))
        return ERR_INVALID;
    if (command.verb == SPEECH_SAY && (!take_number(&line, &rate) || !rate_ok(rate)))
        return ERR_INVALID;
    if (command.verb == SPEECH_VOICE ? line.len > 0 : !text_ok(line))
        return ERR_INVALID;
    command.id = (uint32_t)id;
    command.rate = (int)rate;
    command.text = line;
    *ret_command = command;
    return ERR_OK;
}

static struct str take_line(struct str *rest, bool *ret_ended)
{
    size_t at = str_find(*rest, '\n', 0);
    struct str part = str_sub(*rest, 0, at);
    *ret_ended = at < rest->len;
    *rest = str_sub(*rest, at + *ret_ended, rest->len);
    return part;
}

enum err speech_lines_next(struct speech_lines *lines, struct str *rest, struct str *ret_line)
{
    bool ended;
    struct str part = take_line(rest, &ended);
    lines->too_long = lines->too_long || part.len >= SPEECH_LINE_MAX - lines->len;
    if (!lines->too_long && part.len) {
        memcpy(lines->bytes + lines->len, part.ptr, part.len);
        lines->len += part.len;
    }
    if (!ended)
        return ERR_NOT_FOUND;
    if (lines->too_long)
        return ERR_LIMIT;
    *ret_line = (struct str){lines->bytes, lines->len};
    return ERR_OK;
}

/* ---- frames: "SP", the type, 0, id, length of what follows ---- */

static void put32(char *out, uint32_t value)
{
    memcpy(out, &value, sizeof value);
}

static uint32_t get32(const char *in)
{
    uint32_t value;
    memcpy(&value, in, sizeof value);
    return value;
}

static uint32_t write_payload(const struct speech_frame *frame, char *out)
{
    switch (frame->type) {
    case SPEECH_IS_VOICE:
    case SPEECH_IS_FORMAT:
        put32(out, frame->value);
        return 4;
    case SPEECH_IS_WORD:
        put32(out, frame->sample);
        put32(out + 4, frame->from);
        put32(out + 8, frame->to);
        return 12;
    case SPEECH_IS_PCM:
    case SPEECH_IS_FAILED:
        assert(frame->bytes.len <= SPEECH_PAYLOAD_MAX);
        memcpy(out, frame->bytes.ptr, frame->bytes.len);
        return (uint32_t)frame->bytes.len;
    case SPEECH_IS_END:
        break;
    }
    return 0;
}

size_t speech_frame_write(const struct speech_frame *frame, char out[SPEECH_FRAME_MAX])
{
    uint32_t len = write_payload(frame, out + SPEECH_HEAD_SIZE);
    memcpy(out, "SP", 2);
    out[2] = (char)frame->type;
    out[3] = 0;
    put32(out + 4, frame->id);
    put32(out + 8, len);
    return SPEECH_HEAD_SIZE + len;
}

static bool read_payload(struct str payload, struct speech_frame *frame)
{
    switch (frame->type) {
    case SPEECH_IS_VOICE:
    case SPEECH_IS_FORMAT:
        if (payload.len != 4)
            return false;
        frame->value = get32(payload.ptr);
        return frame->type == SPEECH_IS_VOICE
                   ? frame->value <= 1
                   : frame->value >= SPEECH_HZ_MIN && frame->value <= SPEECH_HZ_MAX;
    case SPEECH_IS_WORD:
        if (payload.len != 12)
            return false;
        frame->sample = get32(payload.ptr);
        frame->from = get32(payload.ptr + 4);
        frame->to = get32(payload.ptr + 8);
        return frame->from < frame->to && frame->to <= SPEECH_TEXT_MAX;
    case SPEECH_IS_PCM:
        frame->bytes = payload;
        return payload.len > 0 && payload.len % 2 == 0;
    case SPEECH_IS_FAILED:
        frame->bytes = payload;
        return true;
    case SPEECH_IS_END:
        return payload.len == 0;
    }
    return false;
}

enum err speech_frame_read(struct str *rest, struct speech_frame *ret_frame)
{
    if (rest->len < SPEECH_HEAD_SIZE)
        return ERR_NOT_FOUND;
    const char *head = rest->ptr;
    struct speech_frame frame = {.type = (enum speech_type)(unsigned char)head[2], .id = get32(head + 4)};
    uint32_t len = get32(head + 8);
    if (head[0] != 'S' || head[1] != 'P' || head[3] != 0 || len > SPEECH_PAYLOAD_MAX)
        return ERR_SYNTAX;
    if (rest->len - SPEECH_HEAD_SIZE < len)
        return ERR_NOT_FOUND;
    if (!read_payload(str_sub(*rest, SPEECH_HEAD_SIZE, SPEECH_HEAD_SIZE + len), &frame))
        return ERR_SYNTAX;
    *rest = str_sub(*rest, SPEECH_HEAD_SIZE + len, rest->len);
    *ret_frame = frame;
    return ERR_OK;
}
