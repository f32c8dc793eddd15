// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "keymap.h"

static const char *what(const struct keymap *keymap, const char *name)
{
    enum input_key key;
    assert_true(input_key_find(str_of(name), &key));
    return keymap_word((enum key_does)keymap->does[key]);
}

static void keys_do_what_the_help_says(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"Tab", "next"},
                                          {"Down", "next"},
                                          {"Right", "next"},
                                          {"Shift+Tab", "previous"},
                                          {"Up", "previous"},
                                          {"Left", "previous"},
                                          {"Enter", "act"},
                                          {"Space", "act"},
                                          {"Esc", "back"},
                                          {"F1", "help"},
                                          {"F2", "again"},
                                          {"F3", "hush"},
                                          {"F4", "language"},
                                          {"+", "louder"},
                                          {"-", "quieter"},
                                          {"VolumeUp", "louder"},
                                          {"F8", "switch"},
                                          {"VolumeDown", "quieter"},
                                          {"PageDown", "page-down"},
                                          {"PageUp", "page-up"},
                                          {"Backspace", "erase"},
                                          {"F15", "headphones-in"},
                                          {"F16", "headphones-out"},
                                          {"F23", "back"},
                                          {"F5", "none"},
                                          {"F24", "none"},
                                          {"Home", "none"}};
    struct keymap keymap;
    keymap_init(&keymap);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(what(&keymap, rows[i][0]), rows[i][1]);
}

static void the_configuration_changes_what_it_names(void **state)
{
    (void)state;
    struct keymap keymap;
    struct str wrong;
    keymap_init(&keymap);
    assert_true(
        keymap_change(&keymap, STR(" F21 = headphones-in,F22=headphones-out, -=next,F8=none,"), &wrong));
    assert_string_equal(what(&keymap, "F21"), "headphones-in");
    assert_string_equal(what(&keymap, "F22"), "headphones-out");
    assert_string_equal(what(&keymap, "-"), "next");
    assert_string_equal(what(&keymap, "F8"), "none");
    assert_string_equal(what(&keymap, "F1"), "help");
}

static void a_key_or_an_action_that_there_is_not_is_told_and_nothing_is_changed(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"F15=headphone", "F15=headphone"}, {"F1=next,F25=next", "F25=next"},
        {"Any=next", "Any=next"},           {"F9", "F9"},
        {"F1=back,=next", "=next"},         {"F9=", "F9="}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct keymap keymap;
        struct str wrong = STR("");
        keymap_init(&keymap);
        assert_false(keymap_change(&keymap, str_of(rows[i][0]), &wrong));
        assert_true(str_is(wrong, rows[i][1]));
        assert_string_equal(what(&keymap, "F1"), "help");
    }
}

static void every_key_has_a_name_that_finds_it(void **state)
{
    (void)state;
    for (int i = KEY_NONE + 1; i < KEY_COUNT; i++) {
        enum input_key key;
        assert_true(input_key_find(str_of(input_key_name((enum input_key)i)), &key));
        assert_int_equal(key, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_do_what_the_help_says),
        cmocka_unit_test(the_configuration_changes_what_it_names),
        cmocka_unit_test(a_key_or_an_action_that_there_is_not_is_told_and_nothing_is_changed),
        cmocka_unit_test(every_key_has_a_name_that_finds_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
