// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "script_words.h"

static void lines_are_split_into_words_and_quoted_texts(void **state)
{
    static const struct {
        const char *line;
        int n; /* −1: refused */
        const char *words[4];
    } rows[] = {
        {"", 0, {NULL}},
        {"   ", 0, {NULL}},
        {"# a comment", 0, {NULL}},
        {"tap #home.events", 2, {"tap", "#home.events"}},
        {"tap #home.events # and a comment", 2, {"tap", "#home.events"}},
        {"tap \"Vad händer\"", 2, {"tap", "Vad händer"}},
        {"expect no text \"a # b\"", 4, {"expect", "no", "text", "a # b"}},
        {"type \"say \\\"yes\\\" \\\\\"", 2, {"type", "say \"yes\" \\"}},
        {"type \"\"", 2, {"type", ""}},
        {"type \"open", -1, {NULL}},
        {"1 2 3 4 5 6 7 8 9", -1, {NULL}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct str words[SCRIPT_WORDS_MAX];
        bool quoted[SCRIPT_WORDS_MAX];
        int n = -1;
        arena_init(&arena);
        bool ok = script_split(str_of(rows[i].line), &arena, words, quoted, &n);
        assert_int_equal(ok ? n : -1, rows[i].n);
        for (int w = 0; w < rows[i].n; w++)
            assert_true(str_is(words[w], rows[i].words[w]));
        arena_release(&arena);
    }
}

static void times_have_a_unit(void **state)
{
    static const struct {
        const char *text;
        int64_t ms;
    } rows[] = {{"250ms", 250}, {"90s", 90000}, {"5m", 300000}, {"2h", 7200000},   {"0s", 0}, {"90", -1},
                {"s", -1},      {"-1s", -1},    {"1.5s", -1},   {"99999999s", -1}, {"", -1}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t ms = -1;
        assert_int_equal(script_duration(str_of(rows[i].text), &ms), rows[i].ms >= 0);
        assert_int_equal(ms, rows[i].ms);
    }
}

static void points_sizes_and_keys_are_what_they_say(void **state)
{
    float x, y;
    int w, h;
    enum input_key key;
    (void)state;
    assert_true(script_point(STR("540,960"), &x, &y));
    assert_true(x == 540 && y == 960);
    assert_false(script_point(STR("540"), &x, &y));
    assert_false(script_point(STR("540,"), &x, &y));
    assert_false(script_point(STR("-1,5"), &x, &y));
    assert_true(script_size(STR("1080x1920"), &w, &h));
    assert_int_equal(w, 1080);
    assert_false(script_size(STR("1080 x 1920"), &w, &h));
    assert_true(input_key_find(STR("Shift+Tab"), &key));
    assert_int_equal(key, KEY_BACKTAB);
    assert_false(input_key_find(STR("Any"), &key));
}

static void texts_are_compared_without_isolates_and_in_one_normal_form(void **state)
{
    (void)state;
    assert_true(script_same_text(STR("\u2068Mat\u2069 \u206610:00\u2069"), STR("Mat 10:00")));
    assert_true(script_same_text(STR("a\u030a"), STR("å")));
    assert_true(script_same_text(STR("5\u00a0km"), STR("5 km")));
    assert_false(script_same_text(STR("mat"), STR("Mat")));
    assert_true(script_contains_text(STR("Öppet nu, till \u206616:00\u2069"), STR("till 16:00")));
    assert_false(script_contains_text(STR("Öppet"), STR("Stängt")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_split_into_words_and_quoted_texts),
        cmocka_unit_test(times_have_a_unit),
        cmocka_unit_test(points_sizes_and_keys_are_what_they_say),
        cmocka_unit_test(texts_are_compared_without_isolates_and_in_one_normal_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
