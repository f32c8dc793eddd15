// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tree.h"
#include "ui/focus.h"

static void three_buttons(struct fixture *f)
{
    fixture_init(f, &standing, "sv");
    ui_text(&f->ui, f->root, STR("läs"), SIZE_BODY, false, COLOR_NONE);
    ui_button(&f->ui, f->root, "test.a", ICON_NONE, STR("A"), press);
    ui_button(&f->ui, f->root, "test.b", ICON_NONE, STR("B"), press);
    ui_button(&f->ui, f->root, "test.c", ICON_NONE, STR("C"), press);
    fixture_layout(f);
}

static void focus_goes_in_reading_order_round_and_round(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int step;
        const char *to;
    } rows[] = {{NULL, 1, "test.a"},        {NULL, -1, "test.c"},       {"test.a", 1, "test.b"},
                {"test.c", 1, "test.a"},    {"test.a", -1, "test.c"},   {"test.b", -1, "test.a"},
                {"test.gone", 1, "test.a"}, {"test.gone", -1, "test.c"}};
    struct fixture f;
    three_buttons(&f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(focus_step(f.root, rows[i].from, rows[i].step)->id, rows[i].to);
    arena_release(&f.arena);
}

static void what_is_disabled_is_passed_over(void **state)
{
    (void)state;
    struct fixture f;
    three_buttons(&f);
    node_find(f.root, "test.b")->disabled = true;
    assert_string_equal(focus_step(f.root, "test.a", 1)->id, "test.c");
    assert_string_equal(focus_step(f.root, "test.c", -1)->id, "test.a");
    arena_release(&f.arena);
}

static void a_screen_without_anything_to_press_has_no_focus(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    fixture_layout(&f);
    assert_null(focus_step(f.root, NULL, 1));
    arena_release(&f.arena);
}

static void a_dialog_keeps_the_focus_inside(void **state)
{
    (void)state;
    struct fixture f;
    three_buttons(&f);
    struct node *dialog = node_add(&f.arena, f.root, ROLE_DIALOG, "test.dialog");
    ui_button(&f.ui, dialog, "test.yes", ICON_NONE, STR("Ja"), press);
    fixture_layout(&f);
    assert_string_equal(focus_step(f.root, "test.a", 1)->id, "test.yes");
    assert_string_equal(focus_step(f.root, "test.yes", 1)->id, "test.yes");
    arena_release(&f.arena);
}

static void scrolling_brings_a_part_wholly_into_the_window(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *scroll = ui_box(&f.ui, f.root, BOX_SCROLL, 4);
    scroll->grow = 1;
    for (int i = 0; i < 30; i++)
        ui_button(&f.ui, scroll,
                  i == 0    ? "test.first"
                  : i == 29 ? "test.last"
                            : "test.other",
                  ICON_NONE, STR("A"), press);
    fixture_layout(&f);
    float to = -1;
    assert_ptr_equal(focus_scroll(f.root, node_find(f.root, "test.last"), &to), scroll);
    scroll->scroll_px = to;
    fixture_layout(&f);
    const struct node *last = node_find(f.root, "test.last");
    assert_float_equal(last->clip.h, last->rect.h, 0);
    focus_scroll(f.root, node_find(f.root, "test.first"), &to);
    assert_float_equal(to, 0, 0);
    assert_null(focus_scroll(f.root, f.root, &to));
    arena_release(&f.arena);
}

static void what_is_in_the_window_stays_where_it_is(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *scroll = ui_box(&f.ui, f.root, BOX_SCROLL, 4);
    scroll->grow = 1;
    scroll->scroll_px = 300;
    for (int i = 0; i < 30; i++)
        ui_button(&f.ui, scroll, i == 10 ? "test.tenth" : "test.other", ICON_NONE, STR("A"), press);
    fixture_layout(&f);
    float to = -1;
    focus_scroll(f.root, node_find(f.root, "test.tenth"), &to);
    assert_float_equal(to, 300, 0);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(focus_goes_in_reading_order_round_and_round),
        cmocka_unit_test(what_is_disabled_is_passed_over),
        cmocka_unit_test(a_screen_without_anything_to_press_has_no_focus),
        cmocka_unit_test(a_dialog_keeps_the_focus_inside),
        cmocka_unit_test(scrolling_brings_a_part_wholly_into_the_window),
        cmocka_unit_test(what_is_in_the_window_stays_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
