// SPDX-License-Identifier: GPL-3.0-or-later
/* A31: a part acts when it was held until the ring has closed. As a property of random hands: test_tremor.c.
 */
#include "tests/unit/hands.h"

static void A31_with_a_preset_a_part_acts_when_the_ring_has_closed_and_then_nothing_does(void **state)
{
    (void)state;
    static const int holds[] = {[TOUCH_CALM] = 300, [TOUCH_STEADY] = 600, [TOUCH_FIRM] = 1000};
    for (enum touch_preset preset = TOUCH_CALM; preset <= TOUCH_FIRM; preset++) {
        struct hands hands;
        hands_init(&hands, preset);
        const struct step steps[] = {
            {0, 'd', 400, A_Y, "-"},
            {holds[preset] - 1, 't', 0, 0, "-"},
            {holds[preset], 't', 0, 0, "press test.a"},
            {holds[preset] + 500, 't', 0, 0, "-"},
            {holds[preset] + 600, 'm', 400, B_Y, "-"},
            {holds[preset] + 5000, 't', 0, 0, "-"},
            {holds[preset] + 5010, 'u', 400, B_Y, "alive"},
        };
        RUN(&hands, steps);
        hands_end(&hands);
    }
}

static void A31_a_touch_that_is_too_short_does_nothing(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STEADY);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"}, {599, 'u', 400, A_Y, "alive"}, {650, 'd', 400, A_Y, "-"},
        {900, 't', 0, 0, "-"},   {1249, 't', 0, 0, "-"},        {1250, 'u', 400, A_Y, "press test.a"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A31_a_second_contact_soon_after_is_ignored_and_a_later_one_is_not(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STEADY);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},
        {600, 't', 0, 0, "press test.a"},
        {900, 'u', 400, A_Y, "alive"},
        {1100, 'd', 410, A_Y, "alive"},
        {2500, 't', 0, 0, "-"},
        {2600, 'u', 410, A_Y, "alive"},
        {3199, 'd', 410, A_Y, "alive"},
        {3200, 'u', 410, A_Y, "alive"},
        {3800, 'd', 400, A_Y, "-"},
        {4400, 't', 0, 0, "press test.a"},
        {4400, 'u', 400, A_Y, "alive"},
        {5100, 'd', 400, LIST_Y, "-"}, /* elsewhere it is another press */
        {5700, 't', 0, 0, "press test.item.4"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A31_the_finger_keeps_its_target_until_it_is_clearly_nearer_another(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_FIRM);
    /* a ends at 180 px, b begins at 196 px; 2 mm are 8 px */
    static const struct step steps[] = {
        {0, 'd', 400, 178, "-"},
        {10, 'm', 400, 190, "-"},
        {900, 'm', 400, 190, "-"},
        {1010, 't', 0, 0, "press test.a"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
    hands_init(&hands, TOUCH_FIRM);
    static const struct step slides[] = {
        {0, 'd', 400, 178, "-"}, {10, 'm', 400, 220, "-"},
        {900, 't', 0, 0, "-"}, /* meant for the whole of it from here on */
        {1850, 't', 0, 0, "-"},  {1900, 't', 0, 0, "press test.b"},
    };
    RUN(&hands, slides);
    hands_end(&hands);
}

static void A31_far_from_everything_nothing_is_meant(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_CALM);
    static const struct step steps[] = {
        {0, 'd', 400, 110, "-"}, {10, 'm', 400, 40, "-"}, {250, 't', 0, 0, "-"},
        {400, 't', 0, 0, "-"},   {2000, 't', 0, 0, "-"},  {2000, 'u', 400, 40, "alive"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A31_the_area_of_a_part_reaches_half_way_to_the_next_at_most_eight_millimetres(void **state)
{
    (void)state;
    static const struct {
        enum touch_preset preset;
        float y;
        const char *expected;
    } rows[] = {{TOUCH_STANDARD, 187, "test.a"},      {TOUCH_STANDARD, 190, "test.b"},
                {TOUCH_STANDARD, 100 - 11, "test.a"}, {TOUCH_STANDARD, 100 - 13, ""},
                {TOUCH_FIRM, 187, "test.a"},          {TOUCH_FIRM, 190, "test.b"},
                {TOUCH_FIRM, 100 - 31, "test.a"},     {TOUCH_FIRM, 100 - 33, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hands hands;
        hands_init(&hands, rows[i].preset);
        touch_down(&hands.touch, &hands.how, hands.f.root, 400, rows[i].y, 0);
        assert_string_equal(hands.touch.id, rows[i].expected);
        hands_end(&hands);
    }
}

static void A31_a_shaking_finger_moves_no_list_and_one_that_slides_far_does(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_FIRM);
    static const struct step shakes[] = {
        {0, 'd', 400, LIST_Y, "-"},        {60, 'm', 400, LIST_Y + 60, "-"},
        {120, 'm', 400, LIST_Y - 60, "-"}, {180, 'm', 400, LIST_Y + 60, "-"},
        {240, 'm', 400, LIST_Y - 60, "-"}, {300, 'u', 400, LIST_Y, "alive"},
    };
    RUN(&hands, shakes);
    struct touch_result last = {.what = TOUCH_NOTHING};
    touch_down(&hands.touch, &hands.how, hands.f.root, 400, LIST_Y, 5000);
    for (int i = 1; i <= 60; i++)
        last =
            touch_move(&hands.touch, &hands.how, hands.f.root, 400, LIST_Y - (float)(i * 8), 5000 + i * 10);
    assert_int_equal(last.what, TOUCH_SCROLL);
    assert_true(last.scroll_px > 0);
    hands_end(&hands);
}

static void A31_the_ring_closes_steadily_and_asks_for_thirty_frames_a_second_at_most(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_FIRM);
    int64_t now_ms = 1000, least = 1000;
    float progress = 0;
    assert_int_equal(touch_next_ms(&hands.touch, &hands.how, now_ms), -1);
    touch_down(&hands.touch, &hands.how, hands.f.root, 400, A_Y, now_ms);
    for (int64_t next; (next = touch_next_ms(&hands.touch, &hands.how, now_ms)) >= 0;) {
        now_ms += next;
        if (now_ms < 2000)
            least = next < least ? next : least;
        assert_true(touch_progress(&hands.touch, &hands.how, now_ms) > progress);
        progress = touch_progress(&hands.touch, &hands.how, now_ms);
        touch_tick(&hands.touch, &hands.how, hands.f.root, now_ms);
    }
    assert_int_equal(now_ms, 2000);
    assert_true(least >= 34);
    assert_float_equal(progress, 1, 0);
    assert_float_equal(touch_progress(&hands.touch, &hands.how, now_ms), 0, 0);
    hands_end(&hands);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A31_with_a_preset_a_part_acts_when_the_ring_has_closed_and_then_nothing_does),
        cmocka_unit_test(A31_a_touch_that_is_too_short_does_nothing),
        cmocka_unit_test(A31_a_second_contact_soon_after_is_ignored_and_a_later_one_is_not),
        cmocka_unit_test(A31_the_finger_keeps_its_target_until_it_is_clearly_nearer_another),
        cmocka_unit_test(A31_far_from_everything_nothing_is_meant),
        cmocka_unit_test(A31_the_area_of_a_part_reaches_half_way_to_the_next_at_most_eight_millimetres),
        cmocka_unit_test(A31_a_shaking_finger_moves_no_list_and_one_that_slides_far_does),
        cmocka_unit_test(A31_the_ring_closes_steadily_and_asks_for_thirty_frames_a_second_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
