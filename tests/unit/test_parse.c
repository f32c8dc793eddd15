// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "core/parse.h"

static struct arena arena;

static struct js *json_of(const char *text)
{
    struct js *json;
    assert_int_equal(js_parse(str_of(text), ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL), ERR_OK);
    return json;
}

#define HEAD(kind, prefix) "{\"id\":\"" prefix "/a\",\"kind\":\"" kind "\",\"title\":{\"sv\":\"A\"},"
#define EVENT HEAD("event", "event") "\"organization\":\"org/a\","
#define TIMES "\"start\":\"2026-11-17T14:00:00+01:00\",\"end\":\"2026-11-17T15:00:00+01:00\""
#define CALL HEAD("call", "call") "\"organization\":\"org/a\",\"minutes\":60,\"swedish\":\"good\","
#define SHIFT "\"start\":\"2026-11-17T14:00:00+01:00\",\"end\":\"2026-11-17T15:00:00+01:00\",\"places\":1"
#define SURVEY HEAD("survey", "survey") "\"organization\":\"org/a\",\"questions\":"

/* What is wrong with an item: "pointer rule", warnings in brackets, one a line. */
static const struct {
    const char *json, *faults;
} rows[] = {
    {"[]", " type\n"},
    {"{}", " missing\n"},
    {"{\"kind\":1}", "/kind type\n"},
    {"{\"kind\":\"thing\"}", "/kind enum\n"},
    {"{\"kind\":\"story\"}", " missing\n missing\n"},
    {HEAD("story", "story") "\"terms\":[]}", ""},
    {HEAD("story", "call") "\"terms\":[]}", "/id id\n"},
    {HEAD("story", "story") "\"extra\":1}", "/extra unknown-member\n"},
    {HEAD("story", "story") "\"a/b~c\":1}", "/a~1b~0c unknown-member\n"},
    {HEAD("story", "story") "\"updated\":\"2026-11-17T14:00:00+01:00\"}", "/updated unknown-member\n"},
    {HEAD("story", "story") "\"occurrences\":[]}", "/occurrences unknown-member\n"},
    {HEAD("story", "story") "\"from\":\"2026-12-01\",\"until\":\"2026-11-30\"}", "/until order\n"},
    {HEAD("story", "story") "\"from\":\"2026-02-29\"}", "/from date\n"},
    {HEAD("story", "story") "\"terms\":[\"term/a\",\"org/a\",\"term/a\",1]}",
     "/terms/1 id\n/terms/2 duplicate\n/terms/3 type\n"},
    {HEAD("story", "story") "\"audience\":{\"channels\":[\"main\"],\"tag\":[]}}",
     "/audience/tag unknown-member\n"},
    {HEAD("story", "story") "\"checked_by\":\"<script>\"}", "/checked_by html\n"},
    {HEAD("story", "story") "\"summary\":{}}", "/summary missing\n"},
    {HEAD("story", "story") "\"summary\":\"x\"}", "/summary type\n"},
    {HEAD("story", "story") "\"summary\":{\"en\":\"x\"}}", "[/summary language]\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"x\",\"SV\":\"x\"}}", "/summary/SV duplicate\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"x\",\"s\":\"x\",\"en\":1}}",
     "/summary/s language\n/summary/en type\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"a <b>\"}}", "/summary/sv html\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"a </b>\"}}", "/summary/sv html\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"a &nbsp; b\"}}", "/summary/sv html\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"&#229;\"}}", "/summary/sv html\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"1 < 2, A & B, &c; <3\"}}", "/summary/sv html\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"1 < 2, A & B, AT&T <3\"}}", ""},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"a\\tb\"}}", "/summary/sv control-character\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"a\\u202eb\"}}", "/summary/sv control-character\n"},
    {HEAD("story", "story") "\"summary\":{\"sv\":\"a\\n\\n\\u2067b\\u2069\"}}", ""},
    {HEAD("story", "story") "\"byline\":\"a\\nb\"}", "/byline control-character\n"},
    {HEAD("story", "story") "\"states\":{\"title\":{\"sv\":\"checked\",\"ar\":\"stale\"},\"url\":{}}}",
     "[/states/title/ar reference]\n/states/url unknown-member\n"},
    {HEAD("story", "story") "\"states\":{\"title\":{\"sv\":\"good\"}}}", "/states/title/sv enum\n"},
    {HEAD("place", "place") "\"lat\":58}", " missing\n"},
    {HEAD("place", "place") "\"lat\":90.5,\"lon\":13}", "/lat range\n"},
    {HEAD("place", "place") "\"access\":[\"lift\",\"ramp\",\"lift\"]}",
     "/access/1 enum\n/access/2 duplicate\n"},
    {HEAD("organization", "org") "\"legal_form\":\"club\"}", "/legal_form enum\n"},
    {HEAD("organization",
          "org") "\"legal_form\":\"public\",\"phone\":\"0701740605\",\"email\":\"a@b\",\"url\":\"b.se\"}",
     "/phone phone\n/email email\n/url url\n"},
    {HEAD("service", "service") "\"organization\":\"org/a\"}", "[ missing]\n"},
    {HEAD("service",
          "service") "\"organization\":\"org/a\",\"checked_on\":\"2026-11-01\",\"hours\":[{\"days\":[],"
                     "\"opens\":\"24:00\",\"closes\":\"24:00\",\"from\":\"2026-12-01\","
                     "\"until\":\"2026-11-01\"}]}",
     "/hours/0/days limit\n/hours/0/opens date\n/hours/0 missing\n/hours/0/until order\n"},
    {EVENT TIMES "}", ""},
    {EVENT "\"start\":\"2026-11-17T14:00:00+01:00\",\"end\":\"2026-11-17T13:00:00+01:00\"}", "/end order\n"},
    {EVENT "\"start\":\"2026-11-17T14:00:00+01:00\",\"end\":\"2026-11-17T14:00:00+01:00\"}", ""},
    {EVENT "\"start\":\"2026-11-17 14:00\",\"end\":\"2026-11-17T14:00:00\"}", "/start date\n/end date\n"},
    {EVENT TIMES ",\"zone\":\"Europe/Kvarnby\"}", "/zone zone\n"},
    {EVENT TIMES ",\"rrule\":\"FREQ=WEAKLY\"}", "/rrule rrule\n"},
    {EVENT TIMES ",\"rrule\":\"FREQ=WEEKLY;BYDAY=WE\"}", "[/start date]\n"},
    {EVENT TIMES ",\"zone\":\"Europe/Helsinki\"}", "[/start date]\n"},
    {EVENT TIMES ",\"exdates\":[\"2026-11-24\"]}", "/exdates/0 date\n"},
    {EVENT TIMES ",\"places\":0}", "/places range\n"},
    {EVENT TIMES ",\"places\":1.5}", "/places type\n"},
    {CALL "\"every\":\"flexible\"}", ""},
    {CALL "\"every\":\"weekly\"}", " missing\n"},
    {CALL "\"every\":\"once\",\"shifts\":[{\"id\":\"a\"," SHIFT "},{\"id\":\"a\"," SHIFT
          "},{\"id\":\"B\"," SHIFT "},7]}",
     "/shifts/1/id duplicate\n/shifts/2/id id\n/shifts/3 type\n"},
    {SURVEY "[]}", "/questions limit\n"},
    {SURVEY "[{\"id\":\"a\",\"type\":\"single\",\"question\":{\"sv\":\"?\"}}]}", "/questions/0 missing\n"},
    {SURVEY "[{\"id\":\"a\",\"type\":\"text\",\"question\":{\"sv\":\"?\"},\"low\":{\"sv\":\"0\"}}]}",
     "/questions/0 unknown-member\n"},
    {HEAD(
         "term",
         "term") "\"scheme\":\"need\",\"icon\":\"rocket\",\"synonyms\":{\"sv\":[],\"x\":[\"a\"],\"en\":[1]}}",
     "/icon enum\n/synonyms/sv limit\n/synonyms/x language\n/synonyms/en/0 type\n"},
};

static void every_fault_has_its_place_and_its_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct faults faults = {.arena = &arena};
        struct js *json = json_of(rows[i].json);
        struct buf buf;
        buf_init(&buf, 4096);
        const struct item *item = item_parse(json, PARSE_IMPORT, &arena, &faults);
        for (int f = 0; f < faults.n; f++) {
            const struct fault *fault = &faults.items[f];
            buf_printf(&buf, fault->is_warning ? "[%.*s %s]\n" : "%.*s %s\n", STR_FMT(fault->pointer),
                       fault->rule);
            assert_true(fault->message.len > 0);
        }
        if (!str_is(buf_view(&buf), rows[i].faults))
            fail_msg("%s gives\n%s", rows[i].json, buf.ptr ? buf.ptr : "nothing");
        assert_int_equal(item != NULL, faults.errors == 0);
        assert_int_equal(item != NULL, item_parse(json, PARSE_IMPORT, &arena, NULL) != NULL);
        buf_release(&buf);
        js_free(json);
    }
}

