// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "tests/unit/tree.h"
#include "ui/focus.h"
#include "ui/scan.h"

enum { STEP_MS = 2000 };

static struct node *button(struct fixture *f, struct node *parent, const char *id)
{
    return ui_button(&f->ui, parent, id, ICON_NONE, STR("x"), press);
}

/* A title row with Back, a row of two tiles, one thing alone, a flow of chips, and the bar. */
static void screen(struct fixture *f)
{
    fixture_init(f, &standing, "sv");
    struct node *title = ui_box(&f->ui, f->root, BOX_ROW, 4);
    button(f, title, "frame.back");
    ui_heading(&f->ui, title, "frame.title", STR("Title"), 2);
    struct node *body = ui_box(&f->ui, f->root, BOX_COLUMN, 4);
    struct node *tiles = ui_box(&f->ui, body, BOX_ROW, 4);
    button(f, tiles, "home.a");
    button(f, tiles, "home.b");
    button(f, body, "home.alone");
    struct node *chips = ui_box(&f->ui, body, BOX_FLOW, 3);
    chips->id = "home.chips";
    button(f, chips, "chip.a");
    button(f, chips, "chip.off")->disabled = true;
    button(f, chips, "chip.b");
    button(f, chips, "chip.c");
    ui_text(&f->ui, body, STR("only read"), SIZE_BODY, false, COLOR_NONE)->id = "home.text";
    struct node *bar = ui_box(&f->ui, f->root, BOX_GRID, 3);
    bar->id = "bar";
    bar->columns = 8;
    static const char *const ids[] = {"bar.1", "bar.2", "bar.3", "bar.4", "bar.5", "bar.6", "bar.7"};
    for (int i = 0; i < 7; i++)
        button(f, bar, ids[i]);
    fixture_layout(f);
}

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

/* ---- time ---- */

struct going {
    struct fixture f;
    struct scan scan;
    struct scan_map map;
    int64_t now_ms;
};

static void going_init(struct going *going)
{
    *going = (struct going){.now_ms = 5000};
    screen(&going->f);
    going->map = scan_map(&going->f.arena, going->f.root);
    scan_begin(&going->scan, &going->map, going->now_ms, STEP_MS);
}

/* One step by the clock, when it is due. */
static const char *after_step(struct going *going)
{
    int64_t next = scan_next_ms(&going->scan, going->now_ms);
    assert_true(next > 0);
    scan_step(&going->scan, &going->map, going->now_ms + next - 1, STEP_MS); /* not yet */
    going->now_ms += next;
    scan_step(&going->scan, &going->map, going->now_ms, STEP_MS);
    return going->scan.id;
}

static const char *choose(struct going *going)
{
    const struct node *node = scan_choose(&going->scan, &going->map, going->now_ms, STEP_MS);
    return node ? node->id : "";
}

static void A32_the_first_step_in_a_new_screen_waits_twice_as_long(void **state)
{
    (void)state;
    struct going going;
    going_init(&going);
    assert_string_equal(going.scan.id, "frame.back");
    assert_int_equal(scan_next_ms(&going.scan, going.now_ms), 2 * STEP_MS);
    assert_string_equal(after_step(&going), "scan.1");
    assert_int_equal(scan_next_ms(&going.scan, going.now_ms), STEP_MS);
    assert_int_equal(going.now_ms, 5000 + 2 * STEP_MS);
    arena_release(&going.f.arena);
}

static void A32_a_press_enters_a_group_and_another_chooses(void **state)
{
    (void)state;
    struct going going;
    going_init(&going);
    after_step(&going);
    assert_string_equal(choose(&going), "");
    assert_string_equal(going.scan.id, "home.a");
    assert_string_equal(after_step(&going), "home.b");
    assert_string_equal(choose(&going), "home.b");
    assert_string_equal(going.scan.id, "scan.1"); /* the next one is often near */
    assert_string_equal(after_step(&going), "home.alone");
    arena_release(&going.f.arena);
}

