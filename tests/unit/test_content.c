// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <sqlite3.h>

#include "content_help.h"

#define TUESDAY_NOON "2026-12-01T12:00:00+01:00"
#define TUESDAY_MIDNIGHT "2026-12-01T00:00:00+01:00"

struct town {
    struct draft draft;
    struct content *content, *reader;
    struct arena arena;
    const char *path;
};

static int town_open(void **state)
{
    struct town *town = calloc(1, sizeof *town);
    town->path = strdup(test_path("content.db"));
    test_remove(town->path);
    arena_init(&town->arena);
    draft_init(&town->draft);
    draft_town(&town->draft);
    assert_int_equal(content_open(town->path, &town->content, NULL), ERR_OK);
    assert_int_equal(draft_apply_whole(&town->draft, town->content, NULL), ERR_OK);
    assert_int_equal(content_open_readonly(town->path, &town->reader), ERR_OK);
    *state = town;
    return 0;
}

static int town_close(void **state)
{
    struct town *town = *state;
    content_close(town->reader);
    content_close(town->content);
    test_remove(town->path);
    draft_release(&town->draft);
    arena_release(&town->arena);
    free((char *)town->path);
    free(town);
    return 0;
}

/* The ids of a list, without their kinds: "kasse lunch". */
static const char *ids(struct town *town, const struct entry_list *list)
{
    struct str out = STR("");
    for (int i = 0; i < list->n; i++) {
        struct str id = list->items[i].item->id;
        id = str_sub(id, str_find(id, '/', 0) + 1, id.len);
        out = arena_printf(&town->arena, "%.*s%s%.*s", STR_FMT(out), i ? " " : "", STR_FMT(id));
    }
    return arena_z(&town->arena, out);
}

static struct entry_list list(struct town *town, struct query query)
{
    struct entry_list found;
    query.now_s = query.now_s ? query.now_s : at(TUESDAY_NOON);
    query.lang = query.lang.len ? query.lang : STR("sv");
    assert_int_equal(content_list(town->reader, &query, &town->arena, &found), ERR_OK);
    return found;
}