static void limits_count_characters_and_not_bytes(void **state)
{
    (void)state;
    for (int n = 119; n <= 121; n++) {
        struct js *json = js_new_object(), *title = js_new_object();
        char text[400] = "";
        for (int i = 0; i < n; i++)
            strcat(text, "å");
        js_put_z(title, "sv", text);
        js_put_z(json, "id", "story/a");
        js_put_z(json, "kind", "story");
        js_put(json, "title", title);
        assert_int_equal(item_parse(json, PARSE_IMPORT, &arena, NULL) != NULL, n <= 120);
        js_free(json);
    }
}

static void all_faults_are_counted_and_a_hundred_are_kept(void **state)
{
    (void)state;
    struct faults faults = {.arena = &arena};
    struct js *json = json_of(HEAD("story", "story") "\"terms\":[]}");
    for (int i = 0; i < 250; i++) {
        char name[16];
        snprintf(name, sizeof name, "x%d", i);
        js_put_int(json, name, i);
    }
    assert_null(item_parse(json, PARSE_IMPORT, &arena, &faults));
    assert_int_equal(faults.errors, 250);
    assert_int_equal(faults.n, FAULTS_MAX);
    js_free(json);
}

static void an_item_lives_on_without_its_json(void **state)
{
    (void)state;
    struct str bytes;
    const struct item *item;
    assert_int_equal(file_read("tests/data/items/call.json", ITEM_MAX_BYTES, &arena, &bytes), ERR_OK);
    assert_int_equal(item_read(bytes, &arena, &item), ERR_OK);
    assert_int_equal(item->kind, KIND_CALL);
    assert_true(str_is(text_map_get(&item->title, "sv"), "Fika med äldre"));
    assert_int_equal(text_map_pick(&item->title, STR("ar"), NULL)->state, TEXT_MACHINE);
    assert_int_equal(text_map_pick(&item->summary, STR("en"), NULL)->state, TEXT_CHECKED);
    assert_int_equal(item->call.every, EVERY_WEEKLY);
    assert_int_equal(item->call.swedish, SWEDISH_A_LITTLE);
    assert_int_equal(item->call.settings, SETTING_INDOORS | SETTING_TOGETHER);
    assert_int_equal(item->call.n_shifts, 2);
    assert_true(str_is(item->call.shifts[1].id, "2026-12-01"));
    assert_int_equal(item->call.shifts[0].places, 4);
    assert_true(str_is(item->channels.items[0], "main") && str_is(item->tags.items[0], "kvarnby"));
    assert_int_equal(item->checked_on.month, 11);
    assert_int_equal(file_read("tests/data/items/term.json", ITEM_MAX_BYTES, &arena, &bytes), ERR_OK);
    assert_int_equal(item_read(bytes, &arena, &item), ERR_OK);
    assert_true(item->term.is_need && str_is(item->term.icon, "food"));
    assert_int_equal(item->term.n_synonyms, 2);
    assert_true(str_is(item->term.synonyms[0].words.items[1], "hungrig"));
    assert_int_equal(file_read("tests/data/items/place.json", ITEM_MAX_BYTES, &arena, &bytes), ERR_OK);
    assert_int_equal(item_read(bytes, &arena, &item), ERR_OK);
    assert_true(item->place.has_position && item->place.lon == 13);
}

