// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tree.h"

static void a_column_stretches_its_children_and_gives_the_rest_to_those_that_grow(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    f.root->gap_mm = 2;
    struct node *a = box_of(&f, f.root, 0, 10), *b = box_of(&f, f.root, 0, 20),
                *c = box_of(&f, f.root, 0, 10);
    b->grow = 1;
    fixture_layout(&f);
    assert_rect(f.root, 0, 0, 800, 1600);
    assert_rect(a, 0, 0, 800, 40);
    assert_rect(b, 0, 48, 800, 1600 - 96);
    assert_rect(c, 0, 1560, 800, 40);
    arena_release(&f.arena);
}

static void a_row_hugs_and_those_that_grow_share_the_rest_equally(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *row = ui_box(&f.ui, f.root, BOX_ROW, 2);
    struct node *a = box_of(&f, row, 25, 10), *b = box_of(&f, row, 5, 20), *c = box_of(&f, row, 60, 10);
    b->grow = c->grow = 1;
    fixture_layout(&f);
    assert_rect(a, 0, 0, 100, 80);
    assert_rect(b, 108, 0, 342, 80);
    assert_rect(c, 458, 0, 342, 80);
    arena_release(&f.arena);
}

static void a_part_that_needs_more_than_its_share_gets_what_it_needs(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *row = ui_box(&f.ui, f.root, BOX_ROW, 0);
    struct node *a = box_of(&f, row, 150, 10), *b = box_of(&f, row, 5, 10), *c = box_of(&f, row, 5, 10);
    a->grow = b->grow = c->grow = 1;
    fixture_layout(&f);
    assert_rect(a, 0, 0, 600, 40);
    assert_rect(b, 600, 0, 100, 40);
    assert_rect(c, 700, 0, 100, 40);
    arena_release(&f.arena);
}

static void right_to_left_is_the_same_seen_in_a_mirror(void **state)
{
    (void)state;
    struct fixture left, right;
    struct fixture *both[] = {&left, &right};
    static const char *const langs_of[] = {"sv", "ar"};
    struct node *nodes[2][3];
    for (int i = 0; i < 2; i++) {
        struct fixture *f = both[i];
        fixture_init(f, &standing, langs_of[i]);
        f->root->pad_mm[3] = 10;
        nodes[i][0] = ui_box(&f->ui, f->root, BOX_ROW, 2);
        nodes[i][1] = box_of(f, nodes[i][0], 25, 10);
        nodes[i][2] = box_of(f, nodes[i][0], 25, 10);
        fixture_layout(f);
    }
    for (int n = 0; n < 3; n++) {
        struct rect l = nodes[0][n]->rect;
        assert_rect(nodes[1][n], 800 - l.x - l.w, l.y, l.w, l.h);
    }
    arena_release(&left.arena);
    arena_release(&right.arena);
}

static void a_flow_goes_on_in_a_new_row(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *flow = ui_box(&f.ui, f.root, BOX_FLOW, 5), *c[3];
    for (int i = 0; i < 3; i++)
        c[i] = box_of(&f, flow, 90, 20);
    fixture_layout(&f);
    assert_rect(c[1], 380, 0, 360, 80);
    assert_rect(c[2], 0, 100, 360, 80);
    assert_rect(flow, 0, 0, 800, 180);
    arena_release(&f.arena);
}

