// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "ui/key_filter.h"

enum { ENTER = 1, TAB, LOUDER };

struct row {
    int ms, key;
    bool held, taken;
};

static void run(const struct row *rows, size_t n, enum key_kind kind, int ignore_ms)
{
    struct key_filter filter = {0};
    for (size_t i = 0; i < n; i++)
        if (key_filter_takes(&filter, rows[i].key, kind, rows[i].held, ignore_ms, rows[i].ms) !=
            rows[i].taken)
            fail_msg("row %zu", i);
}
#define RUN(rows, kind, ignore_ms) run(rows, sizeof(rows) / sizeof *(rows), kind, ignore_ms)

static void A16_a_key_that_is_held_acts_once(void **state)
{
    (void)state;
    static const struct row rows[] = {{0, ENTER, false, true},   {500, ENTER, true, false},
                                      {530, ENTER, true, false}, {9000, ENTER, true, false},
                                      {9100, TAB, false, true},  {9100, ENTER, false, true}};
    RUN(rows, KEY_KIND_ONCE, 0);
}

static void A16_louder_goes_on_while_it_is_held(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {0, LOUDER, false, true}, {500, LOUDER, true, true}, {530, LOUDER, true, true}};
    RUN(rows, KEY_KIND_REPEATS, 0);
    RUN(rows, KEY_KIND_REPEATS, 1000);
}

static void A16_without_a_preset_a_key_may_be_pressed_as_fast_as_one_can(void **state)
{
    (void)state;
    static const struct row rows[] = {{0, TAB, false, true}, {1, TAB, false, true}, {40, TAB, false, true}};
    RUN(rows, KEY_KIND_ONCE, 0);
}

static void A16_with_a_preset_the_same_key_soon_after_is_ignored(void **state)
{
    (void)state;
    static const int presets[] = {300, 600, 1000};
    for (int i = 0; i < 3; i++) {
        int ms = presets[i];
        const struct row rows[] = {
            {1000, TAB, false, true},
            {1000 + ms - 1, TAB, false, false},
            {1000 + 2 * ms - 2, TAB, false, false}, /* it counts from the last one, taken or not */
            {1000 + 3 * ms - 2, TAB, false, true},
            {1000 + 3 * ms - 1, ENTER, false, true}, /* another key is another matter */
            {1000 + 3 * ms, TAB, false, true},
        };
        RUN(rows, KEY_KIND_ONCE, ms);
    }
}

static void A16_a_preset_counts_from_when_the_key_was_let_go(void **state)
{
    (void)state;
    static const struct row rows[] = {{0, ENTER, false, true},
                                      {500, ENTER, true, false},
                                      {2000, ENTER, true, false},
                                      {2900, ENTER, false, false},
                                      {3900, ENTER, false, true}};
    RUN(rows, KEY_KIND_ONCE, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A16_a_key_that_is_held_acts_once),
        cmocka_unit_test(A16_louder_goes_on_while_it_is_held),
        cmocka_unit_test(A16_without_a_preset_a_key_may_be_pressed_as_fast_as_one_can),
        cmocka_unit_test(A16_with_a_preset_the_same_key_soon_after_is_ignored),
        cmocka_unit_test(A16_a_preset_counts_from_when_the_key_was_let_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
