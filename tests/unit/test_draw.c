// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tree.h"
#include "ui/draw.h"

enum { RECTS = 8 };

static struct draw_list drawn(struct fixture *f)
{
    fixture_layout(f);
    return draw_tree(&f->arena, f->root, &f->theme);
}

static void two_lines(struct fixture *f, const char *first, const char *second, const char *focus)
{
    fixture_init(f, &standing, "sv");
    f->ui.focus = focus;
    ui_text(&f->ui, f->root, str_of(first), SIZE_BODY, false, COLOR_NONE);
    ui_text(&f->ui, f->root, str_of(second), SIZE_BODY, false, COLOR_NONE);
    ui_button(&f->ui, f->root, "test.a", ICON_BACK, STR("A"), press);
}

static void a_tree_becomes_grounds_then_runs_then_the_focus_ring(void **state)
{
    (void)state;
    struct fixture f;
    two_lines(&f, "ett", "två", "test.a");
    struct draw_list list = drawn(&f);
    assert_int_equal(list.items[0].type, DRAW_BOX);
    assert_int_equal(list.items[0].fill, 0xFFFBF7F0);
    assert_int_equal(list.items[1].type, DRAW_RUN);
    const struct draw *in = &list.items[list.n - 2], *out = &list.items[list.n - 1];
    const struct node *button = node_find(f.root, "test.a");
    assert_int_equal(in->line, 0xFF000000 | f.theme.colors[COLOR_FOCUS_IN]);
    assert_int_equal(out->line, 0xFF000000 | f.theme.colors[COLOR_FOCUS_OUT]);
    assert_true(in->line_w >= f.theme.px_per_mm && out->line_w >= f.theme.px_per_mm); /* A09 */
    assert_float_equal(out->rect.x, button->rect.x - 2 * in->line_w, 0);
    arena_release(&f.arena);
}

static void the_same_tree_needs_no_painting(void **state)
{
    (void)state;
    struct fixture a, b;
    two_lines(&a, "ett", "två", NULL);
    two_lines(&b, "ett", "två", NULL);
    struct draw_list before = drawn(&a), after = drawn(&b);
    struct rect rects[RECTS];
    assert_int_equal(draw_damage(&before, &after, rects, RECTS), 0);
    arena_release(&a.arena);
    arena_release(&b.arena);
}

static void one_changed_word_damages_its_line_alone(void **state)
{
    (void)state;
    struct fixture a, b;
    two_lines(&a, "ett", "två", NULL);
    two_lines(&b, "ett", "tre", NULL);
    struct draw_list before = drawn(&a), after = drawn(&b);
    struct rect rects[RECTS];
    assert_int_equal(draw_damage(&before, &after, rects, RECTS), 1);
    float line_h = before.items[1].rect.h;
    assert_true(rects[0].y <= line_h && rects[0].y + rects[0].h >= 2 * line_h);
    assert_true(rects[0].h < 3 * line_h);
    arena_release(&a.arena);
    arena_release(&b.arena);
}

static void what_changes_places_with_what_lies_above_it_is_painted_again(void **state)
{
    (void)state;
    struct draw items[2] = {{.type = DRAW_BOX, .rect = {0, 0, 10, 10}, .clip = {0, 0, 100, 100}, .hash = 1},
                            {.type = DRAW_BOX, .rect = {5, 5, 10, 10}, .clip = {0, 0, 100, 100}, .hash = 2}};
    struct draw turned[2] = {items[1], items[0]};
    struct draw_list before = {items, 2}, after = {turned, 2};
    struct rect rects[RECTS];
    assert_int_equal(draw_damage(&before, &after, rects, RECTS), 1);
}

static void everything_is_damage_at_first_and_never_more_than_asked_for(void **state)
{
    (void)state;
    struct draw items[40];
    for (int i = 0; i < 40; i++)
        items[i] = (struct draw){.type = DRAW_BOX,
                                 .rect = {(float)(i % 8) * 100, (float)(i / 8) * 100, 10, 10},
                                 .clip = {0, 0, 2000, 2000},
                                 .hash = (uint64_t)i + 1};
    struct draw_list none = {NULL, 0}, all = {items, 40};
    struct rect rects[RECTS];
    int n = draw_damage(&none, &all, rects, RECTS);
    assert_true(n > 0 && n <= RECTS);
    for (int i = 0; i < 40; i++) {
        bool covered = false;
        for (int k = 0; k < n; k++)
            covered = covered || (items[i].rect.x >= rects[k].x && items[i].rect.y >= rects[k].y &&
                                  items[i].rect.x + 10 <= rects[k].x + rects[k].w &&
                                  items[i].rect.y + 10 <= rects[k].y + rects[k].h);
        assert_true(covered);
    }
}

static void icons_that_point_are_turned_in_right_to_left(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        enum icon icon;
        bool mirror;
    } rows[] = {{"sv", ICON_BACK, false},
                {"ar", ICON_BACK, true},
                {"ar", ICON_FORWARD, true},
                {"ar", ICON_CLOCK, false},
                {"ar", ICON_SEARCH, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        fixture_init(&f, &standing, rows[i].lang);
        ui_icon(&f.ui, f.root, rows[i].icon, 8, COLOR_NONE);
        struct draw_list list = drawn(&f);
        assert_int_equal(list.items[1].type, DRAW_ICON);
        assert_int_equal(list.items[1].mirror, rows[i].mirror);
        arena_release(&f.arena);
    }
}

static void the_caret_stands_behind_the_last_letter(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    f.ui.focus = "test.field";
    ui_field(&f.ui, f.root, "test.field", ICON_NONE, STR("Telefon"), STR("070"), STR(""), press);
    struct draw_list list = drawn(&f);
    const struct draw *run = NULL, *caret = NULL;
    for (int i = 0; i < list.n; i++) {
        if (list.items[i].type == DRAW_RUN && str_is(list.items[i].run->text, "070"))
            run = &list.items[i];
        else if (run && !caret)
            caret = &list.items[i];
    }
    assert_non_null(caret);
    assert_float_equal(caret->rect.x, run->rect.x + run->rect.w, 1);
    assert_true(caret->rect.h > 0.5f * run->rect.h);
    arena_release(&f.arena);
}

static void what_is_scrolled_away_is_not_drawn(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *scroll = ui_box(&f.ui, f.root, BOX_SCROLL, 0);
    scroll->grow = 1;
    box_of(&f, scroll, 0, 600);
    ui_text(&f.ui, scroll, STR("långt ned"), SIZE_BODY, false, COLOR_NONE);
    assert_int_equal(drawn(&f).n, 1);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_becomes_grounds_then_runs_then_the_focus_ring),
        cmocka_unit_test(the_same_tree_needs_no_painting),
        cmocka_unit_test(one_changed_word_damages_its_line_alone),
        cmocka_unit_test(what_changes_places_with_what_lies_above_it_is_painted_again),
        cmocka_unit_test(everything_is_damage_at_first_and_never_more_than_asked_for),
        cmocka_unit_test(icons_that_point_are_turned_in_right_to_left),
        cmocka_unit_test(the_caret_stands_behind_the_last_letter),
        cmocka_unit_test(what_is_scrolled_away_is_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
