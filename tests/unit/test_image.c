// SPDX-License-Identifier: GPL-3.0-or-later
/* A picture in the tree: its box, its words, what is dumped of it, and what an item's bytes name. */
#include "base/js.h"
#include "core/pictures.h"
#include "tests/unit/tree.h"
#include "ui/check.h"
#include "ui/draw.h"
#include "ui/dump.h"
#include "ui/image.h"
#include "ui/speak.h"

#define NAME "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OTHER "f123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct image wide = {NAME, 1000, 1200, 800, 1.5f, 0}, low = {NAME, 1000, 1200, 800, 1.5f, 40},
                          other = {OTHER, 1000, 1200, 800, 1.5f, 40};

static void its_box_is_as_wide_as_it_is_given_at_its_ratio_and_no_higher_than_it_may_be(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv"); /* 800 px wide, 4 px a millimetre */
    struct node *a = ui_image(&f.ui, f.root, "t.a", &wide, STR("Ett hus"));
    struct node *b = ui_image(&f.ui, f.root, "t.b", &low, STR("Ett hus"));
    struct node *c = ui_image(&f.ui, f.root, "t.c", &low, STR("Ett hus"));
    c->hug = true;
    fixture_layout(&f);
    assert_true(a->rect.w == 800 && a->rect.h == 533);
    assert_true(b->rect.w == 800 && b->rect.h == 160);
    assert_true(c->rect.w == 240 && c->rect.h == 160);
    arena_release(&f.arena);
}

static void who_cannot_see_it_is_told_in_the_language_of_its_words(void **state)
{
    (void)state;
    struct fixture f;
    struct said parts[SAID_MAX];
    fixture_init(&f, &standing, "sv");
    struct node *node = ui_image(&f.ui, f.root, "t.x", &low, STR("بيت كبير"));
    node->lang = lang_find(STR("ar"));
    fixture_layout(&f);
    assert_int_equal(speak_parts(&f.arena, &f.words, node, parts), 2);
    assert_string_equal(parts[0].lang->tag, "ar");
    assert_true(str_is(parts[0].text, "بيت كبير"));
    assert_true(str_is(parts[1].text, "picture"));
    assert_ptr_equal(speak_next(f.root, NULL), node);
    arena_release(&f.arena);
}

enum named { NAMED, UNNAMED, HIDDEN, IN_A_CARD };
static int faults_of(enum named words)
{
    struct fixture f;
    struct check check;
    fixture_init(&f, &standing, "sv");
    struct node *around = f.root;
    if (words == IN_A_CARD)
        around = ui_card(&f.ui, f.root, "t.card", &(struct card){.title = STR("Kort")}, press);
    struct node *node = ui_image(&f.ui, around, "t.x", &low, words == NAMED ? STR("Ett hus") : STR(""));
    node->hidden_from_reader = words == HIDDEN || words == IN_A_CARD;
    fixture_layout(&f);
    check_begin(&check, &f.arena, f.root, &f.theme, &f.words);
    check_images(&check);
    int n = check.n;
    for (int i = 0; i < n; i++)
        assert_string_equal(check.faults[i].requirement, "A28");
    arena_release(&f.arena);
    return n;
}

static void a_picture_without_words_is_a_fault_but_where_a_card_repeats_it(void **state)
{
    (void)state;
    assert_int_equal(faults_of(NAMED), 0);
    assert_int_equal(faults_of(UNNAMED), 1);
    assert_int_equal(faults_of(HIDDEN), 1);
    assert_int_equal(faults_of(IN_A_CARD), 0);
}

static void the_dump_names_the_file(void **state)
{
    (void)state;
    struct fixture f;
    struct buf buf;
    fixture_init(&f, &standing, "sv");
    ui_image(&f.ui, f.root, "t.x", &low, STR("Ett hus"));
    fixture_layout(&f);
    buf_init(&buf, 1 << 20);
    dump_tree(f.root, "test", &f.theme, &f.words, &buf);
    assert_true(str_contains(buf_view(&buf), STR("\"picture\": \"" NAME "\"")));
    assert_true(str_contains(buf_view(&buf), STR("\"role\": \"image\"")));
    buf_release(&buf);
    arena_release(&f.arena);
}

static struct draw_list drawn(struct fixture *f, const struct image *image)
{
    fixture_init(f, &standing, "sv");
    ui_image(&f->ui, f->root, "t.x", image, STR("Ett hus"));
    fixture_layout(f);
    return draw_tree(&f->arena, f->root, &f->theme);
}

static void another_picture_in_the_same_box_is_damage_and_the_same_one_is_none(void **state)
{
    (void)state;
    struct fixture f, g, h;
    struct rect rects[4];
    struct draw_list a = drawn(&f, &low), b = drawn(&g, &low), c = drawn(&h, &other);
    int w, height;
    assert_int_equal(draw_damage(&a, &b, rects, 4), 0);
    assert_int_equal(draw_damage(&a, &c, rects, 4), 1);
    assert_true(rects[0].w == 800 && rects[0].h == 160);
    draw_box_px(&a.items[a.n - 1], &w, &height);
    assert_true(w == 800 && height == 160);
    arena_release(&f.arena);
    arena_release(&g.arena);
    arena_release(&h.arena);
}

static void an_item_names_its_files_and_nothing_else_does(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        int n;
    } rows[] = {
        {"{\"id\":\"story/a\",\"pictures\":[{\"bytes\":5,\"sha256\":\"" NAME "\"}]}", 1},
        {"{\"id\":\"story/a\",\"pictures\":[{\"bytes\":5,\"sha256\":\"" NAME
         "\"},{\"bytes\":6,\"sha256\":\"" OTHER "\"}]}",
         2},
        {"{\"id\":\"story/a\"}", 0},
        {"{\"pictures\":[{\"bytes\":5,\"sha256\":\"../../etc/passwd\"}]}", 0},
        {"{\"pictures\":[{\"bytes\":0,\"sha256\":\"" NAME "\"}]}", 0},
        {"{\"pictures\":[{\"bytes\":99999999,\"sha256\":\"" NAME "\"}]}", 0},
        {"{\"pictures\":[{\"sha256\":\"" NAME "\"}", 0},
        {"{\"body\":\"\\\"pictures\\\":[{\\\"sha256\\\":1\"}", 0},
        {"", 0},
    };
    struct picture_file files[ITEM_PICTURES_MAX];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(item_picture_files(str_of(rows[i].json), files), rows[i].n);
    assert_int_equal(item_picture_files(str_of(rows[1].json), files), 2);
    assert_string_equal(files[1].name, OTHER);
    assert_int_equal(files[1].bytes, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_box_is_as_wide_as_it_is_given_at_its_ratio_and_no_higher_than_it_may_be),
        cmocka_unit_test(who_cannot_see_it_is_told_in_the_language_of_its_words),
        cmocka_unit_test(a_picture_without_words_is_a_fault_but_where_a_card_repeats_it),
        cmocka_unit_test(the_dump_names_the_file),
        cmocka_unit_test(another_picture_in_the_same_box_is_damage_and_the_same_one_is_none),
        cmocka_unit_test(an_item_names_its_files_and_nothing_else_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
