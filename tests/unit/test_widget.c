// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tree.h"

static const struct panel panels[] = {
    {1920, 1080, 344, 194, 600, 800}, {1080, 1920, 268, 476, 600, 800}, {1280, 800, 217, 136, 600, 800}};
enum { PANELS = sizeof panels / sizeof *panels };

static void every_part(struct fixture *f)
{
    const struct ui *ui = &f->ui;
    struct node *list = ui_scroll(ui, f->root, "test.list", 0, press, press);
    static const struct fact facts[] = {
        {.icon = ICON_CLOCK, .text = {"I dag 15:00, 30 minuter", sizeof "I dag 15:00, 30 minuter" - 1}},
        {.icon = ICON_PEOPLE, .text = {"2 platser kvar", sizeof "2 platser kvar" - 1}}};
    static const struct card card = {
        .title = {"Läs högt för barnen i sagohörnan", sizeof "Läs högt för barnen i sagohörnan" - 1},
        .under = {"Läsfrämjarna", sizeof "Läsfrämjarna" - 1},
        .last = {"Inomhus", sizeof "Inomhus" - 1},
        .facts = facts,
        .n_facts = 2,
        .accent = COLOR_CALLS};
    ui_heading(ui, list, "test.title", STR("Hjälp med brev och papper"), 1);
    ui_notice(ui, list, "test.notice", ICON_ALERT, STR("Stängt i dag."), STR("Öppet som vanligt i morgon."),
              press);
    ui_field(ui, list, "test.field", ICON_SEARCH, STR("Sök"), STR(""), STR("mat, svenska, cykel"), press);
    struct node *grid = ui_box(ui, list, BOX_GRID, 4);
    grid->columns = 3;
    ui_tile(ui, grid, "test.tile", ICON_START, STR("Starta något"),
            STR("Förening, kooperativ, socialt företag"), COLOR_START, press);
    ui_tile(ui, grid, "test.tile2", ICON_SAY, STR("Säg vad du tycker"), STR(""), COLOR_SAY, press);
    struct node *flow = ui_box(ui, list, BOX_FLOW, 3);
    ui_chip(ui, flow, "test.chip", STR("En timme eller två"), true, COLOR_CALLS, press);
    ui_chip(ui, flow, "test.chip2", STR("Gratis"), false, COLOR_CALLS, press);
    ui_card(ui, list, "test.card", &card, press);
    struct node *rows = ui_facts(ui, list, "test.facts");
    ui_fact(ui, rows, "test.when", ICON_CLOCK, COLOR_HELP, STR("Öppet nu"), STR("Måndag–torsdag"));
    ui_fact(ui, rows, "test.cost", ICON_COST, COLOR_HELP, STR("Kostar ingenting"), STR(""));
    struct node *row = ui_box(ui, list, BOX_ROW, 4);
    ui_button(ui, row, "test.button", ICON_LISTEN, STR("Läs upp"), press);
    ui_primary(ui, row, "test.primary", ICON_QR, STR("Ta med till mobilen"), COLOR_HELP, press);
    ui_key(ui, list, "test.key", ICON_NONE, STR("å"), press)->hug = true;
    ui_bar_button(ui, list, "test.bar", ICON_RESTART, STR("Börja om"), press);
}

static void in(struct fixture *f, const struct panel *panel, const char *lang, enum text_scale scale)
{
    fixture_init(f, panel, lang);
    theme_init(&f->theme, panel, THEME_LIGHT, scale);
    every_part(f);
    fixture_layout(f);
}

typedef void check_fn(struct fixture *f);

static void everywhere(check_fn *check)
{
    for (int p = 0; p < PANELS; p++)
        for (int lang = 0; lang < 2; lang++)
            for (enum text_scale scale = 0; scale < SCALE_COUNT; scale++) {
                struct fixture f;
                in(&f, &panels[p], lang ? "ar" : "sv", scale);
                check(&f);
                arena_release(&f.arena);
            }
}

