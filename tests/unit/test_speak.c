// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tree.h"
#include "ui/speak.h"

static void assert_spoken(struct fixture *f, const struct node *node, const char *expected)
{
    struct str said = speak_node(&f->arena, &f->words, node);
    assert_string_equal(said.ptr, expected);
}

static void a_node_says_its_name_role_state_and_place(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "en");
    struct node *button = ui_button(&f.ui, f.root, "test.a", ICON_NONE, STR("Go on"), press);
    assert_spoken(&f, button, "Go on, button");
    button->disabled = true;
    assert_spoken(&f, button, "Go on, button, not available now");
    assert_spoken(&f, ui_chip(&f.ui, f.root, "test.b", STR("Free"), true, COLOR_CALLS, press),
                  "Free, button, chosen");
    assert_spoken(&f, ui_chip(&f.ui, f.root, "test.c", STR("Free"), false, COLOR_CALLS, press),
                  "Free, button, not chosen");
    struct card card = {.title = STR("Read aloud"), .under = STR("The library"), .last = STR("Indoors")};
    struct node *item = ui_card(&f.ui, f.root, "test.d", &card, press);
    item->position = 2;
    item->count = 5;
    assert_spoken(&f, item, "Read aloud, The library, Indoors, button, 2 of 5");
    assert_spoken(
        &f, ui_field(&f.ui, f.root, "test.e", ICON_SEARCH, STR("Search"), STR("bike"), STR("food …"), press),
        "Search, bike, field");
    assert_spoken(&f, ui_heading(&f.ui, f.root, "test.f", STR("Today"), 2), "Today, heading");
    arena_release(&f.arena);
}

static void marks_of_direction_are_not_spoken(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "en");
    struct node *text = ui_text(&f.ui, f.root,
                                STR("call \xe2\x81\xa6"
                                    "08-123\xe2\x81\xa9 now"),
                                SIZE_BODY, false, COLOR_NONE);
    assert_spoken(&f, text, "call 08-123 now");
    arena_release(&f.arena);
}

/* Its name, and what is read when it comes, one a line. */
static const char *screen_said(struct fixture *f)
{
    struct str all = speak_name(f->root);
    for (const struct node *node = speak_next(f->root, NULL); node; node = speak_next(f->root, node)) {
        struct said parts[SAID_MAX];
        struct str line = speak_line(&f->arena, parts, speak_words(&f->words, node, parts));
        all = arena_printf(&f->arena, "%.*s\n%.*s", STR_FMT(all), STR_FMT(line));
    }
    return arena_z(&f->arena, all);
}

static void a_screen_says_its_name_and_what_is_only_read(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "en");
    f.root->label = STR("Find help");
    ui_heading(&f.ui, f.root, "test.a", STR("Letters and papers"), 1);
    ui_button(&f.ui, f.root, "test.b", ICON_NONE, STR("Back"), press);
    struct node *facts = ui_facts(&f.ui, f.root, "test.facts");
    ui_fact(&f.ui, facts, "test.when", ICON_CLOCK, COLOR_HELP, STR("Open now"), STR("until four"));
    ui_text(&f.ui, f.root, STR("hidden"), SIZE_BODY, false, COLOR_NONE)->hidden_from_reader = true;
    assert_string_equal(screen_said(&f), "Find help\nLetters and papers\nOpen now, until four");
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_node_says_its_name_role_state_and_place),
        cmocka_unit_test(marks_of_direction_are_not_spoken),
        cmocka_unit_test(a_screen_says_its_name_and_what_is_only_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