static void what_is_published_may_come_from_a_newer_hub(void **state)
{
    (void)state;
    const struct item *item;
    assert_int_equal(
        item_read(STR(EVENT TIMES
                      ",\"new\":1,\"updated\":\"2026-11-17T14:00:00Z\",\"suits\":[\"cats\",\"men\"],"
                      "\"occurrences\":[\"2026-11-17T14:00:00+01:00/2026-11-17T15:00:00+01:00\"]}"),
                  &arena, &item),
        ERR_OK);
    assert_int_equal(item->event.suits, SUITS_MEN);
    assert_int_equal(item->occurrences.n, 1);
    assert_int_equal(item->occurrences.items[0].end_s - item->occurrences.items[0].start_s, 3600);
}

static void bytes_that_are_no_item_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        enum err err;
    } table[] = {
        {"", ERR_SYNTAX},
        {"{", ERR_SYNTAX},
        {"{\"id\":\"story/a\",\"id\":\"story/a\"}", ERR_SYNTAX},
        {"{}", ERR_INVALID},
        {"[[[[[[[[[[[[[]]]]]]]]]]]]]", ERR_LIMIT},
        {EVENT TIMES ",\"occurrences\":[\"x\"]}", ERR_INVALID},
        {EVENT TIMES ",\"occurrences\":[\"2026-11-17T15:00:00+01:00/2026-11-17T14:00:00+01:00\"]}",
         ERR_INVALID},
        {HEAD("story", "story") "\"occurrences\":[\"2026-11-17T14:00:00Z/2026-11-17T15:00:00Z\"]}",
         ERR_INVALID},
        {CALL "\"every\":\"once\",\"shifts\":[{\"id\":\"a\"," SHIFT "}],\"occurrences\":[\"b "
              "2026-11-17T14:00:00Z/2026-11-17T15:00:00Z\"]}",
         ERR_INVALID},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct item *item = NULL;
        assert_int_equal(item_read(str_of(table[i].bytes), &arena, &item), table[i].err);
        assert_null(item);
    }
}