static void check_targets(struct fixture *f)
{
    for (const struct node *node = f->root; node; node = node_next(f->root, node)) {
        float least = theme_px(&f->theme, node->role == ROLE_KEY ? 15 : 20);
        if (node->focusable && (node->rect.h < least || node->rect.w < least))
            fail_msg("%s is %g x %g px", node->id, (double)node->rect.w, (double)node->rect.h);
    }
}

static void pressable_parts_are_twenty_millimetres_and_keys_fifteen(void **state)
{
    (void)state;
    everywhere(check_targets);
}

static void check_text(struct fixture *f)
{
    for (const struct node *node = f->root; node; node = node_next(f->root, node))
        if (node->clipped)
            fail_msg("\"%.*s\" is clipped at %s on %d px", STR_FMT(node->label),
                     text_scale_str(f->theme.scale), f->theme.panel.w_px);
}

static void no_text_is_cut_on_any_panel_in_any_size(void **state)
{
    (void)state;
    everywhere(check_text);
}

static void check_names(struct fixture *f)
{
    for (const struct node *node = f->root; node; node = node_next(f->root, node)) {
        if (!node->focusable)
            continue;
        assert_true(node->id && node->label.len);
        assert_true(node->spoken.len == 0 || str_contains(node->spoken, node->label)); /* A07 */
        assert_true(node->action.code);
    }
}

static void everything_to_press_has_an_id_a_name_and_an_action(void **state)
{
    (void)state;
    everywhere(check_names);
}

static void check_apart(struct fixture *f)
{
    for (const struct node *a = f->root; a; a = node_next(f->root, a))
        for (const struct node *b = a; (b = node_next(f->root, b));) {
            bool apart = a->rect.x + a->rect.w <= b->rect.x || b->rect.x + b->rect.w <= a->rect.x ||
                         a->rect.y + a->rect.h <= b->rect.y || b->rect.y + b->rect.h <= a->rect.y;
            if (a->focusable && b->focusable && a->pager == b->pager && !apart &&
                a->page_step == b->page_step)
                fail_msg("%s lies over %s", a->id, b->id);
        }
}

static void nothing_to_press_lies_over_another(void **state)
{
    (void)state;
    everywhere(check_apart);
}

static void the_focused_part_is_known_by_its_id(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    f.ui.focus = "test.button";
    every_part(&f);
    for (const struct node *node = f.root; node; node = node_next(f.root, node))
        assert_int_equal(node->focused, node->id && str_is(str_of(node->id), "test.button"));
    arena_release(&f.arena);
}

static void a_card_without_an_action_is_only_read(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, &standing, "sv");
    struct card card = {.title = STR("Läs")};
    assert_false(ui_card(&f.ui, f.root, "test.card", &card, (struct action){0})->focusable);
    assert_false(
        ui_notice(&f.ui, f.root, "test.notice", ICON_INFO, STR("Stängt"), STR(""), (struct action){0})
            ->focusable);
    arena_release(&f.arena);
}

static void icons_know_their_terms(void **state)
{
    (void)state;
    assert_int_equal(icon_for_term(STR("food")), ICON_TERM_FOOD);
    assert_int_equal(icon_for_term(STR("bike")), ICON_TERM_BIKE);
    assert_int_equal(icon_for_term(STR("spaceship")), ICON_INFO);
    assert_int_equal(icon_code(ICON_NONE), 0);
    for (enum icon icon = ICON_NONE + 1; icon < ICON_COUNT; icon++)
        assert_true(icon_code(icon) >= 0xF000 && icon_code(icon) < 0xF900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pressable_parts_are_twenty_millimetres_and_keys_fifteen),
        cmocka_unit_test(no_text_is_cut_on_any_panel_in_any_size),
        cmocka_unit_test(everything_to_press_has_an_id_a_name_and_an_action),
        cmocka_unit_test(nothing_to_press_lies_over_another),
        cmocka_unit_test(the_focused_part_is_known_by_its_id),
        cmocka_unit_test(a_card_without_an_action_is_only_read),
        cmocka_unit_test(icons_know_their_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
