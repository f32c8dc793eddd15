// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "tree.h"
#include "ui/check.h"

static void check_fixture(struct fixture *f, struct check *check)
{
    fixture_layout(f);
    check_begin(check, &f->arena, f->root, &f->theme, &f->words);
    check_all(check);
}

static bool found(const struct check *check, const char *requirement, const char *id)
{
    for (int i = 0; i < check->n; i++)
        if (strcmp(check->faults[i].requirement, requirement) == 0 && strcmp(check->faults[i].id, id) == 0)
            return true;
    return false;
}

static void a_good_screen_has_no_faults(void **state)
{
    (void)state;
    struct fixture f;
    struct check check;
    fixture_init(&f, &standing, "sv");
    struct node *column = ui_box(&f.ui, f.root, BOX_COLUMN, 5);
    for (int i = 0; i < 4; i++)
        column->pad_mm[i] = 10;
    ui_heading(&f.ui, column, "t.heading", STR("Mat"), 1);
    ui_button(&f.ui, column, "t.a", ICON_BACK, STR("Tillbaka"), press);
    ui_primary(&f.ui, column, "t.b", ICON_NONE, STR("Jag vill"), COLOR_HELP, press);
    check_fixture(&f, &check);
    for (int i = 0; i < check.n; i++)
        print_message("%s %s: %.*s\n", check.faults[i].requirement, check.faults[i].id,
                      STR_FMT(check.faults[i].words));
    assert_int_equal(check.n, 0);
    arena_release(&f.arena);
}

enum flaw {
    SMALL_LETTERS,
    SMALL_TARGET,
    CLOSE,
    PALE,
    EDGELESS,
    WIDE,
    OVER,
    NAMELESS,
    SAYS_OTHER,
    AT_THE_EDGE,
    NO_ID,
    NO_BUTTONS,
    NO_WORDS,
    BOTH,
    TWICE
};

static void spoil(struct fixture *f, struct node *column, enum flaw flaw)
{
    struct node *a = ui_button(&f->ui, column, "t.a", ICON_NONE, STR("Mat"), press), *text;
    switch (flaw) {
    case SMALL_LETTERS:
        f->theme.em_px[SIZE_SMALL] = 12;
        ui_text(&f->ui, column, STR("litet"), SIZE_SMALL, false, COLOR_INK)->id = "t.x";
        break;
    case SMALL_TARGET:
        a->min_h_mm = 5;
        a->first->label = STR("");
        a->hug = true;
        a->max_w_mm = 12;
        a->min_w_mm = 0;
        a->id = "t.x";
        break;
    case CLOSE:
        column->gap_mm = 1;
        a->id = "t.x";
        ui_button(&f->ui, column, "t.b", ICON_NONE, STR("Hus"), press);
        break;
    case PALE:
        ui_text(&f->ui, column, STR("blek"), SIZE_BODY, false, COLOR_LINE)->id = "t.x";
        break;
    case EDGELESS:
        a->id = "t.x";
        a->border = COLOR_NONE;
        break;
    case WIDE:
        text = ui_box(&f->ui, column, BOX_ROW, 0);
        text->min_w_mm = 300;
        a = ui_text(&f->ui, text, STR("brett"), SIZE_BODY, false, COLOR_INK);
        a->min_w_mm = 300;
        a->id = "t.x";
        break;
    case OVER:
        a = ui_box(&f->ui, column, BOX_STACK, 0);
        ui_text(&f->ui, a, STR("ett"), SIZE_BODY, false, COLOR_INK)->id = "t.x";
        ui_text(&f->ui, a, STR("annat"), SIZE_BODY, false, COLOR_INK);
        break;
    case NAMELESS:
        a->id = "t.x";
        a->label = STR("");
        break;
    case SAYS_OTHER:
        a->id = "t.x";
        a->spoken = STR("Hus");
        break;
    case AT_THE_EDGE:
        a->id = "t.x";
        column->pad_mm[3] = 0;
        break;
    case NO_ID:
        a->id = NULL;
        column->id = "t.x";
        break;
    case NO_BUTTONS:
        a = ui_box(&f->ui, column, BOX_SCROLL, 0);
        a->id = "t.x";
        box_of(f, a, 10, 900);
        break;
    case NO_WORDS:
        ui_icon(&f->ui, column, ICON_BACK, 10, COLOR_INK)->id = "t.x";
        column->last->hidden_from_reader = false;
        break;
    case BOTH:
        ui_icon(&f->ui, column, ICON_BACK, 10, COLOR_INK)->id = "t.x";
        column->last->label = STR("pil");
        break;
    case TWICE:
        a->id = "t.x";
        ui_text(&f->ui, column, STR("ett"), SIZE_BODY, false, COLOR_INK)->id = "t.x";
        break;
    }
}