static void A32_a_group_with_one_target_is_that_target(void **state)
{
    (void)state;
    struct going going;
    going_init(&going);
    assert_string_equal(choose(&going), "frame.back");
    arena_release(&going.f.arena);
}

static void A32_after_three_rounds_in_a_group_it_goes_on_with_the_groups(void **state)
{
    (void)state;
    struct going going;
    going_init(&going);
    after_step(&going);
    choose(&going);
    for (int i = 1; i < 3 * 2; i++)
        assert_string_equal(after_step(&going), i % 2 ? "home.b" : "home.a");
    assert_string_equal(after_step(&going), "scan.1");
    assert_int_equal(going.scan.phase, SCAN_GROUPS);
    assert_string_equal(after_step(&going), "home.alone");
    arena_release(&going.f.arena);
}

static void A32_after_three_rounds_of_the_groups_it_stops_and_a_press_begins_again(void **state)
{
    (void)state;
    struct going going;
    going_init(&going);
    for (int i = 1; i < 3 * 5; i++)
        assert_string_equal(after_step(&going), going.map.groups[i % 5].id);
    assert_string_equal(after_step(&going), "");
    assert_int_equal(scan_next_ms(&going.scan, going.now_ms), -1);
    assert_int_equal(going.now_ms, 5000 + (3 * 5 + 1) * STEP_MS);
    going.now_ms += 60000;
    assert_string_equal(choose(&going), "");
    assert_string_equal(going.scan.id, "frame.back");
    assert_int_equal(scan_next_ms(&going.scan, going.now_ms), 2 * STEP_MS);
    arena_release(&going.f.arena);
}

static void A32_while_it_is_said_the_step_waits(void **state)
{
    (void)state;
    struct going going;
    going_init(&going);
    for (int i = 0; i < 50; i++) {
        going.now_ms += 100;
        scan_wait(&going.scan, going.now_ms, STEP_MS);
        scan_step(&going.scan, &going.map, going.now_ms, STEP_MS);
        assert_string_equal(going.scan.id, "frame.back");
    }
    assert_int_equal(scan_next_ms(&going.scan, going.now_ms), STEP_MS);
    assert_string_equal(after_step(&going), "scan.1");
    arena_release(&going.f.arena);
}

static void A32_what_changes_under_the_frame_does_not_lose_it(void **state)
{
    (void)state;
    struct going going;
    going_init(&going);
    after_step(&going);
    after_step(&going);
    after_step(&going);
    choose(&going);
    after_step(&going);
    assert_string_equal(going.scan.id, "chip.b");
    node_find(going.f.root, "frame.back")->disabled = true; /* one group fewer before it */
    going.map = scan_map(&going.f.arena, going.f.root);
    assert_string_equal(after_step(&going), "chip.c");
    node_find(going.f.root, "chip.c")->disabled = true;
    going.map = scan_map(&going.f.arena, going.f.root);
    scan_step(&going.scan, &going.map, going.now_ms, STEP_MS);
    assert_string_equal(going.scan.id, "home.chips");
    struct scan_map empty = {0};
    scan_step(&going.scan, &empty, going.now_ms, STEP_MS);
    assert_string_equal(going.scan.id, "");
    assert_null(scan_choose(&going.scan, &empty, going.now_ms, STEP_MS));
    arena_release(&going.f.arena);
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
        cmocka_unit_test(A32_the_first_step_in_a_new_screen_waits_twice_as_long),
        cmocka_unit_test(A32_a_press_enters_a_group_and_another_chooses),
        cmocka_unit_test(A32_a_group_with_one_target_is_that_target),
        cmocka_unit_test(A32_after_three_rounds_in_a_group_it_goes_on_with_the_groups),
        cmocka_unit_test(A32_after_three_rounds_of_the_groups_it_stops_and_a_press_begins_again),
        cmocka_unit_test(A32_while_it_is_said_the_step_waits),
        cmocka_unit_test(A32_what_changes_under_the_frame_does_not_lose_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
