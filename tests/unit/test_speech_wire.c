// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/speech_wire.h"

static void a_line_is_read_as_it_was_written(void **state)
{
    (void)state;
    static const struct {
        struct speech_command command;
        const char *line;
    } rows[] = {
        {{SPEECH_SAY, 1, "sv", 175, STR("Hej på dig")}, "say 1 sv 175 Hej på dig\n"},
        {{SPEECH_SAY, 4294967295, "en-gb", 80, STR(" a ")}, "say 4294967295 en-gb 80  a \n"},
        {{SPEECH_VOICE, 2, "smj", 0, {0}}, "voice 2 smj\n"},
        {{SPEECH_PLAY, 3, "", 0, STR("/a b.opus")}, "play 3 /a b.opus\n"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char line[SPEECH_LINE_MAX];
        size_t len;
        struct speech_command read;
        assert_int_equal(speech_line_write(&rows[i].command, line, &len), ERR_OK);
        assert_int_equal(len, strlen(rows[i].line));
        assert_memory_equal(line, rows[i].line, len);
        assert_int_equal(speech_line_read((struct str){line, len - 1}, &read), ERR_OK);
        assert_int_equal(read.verb, rows[i].command.verb);
        assert_int_equal(read.id, rows[i].command.id);
        assert_string_equal(read.lang, rows[i].command.lang);
        assert_int_equal(read.rate, rows[i].command.rate);
        assert_true(str_eq(read.text, rows[i].command.text));
    }
}

static void what_cannot_be_said_becomes_what_can_byte_for_byte(void **state)
{
    (void)state;
    struct speech_command command = {SPEECH_SAY, 1, "sv", 175,
                                     STR("a\nb\x01\xff\xc3"
                                         "å\x7f")};
    char line[SPEECH_LINE_MAX];
    size_t len;
    assert_int_equal(speech_line_write(&command, line, &len), ERR_OK);
    assert_memory_equal(line, "say 1 sv 175 a b \?\?å \n", len);
}

static void wrong_lines_are_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "say",
        "say 1",
        "say 1 sv",
        "say 1 sv 175",
        "say 1 sv 175 ",
        "say x sv 175 a",
        "say -1 sv 175 a",
        "say 4294967296 sv 175 a",
        "say 1 SV 175 a",
        "say 1 sv 79 a",
        "say 1 sv 351 a",
        "say 1 sv x a",
        "say 1 ../x 175 a",
        "say 1 abcdefghijklmnop 175 a",
        "say 1 sv 175 a\tb",
        "say 1 sv 175 \xff",
        "SAY 1 sv 175 a",
        "voice 1",
        "voice 1 sv x",
        "play 1",
        "play 1 ",
        "stop",
        " say 1 sv 175 a",
    };
    struct speech_command command;
    for (unsigned i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (speech_line_read(str_of(lines[i]), &command) == ERR_OK)
            fail_msg("accepted: %s", lines[i]);
    assert_int_not_equal(speech_line_read(STR("say 1 sv 175 a\0b"), &command), ERR_OK);
}

static void wrong_commands_are_not_written(void **state)
{
    (void)state;
    static char text[SPEECH_TEXT_MAX + 1];
    static const struct {
        struct speech_command command;
        enum err err;
    } rows[] = {
        {{SPEECH_SAY, 1, "sv", 175, {text, sizeof text}}, ERR_LIMIT},
        {{SPEECH_PLAY, 1, "", 0, {text, sizeof text}}, ERR_LIMIT},
        {{SPEECH_SAY, 1, "sv", 175, {text, sizeof text - 1}}, ERR_OK},
        {{SPEECH_SAY, 1, "", 175, STR("a")}, ERR_INVALID},
        {{SPEECH_SAY, 1, "sv", 10, STR("a")}, ERR_INVALID},
        {{SPEECH_SAY, 1, "sv", 175, STR("")}, ERR_INVALID},
        {{SPEECH_VOICE, 1, "s v", 0, {0}}, ERR_INVALID},
    };
    memset(text, 'a', sizeof text);
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char line[SPEECH_LINE_MAX];
        size_t len;
        assert_int_equal(speech_line_write(&rows[i].command, line, &len), rows[i].err);
    }
}