static void every_requirement_is_seen_to_be_broken(void **state)
{
    (void)state;
    static const struct {
        enum flaw flaw;
        const char *requirement;
    } rows[] = {
        {SMALL_LETTERS, "A02"}, {SMALL_TARGET, "A03"}, {CLOSE, "A03"}, {PALE, "A04"},
        {EDGELESS, "A04"},      {WIDE, "A05"},         {OVER, "A05"},  {NAMELESS, "A07"},
        {SAYS_OTHER, "A07"},    {AT_THE_EDGE, "A09"},  {NO_ID, "A10"}, {NO_BUTTONS, "A17"},
        {NO_WORDS, "A28"},      {BOTH, "A28"},         {TWICE, "id"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        struct check check;
        fixture_init(&f, &standing, "sv");
        struct node *column = ui_box(&f.ui, f.root, BOX_COLUMN, 5);
        for (int side = 0; side < 4; side++)
            column->pad_mm[side] = 10;
        column->grow = 1;
        spoil(&f, column, rows[i].flaw);
        check_fixture(&f, &check);
        if (!found(&check, rows[i].requirement, "t.x"))
            fail_msg("row %d: no fault of %s", (int)i, rows[i].requirement);
        arena_release(&f.arena);
    }
}

static void large_text_must_be_large(void **state)
{
    (void)state;
    struct fixture f;
    struct check check;
    fixture_init(&f, &standing, "sv");
    theme_init(&f.theme, &standing, THEME_LIGHT, SCALE_LARGE);
    f.theme.em_px[SIZE_BODY] = 36;
    ui_text(&f.ui, f.root, STR("ord"), SIZE_BODY, false, COLOR_INK)->id = "t.x";
    check_fixture(&f, &check);
    assert_true(found(&check, "A01", "t.x"));
    arena_release(&f.arena);
}

static void what_stands_elsewhere_than_before_is_told(void **state)
{
    (void)state;
    static const char *const ids[] = {"bar.a", "bar.b"};
    struct check_places places = {0};
    for (int screen = 0; screen < 2; screen++) {
        struct fixture f;
        struct check check;
        fixture_init(&f, &standing, "ar");
        box_of(&f, f.root, 10, screen ? 30 : 20);
        struct node *row = ui_box(&f.ui, f.root, BOX_ROW, 4);
        ui_button(&f.ui, row, "bar.a", ICON_NONE, STR("a"), press);
        ui_button(&f.ui, row, "bar.b", ICON_NONE, STR("b"), press);
        fixture_layout(&f);
        check_begin(&check, &f.arena, f.root, &f.theme, &f.words);
        check_place(&check, &places, ids, 2);
        assert_int_equal(check.n, screen ? 2 : 0);
        check_low(&check, 4 * 25);
        assert_int_equal(found(&check, "A18", "bar.a"), screen == 0);
        arena_release(&f.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_screen_has_no_faults),
        cmocka_unit_test(every_requirement_is_seen_to_be_broken),
        cmocka_unit_test(large_text_must_be_large),
        cmocka_unit_test(what_stands_elsewhere_than_before_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
