// SPDX-License-Identifier: GPL-3.0-or-later
/* The standard way of touching, reading with a finger, and the whole screen as a switch; the presets for
 * hands that shake are in test_touch_hold.c. */
#include "tests/unit/hands.h"

/* ---- A17 ---- */

static void A17_a_part_acts_when_the_finger_is_lifted_from_it(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},    {500, 'm', 410, A_Y, "-"},
        {9000, 't', 0, 0, "-"},     {9000, 'u', 410, A_Y, "press test.a"},
        {9000, 'u', 410, A_Y, "-"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A17_sliding_off_means_no_and_a_touch_that_is_taken_away_too(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},  {50, 'm', 400, B_Y, "-"},     {90, 'u', 400, B_Y, "alive"},
        {200, 'd', 400, 20, "-"}, {250, 'u', 400, 20, "alive"}, {300, 'd', 400, A_Y, "-"},
        {310, 'c', 0, 0, "-"},    {320, 'u', 400, A_Y, "-"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A17_a_finger_that_slides_moves_the_list_and_presses_nothing(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    static const struct step steps[] = {
        {0, 'd', 400, LIST_Y, "-"},
        {10, 'm', 400, LIST_Y - 19, "-"},
        {20, 'm', 400, LIST_Y - 21, "scroll 21"},
        {30, 'm', 400, LIST_Y - 100, "scroll 100"},
        {40, 'm', 400, LIST_Y + 50, "scroll 0"},
        {50, 'm', 400, LIST_Y, "scroll 0"},
    };
    RUN(&hands, steps);
    assert_int_not_equal(touch_up(&hands.touch, &hands.how, hands.f.root, 400, LIST_Y, 1060).what,
                         TOUCH_PRESS);
    assert_false(touch_waits(&hands.touch));
    hands_end(&hands);
}

static void a_corner_held_for_five_seconds_is_the_staffs(void **state)
{
    (void)state;
    static const struct {
        float x;
        const char *expected;
    } rows[] = {{20, "staff"}, {780, "staff"}, {400, "-"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hands hands;
        hands_init(&hands, TOUCH_STANDARD);
        const struct step steps[] = {
            {0, 'd', rows[i].x, 20, "-"},
            {4999, 't', 0, 0, "-"},
            {5000, 't', 0, 0, rows[i].expected},
            {5010, 'u', rows[i].x, 20, "alive"},
        };
        RUN(&hands, steps);
        hands_end(&hands);
    }
}

/* ---- A30 ---- */

static void A30_one_finger_reads_and_a_second_tap_acts(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    hands.how.reads = true;
    static const struct step first[] = {
        {0, 'd', 400, A_Y, "read test.a"},          {10, 'm', 401, A_Y, "-"},
        {20, 'm', 400, B_Y, "read test.b"},         {30, 'm', 400, TEXT_Y, "read test.text"},
        {40, 'm', 400, LIST_Y, "read test.item.4"}, {50, 'm', 400, LIST_Y - 90, "read test.item.3"},
        {60, 'm', 400, B_Y, "read test.b"},         {70, 'u', 400, B_Y, "alive"},
    };
    RUN(&hands, first);
    hands.how.focus = "test.b";
    static const struct step second[] = {
        {100, 'd', 400, B_Y, "-"},           {150, 'u', 400, B_Y, "press test.b"},
        {200, 'd', 400, B_Y, "-"},           {250, 'm', 400, A_Y, "read test.a"},
        {260, 'm', 400, B_Y, "read test.b"}, {270, 'u', 400, B_Y, "alive"}, /* it slid: that is reading */
        {300, 'd', 400, A_Y, "read test.a"}, {350, 'u', 400, A_Y, "alive"},
    };
    RUN(&hands, second);
    hands_end(&hands);
}

static void A30_with_a_preset_the_second_touch_is_held_and_a_bounce_is_none(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_CALM);
    hands.how.reads = true;
    static const struct step first[] = {
        {0, 'd', 400, A_Y, "read test.a"}, {900, 't', 0, 0, "-"}, {950, 'u', 400, A_Y, "alive"}};
    RUN(&hands, first);
    hands.how.focus = "test.a";
    static const struct step second[] = {
        {1100, 'd', 400, A_Y, "alive"}, {1200, 'u', 400, A_Y, "alive"}, /* the hand's */
        {2000, 'd', 400, A_Y, "-"},     {2200, 'u', 400, A_Y, "alive"}, /* too short */
        {3000, 'd', 400, A_Y, "-"},     {3300, 't', 0, 0, "press test.a"},
    };
    RUN(&hands, second);
    hands_end(&hands);
}

static void A30_what_cannot_be_pressed_now_is_read_all_the_same(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    node_find(hands.f.root, "test.a")->disabled = true;
    hands.how.reads = true;
    static const struct step steps[] = {{0, 'd', 400, A_Y, "read test.a"}, {10, 'u', 400, A_Y, "alive"}};
    RUN(&hands, steps);
    hands_end(&hands);
}

/* ---- A32 ---- */

static void A32_any_touch_is_the_switch_when_it_is_lifted(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_CALM);
    hands.how.is_switch = true;
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},           {900, 't', 0, 0, "-"},
        {1000, 'm', 400, LIST_Y, "-"},     {1100, 'u', 400, LIST_Y, "switch"},
        {1200, 'd', 400, LIST_Y, "alive"}, {1250, 'u', 400, LIST_Y, "alive"},
        {2000, 'd', 10, 1500, "-"},        {2010, 'u', 10, 1500, "switch"},
        {3000, 'd', 10, 1500, "-"},        {3010, 'c', 0, 0, "-"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A17_a_part_acts_when_the_finger_is_lifted_from_it),
        cmocka_unit_test(A17_sliding_off_means_no_and_a_touch_that_is_taken_away_too),
        cmocka_unit_test(A17_a_finger_that_slides_moves_the_list_and_presses_nothing),
        cmocka_unit_test(a_corner_held_for_five_seconds_is_the_staffs),
        cmocka_unit_test(A30_one_finger_reads_and_a_second_tap_acts),
        cmocka_unit_test(A30_with_a_preset_the_second_touch_is_held_and_a_bounce_is_none),
        cmocka_unit_test(A30_what_cannot_be_pressed_now_is_read_all_the_same),
        cmocka_unit_test(A32_any_touch_is_the_switch_when_it_is_lifted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
