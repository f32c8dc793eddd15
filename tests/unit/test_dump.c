// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/js.h"
#include "tests/unit/tree.h"
#include "ui/dump.h"

static struct js *dumped(struct fixture *f)
{
    struct buf buf;
    struct js *object = NULL;
    buf_init(&buf, 1 << 20);
    dump_tree(f->root, "home", &f->theme, &f->words, &buf);
    assert_int_equal(js_parse(buf_view(&buf), 1 << 20, 8, &object, NULL), ERR_OK);
    buf_release(&buf);
    return object;
}

static const struct js *node_named(const struct js *object, const char *id)
{
    const struct js *nodes = js_get(object, "nodes");
    for (size_t i = 0; i < js_len(nodes); i++)
        if (str_is(js_get_str(js_at(nodes, i), "id"), id))
            return js_at(nodes, i);
    return NULL;
}

static void assert_member(const struct js *node, const char *name, const char *expected)
{
    if (!str_is(js_get_str(node, name), expected))
        fail_msg("%s is %.*s, not %s", name, STR_FMT(js_get_str(node, name)), expected);
}

static void the_head_says_what_was_drawn_and_how(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "ar");
    fixture_layout(&f);
    struct js *object = dumped(&f);
    assert_member(object, "screen", "home");
    assert_member(object, "lang", "ar");
    assert_member(object, "dir", "rtl");
    assert_member(object, "textsize", "standard");
    assert_member(object, "theme", "light");
    assert_int_equal(js_int(js_at(js_get(object, "size"), 1)), 1600);
    assert_int_equal(js_get_int(object, "px_per_mm"), 4);
    js_free(object);
    arena_release(&f.arena);
}

static void a_button_is_listed_once_with_the_words_drawn_on_it(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    ui_tile(&f.ui, f.root, "home.events", ICON_EVENTS, STR("Vad händer"), STR("3 i dag"), COLOR_EVENTS,
            press);
    fixture_layout(&f);
    struct js *object = dumped(&f);
    const struct js *nodes = js_get(object, "nodes"), *tile = node_named(object, "home.events");
    int named = 0, lines = 0;
    for (size_t i = 0; i < js_len(nodes); i++) {
        named += str_is(js_get_str(js_at(nodes, i), "label"), "Vad händer");
        lines += str_is(js_get_str(js_at(nodes, i), "text"), "3 i dag");
    }
    assert_int_equal(named, 1);
    assert_int_equal(lines, 1);
    assert_member(tile, "role", "button");
    assert_member(tile, "text", "Vad händer");
    assert_member(tile, "fg", "#ffffff");
    assert_member(tile, "bg", "#2f2b7f");
    assert_true(js_get_true(tile, "visible") && js_get_true(tile, "focusable") &&
                js_get_true(tile, "enabled"));
    assert_false(js_get_true(tile, "truncated"));
    double px = js_real(js_get(tile, "font_px"));
    assert_float_equal(js_real(js_get(tile, "cap_px")), px * 0.714, 0.01);
    js_free(object);
    arena_release(&f.arena);
}

static void text_loses_its_marks_and_keeps_its_words(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    ui_text(&f.ui, f.root,
            STR("ring \xe2\x81\xa6"
                "08-123\xe2\x81\xa9"),
            SIZE_BODY, false, COLOR_QUIET)
        ->id = "home.phone";
    fixture_layout(&f);
    struct js *object = dumped(&f);
    assert_member(node_named(object, "home.phone"), "text", "ring 08-123");
    assert_member(node_named(object, "home.phone"), "bg", "#fbf7f0");
    assert_member(node_named(object, "home.phone"), "fg", "#46505a");
    js_free(object);
    arena_release(&f.arena);
}

static void what_is_scrolled_away_is_listed_but_not_visible(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *scroll = ui_scroll(&f.ui, f.root, "home.list", 0, press, press);
    box_of(&f, scroll, 0, 500);
    ui_text(&f.ui, scroll, STR("långt ned"), SIZE_BODY, false, COLOR_NONE)->id = "home.below";
    fixture_layout(&f);
    struct js *object = dumped(&f);
    const struct js *below = node_named(object, "home.below");
    assert_false(js_get_true(below, "visible"));
    assert_false(js_get_true(below, "truncated"));
    assert_member(below, "text", "");
    js_free(object);
    arena_release(&f.arena);
}

static void what_is_private_stays_private_all_the_way_down(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct node *field =
        ui_field(&f.ui, f.root, "home.phone", ICON_PHONE, STR("Telefon"), STR("070"), STR(""), press);
    field->private_data = true;
    fixture_layout(&f);
    struct js *object = dumped(&f);
    const struct js *nodes = js_get(object, "nodes");
    int private = 0;
    for (size_t i = 0; i < js_len(nodes); i++)
    private += str_is(js_get_str(js_at(nodes, i), "text"), "070") && js_get_true(js_at(nodes, i), "private");
    assert_int_equal(private, 1);
    js_free(object);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_says_what_was_drawn_and_how),
        cmocka_unit_test(a_button_is_listed_once_with_the_words_drawn_on_it),
        cmocka_unit_test(text_loses_its_marks_and_keeps_its_words),
        cmocka_unit_test(what_is_scrolled_away_is_listed_but_not_visible),
        cmocka_unit_test(what_is_private_stays_private_all_the_way_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
