// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "town.h"

static const char *search_kinds(struct town *town, const char *text, const char *lang, unsigned kinds)
{
    struct query query = {.text = str_of(text),
                          .lang = str_of(lang),
                          .kinds = kinds,
                          .sort = SORT_RANK,
                          .now_s = at("2026-12-01T12:00:00+01:00")};
    struct entry_list found;
    struct str out = STR("");
    assert_int_equal(content_list(town->content, &query, &town->arena, &found), ERR_OK);
    assert_int_equal(found.n, found.total);
    for (int i = 0; i < found.n; i++)
        out = arena_printf(&town->arena, "%.*s%s%.*s", STR_FMT(out), i ? " " : "",
                           STR_FMT(found.items[i].item->id));
    return arena_z(&town->arena, out);
}

static const char *search(struct town *town, const char *text, const char *lang)
{
    return search_kinds(town, text, lang, 0);
}

static void what_is_typed_finds_what_is_meant(void **state)
{
    struct town *town = *state;
    static const struct {
        const char *text, *ids;
    } rows[] = {
        {"stad", "guide/forening"}, /* the beginning of a word, in a step */
        {"GRANNHJÄLPEN",
         "org/grannhjalpen service/lunch service/fikastund event/utstallning call/ring survey/torget"},
        {"arlig", "service/fikastund"}, /* ä is a letter of its own: one wrong */
        {"ärlig", "service/fikastund"},
        {"storm", "notice/storm"},
        {"slut", ""},                                         /* over */
        {"hungrig", "term/food service/kasse service/lunch"}, /* a synonym of the need */
        {"أكل", "term/food service/kasse service/lunch"},     /* in a language the services are not in */
        {"food bank", "term/food service/kasse service/lunch"},
        {"solrosen bröd",
         "event/bakning service/kasse"}, /* by the name of who gives it, and a word of its own */
        {"kasse solr", "service/kasse"},
        {"bröd grönsak", "service/kasse"},
        {"bröd finnsinte", "event/bakning service/kasse"}, /* without what nothing has */
        {"bröd sällskap",
         "term/coffee term/company service/kasse service/lunch service/fikastund event/bakning"}, /* nothing
                                                                                                     has both
                                                                                                   */
        {"bröd g", "event/bakning service/kasse"}, /* one letter more does not narrow yet */
        {"   ", ""},
        {"\"* OR NEAR( ) ^:", ""},
        {"org/matbanken",
         "org/matbanken service/kasse event/bakning call/packa"}, /* by its name: ids are no words */
        {"-", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(search(town, rows[i].text, "sv"), rows[i].ids);
}

static void the_title_comes_before_the_rest(void **state)
{
    struct town *town = *state;
    draft_put(&town->draft, "service/c",
              "{'id':'service/c','kind':'service','organization':'org/"
              "grannhjalpen','title':{'sv':'Aa'},'summary':{'sv':'Om zebror'}}");
    draft_put(
        &town->draft, "service/b",
        "{'id':'service/b','kind':'service','organization':'org/grannhjalpen','title':{'sv':'Zebror'}}");
    draft_put(&town->draft, "service/a",
              "{'id':'service/a','kind':'service','organization':'org/"
              "grannhjalpen','title':{'sv':'Aa'},'body':{'sv':'Zebror och annat'}}");
    draft_put(&town->draft, "service/d",
              "{'id':'service/d','kind':'service','organization':'org/"
              "grannhjalpen','title':{'sv':'Åå','en':'zebror'}}");
    town->draft.version = 2;
    assert_int_equal(draft_apply_whole(&town->draft, town->content, NULL), ERR_OK);
    assert_string_equal(search(town, "zebr", "sv"), "service/b service/d service/a service/c");
    assert_string_equal(search(town, "zebr", "en"),
                        "service/d service/b service/a service/c");       /* the visitor's language first */
    assert_string_equal(search(town, "ze", "sv"), "service/b service/d"); /* two letters: titles only */
    assert_string_equal(search(town, "zebror", "sv-simple"), "service/b service/d service/a service/c");
}

static void a_whole_word_comes_before_the_beginning_of_one(void **state)
{
    struct town *town = *state;
    draft_put(
        &town->draft, "service/a",
        "{'id':'service/a','kind':'service','organization':'org/grannhjalpen','title':{'sv':'Kormöte'}}");
    draft_put(
        &town->draft, "service/z",
        "{'id':'service/z','kind':'service','organization':'org/grannhjalpen','title':{'sv':'Sjung i kor'}}");
    town->draft.version = 2;
    assert_int_equal(draft_apply_whole(&town->draft, town->content, NULL), ERR_OK);
    assert_string_equal(search(town, "kor", "sv"), "service/z service/a");
    assert_string_equal(search(town, "korm", "sv"), "service/a");
}

static void put_service(struct town *town, const char *id, const char *more)
{
    char json[1200];
    snprintf(json, sizeof json, "{'id':'%s','kind':'service','organization':'org/grannhjalpen',%s}", id,
             more);
    draft_put(&town->draft, id, json);
}

static void release(struct town *town)
{
    town->draft.version++;
    assert_int_equal(draft_apply_whole(&town->draft, town->content, NULL), ERR_OK);
}

static const char *suggestion(struct town *town, const char *text, const char *lang, const char **ret_ids)
{
    struct query query = {.text = str_of(text), .lang = str_of(lang), .sort = SORT_RANK};
    struct entry_list found;
    assert_int_equal(content_list(town->content, &query, &town->arena, &found), ERR_OK);
    *ret_ids = search(town, text, lang);
    return arena_z(&town->arena, found.suggestion);
}

static void one_letter_wrong_finds_what_was_meant_and_asks(void **state)
{
    struct town *town = *state;
    static const struct {
        const char *text, *suggestion, *ids;
    } rows[] = {
        {"kanotklubb", "", ""},
        {"kantoklubb", "kanotklubb", "service/bok"},               /* neighbours changed places */
        {"kanoklubb", "kanotklubb", "service/bok"},                /* one is missing */
        {"kannotklubb", "kanotklubb", "service/bok"},              /* one too many */
        {"kanutklubb", "kanotklubb", "service/bok"},               /* another one */
        {"panotklubb", "kanotklubb", "service/bok"},               /* the first one, too */
        {"kanutk", "kanotklubben", "service/bok"},                 /* still being typed */
        {"kanop", "kanotklubben", "service/bok"},                  /* at five letters */
        {"KANUTKLUBB!", "kanotklubb!", "service/bok"},             /* only the word is put right */
        {"paddla kanutklubb", "paddla kanotklubb", "service/bok"}, /* the last of two */
        {"paddda kanotklubb", "paddla kanotklubb", "service/bok"}, /* the first of two */
        {"kanotklub paddla", "kanotklubb paddla", "service/bok"},  /* a word that is whole */
        {"knaotklubbb", "", ""},                                   /* two mistakes */
        {"knt", "", ""},                                           /* too short to know */
        {"xyzåäöxyz", "", ""},                                     /* near to nothing */
        {"solrosn", "Solrosen",                                    /* a name keeps its capital */
         "org/matbanken service/kasse event/bakning call/packa"},
        {"المكتبه", "", "service/bok"},        /* folded alike */
        {"مكتبة", "", "service/bok"},          /* without the article */
        {"المكتبت", "المكتبة", "service/bok"}, /* shown as it is written there */
        {"المكبة", "المكتبة", "service/bok"},
        {"ห้องสมุด", "", "service/bok"},
        {"ห้องสมุ", "", "service/bok"}, /* unfinished: cut otherwise than the whole */
        {"ห้องสมุก", "ห้องสมุด", "service/bok"},
        {"библиотика", "библиотека", "service/bok"},
        {"ቤተመጻሕፍቲ", "", "service/bok"},
        {"ቤተመጻሓፍቲ", "ቤተመጻሕፍቲ", "service/bok"},
    };
    put_service(town, "service/bok",
                "'title':{'sv':'Kanotklubben','ar':'المكتبة','th':'ห้องสมุด','ru':'Библиотека','ti':'ቤተመጻሕፍቲ'},"
                "'summary':{'sv':'Paddla i en kanotklubb vid torget'}");
    release(town);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *ids, *meant = suggestion(town, rows[i].text, "sv", &ids);
        assert_string_equal(meant, rows[i].suggestion);
        if (rows[i].suggestion[0])
            assert_string_equal(ids, rows[i].ids);
    }
}

static void filters_hold_in_a_search_too(void **state)
{
    struct town *town = *state;
    assert_string_equal(search_kinds(town, "solrosen", "sv", 1u << KIND_CALL), "call/packa");
    assert_string_equal(search_kinds(town, "mat", "sv", 1u << KIND_SERVICE | 1u << KIND_EVENT),
                        "service/lunch service/kasse event/bakning");
}

/* The program is newer than the index: what it was made of is folded again when the store is opened. */
static void an_index_of_another_folding_is_made_anew(void **state)
{
    struct town *town = *state;
    const char *path = test_path("refold.db");
    sqlite3 *db;
    content_close(town->content);
    assert_int_equal(content_open(path, &town->content, NULL), ERR_OK);
    assert_int_equal(draft_apply_whole(&town->draft, town->content, NULL), ERR_OK);
    const char *found = search(town, "solrosen", "sv");
    assert_true(found[0] != 0);
    content_close(town->content);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "INSERT INTO search_title(search_title) VALUES('delete-all');"
                                  "INSERT INTO search_text(search_text) VALUES('delete-all');"
                                  "UPDATE info SET folding = 0",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(content_open(path, &town->content, NULL), ERR_OK);
    assert_string_equal(search(town, "solrosen", "sv"), found);
    test_remove(path);
    rmdir(test_dir());
}

static void a_changed_name_is_found_by_the_new_one_only(void **state)
{
    struct town *town = *state;
    const char *const some[] = {"org/matbanken"};
    draft_put(&town->draft, "org/matbanken",
              "{'id':'org/"
              "matbanken','kind':'organization','legal_form':'association','title':{'sv':'Skafferiet'}}");
    town->draft.version = 2;
    assert_int_equal(draft_apply_delta(&town->draft, town->content, some, 1, NULL), ERR_OK);
    assert_string_equal(search(town, "solrosen", "sv"), "");
    assert_string_equal(search(town, "skafferiet", "sv"),
                        "org/matbanken service/kasse event/bakning call/packa");
}

static void a_thousand_changes_leave_the_index_small_and_right(void **state)
{
    struct town *town = *state;
    const char *const some[] = {"service/lunch"};
    char json[300];
    for (int i = 0; i < 1100; i++) {
        snprintf(
            json, sizeof json,
            "{'id':'service/lunch','kind':'service','organization':'org/matbanken','title':{'sv':'Lunch%d'}}",
            i);
        draft_put(&town->draft, "service/lunch", json);
        town->draft.version++;
        assert_int_equal(draft_apply_delta(&town->draft, town->content, some, 1, NULL), ERR_OK);
    }
    assert_string_equal(search(town, "lunch7", "sv"), "");
    assert_string_equal(search(town, "lunch1099", "sv"), "service/lunch");
    assert_string_equal(search(town, "bröd", "sv"), "event/bakning service/kasse");
    assert_int_equal(content_verify(town->content, sha256), ERR_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, town_open, town_close)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_typed_finds_what_is_meant),
        TEST(the_title_comes_before_the_rest),
        TEST(a_whole_word_comes_before_the_beginning_of_one),
        TEST(one_letter_wrong_finds_what_was_meant_and_asks),
        TEST(filters_hold_in_a_search_too),
        TEST(an_index_of_another_folding_is_made_anew),
        TEST(a_changed_name_is_found_by_the_new_one_only),
        TEST(a_thousand_changes_leave_the_index_small_and_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
