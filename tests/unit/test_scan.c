// SPDX-License-Identifier: GPL-3.0-or-later
/* A32: how the frame goes through the groups, and what a press does. */
#include "tests/unit/scan_screen.h"
#include "ui/scan.h"

enum { STEP_MS = 2000 };

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
