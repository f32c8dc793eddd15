// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tree.h"
#include "ui/hit.h"

/* Two buttons of 20 mm (80 px) with 4 mm (16 px) between them, from the upper left corner. */
static void two_buttons(struct fixture *f, struct node **ret_a, struct node **ret_b)
{
    fixture_init(f, &standing, "sv");
    f->root->gap_mm = 4;
    *ret_a = ui_button(&f->ui, f->root, "test.a", ICON_NONE, STR("A"), press);
    *ret_b = ui_button(&f->ui, f->root, "test.b", ICON_NONE, STR("B"), press);
    fixture_layout(f);
}

static void a_finger_on_a_button_hits_it(void **state)
{
    (void)state;
    struct fixture f;
    struct node *a, *b;
    two_buttons(&f, &a, &b);
    assert_ptr_equal(hit_test(f.root, 400, 40, 0), a);
    assert_ptr_equal(hit_test(f.root, 400, 100, 0), b);
    assert_null(hit_test(f.root, 400, 85, 0));
    assert_null(hit_test(f.root, 400, 900, 0));
    arena_release(&f.arena);
}

static void beside_a_button_the_nearest_within_reach_is_hit(void **state)
{
    (void)state;
    struct fixture f;
    struct node *a, *b;
    two_buttons(&f, &a, &b);
    assert_ptr_equal(hit_test(f.root, 400, 84, 8), a);
    assert_ptr_equal(hit_test(f.root, 400, 92, 8), b);
    assert_null(hit_test(f.root, 400, 200, 8));
    arena_release(&f.arena);
}

static void a_disabled_button_is_dead_and_does_not_pass_the_touch_on(void **state)
{
    (void)state;
    struct fixture f;
    struct node *a, *b;
    two_buttons(&f, &a, &b);
    a->disabled = true;
    assert_null(hit_test(f.root, 400, 70, 40));
    assert_ptr_equal(hit_test(f.root, 400, 88, 40), b);
    arena_release(&f.arena);
}

static void what_lies_deeper_and_later_is_on_top(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    f.root->action = (struct action){.code = 2};
    struct node *a = ui_button(&f.ui, f.root, "test.a", ICON_NONE, STR("A"), press);
    fixture_layout(&f);
    assert_ptr_equal(hit_test(f.root, 10, 10, 0), a);
    assert_ptr_equal(hit_test(f.root, 10, 900, 0), f.root);
    arena_release(&f.arena);
}

static void a_dialog_takes_everything(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    f.root->box = BOX_STACK;
    struct node *behind = ui_box(&f.ui, f.root, BOX_COLUMN, 0);
    ui_button(&f.ui, behind, "test.a", ICON_NONE, STR("A"), press);
    struct node *dialog = node_add(&f.arena, f.root, ROLE_DIALOG, "test.dialog");
    box_of(&f, dialog, 0, 100);
    struct node *yes = ui_button(&f.ui, dialog, "test.yes", ICON_NONE, STR("Ja"), press);
    fixture_layout(&f);
    assert_null(hit_test(f.root, 10, 10, 40));
    assert_ptr_equal(hit_test(f.root, 10, 410, 0), yes);
    arena_release(&f.arena);
}

static void what_is_scrolled_away_is_not_hit(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    box_of(&f, f.root, 0, 100);
    struct node *scroll = ui_box(&f.ui, f.root, BOX_SCROLL, 0);
    scroll->grow = 1;
    scroll->scroll_px = 40;
    struct node *a = ui_button(&f.ui, scroll, "test.a", ICON_NONE, STR("A"), press);
    box_of(&f, scroll, 0, 600);
    fixture_layout(&f);
    assert_null(hit_test(f.root, 10, 390, 0)); /* above the window */
    assert_ptr_equal(hit_test(f.root, 10, 410, 0), a);
    assert_ptr_equal(hit_scroll(f.root, 10, 410), scroll);
    assert_null(hit_scroll(f.root, 10, 390));
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finger_on_a_button_hits_it),
        cmocka_unit_test(beside_a_button_the_nearest_within_reach_is_hit),
        cmocka_unit_test(a_disabled_button_is_dead_and_does_not_pass_the_touch_on),
        cmocka_unit_test(what_lies_deeper_and_later_is_on_top),
        cmocka_unit_test(a_dialog_takes_everything),
        cmocka_unit_test(what_is_scrolled_away_is_not_hit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