static void a_list_holds_what_the_query_says(void **state)
{
    struct town *town = *state;
    const unsigned services = 1u << KIND_SERVICE, events = 1u << KIND_EVENT, calls = 1u << KIND_CALL;
    const struct {
        struct query query;
        const char *ids;
    } rows[] = {
        {{.kinds = services}, "kasse lunch fikastund"},
        {{.kinds = services, .term = STR("term/food")}, "kasse lunch"},
        {{.kinds = services, .term = STR("term/company")}, "lunch fikastund"}, /* coffee is company */
        {{.kinds = services, .organization = STR("org/grannhjalpen")}, "lunch fikastund"},
        {{.kinds = services, .organization = STR("org/grannhjalpen"), .term = STR("term/food")}, "lunch"},
        {{.kinds = services, .place = STR("place/asby")}, "kasse"},
        {{.kinds = services, .free_only = true}, "lunch"},
        {{.kinds = services, .step_free = true}, "lunch"},
        {{.kinds = services, .step_free = true, .hearing_loop = true}, "lunch"},
        {{.kinds = services, .my_language = true, .lang = STR("ar")}, "kasse"},
        {{.kinds = services, .my_language = true, .lang = STR("sv-simple")}, "kasse lunch"},
        {{.kinds = services, .open_now = true}, "lunch"},
        {{.kinds = services, .open_now = true, .now_s = at("2026-12-03T15:00:00+01:00")}, "kasse"},
        {{.kinds = services, .offset = 1, .limit = 1}, "lunch"},
        {{.kinds = services, .offset = 7}, ""},
        {{.kinds = events}, "bakning utstallning"},
        {{.kinds = events, .sort = SORT_TIME}, "utstallning bakning"},
        {{.kinds = events, .for_children = true}, "bakning"},
        {{.kinds = events, .now_s = at("2026-12-15T16:00:00+01:00")}, "utstallning"},
        {{.kinds = events, .now_s = at("2026-12-15T15:59:59+01:00")}, "bakning utstallning"},
        {{.kinds = calls}, "packa ring"},
        {{.kinds = calls, .max_minutes = 30}, "packa"},
        {{.kinds = calls, .min_minutes = 31}, "ring"},
        {{.kinds = calls, .every = EVERY_WEEKLY}, "packa"},
        {{.kinds = calls, .settings = SETTING_INDOORS | SETTING_HANDS}, "packa"},
        {{.kinds = calls, .settings = SETTING_INDOORS | SETTING_HOME}, ""},
        {{.kinds = calls, .no_swedish = true}, "packa"},
        {{.kinds = calls, .sort = SORT_TIME, .now_s = at("2026-12-03T13:30:00+01:00")}, "packa ring"},
        {{.kinds = calls, .now_s = at("2026-12-11T13:30:00+01:00")}, "ring"},
        {{.kinds = calls, .from_s = at("2026-12-03T00:00:00+01:00"), .to_s = at("2026-12-04T00:00:00+01:00")},
         "packa"},
        {{.kinds = 1u << KIND_NOTICE, .sort = SORT_RANK}, "storm stangt"},
        {{.kinds = 1u << KIND_NOTICE, .now_s = at("2026-12-01T20:00:00+01:00")}, "stangt"},
        {{.kinds = 1u << KIND_SURVEY}, "torget"},
        {{.kinds = 1u << KIND_SURVEY, .now_s = at("2026-12-02T00:00:00+01:00")}, ""},
        {{.kinds = 1u << KIND_TERM, .sort = SORT_RANK}, "coffee company food"},
        {{.kinds = services | calls}, "kasse lunch packa ring fikastund"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct entry_list found = list(town, rows[i].query);
        if (strcmp(ids(town, &found), rows[i].ids) != 0)
            fail_msg("row %zu: %s, not %s", i, ids(town, &found), rows[i].ids);
    }
}

static void the_agenda_has_one_row_an_occurrence(void **state)
{
    struct town *town = *state;
    const struct {
        const char *now, *from, *to, *ids;
    } rows[] = {
        {TUESDAY_NOON, TUESDAY_NOON, "2026-12-02T00:00:00+01:00", "utstallning bakning"},
        {TUESDAY_NOON, "2026-12-02T00:00:00+01:00", "2026-12-03T00:00:00+01:00", "utstallning"},
        {TUESDAY_NOON, TUESDAY_NOON, "2026-12-30T00:00:00+01:00", "utstallning bakning bakning bakning"},
        {TUESDAY_NOON, "2026-12-01T16:00:00+01:00", "2026-12-09T00:00:00+01:00", "utstallning bakning"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct query query = {.kinds = 1u << KIND_EVENT,
                              .every_occurrence = true,
                              .sort = SORT_TIME,
                              .now_s = at(rows[i].now),
                              .from_s = at(rows[i].from),
                              .to_s = at(rows[i].to)};
        struct entry_list found = list(town, query);
        assert_string_equal(ids(town, &found), rows[i].ids);
        assert_int_equal(found.total, found.n);
    }
}

static void an_entry_comes_with_what_it_names(void **state)
{
    struct town *town = *state;
    struct entry entry;
    assert_int_equal(content_entry(town->reader, STR("event/bakning"), at("2026-12-02T10:00:00+01:00"),
                                   &town->arena, &entry),
                     ERR_OK);
    assert_true(str_is(entry.item->id, "event/bakning"));
    assert_true(str_is(entry.organization->id, "org/matbanken"));
    assert_true(str_is(entry.place->id, "place/biblioteket"));
    assert_true(str_is(entry.service->id, "service/kasse"));
    assert_int_equal(entry.when.start_s, at("2026-12-08T14:00:00+01:00"));
    assert_int_equal(entry.when.offset_min, 60);
    assert_true(entry.distance_m < 0);

    assert_int_equal(
        content_entry(town->reader, STR("call/packa"), at("2026-12-03T13:30:00+01:00"), &town->arena, &entry),
        ERR_OK);
    assert_true(str_is(entry.shift, "b"));
    assert_int_equal(content_entry(town->reader, STR("event/slut"), at(TUESDAY_NOON), &town->arena, &entry),
                     ERR_OK);
    assert_non_null(entry.item);
    assert_int_equal(entry.when.start_s, 0);
    assert_int_equal(
        content_entry(town->reader, STR("event/finns-inte"), at(TUESDAY_NOON), &town->arena, &entry), ERR_OK);
    assert_null(entry.item);
}

static void distances_are_from_the_place_the_kiosk_stands_at(void **state)
{
    struct town *town = *state;
    const struct item *place;
    assert_int_equal(content_stand_at(town->reader, STR("place/biblioteket"), &town->arena, &place), ERR_OK);
    assert_true(str_is(place->id, "place/biblioteket"));
    struct entry_list found = list(town, (struct query){.kinds = 1u << KIND_SERVICE, .sort = SORT_DISTANCE});
    assert_string_equal(ids(town, &found), "lunch kasse fikastund");
    assert_true(found.items[0].distance_m < 1);
    assert_true(found.items[1].distance_m > 4990 && found.items[1].distance_m < 5010);
    assert_true(found.items[2].distance_m < 0);
    assert_int_equal(content_stand_at(town->reader, STR("place/ingenstans"), &town->arena, &place), ERR_OK);
    assert_null(place);
    found = list(town, (struct query){.kinds = 1u << KIND_SERVICE, .sort = SORT_DISTANCE});
    assert_true(found.items[0].distance_m < 0);
}

static void titles_sort_by_the_rules_of_the_language(void **state)
{
    struct town *town = *state;
    struct query query = {.kinds = 1u << KIND_PLACE | 1u << KIND_ORGANIZATION};
    struct entry_list found = list(town, query);
    assert_string_equal(ids(town, &found),
                        "biblioteket grannhjalpen matbanken asby"); /* Å after M in Swedish */
    query.lang = STR("en");
    found = list(town, query);
    assert_string_equal(ids(town, &found), "asby biblioteket grannhjalpen matbanken");
}

static void home_counts_are_true(void **state)
{
    struct town *town = *state;
    struct counts counts;
    assert_int_equal(content_counts(town->reader, at(TUESDAY_NOON), at(TUESDAY_MIDNIGHT), &counts), ERR_OK);
    assert_int_equal(counts.services, 3);
    assert_int_equal(counts.events_today, 2);
    assert_int_equal(counts.events_week, 2);
    assert_int_equal(counts.calls_week, 2);
    assert_int_equal(counts.guides, 1);
    assert_int_equal(counts.says_open, 1);
    assert_int_equal(counts.notices, 2);
    assert_int_equal(counts.items, town->draft.n);
}

static void needs_come_in_order_with_their_services(void **state)
{
    struct town *town = *state;
    struct content_need *needs;
    int n;
    assert_int_equal(content_terms(town->reader, at(TUESDAY_NOON), true, &town->arena, &needs, &n), ERR_OK);
    assert_int_equal(n, 2);
    assert_true(str_is(needs[0].term->id, "term/company"));
    assert_int_equal(needs[0].services, 2);
    assert_true(str_is(needs[1].term->id, "term/food"));
    assert_int_equal(needs[1].services, 2);
}

static void what_hangs_together_is_found(void **state)
{
    struct town *town = *state;
    const struct {
        const char *id, *events, *calls, *services;
    } rows[] = {
        {"service/kasse", "bakning", "packa", ""},
        {"service/lunch", "utstallning", "ring", "fikastund"},
        {"event/bakning", "", "packa", "kasse"},
        {"org/grannhjalpen", "utstallning", "ring", "lunch fikastund"},
        {"place/asby", "utstallning", "packa", "kasse"},
        {"guide/forening", "", "", ""},
        {"org/finns-inte", "", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct content_related related;
        assert_int_equal(content_related(town->reader, str_of(rows[i].id), at(TUESDAY_NOON), STR("sv"), 5,
                                         &town->arena, &related),
                         ERR_OK);
        assert_string_equal(ids(town, &related.events), rows[i].events);
        assert_string_equal(ids(town, &related.calls), rows[i].calls);
        assert_string_equal(ids(town, &related.services), rows[i].services);
    }
}

static void nothing_expires_while_the_clock_is_not_believed(void **state)
{
    struct town *town = *state;
    struct query query = {.kinds = 1u << KIND_EVENT, .now_s = -1};
    struct entry_list found = list(town, query);
    assert_string_equal(ids(town, &found), "bakning slut utstallning");
    assert_int_equal(found.items[0].when.start_s, at("2026-12-01T14:00:00+01:00"));
}

static void a_delta_changes_adds_and_withdraws(void **state)
{
    struct town *town = *state;
    struct draft *draft = &town->draft;
    struct content_change change;
    struct content_info info;
    draft->version = 2;
    draft_drop(draft, "call/ring");
    draft_put(draft, "service/lunch",
              "{'id':'service/lunch','kind':'service','organization':'org/matbanken','title':{'sv':'Middag i "
              "huset'}}");
    draft_put(draft, "service/ny",
              "{'id':'service/ny','kind':'service','organization':'org/matbanken','title':{'sv':'Ny'}}");
    const char *const changed[] = {"call/ring", "service/lunch", "service/ny"};
    assert_int_equal(draft_apply_delta(draft, town->content, changed, 3, &change), ERR_OK);
    assert_int_equal(change.added, 1);
    assert_int_equal(change.changed, 1);
    assert_int_equal(change.withdrawn, 1);
    assert_int_equal(content_info(town->reader, &info), ERR_OK);
    assert_int_equal(info.version, 2);
    assert_int_equal(info.items, draft->n);
    struct entry_list found =
        list(town, (struct query){.kinds = 1u << KIND_SERVICE, .organization = STR("org/matbanken")});
    assert_string_equal(ids(town, &found), "kasse lunch ny");
    found = list(town, (struct query){.kinds = 1u << KIND_SERVICE, .organization = STR("org/grannhjalpen")});
    assert_string_equal(ids(town, &found), "fikastund");
    found = list(town, (struct query){.text = STR("middag"), .sort = SORT_RANK});
    assert_string_equal(ids(town, &found), "lunch");
    found = list(town, (struct query){.text = STR("lunch"), .sort = SORT_RANK});
    assert_string_equal(ids(town, &found), "");
    assert_int_equal(content_verify(town->content, sha256), ERR_OK);
}

static void a_delta_that_does_not_give_the_signed_root_changes_nothing(void **state)
{
    struct town *town = *state;
    struct draft *draft = &town->draft;
    struct content_info info;
    const char *const some[] = {"service/ny"};
    draft->version = 2;
    draft_put(draft, "service/ny",
              "{'id':'service/ny','kind':'service','organization':'org/matbanken','title':{'sv':'Ny'}}");
    draft_drop(draft, "call/ring"); /* forgotten in the delta */
    assert_int_equal(draft_apply_delta(draft, town->content, some, 1, NULL), ERR_DAMAGED);
    draft->version = 3; /* from 2, which is not here */
    assert_int_equal(draft_apply_delta(draft, town->content, some, 1, NULL), ERR_DAMAGED);
    assert_int_equal(content_info(town->reader, &info), ERR_OK);
    assert_int_equal(info.version, 1);
    assert_int_equal(info.items, 19);
    assert_int_equal(content_verify(town->content, sha256), ERR_OK);
    struct content_change change;
    assert_int_equal(draft_apply_whole(draft, town->content, &change), ERR_OK);
    assert_int_equal(change.added, 1);
    assert_int_equal(change.changed, 0);
    assert_int_equal(change.withdrawn, 1);
}

static void a_file_cut_short_or_garbled_changes_nothing(void **state)
{
    struct town *town = *state;
    struct content_expect expect = draft_expect(&town->draft);
    struct buf packed;
    draft_whole(&town->draft, &packed);
    for (size_t len = 0; len < packed.len; len += 97)
        assert_int_not_equal(content_apply(town->content, (struct str){packed.ptr, len}, &expect, NULL),
                             ERR_OK);
    for (size_t i = 0; i < packed.len; i += 61) {
        packed.ptr[i] ^= 0x10;
        content_apply(town->content, buf_view(&packed), &expect, NULL);
        packed.ptr[i] ^= 0x10;
        assert_int_equal(content_verify(town->content, sha256), ERR_OK);
    }
    buf_release(&packed);
}

static void an_item_that_cannot_be_read_is_kept_and_not_shown(void **state)
{
    struct town *town = *state;
    const char *const some[] = {"robot/zeta"};
    town->draft.version = 2;
    draft_put(&town->draft, "robot/zeta", "{'id':'robot/zeta','kind':'robot','title':{'sv':'Robot'}}");
    assert_int_equal(draft_apply_delta(&town->draft, town->content, some, 1, NULL), ERR_OK);
    assert_int_equal(content_verify(town->content, sha256), ERR_OK);
    struct entry_list found = list(town, (struct query){.text = STR("robot"), .sort = SORT_RANK});
    assert_int_equal(found.n, 0);
    found = list(town, (struct query){0});
    assert_null(strstr(ids(town, &found), "zeta"));
}

static void execute(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void a_flipped_bit_is_found_and_the_whole_heals_it(void **state)
{
    struct town *town = *state;
    execute(town->path, "UPDATE body SET bytes = replace(bytes, 'Solrosen', 'Solrosfn')");
    assert_int_equal(content_verify(town->content, sha256), ERR_DAMAGED);
    assert_int_equal(content_doubt(town->content), ERR_OK);
    struct content_change change;
    assert_int_equal(draft_apply_whole(&town->draft, town->content, &change), ERR_OK);
    assert_int_equal(change.changed, 1);
    assert_int_equal(content_verify(town->content, sha256), ERR_OK);
}

static void a_missing_item_is_found(void **state)
{
    struct town *town = *state;
    execute(town->path, "DELETE FROM item WHERE id = 'call/ring'");
    assert_int_equal(content_verify(town->content, sha256), ERR_DAMAGED);
}

static void a_damaged_file_is_put_aside_and_begun_anew(void **state)
{
    struct town *town = *state;
    static const char *const garbage[] = {
        "this is no database, whatever its name says; it is long enough to be read as one, though.....", ""};
    (void)town;
    for (size_t i = 0; i < 2; i++) {
        const char *path = test_path("damaged.db");
        struct content *content;
        bool rebuilt = false;
        test_remove(path);
        if (garbage[i][0]) {
            FILE *file = fopen(path, "w");
            fputs(garbage[i], file);
            fclose(file);
        } else { /* one good page, then zeroes */
            assert_int_equal(content_open(path, &content, NULL), ERR_OK);
            assert_int_equal(draft_apply_whole(&town->draft, content, NULL), ERR_OK);
            content_close(content);
            int fd = open(path, O_RDWR);
            static const char zeroes[65536];
            assert_int_equal(pwrite(fd, zeroes, sizeof zeroes, 8192), (int)sizeof zeroes);
            close(fd);
        }
        assert_int_equal(content_open(path, &content, &rebuilt), ERR_OK);
        assert_true(rebuilt);
        struct content_info info;
        assert_int_equal(content_info(content, &info), ERR_OK);
        assert_int_equal(info.version, 0);
        content_close(content);
        assert_int_equal(content_open(path, &content, &rebuilt), ERR_OK);
        assert_false(rebuilt);
        content_close(content);
        test_remove(path);
    }
}

static void the_factory_file_is_read_where_nothing_can_be_written(void **state)
{
    struct town *town = *state;
    const char *path = test_path("factory.db");
    struct content *content;
    struct counts counts;
    test_remove(path);
    assert_int_equal(content_open(path, &content, NULL), ERR_OK);
    assert_int_equal(draft_apply_whole(&town->draft, content, NULL), ERR_OK);
    assert_int_equal(content_make_factory(content), ERR_OK);
    content_close(content);
    chmod(path, 0400);
    assert_int_equal(content_open_factory(path, &content), ERR_OK);
    assert_int_equal(content_counts(content, at(TUESDAY_NOON), at(TUESDAY_MIDNIGHT), &counts), ERR_OK);
    assert_int_equal(counts.services, 3);
    assert_int_equal(access(arena_printf(&town->arena, "%s-wal", path).ptr, F_OK), -1);
    content_close(content);
    test_remove(path);
}

static void a_reader_keeps_its_release_between_begin_and_end(void **state)
{
    struct town *town = *state;
    const char *const some[] = {"call/ring"};
    struct entry entry;
    assert_int_equal(content_begin(town->reader), ERR_OK);
    struct entry_list found = list(town, (struct query){.kinds = 1u << KIND_CALL});
    town->draft.version = 2;
    draft_drop(&town->draft, "call/ring");
    assert_int_equal(draft_apply_delta(&town->draft, town->content, some, 1, NULL), ERR_OK);
    assert_int_equal(found.n, 2);
    assert_int_equal(content_entry(town->reader, STR("call/ring"), at(TUESDAY_NOON), &town->arena, &entry),
                     ERR_OK);
    assert_non_null(entry.item);
    content_end(town->reader);
    assert_int_equal(content_entry(town->reader, STR("call/ring"), at(TUESDAY_NOON), &town->arena, &entry),
                     ERR_OK);
    assert_null(entry.item);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, town_open, town_close)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_list_holds_what_the_query_says),
        TEST(the_agenda_has_one_row_an_occurrence),
        TEST(an_entry_comes_with_what_it_names),
        TEST(distances_are_from_the_place_the_kiosk_stands_at),
        TEST(titles_sort_by_the_rules_of_the_language),
        TEST(home_counts_are_true),
        TEST(needs_come_in_order_with_their_services),
        TEST(what_hangs_together_is_found),
        TEST(nothing_expires_while_the_clock_is_not_believed),
        TEST(a_delta_changes_adds_and_withdraws),
        TEST(a_delta_that_does_not_give_the_signed_root_changes_nothing),
        TEST(a_file_cut_short_or_garbled_changes_nothing),
        TEST(an_item_that_cannot_be_read_is_kept_and_not_shown),
        TEST(a_flipped_bit_is_found_and_the_whole_heals_it),
        TEST(a_missing_item_is_found),
        TEST(a_damaged_file_is_put_aside_and_begun_anew),
        TEST(the_factory_file_is_read_where_nothing_can_be_written),
        TEST(a_reader_keeps_its_release_between_begin_and_end),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(test_dir());
    return failed;
}
