// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/theme.h"

static const struct panel panels[] = {{1920, 1080, 344, 194, 600, 800},
                                      {1080, 1920, 268, 476, 600, 800},
                                      {1280, 800, 217, 136, 600, 800},
                                      {1080, 1920, 268, 476, 900, 800}};
enum { PANELS = sizeof panels / sizeof *panels };

/* A04: what stands on what, and how clearly. */
static const struct {
    enum color over, ground;
    double least;
} pairs[] = {
    {COLOR_INK, COLOR_PAPER, 7},          {COLOR_INK, COLOR_CARD, 7},
    {COLOR_INK, COLOR_NOTICE, 7},         {COLOR_INK, COLOR_MARK, 7},
    {COLOR_QUIET, COLOR_PAPER, 7},        {COLOR_QUIET, COLOR_CARD, 7},
    {COLOR_HELP, COLOR_PAPER, 7},         {COLOR_HELP, COLOR_CARD, 7},
    {COLOR_EVENTS, COLOR_PAPER, 7},       {COLOR_EVENTS, COLOR_CARD, 7},
    {COLOR_CALLS, COLOR_PAPER, 7},        {COLOR_CALLS, COLOR_CARD, 7},
    {COLOR_START, COLOR_PAPER, 7},        {COLOR_START, COLOR_CARD, 7},
    {COLOR_SAY, COLOR_PAPER, 7},          {COLOR_SAY, COLOR_CARD, 7},
    {COLOR_ERROR, COLOR_PAPER, 7},        {COLOR_ERROR, COLOR_CARD, 7},
    {COLOR_DONE, COLOR_PAPER, 7},         {COLOR_DONE, COLOR_CARD, 7},
    {COLOR_ON_ACCENT, COLOR_HELP, 7},     {COLOR_ON_ACCENT, COLOR_EVENTS, 7},
    {COLOR_ON_ACCENT, COLOR_CALLS, 7},    {COLOR_ON_ACCENT, COLOR_START, 7},
    {COLOR_ON_ACCENT, COLOR_SAY, 7},      {COLOR_ON_ACCENT, COLOR_ERROR, 7},
    {COLOR_ON_ACCENT, COLOR_DONE, 7},     {COLOR_ON_ACCENT, COLOR_INK, 7},
    {COLOR_ON_WELCOME, COLOR_WELCOME, 7}, {COLOR_ON_WELCOME, COLOR_WELCOME_CARD, 7},
    {COLOR_WELCOME, COLOR_ON_WELCOME, 7}, {COLOR_LINE, COLOR_PAPER, 3},
    {COLOR_LINE, COLOR_CARD, 3},          {COLOR_NOTICE_LINE, COLOR_NOTICE, 3},
    {COLOR_NOTICE_LINE, COLOR_PAPER, 3},  {COLOR_FOCUS_IN, COLOR_FOCUS_OUT, 3},
};

static void every_text_stands_out_seven_to_one_and_every_line_three_to_one(void **state)
{
    (void)state;
    for (enum theme_name name = 0; name < THEME_COUNT; name++) {
        struct theme theme;
        theme_init(&theme, &panels[0], name, SCALE_STANDARD);
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            double ratio = contrast_ratio(theme.colors[pairs[i].over], theme.colors[pairs[i].ground]);
            if (ratio < pairs[i].least)
                fail_msg("%s: %d on %d is %.2f", theme_name_str(name), pairs[i].over, pairs[i].ground, ratio);
        }
    }
}

/* A09: whatever lies beside the ring, one of its two colours stands out from it. */
static void the_focus_ring_is_seen_on_every_ground(void **state)
{
    (void)state;
    static const enum color grounds[] = {COLOR_PAPER,        COLOR_CARD,   COLOR_HELP,       COLOR_EVENTS,
                                         COLOR_CALLS,        COLOR_START,  COLOR_SAY,        COLOR_WELCOME,
                                         COLOR_WELCOME_CARD, COLOR_NOTICE, COLOR_ON_WELCOME, COLOR_INK};
    for (enum theme_name name = 0; name < THEME_COUNT; name++) {
        struct theme theme;
        theme_init(&theme, &panels[0], name, SCALE_STANDARD);
        for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
            uint32_t ground = theme.colors[grounds[i]];
            double in = contrast_ratio(theme.colors[COLOR_FOCUS_IN], ground),
                   out = contrast_ratio(theme.colors[COLOR_FOCUS_OUT], ground);
            assert_true(in >= 3 || out >= 3);
        }
    }
}

static void capitals_are_never_too_small_for_their_distance(void **state)
{
    (void)state;
    static const double least_mm[SCALE_COUNT] = {3.0, 7.33, 7.33, 7.33}; /* A02, A01; at 600 mm */
    for (int p = 0; p < PANELS; p++)
        for (enum text_scale scale = 0; scale < SCALE_COUNT; scale++) {
            struct theme theme;
            theme_init(&theme, &panels[p], THEME_LIGHT, scale);
            for (int size = 0; size < SIZE_COUNT; size++) {
                double mm = (double)(theme.em_px[size] * 0.714f / theme.px_per_mm);
                assert_true(mm >= least_mm[scale] * (double)panels[p].distance_mm / 600);
                assert_true(size == 0 || theme.em_px[size] >= theme.em_px[size - 1]);
            }
        }
}

static void each_scale_is_larger_than_the_one_before(void **state)
{
    (void)state;
    struct theme theme, before;
    theme_init(&before, &panels[1], THEME_LIGHT, SCALE_STANDARD);
    for (enum text_scale scale = SCALE_LARGE; scale < SCALE_COUNT; scale++, before = theme) {
        theme_init(&theme, &panels[1], THEME_LIGHT, scale);
        for (int size = SIZE_BODY; size < SIZE_COUNT; size++)
            assert_true(theme.em_px[size] > before.em_px[size]);
        assert_true(theme.em_px[SIZE_SMALL] >= before.em_px[SIZE_SMALL]); /* the bar's: large is enough */
    }
}

static void display_type_gives_way_on_small_panels(void **state)
{
    (void)state;
    struct theme small, large;
    theme_init(&small, &panels[2], THEME_LIGHT, SCALE_LARGEST);
    theme_init(&large, &panels[1], THEME_LIGHT, SCALE_LARGEST);
    assert_true(small.em_px[SIZE_DISPLAY] / small.px_per_mm < large.em_px[SIZE_DISPLAY] / large.px_per_mm);
}

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_float_equal(contrast_ratio(0x000000, 0xFFFFFF), 21, 0.001);
    assert_float_equal(contrast_ratio(0x777777, 0xFFFFFF), 4.48, 0.01);
    assert_float_equal(contrast_ratio(0x123456, 0x123456), 1, 0.001);
}

static void millimetres_become_whole_pixels(void **state)
{
    (void)state;
    struct theme theme;
    theme_init(&theme, &panels[1], THEME_DARK, SCALE_STANDARD);
    assert_float_equal(theme_px(&theme, 20), 81, 0);
    assert_string_equal(theme_name_str(theme.name), "dark");
    assert_string_equal(text_scale_str(theme.scale), "standard");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_stands_out_seven_to_one_and_every_line_three_to_one),
        cmocka_unit_test(the_focus_ring_is_seen_on_every_ground),
        cmocka_unit_test(capitals_are_never_too_small_for_their_distance),
        cmocka_unit_test(each_scale_is_larger_than_the_one_before),
        cmocka_unit_test(display_type_gives_way_on_small_panels),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(millimetres_become_whole_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