static void dates_move_by_whole_weeks(void **state)
{
    (void)state;
    struct js *json = json_of(HEAD(
        "event",
        "event") "\"organization\":\"org/2026-11-17\",\"checked_on\":\"2026-11-10\",\"until\":\"2024-01-31\","
                 "\"start\":\"2026-10-20T14:00:00+02:00\",\"end\":\"2026-10-20T15:00:00+02:00\","
                 "\"rrule\":\"FREQ=WEEKLY;UNTIL=20270622T120000Z;BYDAY=TU\","
                 "\"exdates\":[\"2026-10-27T14:00:00+01:00\",\"2020-10-27T14:00:00+01:00\"]}");
    /* the anchor's week is 2026-11-16, this week is 2027-02-22: fourteen weeks */
    item_shift_dates(json, (struct date){2026, 11, 18}, (struct date){2027, 2, 28});
    assert_string_equal(js_get_str(json, "checked_on").ptr, "2027-02-16");
    assert_string_equal(js_get_str(json, "until").ptr, "2024-01-31"); /* history */
    assert_string_equal(js_get_str(json, "organization").ptr, "org/2026-11-17");
    assert_string_equal(js_get_str(json, "start").ptr, "2027-01-26T14:00:00+01:00");
    assert_string_equal(js_get_str(json, "end").ptr, "2027-01-26T15:00:00+01:00");
    assert_string_equal(js_get_str(json, "rrule").ptr, "FREQ=WEEKLY;UNTIL=20270928T120000Z;BYDAY=TU");
    assert_string_equal(js_str(js_at(js_get(json, "exdates"), 0)).ptr, "2027-02-02T14:00:00+01:00");
    assert_string_equal(js_str(js_at(js_get(json, "exdates"), 1)).ptr, "2020-10-27T14:00:00+01:00");
    js_free(json);
}

static void dates_inside_lists_move_and_slugs_stay(void **state)
{
    (void)state;
    struct js *json =
        json_of(CALL "\"every\":\"once\",\"shifts\":[{\"id\":\"2026-12-01\","
                     "\"start\":\"2026-12-01T14:00:00+02:00\",\"end\":\"2026-12-01T15:00:00+02:00\","
                     "\"places\":1,\"zone\":\"Europe/Helsinki\",\"rrule\":\"FREQ=WEEKLY;UNTIL=20261231\"}]}");
    item_shift_dates(json, (struct date){2026, 11, 16},
                     (struct date){2027, 6, 14}); /* thirty weeks: summer time */
    const struct js *shift = js_at(js_get(json, "shifts"), 0);
    assert_string_equal(js_get_str(shift, "id").ptr, "2026-12-01");
    assert_string_equal(js_get_str(shift, "start").ptr, "2027-06-29T14:00:00+03:00");
    assert_string_equal(js_get_str(shift, "end").ptr, "2027-06-29T15:00:00+03:00");
    assert_string_equal(js_get_str(shift, "rrule").ptr, "FREQ=WEEKLY;UNTIL=20270729");
    js_free(json);
}

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_has_its_place_and_its_word),
        cmocka_unit_test(limits_count_characters_and_not_bytes),
        cmocka_unit_test(all_faults_are_counted_and_a_hundred_are_kept),
        cmocka_unit_test(an_item_lives_on_without_its_json),
        cmocka_unit_test(what_is_published_may_come_from_a_newer_hub),
        cmocka_unit_test(bytes_that_are_no_item_are_refused),
        cmocka_unit_test(dates_move_by_whole_weeks),
        cmocka_unit_test(dates_inside_lists_move_and_slugs_stay),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
