// SPDX-License-Identifier: GPL-3.0-or-later
/* In which order things are found, by which words, and what each chip leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "town.h"

static void put(struct town *town, const char *id, const char *kind, const char *more)
{
    char json[1200];
    snprintf(json, sizeof json, "{'id':'%s','kind':'%s','organization':'org/grannhjalpen',%s}", id, kind,
             more);
    draft_put(&town->draft, id, json);
}

static void release(struct town *town)
{
    town->draft.version++;
    assert_int_equal(draft_apply_whole(&town->draft, town->content, NULL), ERR_OK);
}

static const char *list(struct town *town, struct query query, struct entry_list *ret_list)
{
    struct str out = STR("");
    if (!query.now_s)
        query.now_s = at("2026-12-01T12:00:00+01:00"); /* a Tuesday */
    if (!query.lang.len)
        query.lang = STR("sv");
    assert_int_equal(content_list(town->content, &query, &town->arena, ret_list), ERR_OK);
    for (int i = 0; i < ret_list->n; i++)
        out = arena_printf(&town->arena, "%.*s%s%.*s", STR_FMT(out), i ? " " : "",
                           STR_FMT(ret_list->items[i].item->id));
    return arena_z(&town->arena, out);
}

static const char *search(struct town *town, const char *text, const char *lang)
{
    struct entry_list found;
    return list(town, (struct query){.text = str_of(text), .lang = str_of(lang), .sort = SORT_RANK}, &found);
}

static void a_synonym_of_a_need_finds_it_first_whatever_the_language(void **state)
{
    static const struct {
        const char *typed, *lang;
    } rows[] = {
        {"hungrig", "sv"}, {"hungrig", "sv-simple"}, {"hungrig", "ar"},  {"hungrig", "fi"}, {"أكل", "sv"},
        {"أكل", "ar"},     {"food bank", "sv"},      {"food ban", "ti"}, {"matkas", "ar"},  {"الطعام", "sv"},
        {"mat", "sv"},     {"HUNGRIG", "en"},        {"hugrig", "sv"},   {"hungirg", "ar"}, {"طغام", "sv"},
    };
    struct town *town = *state;
    put(town, "service/lunchhjalp", "service", "'title':{'sv':'Mat och lunch','ar':'طعام'}");
    release(town);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *ids = search(town, rows[i].typed, rows[i].lang);
        if (strncmp(ids, "term/food", 9) != 0 || !strstr(ids, "service/kasse"))
            fail_msg("%s in %s: %s", rows[i].typed, rows[i].lang, ids);
    }
}

static void what_fits_best_stands_first(void **state)
{
    struct town *town = *state;
    put(town, "service/d-exact", "service", "'title':{'sv':'Dans'}");
    put(town, "service/c-word", "service", "'title':{'sv':'Lära sig dans'}");
    put(town, "service/b-begins", "service", "'title':{'sv':'Dansbana'}");
    draft_put(
        &town->draft, "org/dansarna",
        "{'id':'org/dansarna','kind':'organization','legal_form':'association','title':{'sv':'Dansarna'}}");
    draft_put(
        &town->draft, "service/a-name",
        "{'id':'service/a-name','kind':'service','organization':'org/dansarna','title':{'sv':'Torsdagar'}}");
    draft_put(&town->draft, "term/party",
              "{'id':'term/"
              "party','kind':'term','scheme':'need','title':{'sv':'Fest'},'synonyms':{'fi':['danssi']}}");
    put(town, "service/a-need", "service", "'title':{'sv':'Kalas'},'terms':['term/party']");
    put(town, "service/a-text", "service", "'title':{'sv':'Afton'},'body':{'sv':'Vi dansar till midnatt'}");
    release(town);
    struct entry_list found;
    const struct query query = {.text = STR("dans"), .sort = SORT_RANK, .kinds = 1u << KIND_SERVICE};
    assert_string_equal(list(town, query, &found), "service/d-exact service/c-word service/b-begins "
                                                   "service/a-name service/a-need service/a-text");
}

static void among_equals_the_near_and_the_fresh_stand_first(void **state)
{
    struct town *town = *state;
    const struct item *here;
    put(town, "service/a", "service",
        "'title':{'sv':'Zumba a'},'place':'place/asby','checked_on':'2026-11-01'");
    put(town, "service/b", "service",
        "'title':{'sv':'Zumba b'},'place':'place/biblioteket','checked_on':'2023-01-01'");
    put(town, "service/c", "service",
        "'title':{'sv':'Zumba c'},'place':'place/biblioteket','checked_on':'2026-10-01'");
    put(town, "service/d", "service", "'title':{'sv':'Zumba d'}");
    put(town, "service/e", "service",
        "'title':{'ar':'Zumba e'},'place':'place/biblioteket','checked_on':'2026-11-30'");
    release(town);
    assert_int_equal(content_stand_at(town->content, STR("place/biblioteket"), &town->arena, &here), ERR_OK);
    assert_string_equal(search(town, "zumba", "sv"),
                        "service/c service/b service/a service/d service/e"); /* the language before all */
}