static void a_grid_balances_its_rows(void **state)
{
    (void)state;
    static const struct {
        int n, columns;
        float cell_mm;
        int expected_columns, expected_rows;
    } rows[] = {{5, 4, 10, 3, 2}, {7, 4, 10, 4, 2},  {5, 2, 10, 2, 3}, {4, 4, 60, 2, 2},
                {6, 0, 30, 6, 1}, {3, 9, 300, 1, 3}, {1, 5, 10, 1, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        fixture_init(&f, &standing, "sv");
        struct node *grid = ui_box(&f.ui, f.root, BOX_GRID, 0), *first = NULL;
        grid->columns = rows[i].columns;
        grid->cell_mm = rows[i].cell_mm;
        for (int k = 0; k < rows[i].n; k++) {
            struct node *cell = box_of(&f, grid, 0, 10);
            first = first ? first : cell;
        }
        fixture_layout(&f);
        assert_float_equal(first->rect.w, floorf(800.0f / (float)rows[i].expected_columns), 0);
        assert_float_equal(grid->rect.h, 40 * rows[i].expected_rows, 0);
        arena_release(&f.arena);
    }
}

static struct node *long_list(struct fixture *f, int n, float scroll_px)
{
    struct node *scroll = ui_scroll(&f->ui, f->root, "test.list", scroll_px, press, press);
    scroll->gap_mm = 0;
    for (int i = 0; i < n; i++)
        box_of(f, scroll, 0, 50)->id = i == 0 ? "test.first" : i == n - 1 ? "test.last" : NULL;
    fixture_layout(f);
    return scroll;
}

static void paging_buttons_stand_only_where_there_is_something_to_page_through(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    long_list(&f, 8, 0); /* 8 × 50 mm in 400 mm */
    assert_null(node_find(f.root, "test.list.down"));
    arena_release(&f.arena);
    fixture_init(&f, &standing, "sv");
    struct node *scroll = long_list(&f, 9, 0);
    const struct node *up = node_find(f.root, "test.list.up"), *down = node_find(f.root, "test.list.down");
    assert_non_null(down);
    assert_true(up->disabled && !down->disabled);
    assert_true(down->visible && down->rect.y >= scroll->rect.y + scroll->rect.h);
    assert_float_equal(scroll->content_h, 9 * 200, 0);
    arena_release(&f.arena);
}

static void a_page_down_begins_with_what_was_cut_and_a_page_up_comes_back(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *scroll = long_list(&f, 30, 0);
    int whole = (int)(scroll->rect.h / 200);
    int down = node_find(f.root, "test.list.down")->action.number;
    assert_int_equal(down, whole * 200);
    arena_release(&f.arena);
    fixture_init(&f, &standing, "sv");
    long_list(&f, 30, (float)down);
    assert_int_equal(node_find(f.root, "test.list.up")->action.number, 0);
    assert_false(node_find(f.root, "test.first")->visible);
    arena_release(&f.arena);
}

static void an_offset_past_the_end_shows_the_end(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *scroll = long_list(&f, 30, 1e6f);
    const struct node *last = node_find(f.root, "test.last");
    assert_true(last->visible);
    assert_float_equal(last->rect.y + last->rect.h, scroll->rect.y + scroll->rect.h, 0);
    assert_true(node_find(f.root, "test.list.down")->disabled);
    arena_release(&f.arena);
}

static void a_part_with_push_end_stands_at_the_foot(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *a = box_of(&f, f.root, 0, 10), *b = box_of(&f, f.root, 0, 10);
    b->push_end = true;
    fixture_layout(&f);
    assert_rect(a, 0, 0, 800, 40);
    assert_rect(b, 0, 1560, 800, 40);
    arena_release(&f.arena);
}

static void text_that_has_no_room_is_marked_as_clipped(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *fits = ui_text(&f.ui, f.root, STR("kort"), SIZE_BODY, false, COLOR_NONE);
    box_of(&f, f.root, 0, 395);
    struct node *below = ui_text(&f.ui, f.root, STR("under kanten"), SIZE_BODY, false, COLOR_NONE);
    fixture_layout(&f);
    assert_false(fits->clipped);
    assert_true(below->clipped);
    arena_release(&f.arena);
}

static void text_is_broken_rather_than_cut_when_a_row_is_narrow(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *row = ui_box(&f.ui, f.root, BOX_ROW, 4);
    ui_icon(&f.ui, row, ICON_INFO, 20, COLOR_NONE);
    struct node *text =
        ui_text(&f.ui, row, STR("en ganska lång rad med många små ord som inte får plats på en enda rad här"),
                SIZE_BODY, false, COLOR_NONE);
    fixture_layout(&f);
    assert_true(text->para->n_lines > 1);
    assert_false(text->clipped);
    assert_true(text->rect.x + text->rect.w <= 800);
    arena_release(&f.arena);
}

/* 400 mm of height, 500 mm wanted: sharing out less than nothing must come to an end. */
static void parts_that_grow_keep_what_they_need_when_there_is_no_room(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    for (int i = 0; i < 2; i++) {
        struct node *part = box_of(&f, f.root, 0, i ? 100 : 0);
        part->grow = 1;
    }
    box_of(&f, f.root, 0, 450);
    fixture_layout(&f);
    assert_float_equal(f.root->first->next->rect.h, 400, 1);
    arena_release(&f.arena);
}

static void a_word_without_room_is_broken_before_its_row_leaves_the_panel(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *row = ui_box(&f.ui, f.root, BOX_ROW, 0);
    ui_icon(&f.ui, row, ICON_BACK, 20, COLOR_INK);
    struct node *words = ui_text(&f.ui, row, STR("flaktremsuttagningsanordningsmontorslarlingskurs"),
                                 SIZE_GREETING, true, COLOR_INK);
    words->grow = 1;
    fixture_layout(&f);
    assert_rect(row->first, 0, 0, 80, 80);
    assert_true(words->rect.x + words->rect.w <= 800);
    assert_true(words->para->n_lines > 1);
    assert_false(words->clipped);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_stretches_its_children_and_gives_the_rest_to_those_that_grow),
        cmocka_unit_test(a_row_hugs_and_those_that_grow_share_the_rest_equally),
        cmocka_unit_test(a_part_that_needs_more_than_its_share_gets_what_it_needs),
        cmocka_unit_test(right_to_left_is_the_same_seen_in_a_mirror),
        cmocka_unit_test(a_flow_goes_on_in_a_new_row),
        cmocka_unit_test(a_grid_balances_its_rows),
        cmocka_unit_test(paging_buttons_stand_only_where_there_is_something_to_page_through),
        cmocka_unit_test(a_page_down_begins_with_what_was_cut_and_a_page_up_comes_back),
        cmocka_unit_test(an_offset_past_the_end_shows_the_end),
        cmocka_unit_test(a_part_with_push_end_stands_at_the_foot),
        cmocka_unit_test(text_that_has_no_room_is_marked_as_clipped),
        cmocka_unit_test(text_is_broken_rather_than_cut_when_a_row_is_narrow),
        cmocka_unit_test(parts_that_grow_keep_what_they_need_when_there_is_no_room),
        cmocka_unit_test(a_word_without_room_is_broken_before_its_row_leaves_the_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
