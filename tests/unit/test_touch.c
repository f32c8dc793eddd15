// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "tests/unit/tree.h"
#include "ui/touch.h"

/* A panel of 4 px a millimetre: two buttons of 20 mm with 4 mm between them, a text, and a list that is
 * longer than its window. */
struct hands {
    struct fixture f;
    struct touch touch;
    struct touch_how how;
    int64_t now_ms;
};

static void hands_init(struct hands *hands, enum touch_preset preset)
{
    *hands = (struct hands){.how = {.preset = preset, .px_per_mm = 4, .screen_w_px = 800}, .now_ms = 1000};
    struct fixture *f = &hands->f;
    fixture_init(f, &standing, "sv");
    box_of(f, f->root, 0, 25); /* the corners */
    struct node *pair = ui_box(&f->ui, f->root, BOX_COLUMN, 4);
    ui_button(&f->ui, pair, "test.a", ICON_NONE, STR("A"), press);
    ui_button(&f->ui, pair, "test.b", ICON_NONE, STR("B"), press);
    ui_text(&f->ui, f->root, STR("text"), SIZE_BODY, false, COLOR_NONE)->id = "test.text";
    struct node *scroll = ui_box(&f->ui, f->root, BOX_SCROLL, 4);
    scroll->grow = 1;
    for (int i = 0; i < 30; i++)
        ui_button(&f->ui, scroll, ui_id(&f->ui, "test.item.", arena_printf(&f->arena, "%d", i)), ICON_NONE,
                  STR("item"), press);
    fixture_layout(f);
}

static void hands_end(struct hands *hands)
{
    arena_release(&hands->f.arena);
}

/* ---- what happens, as one word ---- */

static const char *word(struct touch_result result)
{
    static char text[200];
    static const char *const words[] = {"-", "alive", "press", "read", "scroll", "switch", "staff"};
    if (result.node)
        snprintf(text, sizeof text, "%s %s", words[result.what], result.node->id);
    else if (result.what == TOUCH_SCROLL)
        snprintf(text, sizeof text, "scroll %g", (double)result.scroll_px);
    else
        snprintf(text, sizeof text, "%s", words[result.what]);
    return text;
}

struct step { /* at `ms`: 'd'own, 'm'ove, 'u'p, 't'ick, 'c'ancel; in px */
    int ms;
    char what;
    float x, y;
    const char *expected;
};

static struct touch_result take(struct hands *hands, const struct step *step)
{
    const struct node *root = hands->f.root;
    int64_t now_ms = 1000 + step->ms;
    switch (step->what) {
    case 'd':
        return touch_down(&hands->touch, &hands->how, root, step->x, step->y, now_ms);
    case 'm':
        return touch_move(&hands->touch, &hands->how, root, step->x, step->y, now_ms);
    case 'u':
        return touch_up(&hands->touch, &hands->how, root, step->x, step->y, now_ms);
    case 't':
        return touch_tick(&hands->touch, &hands->how, root, now_ms);
    default:
        touch_cancel(&hands->touch);
        return (struct touch_result){.what = TOUCH_NOTHING};
    }
}

static void run(struct hands *hands, const struct step *steps, int n)
{
    for (int i = 0; i < n; i++) {
        const char *got = word(take(hands, &steps[i]));
        if (strcmp(got, steps[i].expected) != 0)
            fail_msg("step %d: %s, not %s", i, got, steps[i].expected);
    }
}

#define RUN(hands, steps) run(hands, steps, sizeof(steps) / sizeof *(steps))

enum { A_Y = 140, B_Y = 236, TEXT_Y = 295, LIST_Y = 700 };

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

/* ---- A31 ---- */

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
        cmocka_unit_test(A31_with_a_preset_a_part_acts_when_the_ring_has_closed_and_then_nothing_does),
        cmocka_unit_test(A31_a_touch_that_is_too_short_does_nothing),
        cmocka_unit_test(A31_a_second_contact_soon_after_is_ignored_and_a_later_one_is_not),
        cmocka_unit_test(A31_the_finger_keeps_its_target_until_it_is_clearly_nearer_another),
        cmocka_unit_test(A31_far_from_everything_nothing_is_meant),
        cmocka_unit_test(A31_the_area_of_a_part_reaches_half_way_to_the_next_at_most_eight_millimetres),
        cmocka_unit_test(A31_a_shaking_finger_moves_no_list_and_one_that_slides_far_does),
        cmocka_unit_test(A31_the_ring_closes_steadily_and_asks_for_thirty_frames_a_second_at_most),
        cmocka_unit_test(A30_one_finger_reads_and_a_second_tap_acts),
        cmocka_unit_test(A30_with_a_preset_the_second_touch_is_held_and_a_bounce_is_none),
        cmocka_unit_test(A30_what_cannot_be_pressed_now_is_read_all_the_same),
        cmocka_unit_test(A32_any_touch_is_the_switch_when_it_is_lifted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
