// SPDX-License-Identifier: GPL-3.0-or-later
/* What hangs together: who helps, who asks whom, what a meeting is about; and what of an event is changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content_help.h"
#include "core/change.h"

#define NOW "2026-12-01T12:00:00+01:00"

static struct town {
    struct draft draft;
    struct content *content;
    struct arena arena;
} town;

static void put(const char *id, const char *json)
{
    draft_put(&town.draft, id, json);
}

static int set_up(void **state)
{
    (void)state;
    arena_init(&town.arena);
    draft_init(&town.draft);
    town.draft.version = 1;
    put("org/nat",
        "{'id':'org/nat','kind':'organization','legal_form':'network','title':{'sv':'Nätverket'}}");
    put("org/mat", "{'id':'org/mat','kind':'organization','legal_form':'association','title':{'sv':'Mat'},"
                   "'member_of':['org/nat']}");
    put("org/ute", "{'id':'org/ute','kind':'organization','legal_form':'association','title':{'sv':'Ute'}}");
    put("place/sal",
        "{'id':'place/sal','kind':'place','title':{'sv':'Salen'},'lat':58.0,'lon':12.0,'street':'Gatan "
        "1','city':'Kvarnby'}");
    put("place/rum",
        "{'id':'place/rum','kind':'place','title':{'sv':'Rummet'},'lat':59.0,'lon':12.0,'street':'Gatan "
        "2','city':'Kvarnby'}");
    put("service/rad", "{'id':'service/rad','kind':'service','organization':'org/nat','title':{'sv':'Råd'}}");
    put("guide/start",
        "{'id':'guide/start','kind':'guide','topic':'association','title':{'sv':'Starta'},'steps':["
        "{'title':{'sv':'Ett'},'text':{'sv':'.'},'helps':['service/rad','org/mat','org/borta']},"
        "{'title':{'sv':'Två'},'text':{'sv':'.'},'helps':['org/mat']}],"
        "'related':['org/ute','event/over','guide/start','org/borta']}");
    put("event/mote",
        "{'id':'event/mote','kind':'event','organization':'org/mat','about':'consultation/nu',"
        "'title':{'sv':'Möte'},'place':'place/sal','start':'2026-12-03T18:00:00+01:00',"
        "'end':'2026-12-03T20:00:00+01:00','changes':[{'at':'2026-12-03T18:00:00+01:00',"
        "'start':'2026-12-04T17:00:00+01:00','end':'2026-12-04T19:00:00+01:00','place':'place/rum'}]}");
    put("event/fika", "{'id':'event/fika','kind':'event','organization':'org/mat','title':{'sv':'Fika'},"
                      "'start':'2026-12-02T10:00:00+01:00','end':'2026-12-02T11:00:00+01:00',"
                      "'changes':[{'at':'2026-12-02T10:00:00+01:00','status':'cancelled'}]}");
    put("event/over", "{'id':'event/over','kind':'event','organization':'org/ute','title':{'sv':'Över'},"
                      "'start':'2026-11-02T10:00:00+01:00','end':'2026-11-02T11:00:00+01:00'}");
    put("consultation/nu",
        "{'id':'consultation/nu','kind':'consultation','organization':'org/ute','title':{'sv':'Nu'},"
        "'draft':{'sv':'Så här.'},'closes':'2026-12-01'}");
    put("consultation/forr",
        "{'id':'consultation/forr','kind':'consultation','organization':'org/ute','title':{'sv':'Förr'},"
        "'draft':{'sv':'Så.'},'closes':'2026-11-30','related':['consultation/nu']}");
    put("survey/alla", "{'id':'survey/alla','kind':'survey','organization':'org/ute','network':'org/nat',"
                       "'closes':'2026-12-20','title':{'sv':'Alla'},'questions':[{'id':'a','type':'text','"
                       "question':{'sv':'A?'}}]}");
    put("survey/egen",
        "{'id':'survey/egen','kind':'survey','organization':'org/nat',"
        "'title':{'sv':'Egen'},'questions':[{'id':'a','type':'text','question':{'sv':'A?'}}]}");
    put("survey/svar", "{'id':'survey/svar','kind':'survey','organization':'org/mat','closes':'2026-10-01',"
                       "'outcome':{'sv':'Så blev det.'},'title':{'sv':'Svar'},"
                       "'questions':[{'id':'a','type':'text','question':{'sv':'A?'}}]}");
    put("survey/tyst",
        "{'id':'survey/tyst','kind':'survey','organization':'org/mat','closes':'2026-10-01',"
        "'title':{'sv':'Tyst'},'questions':[{'id':'a','type':'text','question':{'sv':'A?'}}]}");
    put("commitment/rad",
        "{'id':'commitment/rad','kind':'commitment','title':{'sv':'Rad'},'agreement':{'sv':'Avtal'},"
        "'how':{'sv':'.'},'who':{'sv':'.'},'measure':{'sv':'.'},'state':'done','organizations':['org/"
        "mat','org/ute']}");
    assert_int_equal(content_open(test_path("content.db"), &town.content, NULL), ERR_OK);
    return draft_apply_whole(&town.draft, town.content, NULL) == ERR_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    content_close(town.content);
    test_remove(test_path("content.db"));
    draft_release(&town.draft);
    arena_release(&town.arena);
    return 0;
}

static const char *ids(const struct entry_list *list)
{
    struct str out = STR("");
    for (int i = 0; i < list->n; i++)
        out = arena_printf(&town.arena, "%.*s%s%.*s", STR_FMT(out), i ? " " : "",
                           STR_FMT(list->items[i].item->id));
    return arena_z(&town.arena, out);
}

static struct content_related related(const char *id)
{
    struct content_related found;
    assert_int_equal(content_related(town.content, str_of(id), at(NOW), STR("sv"), 8, &town.arena, &found),
                     ERR_OK);
    return found;
}

static void who_helps_in_a_guide_is_named_once_with_their_next_events(void **state)
{
    (void)state;
    struct content_related guide = related("guide/start");
    assert_string_equal(ids(&guide.helps), "service/rad org/mat");
    assert_string_equal(ids(&guide.events), "event/fika event/mote");
    assert_string_equal(ids(&guide.named), "org/ute");
}

static void an_organization_has_what_its_networks_ask_and_what_it_takes_part_in(void **state)
{
    static const struct {
        const char *id, *says, *commitments, *members;
    } rows[] = {
        {"org/mat", "survey/svar survey/alla", "commitment/rad", ""},
        {"org/nat", "survey/alla survey/egen", "", "org/mat"},
        {"org/ute", "consultation/forr consultation/nu survey/alla", "commitment/rad", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct content_related found = related(rows[i].id);
        assert_string_equal(ids(&found.says), rows[i].says);
        assert_string_equal(ids(&found.commitments), rows[i].commitments);
        assert_string_equal(ids(&found.members), rows[i].members);
    }
}

static void a_meeting_and_what_it_is_about_know_each_other(void **state)
{
    (void)state;
    struct content_related found = related("consultation/nu");
    assert_string_equal(ids(&found.events), "event/mote");
    found = related("consultation/forr");
    assert_string_equal(ids(&found.events), "");
    assert_string_equal(ids(&found.named), "consultation/nu");
    found = related("event/mote");
    assert_true(str_is(found.about->id, "consultation/nu"));
    found = related("survey/alla");
    assert_true(str_is(found.network->id, "org/nat"));
    found = related("commitment/rad");
    assert_string_equal(ids(&found.named), "org/mat org/ute");
}

static void an_occurrence_that_was_moved_stands_where_and_when_it_is_now(void **state)
{
    struct entry entry;
    (void)state;
    assert_int_equal(content_entry(town.content, STR("event/mote"), at(NOW), &town.arena, &entry), ERR_OK);
    assert_int_equal(entry.when.start_s, at("2026-12-04T17:00:00+01:00"));
    assert_true(str_is(entry.place->id, "place/rum"));
    assert_true(change_moves(change_of(entry.item, entry.when.start_s)));
    assert_false(change_cancels(entry.item, entry.when.start_s));
    assert_null(change_of(entry.item, at("2026-12-03T18:00:00+01:00")));
}

static void how_far_it_is_counts_to_where_it_is_this_time(void **state)
{
    struct entry entry;
    (void)state;
    assert_int_equal(content_stand_at(town.content, STR("place/rum"), &town.arena, NULL), ERR_OK);
    assert_int_equal(content_entry(town.content, STR("event/mote"), at(NOW), &town.arena, &entry), ERR_OK);
    assert_true(entry.distance_m >= 0 && entry.distance_m < 1);
    assert_int_equal(content_stand_at(town.content, STR("place/sal"), &town.arena, NULL), ERR_OK);
    assert_int_equal(content_entry(town.content, STR("event/mote"), at(NOW), &town.arena, &entry), ERR_OK);
    assert_true(entry.distance_m > 100000);
}

static void what_is_cancelled_is_shown_and_not_counted(void **state)
{
    struct entry entry;
    struct counts counts;
    (void)state;
    assert_int_equal(content_entry(town.content, STR("event/fika"), at(NOW), &town.arena, &entry), ERR_OK);
    assert_int_equal(entry.when.start_s, at("2026-12-02T10:00:00+01:00"));
    assert_true(change_cancels(entry.item, entry.when.start_s));
    assert_int_equal(content_counts(town.content, at(NOW), at("2026-12-01T00:00:00+01:00"), &counts), ERR_OK);
    assert_int_equal(counts.events_week, 1);
}

static void a_change_for_the_future_holds_for_all_that_come(void **state)
{
    struct event_change changes[] = {
        {.at = {.date = {2026, 12, 2}, .hour = 10}, .future = true, .place = STR("place/rum")},
        {.at = {.date = {2026, 12, 9}, .hour = 10}, .place = STR("place/sal")}};
    struct item item = {.kind = KIND_EVENT, .event = {.changes = changes, .n_changes = 2}};
    const int64_t first = moment_s(changes[0].at), week = 7 * 86400;
    (void)state;
    assert_true(str_is(change_place(&item, first - week), ""));
    assert_true(str_is(change_place(&item, first), "place/rum"));
    assert_true(str_is(change_place(&item, first + week), "place/sal"));
    assert_true(str_is(change_place(&item, first + 2 * week), "place/rum"));
}

static void what_is_open_to_say_is_counted_until_its_last_day_is_over(void **state)
{
    static const struct {
        const char *now, *midnight;
        int open;
        struct date closes;
    } rows[] = {
        {NOW, "2026-12-01T00:00:00+01:00", 3, {2026, 12, 1}},
        {"2026-12-02T00:30:00+01:00", "2026-12-02T00:00:00+01:00", 2, {2026, 12, 20}},
        {"2026-12-21T12:00:00+01:00", "2026-12-21T00:00:00+01:00", 1, {0}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct counts counts;
        assert_int_equal(content_counts(town.content, at(rows[i].now), at(rows[i].midnight), &counts),
                         ERR_OK);
        assert_int_equal(counts.says_open, rows[i].open);
        assert_int_equal(date_cmp(counts.says_close, rows[i].closes), 0);
    }
}

static void a_closed_survey_stays_while_it_is_told_what_came_of_it(void **state)
{
    struct query query = {.kinds = 1u << KIND_SURVEY, .now_s = at(NOW), .lang = STR("sv"), .sort = SORT_RANK};
    struct entry_list found;
    (void)state;
    assert_int_equal(content_list(town.content, &query, &town.arena, &found), ERR_OK);
    assert_string_equal(ids(&found), "survey/svar survey/alla survey/egen");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_helps_in_a_guide_is_named_once_with_their_next_events),
        cmocka_unit_test(an_organization_has_what_its_networks_ask_and_what_it_takes_part_in),
        cmocka_unit_test(a_meeting_and_what_it_is_about_know_each_other),
        cmocka_unit_test(an_occurrence_that_was_moved_stands_where_and_when_it_is_now),
        cmocka_unit_test(how_far_it_is_counts_to_where_it_is_this_time),
        cmocka_unit_test(what_is_cancelled_is_shown_and_not_counted),
        cmocka_unit_test(a_change_for_the_future_holds_for_all_that_come),
        cmocka_unit_test(what_is_open_to_say_is_counted_until_its_last_day_is_over),
        cmocka_unit_test(a_closed_survey_stays_while_it_is_told_what_came_of_it),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
