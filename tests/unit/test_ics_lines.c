// SPDX-License-Identifier: GPL-3.0-or-later
/* iCalendar: lines and values, in and out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calendar/ics_out.h"
#include "calendar/ics_value.h"
#include "tests/unit/one_arena.h"

/* ---- lines ---- */

static const struct {
    const char *bytes, *line; /* NAME[PARAM=value]value, one a line; !rule where there is a problem */
} line_rows[] = {
    {"SUMMARY:Fika\r\n", "1 SUMMARY Fika\n"},
    {"\xef\xbb\xbfsummary:a\n\nB:c", "1 SUMMARY a\n3 B c\n"},
    {"DESCRIPTION:This is\r\n  folded\r\n\t twice\r\nX:y\r\n", "1 DESCRIPTION This is folded twice\n4 X y\n"},
    {"SUMMARY:br\xc3\r\n \xb6"
     "d\r\n",
     "1 SUMMARY br\xc3\xb6"
     "d\n"}, /* a fold inside a character */
    {"DTSTART\n ;TZID=Europe/Stockholm\n :20261201T140000\n",
     "1 DTSTART[TZID=Europe/Stockholm] 20261201T140000\n"},
    {"A;B=\"x:y;z,\";C=1,2:v\n", "1 A[B=x:y;z,][C=1,2] v\n"},
    {"A;CN=\"Kalle ^'Kula^' ^^ ^n ^x\":v\n", "1 A[CN=Kalle \"Kula\" ^ \n ^x] v\n"},
    {"A;CN=a^^b:v\n", "1 A[CN=a^b] v\n"},
    {"A;B=\"x\",\"y\":v:w\n", "1 A[B=x,y] v:w\n"},
    {"no colon here\nX:y\n", "1 NO !syntax\n2 X y\n"},
    {"A;B:v\n", "1 A !syntax\n"},
    {"A;B=\"x:v\n", "1 A !syntax\n"},
    {":v\n", "1  !syntax\n"},
    {"SUMMARY:bl\xe5\n", "1 SUMMARY !encoding\n"},
    {"SUMMARY:a\x01z\n", "1 SUMMARY !control-character\n"},
};

static void lines_are_unfolded_and_taken_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof line_rows / sizeof *line_rows; i++) {
        struct ics_reader reader;
        struct ics_property property;
        struct ics_problem problem;
        struct buf buf;
        enum err err;
        buf_init(&buf, 1000);
        ics_reader_init(&reader, str_of(line_rows[i].bytes), &arena);
        while ((err = ics_next(&reader, &property, &problem)) != ERR_NOT_FOUND) {
            buf_printf(&buf, "%d %.*s", property.line, STR_FMT(property.name));
            for (int p = 0; err == ERR_OK && p < property.n_params; p++)
                buf_printf(&buf, "[%.*s=%.*s]", STR_FMT(property.params[p].name),
                           STR_FMT(property.params[p].value));
            if (err == ERR_OK)
                buf_printf(&buf, " %.*s\n", STR_FMT(property.value));
            else
                buf_printf(&buf, " !%s\n", problem.rule);
        }
        assert_string_equal(buf.ptr, line_rows[i].line);
        buf_release(&buf);
    }
}

