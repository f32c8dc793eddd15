// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tree.h"
#include "ui/draw_ring.h"

static void A31_the_ring_has_two_colours_and_is_wider_than_a_millimetre(void **state)
{
    (void)state;
    struct theme theme;
    struct draw_ring ring;
    for (enum theme_name name = THEME_LIGHT; name < THEME_COUNT; name++) {
        theme_init(&theme, &standing, name, SCALE_STANDARD);
        draw_ring(&ring, &theme, 400, 800, RING_DOTS / 2);
        assert_int_equal(ring.list.n, 1 + RING_DOTS / 2);
        assert_true(contrast_ratio(ring.draws[0].line & 0xFFFFFF, ring.draws[1].fill & 0xFFFFFF) >= 3);
        assert_true(ring.draws[0].line_w >= 4 && ring.draws[1].rect.w >= 4);
        assert_true(ring.draws[0].rect.w >= 4 * 25); /* seen around a finger */
    }
}

static void A31_while_it_closes_little_is_painted_anew(void **state)
{
    (void)state;
    struct theme theme;
    struct draw_ring before, after;
    struct rect rects[16];
    theme_init(&theme, &standing, THEME_LIGHT, SCALE_STANDARD);
    draw_ring(&before, &theme, 400, 800, 20);
    draw_ring(&after, &theme, 400, 800, 22);
    int n = draw_damage(&before.list, &after.list, rects, 16);
    float area = 0;
    for (int i = 0; i < n; i++)
        area += rects[i].w * rects[i].h;
    assert_true(n > 0 && area < 600);
    assert_int_equal(draw_damage(&after.list, &after.list, rects, 16), 0);
    draw_ring(&after, &theme, 400, 800, RING_NONE);
    assert_int_equal(after.list.n, 0);
    assert_int_equal(draw_damage(&before.list, &after.list, rects, 16), 1); /* it goes as a whole */
}

static void A22_with_motion_off_it_goes_in_quarters(void **state)
{
    (void)state;
    static const struct {
        float progress;
        int moving, still;
    } rows[] = {{0, RING_NONE, RING_NONE}, {0.01f, 0, 0}, {0.24f, 17, 0}, {0.26f, 18, 18}, {0.5f, 36, 36},
                {0.74f, 53, 36},           {1, 72, 72},   {1.2f, 72, 72}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(draw_ring_dots(rows[i].progress, false), rows[i].moving);
        assert_int_equal(draw_ring_dots(rows[i].progress, true), rows[i].still);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A31_the_ring_has_two_colours_and_is_wider_than_a_millimetre),
        cmocka_unit_test(A31_while_it_closes_little_is_painted_anew),
        cmocka_unit_test(A22_with_motion_off_it_goes_in_quarters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
