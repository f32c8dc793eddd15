// SPDX-License-Identifier: GPL-3.0-or-later
/* A32: what a single switch chooses from. */
#include <stdio.h>

#include "tests/unit/scan_screen.h"
#include "ui/focus.h"
#include "ui/scan_map.h"

/* "id: target target; …" */
static const char *told(struct fixture *f)
{
    static char text[4000];
    struct scan_map map = scan_map(&f->arena, f->root);
    size_t n = 0;
    text[0] = 0;
    for (int g = 0; g < map.n; g++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", g ? "; " : "", map.groups[g].id);
        for (int i = 0; i < map.groups[g].n && map.groups[g].n > 1; i++)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? " " : ": ",
                                  map.groups[g].targets[i]->id);
    }
    return text;
}

static void A32_the_groups_of_a_screen_are_its_rows_lists_and_the_bar(void **state)
{
    (void)state;
    struct fixture f;
    screen(&f);
    assert_string_equal(told(&f),
                        "frame.back; scan.1: home.a home.b; home.alone; home.chips: chip.a chip.b chip.c; "
                        "bar: bar.1 bar.2 bar.3 bar.4 bar.5 bar.6 bar.7");
    arena_release(&f.arena);
}

static void A32_every_target_is_in_exactly_one_group(void **state)
{
    (void)state;
    struct fixture f;
    screen(&f);
    struct scan_map map = scan_map(&f.arena, f.root);
    for (const struct node *node = f.root; node; node = node_next(f.root, node)) {
        int n = 0;
        for (int g = 0; g < map.n; g++)
            for (int i = 0; i < map.groups[g].n; i++)
                n += map.groups[g].targets[i] == node;
        assert_int_equal(n, node->focusable && !node->disabled && node->action.code ? 1 : 0);
    }
    arena_release(&f.arena);
}

static void A32_a_keyboard_is_taken_by_its_rows_and_a_long_list_six_at_a_time(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *flow = ui_box(&f.ui, f.root, BOX_FLOW, 3);
    for (int i = 0; i < 24; i++)
        ui_key(&f.ui, flow, ui_id(&f.ui, "key.", arena_printf(&f.arena, "%d", i)), ICON_NONE, STR("x"),
               press);
    struct node *scroll = ui_box(&f.ui, f.root, BOX_SCROLL, 4);
    scroll->grow = 1;
    for (int i = 0; i < 14; i++)
        button(&f, scroll, ui_id(&f.ui, "item.", arena_printf(&f.arena, "%d", i)));
    fixture_layout(&f);
    struct scan_map map = scan_map(&f.arena, f.root);
    assert_int_equal(map.n, 6); /* eleven keys fit into 200 mm */
    static const int counts[] = {11, 11, 2, 6, 6, 2};
    for (int g = 0; g < 6; g++) {
        assert_int_equal(map.groups[g].n, counts[g]);
        for (int i = 1; i < map.groups[g].n && g < 3; i++)
            assert_float_equal(map.groups[g].targets[i]->rect.y, map.groups[g].targets[0]->rect.y, 0);
    }
    arena_release(&f.arena);
}

static void A32_a_ground_that_can_be_pressed_does_not_hide_what_stands_on_it(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *ground = button(&f, f.root, "welcome.begin");
    struct node *grid = ui_box(&f.ui, ground, BOX_GRID, 4);
    grid->columns = 2;
    grid->id = "welcome.languages";
    button(&f, grid, "welcome.sv");
    button(&f, grid, "welcome.ar");
    fixture_layout(&f);
    assert_string_equal(told(&f), "welcome.begin; welcome.languages: welcome.sv welcome.ar");
    arena_release(&f.arena);
}

static void A32_a_dialog_is_all_there_is(void **state)
{
    (void)state;
    struct fixture f;
    screen(&f);
    struct node *dialog = node_add(&f.arena, f.root, ROLE_DIALOG, "test.dialog");
    button(&f, dialog, "test.yes");
    fixture_layout(&f);
    assert_string_equal(told(&f), "test.yes");
    arena_release(&f.arena);
}

static void A32_a_group_without_a_node_gets_one_around_what_it_holds(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *scroll = ui_box(&f.ui, f.root, BOX_SCROLL, 4);
    scroll->grow = 1;
    for (int i = 0; i < 40; i++)
        button(&f, scroll, ui_id(&f.ui, "item.", arena_printf(&f.arena, "%d", i)));
    fixture_layout(&f);
    struct scan_map map = scan_map(&f.arena, f.root);
    struct node *first = scan_node(&f.arena, &map.groups[0]), *fourth = scan_node(&f.arena, &map.groups[3]);
    assert_string_equal(first->id, "scan.0");
    assert_ptr_equal(node_find(f.root, "scan.3"), fourth);
    assert_rect(first, 0, 0, 800, 6 * 80 + 5 * 16);
    assert_true(first->visible);
    assert_false(fourth->visible); /* scrolled away: */
    float to = 0;
    assert_ptr_equal(focus_scroll(f.root, fourth, &to), scroll);
    assert_true(to > 100);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A32_the_groups_of_a_screen_are_its_rows_lists_and_the_bar),
        cmocka_unit_test(A32_every_target_is_in_exactly_one_group),
        cmocka_unit_test(A32_a_keyboard_is_taken_by_its_rows_and_a_long_list_six_at_a_time),
        cmocka_unit_test(A32_a_ground_that_can_be_pressed_does_not_hide_what_stands_on_it),
        cmocka_unit_test(A32_a_dialog_is_all_there_is),
        cmocka_unit_test(A32_a_group_without_a_node_gets_one_around_what_it_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
