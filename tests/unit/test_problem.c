// SPDX-License-Identifier: GPL-3.0-or-later
// What a form needs: a field that is not right says so (A20), nothing is sent unseen (A21); and that the
// checks of both, and of easy Swedish (A26), see what they are there to see.
#include <string.h>

#include "tree.h"
#include "ui/check.h"
#include "ui/speak.h"

#define CAUSE STR("Det är för få siffror.")
#define SUGGESTION STR("Skriv tio siffror, till exempel 070 och sju till.")

static struct fixture f;
static struct check check;

static struct node *begin(const struct panel *panel, enum theme_name theme, enum text_scale scale)
{
    fixture_init(&f, panel, "sv");
    theme_init(&f.theme, panel, theme, scale);
    struct node *column = ui_box(&f.ui, f.root, BOX_COLUMN, 5);
    for (int side = 0; side < 4; side++)
        column->pad_mm[side] = 10;
    return column;
}

static struct node *field(struct node *parent)
{
    struct node *node =
        ui_field(&f.ui, parent, "t.phone", ICON_PHONE, STR("Telefon"), STR("0701"), STR(""), press);
    ui_field_problem(&f.ui, node, CAUSE, SUGGESTION);
    return node;
}

static void check_now(void)
{
    fixture_layout(&f);
    check_begin(&check, &f.arena, f.root, &f.theme, &f.words);
    check_all(&check);
}

static bool found(const char *requirement)
{
    for (int i = 0; i < check.n; i++)
        if (strcmp(check.faults[i].requirement, requirement) == 0)
            return true;
    return false;
}

static void A20_a_field_shows_and_says_what_is_wrong_and_what_would_be_right(void **state)
{
    static const struct panel *const panels[] = {&standing, &lying};
    (void)state;
    for (size_t p = 0; p < 2; p++)
        for (enum theme_name theme = 0; theme < THEME_COUNT; theme++)
            for (enum text_scale scale = 0; scale < SCALE_COUNT; scale++) {
                struct node *node = field(begin(panels[p], theme, scale));
                check_now();
                for (int i = 0; i < check.n; i++)
                    print_message("%s %s: %.*s\n", check.faults[i].requirement, check.faults[i].id,
                                  STR_FMT(check.faults[i].words));
                assert_int_equal(check.n, 0);
                assert_string_equal(
                    speak_node(&f.arena, &f.words, node).ptr,
                    "Telefon, Det är för få siffror., Skriv tio siffror, till exempel 070 och "
                    "sju till., 0701, field");
                arena_release(&f.arena);
            }
}

static void A20_of_a_private_field_the_problem_is_said_aloud_and_what_was_written_is_not(void **state)
{
    struct said parts[SAID_MAX];
    (void)state;
    struct node *node = field(begin(&standing, THEME_LIGHT, SCALE_STANDARD));
    node->private_data = true;
    int n = speak_words(&f.words, node, parts);
    assert_int_equal(n, 4);
    for (int i = 0; i < n; i++) {
        assert_int_equal(parts[i].private_data, str_is(parts[i].text, "0701"));
        assert_ptr_equal(speak_leaf(node, speak_leaf_of(node, parts[i].leaf)), parts[i].leaf);
    }
    arena_release(&f.arena);
}

enum flaw { NO_CAUSE, NO_SUGGESTION, NO_NAME, CAUSE_IN_INK, NO_ICON, NOT_SAID, HIDDEN, SAID_LATE };

static void spoil(struct node *node, enum flaw flaw)
{
    struct node *row = node->last, *words = row->last;
    switch (flaw) {
    case NO_CAUSE:
        words->first->label = STR("");
        break;
    case NO_SUGGESTION:
        words->first->next = NULL;
        break;
    case NO_NAME:
        node->first->label = STR("");
        break;
    case CAUSE_IN_INK:
        words->first->fg = COLOR_INK;
        break;
    case NO_ICON:
        row->first->icon = ICON_NONE;
        break;
    case NOT_SAID:
        node->spoken = STR("Telefon, fält");
        break;
    case HIDDEN:
        words->hidden_from_reader = words->first->hidden_from_reader = true;
        break;
    case SAID_LATE:
        node->spoken =
            STR("Det är för få siffror. Skriv tio siffror, till exempel 070 och sju till. Telefon, fält");
        break;
    }
}

static void A20_a_problem_that_is_half_told_is_seen(void **state)
{
    (void)state;
    for (enum flaw flaw = NO_CAUSE; flaw <= SAID_LATE; flaw++) {
        spoil(field(begin(&standing, THEME_LIGHT, SCALE_STANDARD)), flaw);
        check_now();
        if (!found("A20"))
            fail_msg("flaw %d is not seen", (int)flaw);
        arena_release(&f.arena);
    }
}

static void A21_what_sends_is_seen_where_nothing_was_shown_before(void **state)
{
    static const int sending[] = {7, 1 /* press */}, others[] = {7, 8};
    static const struct {
        const int *codes;
        bool reviews;
        int faults;
    } rows[] = {{sending, false, 1}, {sending, true, 0}, {others, false, 0}, {others, true, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct node *column = begin(&standing, THEME_LIGHT, SCALE_STANDARD);
        ui_primary(&f.ui, column, "t.send", ICON_NONE, STR("Skicka"), COLOR_CALLS, press);
        fixture_layout(&f);
        check_begin(&check, &f.arena, f.root, &f.theme, &f.words);
        check_review(&check, rows[i].codes, 2, rows[i].reviews);
        assert_int_equal(check.n, rows[i].faults);
        arena_release(&f.arena);
    }
}

static void A26_a_line_of_more_than_55_characters_is_seen_in_easy_swedish_alone(void **state)
{
    static const char text[] =
        "Till oss kan du komma när du vill och utan att boka tid, vi har kaffe och te.";
    (void)state;
    struct node *column = begin(&lying, THEME_LIGHT, SCALE_STANDARD);
    struct node *words = ui_text(&f.ui, column, STR(text), SIZE_BODY, false, COLOR_INK);
    check_now();
    assert_int_equal(check.n, 0);
    words->lang = lang_find(STR("sv-simple")); /* after it was laid out as Swedish */
    check_begin(&check, &f.arena, f.root, &f.theme, &f.words);
    check_easy(&check);
    assert_true(found("A26"));
    check_now(); /* as it would be */
    assert_false(found("A26"));
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A20_a_field_shows_and_says_what_is_wrong_and_what_would_be_right),
        cmocka_unit_test(A20_of_a_private_field_the_problem_is_said_aloud_and_what_was_written_is_not),
        cmocka_unit_test(A20_a_problem_that_is_half_told_is_seen),
        cmocka_unit_test(A21_what_sends_is_seen_where_nothing_was_shown_before),
        cmocka_unit_test(A26_a_line_of_more_than_55_characters_is_seen_in_easy_swedish_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