static void of_each_kind_there_are_so_many_and_how_many_more_is_told(void **state)
{
    struct town *town = *state;
    char id[40], title[60];
    for (int i = 0; i < 9; i++) {
        snprintf(id, sizeof id, "service/kor-%d", i);
        snprintf(title, sizeof title, "'title':{'sv':'Kör %d'}", i);
        put(town, id, "service", title);
    }
    put(town, "call/kor", "call",
        "'title':{'sv':'Sjung i kör'},'minutes':60,'every':'flexible','swedish':'good','shifts':[]");
    release(town);
    struct entry_list found;
    struct query query = {.text = STR("kör"), .sort = SORT_RANK, .per_kind = 3};
    assert_string_equal(list(town, query, &found), "service/kor-0 service/kor-1 service/kor-2 call/kor");
    assert_int_equal(found.kind_total[KIND_SERVICE], 9);
    assert_int_equal(found.kind_total[KIND_CALL], 1);
    assert_int_equal(found.total, 10);
    query.kinds = 1u << KIND_SERVICE;
    query.per_kind = 0;
    list(town, query, &found);
    assert_int_equal(found.n, 9);
}

static void open_services_stand_before_nearer_ones_that_are_closed(void **state)
{
    struct town *town = *state;
    const struct item *here;
    struct entry_list found;
    struct query query = {.kinds = 1u << KIND_SERVICE, .sort = SORT_DISTANCE, .open_first = true};
    assert_int_equal(content_stand_at(town->content, STR("place/asby"), &town->arena, &here), ERR_OK);
    assert_string_equal(list(town, query, &found), "service/lunch service/kasse service/fikastund");
    query.now_s = at("2026-12-01T20:00:00+01:00"); /* all closed */
    assert_string_equal(list(town, query, &found), "service/kasse service/lunch service/fikastund");
    query.now_s = -1; /* not known: no one is open, the nearest is */
    assert_string_equal(list(town, query, &found), "service/kasse service/lunch service/fikastund");
}

static void each_chip_leaves_what_it_says(void **state)
{
    struct town *town = *state;
    put(town, "call/trygg", "call",
        "'title':{'sv':'Ihop'},'minutes':60,'every':'flexible','swedish':'a "
        "little','settings':['with-someone',"
        "'with-people'],'shifts':[]");
    put(town, "event/slinga", "event",
        "'title':{'sv':'Slinga'},'start':'2026-12-02T10:00:00+01:00','end':'2026-12-02T11:00:00+01:00',"
        "'access':['hearing-loop'],'languages':['ar']");
    release(town);
    const struct {
        struct query query;
        const char *ids;
    } rows[] = {
        {{.kinds = 1u << KIND_SERVICE, .open_now = true}, "service/lunch"},
        {{.kinds = 1u << KIND_SERVICE, .free_only = true}, "service/lunch"},
        {{.kinds = 1u << KIND_SERVICE, .my_language = true, .lang = STR("ar")}, "service/kasse"},
        {{.kinds = 1u << KIND_SERVICE, .my_language = true, .lang = STR("sv-simple")},
         "service/kasse service/lunch"},
        {{.kinds = 1u << KIND_SERVICE, .step_free = true}, "service/lunch"},
        {{.kinds = 1u << KIND_EVENT, .free_only = true}, "event/bakning"},
        {{.kinds = 1u << KIND_EVENT, .for_children = true}, "event/bakning"},
        {{.kinds = 1u << KIND_EVENT, .my_language = true, .lang = STR("ar")}, "event/slinga"},
        {{.kinds = 1u << KIND_EVENT, .step_free = true}, "event/bakning"},
        {{.kinds = 1u << KIND_EVENT, .hearing_loop = true},
         "event/bakning event/slinga"}, /* of the place, or its own */
        {{.kinds = 1u << KIND_CALL, .no_swedish = true}, "call/packa"},
        {{.kinds = 1u << KIND_CALL, .settings = SETTING_INDOORS}, "call/packa"},
        {{.kinds = 1u << KIND_CALL, .settings = SETTING_PEOPLE}, "call/trygg"},
        {{.kinds = 1u << KIND_CALL, .settings = SETTING_HANDS}, "call/packa"},
        {{.kinds = 1u << KIND_CALL, .settings = SETTING_TOGETHER}, "call/trygg"},
        {{.kinds = 1u << KIND_CALL, .settings = SETTING_TOGETHER | SETTING_HANDS}, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct entry_list found;
        assert_string_equal(list(town, rows[i].query, &found), rows[i].ids);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, town_open, town_close)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_synonym_of_a_need_finds_it_first_whatever_the_language),
        TEST(what_fits_best_stands_first),
        TEST(among_equals_the_near_and_the_fresh_stand_first),
        TEST(of_each_kind_there_are_so_many_and_how_many_more_is_told),
        TEST(open_services_stand_before_nearer_ones_that_are_closed),
        TEST(each_chip_leaves_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
