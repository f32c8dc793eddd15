// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/sanitized.h"
#include "calendar/expand.h"
#include "core/parse.h"

static struct arena arena;
static struct expander *expander;

static struct moment at(const char *text)
{
    struct moment moment;
    assert_true(moment_parse(str_of(text), &moment));
    return moment;
}

static struct series series_of(const char *start, const char *end, const char *rrule)
{
    return (struct series){.id = STR("test"), .start = at(start), .end = at(end), .rrule = str_of(rrule)};
}

/* The starts and ends with their offsets, one a line. */
static struct str expanded(const struct series *series, const char *from, const char *to, int max)
{
    struct interval_list list;
    struct buf buf;
    assert_int_equal(expand(expander, series, moment_s(at(from)), moment_s(at(to)), max, &arena, &list),
                     ERR_OK);
    buf_init(&buf, 1 << 20);
    for (int i = 0; i < list.n; i++) {
        char start[MOMENT_LEN + 1];
        moment_format(moment_of_s(list.items[i].start_s, list.items[i].offset_min), start);
        buf_printf(&buf, "%s +%d\n", start, (int)(list.items[i].end_s - list.items[i].start_s) / 60);
    }
    buf_z(&buf, "");
    struct str text = arena_str(&arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

#define assert_expands(series, from, to, max, ...)                                                           \
    assert_string_equal(expanded(series, from, to, max).ptr, __VA_ARGS__)

static void a_weekly_time_stays_on_the_clock_when_the_clocks_change(void **state)
{
    (void)state;
    struct series series =
        series_of("2026-10-13T14:00:00+02:00", "2026-10-13T15:30:00+02:00", "FREQ=WEEKLY;COUNT=4");
    assert_expands(&series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-10-13T14:00:00+02:00 +90\n2026-10-20T14:00:00+02:00 +90\n"
                   "2026-10-27T14:00:00+01:00 +90\n2026-11-03T14:00:00+01:00 +90\n");
}

static void a_skipped_time_moves_forward_and_a_doubled_one_is_the_first(void **state)
{
    (void)state;
    struct series spring =
        series_of("2026-03-28T02:30:00+01:00", "2026-03-28T03:30:00+01:00", "FREQ=DAILY;COUNT=3");
    assert_expands(
        &spring, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
        "2026-03-28T02:30:00+01:00 +60\n2026-03-29T03:30:00+02:00 +60\n2026-03-30T02:30:00+02:00 +60\n");
    struct series autumn =
        series_of("2026-10-24T02:30:00+02:00", "2026-10-24T02:45:00+02:00", "FREQ=DAILY;COUNT=3");
    assert_expands(
        &autumn, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
        "2026-10-24T02:30:00+02:00 +15\n2026-10-25T02:30:00+02:00 +15\n2026-10-26T02:30:00+01:00 +15\n");
}

static void a_night_ends_when_the_clock_shows_its_end(void **state)
{
    (void)state;
    struct series night =
        series_of("2026-10-17T21:00:00+02:00", "2026-10-18T04:00:00+02:00", "FREQ=WEEKLY;COUNT=2");
    assert_expands(&night, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-10-17T21:00:00+02:00 +420\n2026-10-24T21:00:00+02:00 +480\n");
}

static void the_window_takes_what_touches_it(void **state)
{
    (void)state;
    struct series series = series_of("2026-11-16T10:00:00+01:00", "2026-11-16T12:00:00+01:00", "FREQ=DAILY");
    assert_expands(&series, "2026-11-20T11:00:00+01:00", "2026-11-22T10:00:00+01:00", 100,
                   "2026-11-20T10:00:00+01:00 +120\n2026-11-21T10:00:00+01:00 +120\n");
    assert_expands(&series, "2026-11-20T12:00:00+01:00", "2026-11-22T10:00:01+01:00", 100,
                   "2026-11-21T10:00:00+01:00 +120\n2026-11-22T10:00:00+01:00 +120\n");
    assert_expands(&series, "2026-11-01T00:00:00+01:00", "2030-11-01T00:00:00+01:00", 2,
                   "2026-11-16T10:00:00+01:00 +120\n2026-11-17T10:00:00+01:00 +120\n");
    assert_expands(&series, "2020-11-01T00:00:00+01:00", "2021-11-01T00:00:00+01:00", 2, "");
}

static void exceptions_go_and_extra_dates_come_once(void **state)
{
    (void)state;
    struct series series =
        series_of("2026-11-17T10:00:00+01:00", "2026-11-17T11:00:00+01:00", "FREQ=WEEKLY;COUNT=3");
    struct moment exdates[] = {at("2026-11-24T09:00:00Z"), at("2026-11-25T09:00:00Z")};
    struct moment rdates[] = {at("2026-11-19T18:00:00+01:00"), at("2026-12-01T10:00:00+01:00")};
    series.exdates = exdates;
    series.n_exdates = 2;
    series.rdates = rdates;
    series.n_rdates = 2;
    assert_expands(
        &series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
        "2026-11-17T10:00:00+01:00 +60\n2026-11-19T18:00:00+01:00 +60\n2026-12-01T10:00:00+01:00 +60\n");
}

static void the_start_is_the_first_even_off_the_rule_and_counts(void **state)
{
    (void)state;
    struct series series =
        series_of("2026-11-16T10:00:00+01:00", "2026-11-16T11:00:00+01:00", "FREQ=WEEKLY;BYDAY=TU;COUNT=3");
    assert_expands(
        &series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
        "2026-11-16T10:00:00+01:00 +60\n2026-11-17T10:00:00+01:00 +60\n2026-11-24T10:00:00+01:00 +60\n");
    series.rrule = STR("FREQ=WEEKLY;BYDAY=TU;COUNT=1");
    assert_expands(&series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-11-16T10:00:00+01:00 +60\n");
}

static void until_is_read_on_the_clock_of_the_zone(void **state)
{
    (void)state;
    static const char *const rules[] = {"FREQ=DAILY;UNTIL=20261118T090000Z",
                                        "FREQ=DAILY;UNTIL=20261118T100000", "FREQ=DAILY;UNTIL=20261118"};
    for (int i = 0; i < 3; i++) {
        struct series series = series_of("2026-11-17T10:00:00+01:00", "2026-11-17T11:00:00+01:00", rules[i]);
        assert_expands(&series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                       "2026-11-17T10:00:00+01:00 +60\n2026-11-18T10:00:00+01:00 +60\n");
    }
    struct series before = series_of("2026-11-17T10:00:00+01:00", "2026-11-17T11:00:00+01:00",
                                     "FREQ=DAILY;UNTIL=20261118T085959Z");
    assert_expands(&before, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-11-17T10:00:00+01:00 +60\n");
}

static void all_day_goes_from_midnight_to_midnight(void **state)
{
    (void)state;
    struct series series = series_of("2026-03-28T00:00:00+01:00", "2026-03-29T00:00:00+01:00",
                                     "FREQ=DAILY;UNTIL=20260330;BYHOUR=7");
    struct moment exdate = at("2026-03-30T00:00:00+02:00");
    series.all_day = true;
    assert_expands(&series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-03-28T00:00:00+01:00 +1440\n2026-03-29T00:00:00+01:00 +1380\n"
                   "2026-03-30T00:00:00+02:00 +1440\n");
    series.exdates = &exdate;
    series.n_exdates = 1;
    assert_expands(&series, "2026-03-29T12:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-03-29T00:00:00+01:00 +1380\n");
}

static void other_zones_have_other_clocks(void **state)
{
    (void)state;
    struct series series =
        series_of("2026-10-24T09:00:00+03:00", "2026-10-24T10:00:00+03:00", "FREQ=DAILY;COUNT=2");
    series.zone = STR("Europe/Helsinki");
    assert_expands(&series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-10-24T09:00:00+03:00 +60\n2026-10-25T09:00:00+02:00 +60\n");
    series.zone = STR("Europe/Kvarnby");
    struct interval_list list;
    assert_int_equal(expand(expander, &series, 0, 1, 1, &arena, &list), ERR_INVALID);
}

static void a_single_date_needs_no_child(void **state)
{
    (void)state;
    struct expand_limits none = {.steps = 1, .wall_ms = 0};
    struct expander *own = expander_open(&none);
    struct series series = series_of("2026-11-17T10:00:00+01:00", "2026-11-17T11:00:00+01:00", "");
    struct interval_list list;
    assert_int_equal(expand(own, &series, 0, INT64_MAX / 2, 10, &arena, &list), ERR_OK);
    assert_int_equal(list.n, 1);
    assert_int_equal(expander_lost(own), 0);
    expander_close(own);
}

static void a_hung_child_costs_its_own_series_alone(void **state)
{
    (void)state;
    struct expand_limits little = {.steps = INT64_MAX, .cpu_s = 1, .wall_ms = 150, .memory_bytes = 64 << 20};
    struct expander *own = expander_open(&little);
    struct series hostile = series_of("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z",
                                      "FREQ=SECONDLY;INTERVAL=60;BYSECOND=5"); /* never, and slow to see */
    struct series plain =
        series_of("2026-11-17T10:00:00+01:00", "2026-11-17T11:00:00+01:00", "FREQ=WEEKLY;COUNT=2");
    struct interval_list list;
    for (int i = 1; i <= 2; i++) {
        assert_int_equal(expand(own, &hostile, 0, moment_s(at("9000-01-01T00:00:00Z")), 10, &arena, &list),
                         ERR_LIMIT);
        assert_int_equal(expander_lost(own), i);
        assert_int_equal(expand(own, &plain, 0, moment_s(at("2027-01-01T00:00:00Z")), 10, &arena, &list),
                         ERR_OK);
        assert_int_equal(list.n, 2);
    }
    assert_int_equal(expander_lost(own), 2);
    expander_close(own);
}

static enum err expand_within(struct expand_limits limits, const char *rrule)
{
    struct interval_list list;
    struct expander *own = expander_open(&limits);
    struct series series = series_of("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", rrule);
    enum err err = expand(own, &series, 0, moment_s(at("9000-01-01T00:00:00Z")), 10, &arena, &list);
    assert_int_equal(expander_lost(own), err == ERR_LIMIT);
    expander_close(own);
    return err;
}

static void processor_time_and_memory_have_bounds(void **state)
{
    (void)state;
    struct expand_limits time = {.steps = INT64_MAX, .cpu_s = 0, .wall_ms = 20000, .memory_bytes = 64 << 20};
    assert_int_equal(expand_within(time, "FREQ=SECONDLY;INTERVAL=60;BYSECOND=5"), ERR_LIMIT);
    static const char every_second[] =
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;"
        "BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26;"
        "BYSECOND=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,"
        "28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,"
        "55,56,57,58,59"; /* more times a day than fit beside what the program has already */
    struct expand_limits memory = expand_limits_default;
    assert_int_equal(expand_within(memory, every_second), ERR_OK);
    memory.memory_bytes = 0;
    if (!SANITIZED)
        assert_int_equal(expand_within(memory, every_second), ERR_LIMIT);
}

static void too_many_steps_are_a_fault_and_no_loss(void **state)
{
    (void)state;
    struct expand_limits little = expand_limits_default;
    struct interval_list list;
    little.steps = 1000;
    struct expander *own = expander_open(&little);
    struct series series =
        series_of("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", "FREQ=SECONDLY;INTERVAL=60;BYSECOND=5");
    assert_int_equal(expand(own, &series, 0, moment_s(at("2030-01-01T00:00:00Z")), 10, &arena, &list),
                     ERR_LIMIT);
    assert_int_equal(expander_lost(own), 0);
    expander_close(own);
}

static struct js *json_of(const char *text)
{
    struct js *json;
    assert_int_equal(js_parse(str_of(text), ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL), ERR_OK);
    return json;
}

static const struct item *expand_json(struct js *json)
{
    struct faults faults = {.arena = &arena};
    const struct item *item = item_parse(json, PARSE_PUBLISHED, &arena, &faults);
    assert_non_null(item);
    assert_int_equal(item_expand(expander, json, item, moment_s(at("2026-11-01T00:00:00Z")),
                                 moment_s(at("2027-01-01T00:00:00Z"))),
                     ERR_OK);
    item = item_parse(json, PARSE_PUBLISHED, &arena, &faults);
    assert_non_null(item);
    return item;
}

static struct event_change change_of(const char *moment, const char *start, const char *end)
{
    struct event_change change = {.at = at(moment)};
    if (start) {
        change.start = at(start);
        change.end = at(end);
    }
    return change;
}

static void a_moved_occurrence_is_where_it_went_and_a_cancelled_one_stays(void **state)
{
    (void)state;
    struct event_change changes[] = {
        change_of("2026-10-20T14:00:00+02:00", "2026-10-22T10:00:00+02:00", "2026-10-22T10:30:00+02:00"),
        change_of("2026-10-27T14:00:00+01:00", NULL, NULL),
        change_of("2026-12-24T10:00:00+01:00", "2026-12-24T10:00:00+01:00", "2026-12-24T11:00:00+01:00"),
        change_of("2026-12-31T10:00:00+01:00", NULL, NULL),
    };
    struct series series =
        series_of("2026-10-13T14:00:00+02:00", "2026-10-13T15:30:00+02:00", "FREQ=WEEKLY;COUNT=3");
    changes[1].cancelled = changes[3].cancelled = true;
    series.changes = changes;
    series.n_changes = 4;
    assert_expands(&series, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-10-13T14:00:00+02:00 +90\n2026-10-22T10:00:00+02:00 +30\n"
                   "2026-10-27T14:00:00+01:00 +90\n2026-12-24T10:00:00+01:00 +60\n");
    struct interval moved = {moment_s(changes[0].start), 0, 0}, plain = {moment_s(series.start), 0, 0};
    assert_ptr_equal(series_change(&series, &moved), &changes[0]);
    assert_null(series_change(&series, &plain));
}

static void a_change_of_the_future_moves_what_follows_by_the_clock(void **state)
{
    (void)state;
    struct event_change changes[] = {
        change_of("2026-10-20T14:00:00+02:00", "2026-10-21T16:00:00+02:00", "2026-10-21T17:00:00+02:00"),
        change_of("2026-11-03T14:00:00+01:00", NULL, NULL),
        change_of("2026-11-10T14:00:00+01:00", NULL, NULL),
    };
    struct series series = series_of("2026-10-13T14:00:00+02:00", "2026-10-13T15:30:00+02:00", "FREQ=WEEKLY");
    changes[0].future = changes[2].future = true;
    changes[1].cancelled = changes[2].cancelled = true;
    series.changes = changes;
    series.n_changes = 3;
    assert_expands(&series, "2026-10-21T00:00:00Z", "2027-01-01T00:00:00Z", 100,
                   "2026-10-21T16:00:00+02:00 +60\n2026-10-28T16:00:00+01:00 +60\n"
                   "2026-11-03T14:00:00+01:00 +90\n2026-11-10T14:00:00+01:00 +90\n");
}

static void an_event_carries_its_occurrences(void **state)
{
    (void)state;
    struct js *json =
        json_of("{\"id\":\"event/a\",\"kind\":\"event\",\"title\":{\"sv\":\"A\"},\"organization\":\"org/a\","
                "\"start\":\"2026-11-30T14:00:00+01:00\",\"end\":\"2026-11-30T15:30:00+01:00\","
                "\"rrule\":\"FREQ=WEEKLY;COUNT=2\",\"occurrences\":[]}");
    const struct item *item = expand_json(json);
    const struct js *list = js_get(json, "occurrences");
    assert_int_equal(js_len(list), 2);
    assert_string_equal(js_str(js_at(list, 0)).ptr, "2026-11-30T14:00:00+01:00/2026-11-30T15:30:00+01:00");
    assert_int_equal(item->occurrences.n, 2);
    assert_int_equal(item->occurrences.items[1].start_s, moment_s(at("2026-12-07T14:00:00+01:00")));
    assert_int_equal(item->occurrences.items[1].offset_min, 60);
    js_free(json);
}

static void the_shifts_of_a_call_are_in_one_order_by_time(void **state)
{
    (void)state;
    struct js *json =
        json_of("{\"id\":\"call/a\",\"kind\":\"call\",\"title\":{\"sv\":\"A\"},\"organization\":\"org/"
                "a\",\"minutes\":60,"
                "\"every\":\"weekly\",\"swedish\":\"good\",\"shifts\":["
                "{\"id\":\"b\",\"start\":\"2026-11-17T14:00:00+01:00\",\"end\":\"2026-11-17T15:00:00+01:00\","
                "\"places\":2,"
                "\"rrule\":\"FREQ=WEEKLY;COUNT=2\"},"
                "{\"id\":\"a\",\"start\":\"2026-11-18T14:00:00+01:00\",\"end\":\"2026-11-18T15:00:00+01:00\","
                "\"places\":2},"
                "{\"id\":\"old\",\"start\":\"2025-11-18T14:00:00+01:00\",\"end\":\"2025-11-18T15:00:00+01:"
                "00\",\"places\":2}]}");
    const struct item *item = expand_json(json);
    const struct js *list = js_get(json, "occurrences");
    assert_int_equal(js_len(list), 3);
    assert_string_equal(js_str(js_at(list, 1)).ptr, "a 2026-11-18T14:00:00+01:00/2026-11-18T15:00:00+01:00");
    assert_int_equal(item->shift_of.n, 3);
    assert_true(str_is(item->shift_of.items[0], "b") && str_is(item->shift_of.items[1], "a") &&
                str_is(item->shift_of.items[2], "b"));
    js_free(json);
}

static void a_service_has_occurrences_where_its_hours_have_a_rule(void **state)
{
    (void)state;
    struct js *json = json_of(
        "{\"id\":\"service/a\",\"kind\":\"service\",\"title\":{\"sv\":\"A\"},\"organization\":\"org/"
        "a\",\"hours\":["
        "{\"days\":[\"mo\"],\"opens\":\"08:00\",\"closes\":\"09:00\"},"
        "{\"rrule\":\"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU\",\"from\":\"2026-11-02\",\"until\":\"2026-12-01\","
        "\"opens\":\"18:00\",\"closes\":\"00:00\"},"
        "{\"rrule\":\"FREQ=MONTHLY;BYDAY=-1SU\",\"from\":\"2026-11-01\",\"opens\":\"00:00\",\"closes\":\"00:"
        "00\"}]}");
    const struct item *item = expand_json(json);
    const struct js *list = js_get(json, "occurrences");
    assert_int_equal(js_len(list), 5);
    assert_int_equal(item->occurrences.n, 5);
    assert_string_equal(js_str(js_at(list, 0)).ptr, "2026-11-03T18:00:00+01:00/2026-11-04T00:00:00+01:00");
    assert_string_equal(js_str(js_at(list, 2)).ptr, "2026-11-29T00:00:00+01:00/2026-11-30T00:00:00+01:00");
    assert_string_equal(js_str(js_at(list, 3)).ptr, "2026-12-01T18:00:00+01:00/2026-12-02T00:00:00+01:00");
    js_free(json);
}

static void what_is_over_has_none(void **state)
{
    (void)state;
    struct js *json =
        json_of("{\"id\":\"event/a\",\"kind\":\"event\",\"title\":{\"sv\":\"A\"},\"organization\":\"org/a\","
                "\"start\":\"2020-11-30T14:00:00+01:00\",\"end\":\"2020-11-30T15:30:00+01:00\","
                "\"occurrences\":[\"2020-11-30T14:00:00+01:00/2020-11-30T15:30:00+01:00\"]}");
    assert_int_equal(expand_json(json)->occurrences.n, 0);
    assert_null(js_get(json, "occurrences"));
    js_free(json);
}

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    expander = expander_open(NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    int lost = expander_lost(expander);
    expander_close(expander);
    arena_release(&arena);
    return lost;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_weekly_time_stays_on_the_clock_when_the_clocks_change),
        cmocka_unit_test(a_skipped_time_moves_forward_and_a_doubled_one_is_the_first),
        cmocka_unit_test(a_night_ends_when_the_clock_shows_its_end),
        cmocka_unit_test(the_window_takes_what_touches_it),
        cmocka_unit_test(exceptions_go_and_extra_dates_come_once),
        cmocka_unit_test(the_start_is_the_first_even_off_the_rule_and_counts),
        cmocka_unit_test(until_is_read_on_the_clock_of_the_zone),
        cmocka_unit_test(all_day_goes_from_midnight_to_midnight),
        cmocka_unit_test(other_zones_have_other_clocks),
        cmocka_unit_test(a_single_date_needs_no_child),
        cmocka_unit_test(a_hung_child_costs_its_own_series_alone),
        cmocka_unit_test(processor_time_and_memory_have_bounds),
        cmocka_unit_test(too_many_steps_are_a_fault_and_no_loss),
        cmocka_unit_test(an_event_carries_its_occurrences),
        cmocka_unit_test(the_shifts_of_a_call_are_in_one_order_by_time),
        cmocka_unit_test(a_moved_occurrence_is_where_it_went_and_a_cancelled_one_stays),
        cmocka_unit_test(a_change_of_the_future_moves_what_follows_by_the_clock),
        cmocka_unit_test(a_service_has_occurrences_where_its_hours_have_a_rule),
        cmocka_unit_test(what_is_over_has_none),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