static void a_line_has_a_longest_length_and_the_next_is_read_all_the_same(void **state)
{
    struct ics_reader reader;
    struct ics_property property;
    struct ics_problem problem;
    struct buf buf;
    (void)state;
    buf_init(&buf, 4 << 20);
    buf_z(&buf, "SUMMARY:");
    for (int i = 0; i < (1 << 20) / 50; i++)
        buf_z(&buf, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n b");
    buf_z(&buf, "\r\nUID:1\r\n");
    ics_reader_init(&reader, buf_view(&buf), &arena);
    assert_int_equal(ics_next(&reader, &property, &problem), ERR_LIMIT);
    assert_string_equal(problem.rule, "limit");
    assert_true(str_is(property.name, "SUMMARY"));
    assert_int_equal(ics_next(&reader, &property, &problem), ERR_OK);
    assert_true(str_is(property.value, "1"));
    buf_release(&buf);
}

static void what_is_no_calendar_is_called_by_its_name(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *rule;
    } rows[] = {
        {"BEGIN:VCALENDAR\r\n", 17, NULL},
        {"\xef\xbb\xbf\n begin:vcalendar\n", 21, NULL},
        {"<html>", 6, "html"},
        {"\xff\xfe"
         "B\0E\0G\0",
         8, "encoding"},
        {"B\0E\0G\0I\0N\0", 10, "encoding"},
        {"BEGIN:VCARD\n", 12, "syntax"},
        {"", 0, "syntax"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ics_problem problem = {0};
        bool refused = ics_refused((struct str){rows[i].bytes, rows[i].len}, &problem);
        assert_int_equal(refused, rows[i].rule != NULL);
        if (refused)
            assert_string_equal(problem.rule, rows[i].rule);
    }
}

/* ---- values ---- */

static void texts_lose_their_escapes_and_odd_spaces(void **state)
{
    static const struct {
        const char *value, *text, *line;
    } rows[] = {
        {"a\\, b\\; c\\\\d", "a, b; c\\d", "a, b; c\\d"},
        {"a\\nb\\Nc", "a\nb\nc", "a b c"},
        {"  a \t\xc2\xa0 b \\n\\n\\n\\nc\\n", "a b\n\nc", "a b c"},
        {"a\xe2\x80\xa8"
         "b\xef\xbb\xbf"
         "c",
         "a bc", "a bc"},
        {"\\", "\\", "\\"},
        {"", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(str_is(ics_text(&arena, str_of(rows[i].value)), rows[i].text));
        assert_true(str_is(ics_line_text(&arena, str_of(rows[i].value)), rows[i].line));
    }
    struct str_list list = ics_text_list(&arena, STR("MEETING,a\\,b,, c "));
    assert_int_equal(list.n, 3);
    assert_true(str_is(list.items[1], "a,b") && str_is(list.items[2], "c"));
}

static void durations_offsets_and_positions_are_read_or_refused(void **state)
{
    static const struct {
        const char *value;
        int64_t days, seconds;
    } good[] = {
        {"PT1H30M", 0, 5400}, {"P1DT2H", 1, 7200}, {"P2W", 14, 0}, {"-PT15M", 0, -900}, {"+P0D", 0, 0}};
    static const char *const bad[] = {"", "P", "1H", "PT", "P1H", "PT1D2", "P1Y", "PTT1H", "P99999999999D"};
    struct ics_duration duration;
    double lat, lon;
    int s;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(ics_duration_parse(str_of(good[i].value), &duration));
        assert_true(duration.days == good[i].days && duration.seconds == good[i].seconds);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(ics_duration_parse(str_of(bad[i]), &duration));
    assert_true(ics_offset_parse(STR("-0330"), &s) && s == -12600);
    assert_true(ics_offset_parse(STR("+011206"), &s) && s == 4326);
    assert_false(ics_offset_parse(STR("0100"), &s) || ics_offset_parse(STR("+9900"), &s) ||
                 ics_offset_parse(STR("+0160"), &s));
    assert_true(ics_geo_parse(STR("58.3250;-13.1120"), &lat, &lon) && lat == 58.325 && lon == -13.112);
    assert_true(ics_geo_parse(STR("12.34567\\;12.5"), &lat, &lon) && lon == 12.5);
    assert_false(ics_geo_parse(STR("91;0"), &lat, &lon) || ics_geo_parse(STR("nan;0"), &lat, &lon) ||
                 ics_geo_parse(STR("58"), &lat, &lon));
}

/* ---- the way out ---- */

static void lines_are_folded_between_characters_and_read_back(void **state)
{
    struct buf out;
    struct ics_reader reader;
    struct ics_property property;
    struct ics_problem problem;
    struct str text =
        STR("Ett långt ord, tvåsiffrigt; 100\\% svårt\nåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäö "
            "مرحبا بكم في المكتبة 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字");
    (void)state;
    buf_init(&out, 10000);
    ics_out_text(&out, "SUMMARY", STR("sv"), text);
    struct str rest = buf_view(&out), line;
    while (str_next(&rest, '\n', &line) && line.len) {
        assert_true(line.len <= 76 && line.ptr[line.len - 1] == '\r');
        assert_int_not_equal((unsigned char)line.ptr[line.ptr[0] == ' '] & 0xc0, 0x80);
    }
    ics_reader_init(&reader, buf_view(&out), &arena);
    assert_int_equal(ics_next(&reader, &property, &problem), ERR_OK);
    assert_true(str_is(ics_param(&property, "LANGUAGE"), "sv"));
    assert_true(str_eq(ics_text(&arena, property.value), text));
    buf_release(&out);
}

static void a_parameter_is_quoted_and_read_back(void **state)
{
    static const char *const values[] = {"Kalle", "Kalle \"Kula\" Svensson", "a:b;c,d", "x^y", "två\nrader"};
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct buf head, out;
        struct ics_reader reader;
        struct ics_property property;
        struct ics_problem problem;
        buf_init(&head, 200);
        buf_init(&out, 400);
        buf_z(&head, "ORGANIZER");
        ics_out_param(&head, "CN", str_of(values[i]));
        ics_out_z(&out, head.ptr, "mailto:a@example.org");
        ics_reader_init(&reader, buf_view(&out), &arena);
        assert_int_equal(ics_next(&reader, &property, &problem), ERR_OK);
        assert_true(str_is(ics_param(&property, "CN"), values[i]));
        buf_release(&out);
        buf_release(&head);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_unfolded_and_taken_apart),
        cmocka_unit_test(a_line_has_a_longest_length_and_the_next_is_read_all_the_same),
        cmocka_unit_test(what_is_no_calendar_is_called_by_its_name),
        cmocka_unit_test(texts_lose_their_escapes_and_odd_spaces),
        cmocka_unit_test(durations_offsets_and_positions_are_read_or_refused),
        cmocka_unit_test(lines_are_folded_between_characters_and_read_back),
        cmocka_unit_test(a_parameter_is_quoted_and_read_back),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