static void a_line_too_long_is_passed_over_whole(void **state)
{
    (void)state;
    static struct speech_lines lines;
    static char bytes[3 * SPEECH_LINE_MAX];
    struct str rest = {bytes, sizeof bytes}, line;
    memset(bytes, 'a', sizeof bytes);
    memcpy(bytes, "one\n", 4);
    bytes[4 + SPEECH_LINE_MAX - 1] = '\n'; /* the longest that is taken */
    memcpy(bytes + sizeof bytes - 5, "\ntwo\n", 5);
    assert_int_equal(speech_lines_next(&lines, &rest, &line), ERR_OK);
    assert_true(str_is(line, "one"));
    memset(&lines, 0, sizeof lines);
    assert_int_equal(speech_lines_next(&lines, &rest, &line), ERR_OK);
    assert_int_equal(line.len, SPEECH_LINE_MAX - 1);
    memset(&lines, 0, sizeof lines);
    assert_int_equal(speech_lines_next(&lines, &rest, &line), ERR_LIMIT);
    memset(&lines, 0, sizeof lines);
    assert_int_equal(speech_lines_next(&lines, &rest, &line), ERR_OK);
    assert_true(str_is(line, "two"));
    assert_int_equal(speech_lines_next(&lines, &rest, &line), ERR_NOT_FOUND);
}

static const struct speech_frame frames[] = {
    {.type = SPEECH_IS_VOICE, .id = 1, .value = 1},
    {.type = SPEECH_IS_FORMAT, .id = 2, .value = 22050},
    {.type = SPEECH_IS_WORD, .id = 2, .sample = 7, .from = 3, .to = 9},
    {.type = SPEECH_IS_PCM, .id = 2, .bytes = STR("\1\2\3\4")},
    {.type = SPEECH_IS_END, .id = 2},
    {.type = SPEECH_IS_FAILED, .id = 3, .bytes = STR("no such voice")},
};

static void frames_are_read_as_they_were_written_and_when_they_are_whole(void **state)
{
    (void)state;
    for (unsigned i = 0; i < sizeof frames / sizeof frames[0]; i++) {
        char bytes[SPEECH_FRAME_MAX];
        size_t len = speech_frame_write(&frames[i], bytes);
        struct speech_frame read;
        struct str rest;
        for (size_t part = 0; part < len; part++) {
            rest = (struct str){bytes, part};
            assert_int_equal(speech_frame_read(&rest, &read), ERR_NOT_FOUND);
        }
        rest = (struct str){bytes, len};
        assert_int_equal(speech_frame_read(&rest, &read), ERR_OK);
        assert_int_equal(rest.len, 0);
        assert_int_equal(read.type, frames[i].type);
        assert_int_equal(read.id, frames[i].id);
        assert_int_equal(read.value, frames[i].value);
        assert_int_equal(read.to, frames[i].to);
        assert_true(str_eq(read.bytes, frames[i].bytes));
    }
}

static void wrong_frames_are_refused(void **state)
{
    (void)state;
    static const struct {
        unsigned char type, zero;
        uint32_t len;
        const char *payload;
    } rows[] = {
        {0, 0, 0, ""},
        {7, 0, 0, ""},
        {1, 0, 3, "\0\0\0"},
        {1, 0, 4, "\2\0\0\0"},
        {2, 0, 4, "\1\0\0\0"},
        {2, 0, 4, "\0\0\0\1"},
        {3, 0, 8, "\0\0\0\0\0\0\0"},
        {4, 0, 3, "abc"},
        {4, 0, 0, ""},
        {5, 0, 1, "a"},
        {4, 1, 2, "ab"},
        {4, 0, SPEECH_PAYLOAD_MAX + 1, ""},
        {4, 0, 0xffffffff, ""},
        {3, 0, 12, "\0\0\0\0\5\0\0\0\5\0\0"},
        {3, 0, 12, "\0\0\0\0\0\0\0\0\0\0\0\1"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char bytes[SPEECH_FRAME_MAX] = {'S', 'P', (char)rows[i].type, (char)rows[i].zero};
        struct speech_frame read;
        memcpy(bytes + 8, &rows[i].len, 4);
        memcpy(bytes + SPEECH_HEAD_SIZE, rows[i].payload, rows[i].len < 16 ? rows[i].len : 0);
        struct str rest = {bytes, sizeof bytes};
        if (speech_frame_read(&rest, &read) != ERR_SYNTAX)
            fail_msg("row %u is accepted", i);
    }
    struct str garbage = STR("garbage garbage");
    struct speech_frame read;
    assert_int_equal(speech_frame_read(&garbage, &read), ERR_SYNTAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_read_as_it_was_written),
        cmocka_unit_test(what_cannot_be_said_becomes_what_can_byte_for_byte),
        cmocka_unit_test(wrong_lines_are_refused),
        cmocka_unit_test(wrong_commands_are_not_written),
        cmocka_unit_test(a_line_too_long_is_passed_over_whole),
        cmocka_unit_test(frames_are_read_as_they_were_written_and_when_they_are_whole),
        cmocka_unit_test(wrong_frames_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
