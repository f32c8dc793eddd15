// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "core/item.h"

static void every_kind_is_found_by_its_name_and_its_prefix(void **state)
{
    (void)state;
    static const char *const rows[KIND_COUNT][2] = {
        {"organization", "org"}, {"place", "place"},   {"service", "service"},
        {"event", "event"},      {"call", "call"},     {"guide", "guide"},
        {"story", "story"},      {"survey", "survey"}, {"commitment", "commitment"},
        {"notice", "notice"},    {"term", "term"},     {"consultation", "consultation"}};
    for (int i = 0; i < KIND_COUNT; i++) {
        enum item_kind kind;
        assert_string_equal(item_kind_name((enum item_kind)i), rows[i][0]);
        assert_string_equal(item_kind_prefix((enum item_kind)i), rows[i][1]);
        assert_true(item_kind_find(str_of(rows[i][0]), &kind));
        assert_int_equal(kind, i);
    }
}

static void an_id_is_a_prefix_and_a_slug(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int kind; /* -1: none */
    } rows[] = {
        {"org/grannhjalpen", KIND_ORGANIZATION},
        {"term/learn-swedish", KIND_TERM},
        {"call/1", KIND_CALL},
        {"organization/a", -1},
        {"org/", -1},
        {"org", -1},
        {"", -1},
        {"/a", -1},
        {"org/A", -1},
        {"org/å", -1},
        {"org/a/b", -1},
        {"org/a b", -1},
        {"place/123456789012345678901234567890123456789012345678901234567890", KIND_PLACE},
        {"place/1234567890123456789012345678901234567890123456789012345678901", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum item_kind kind = KIND_COUNT;
        assert_int_equal(item_id_kind(str_of(rows[i].id), &kind), rows[i].kind >= 0);
        assert_int_equal(kind, rows[i].kind >= 0 ? (enum item_kind)rows[i].kind : KIND_COUNT);
    }
}

static struct text_entry entries[] = {
    {{"en", 2}, {"English", 7}, TEXT_WRITTEN},
    {{"sv", 2}, {"svenska", 7}, TEXT_CHECKED},
    {{"ar", 2}, {"arabiska", 8}, TEXT_MACHINE},
};

static void the_wanted_language_then_its_base_then_the_order_then_the_first(void **state)
{
    (void)state;
    struct text_map map = {entries, 3}, none = {NULL, 0};
    struct str items[] = {STR("fi"), STR("sv")};
    struct str_list order = {items, 2};
    static const char *const rows[][2] = {{"ar", "ar"},  {"sv-simple", "sv"}, {"ar-Arab-SY", "ar"},
                                          {"so", "sv"},  {"", "sv"},          {"sv", "sv"},
                                          {"arb", "sv"}, {"en-GB", "en"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(str_is(text_map_pick(&map, str_of(rows[i][0]), &order)->tag, rows[i][1]));
    static struct text_entry forms[] = {{{"de", 2}, {"d", 1}, TEXT_WRITTEN},
                                        {{"fa-AF", 5}, {"dari", 4}, TEXT_WRITTEN},
                                        {{"sv-simple", 9}, {"lätt", 5}, TEXT_WRITTEN}};
    struct text_map others = {forms, 3};
    static const char *const more[][2] = {
        {"fa", "fa-AF"}, {"fa-IR", "fa-AF"}, {"sv", "sv-simple"}, {"ar", "sv-simple"}, {"f", "sv-simple"}};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        assert_true(str_is(text_map_pick(&others, str_of(more[i][0]), &order)->tag, more[i][1]));
    assert_true(str_is(text_map_pick(&map, STR("so"), NULL)->tag, "en"));
    assert_null(text_map_pick(&none, STR("sv"), &order));
    assert_true(str_is(text_map_get(&map, "ar"), "arabiska"));
    assert_int_equal(text_map_get(&map, "ar-SY").len, 0);
}

static void what_an_item_names_is_found_whatever_its_kind(void **state)
{
    (void)state;
    struct item call = {
        .kind = KIND_CALL,
        .call = {.organization = STR("org/a"), .place = STR("place/b"), .service = STR("service/c")}};
    struct item story = {.kind = KIND_STORY, .story = {.organization = STR("org/d")}};
    struct item organization = {.kind = KIND_ORGANIZATION, .organization = {.place = STR("place/e")}};
    struct item event = {.kind = KIND_EVENT, .event = {.zone = STR("Europe/Helsinki")}};
    assert_true(str_is(item_organization(&call), "org/a") && str_is(item_place(&call), "place/b") &&
                str_is(item_service(&call), "service/c"));
    assert_true(str_is(item_organization(&story), "org/d"));
    assert_int_equal(item_place(&story).len, 0);
    assert_int_equal(item_organization(&organization).len, 0);
    assert_true(str_is(item_place(&organization), "place/e"));
    assert_true(str_is(item_zone(&event), "Europe/Helsinki"));
    assert_true(str_is(item_zone(&call), "Europe/Stockholm"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_found_by_its_name_and_its_prefix),
        cmocka_unit_test(an_id_is_a_prefix_and_a_slug),
        cmocka_unit_test(the_wanted_language_then_its_base_then_the_order_then_the_first),
        cmocka_unit_test(what_an_item_names_is_found_whatever_its_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
