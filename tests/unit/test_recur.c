// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <libical/ical.h>

#include "base/file.h"
#include "base/js.h"
#include "calendar/recur.h"
#include "calendar/rrule.h"

static struct js *cases;
static struct arena arena;

/* "19980101T090000Z" or "19980101" as rrule_list writes it. */
static struct str as_listed(struct str s)
{
    struct moment moment;
    bool has_time, is_utc;
    char text[MOMENT_LEN + 1];
    assert_true(rule_time_parse(s, &moment, &has_time, &is_utc));
    moment_format(moment, text);
    return arena_str(&arena, str_sub(str_of(text), 0, 19));
}

static bool agrees(const struct js *row, const struct str_list *times)
{
    const struct js *expected = js_get(row, "expected");
    if (js_len(expected) > (size_t)times->n)
        return false;
    for (size_t i = 0; i < js_len(expected); i++)
        if (!str_eq(as_listed(js_str(js_at(expected, i))), times->items[i]))
            return false;
    bool ends =
        strstr(js_get_str(row, "rrule").ptr, "COUNT=") || strstr(js_get_str(row, "rrule").ptr, "UNTIL=");
    return !ends || js_len(expected) == (size_t)times->n;
}

static bool is_right(struct expander *expander, const struct js *row)
{
    struct str_list times = {0};
    const char *why;
    enum err err =
        rrule_list(expander, js_get_str(row, "dtstart"), js_get_str(row, "rrule"), 500, &arena, &times, &why);
    return err ? js_get(row, "expect_error") != NULL : agrees(row, &times);
}

static void every_case_of_the_suite_that_must_pass_passes(void **state)
{
    (void)state;
    struct expander *expander = expander_open(NULL);
    int n[2] = {0}, right[2] = {0};
    for (size_t i = 0; i < js_len(cases); i++) {
        const struct js *row = js_at(cases, i);
        bool must = js_get_true(row, "must_pass"), ok = is_right(expander, row);
        n[must]++;
        right[must] += ok;
        if (!ok)
            print_message("%s %s: %s\n", must ? "wrong" : "otherwise", js_get_str(row, "ref").ptr,
                          js_get_str(row, "rrule").ptr);
        arena_reset(&arena);
    }
    print_message("must pass: %d of %d; the others: %d of %d\n", right[1], n[1], right[0], n[0]);
    assert_int_equal(right[1], n[1]);
    assert_int_equal(expander_lost(expander), 0);
    expander_close(expander);
}

/* The suite's "start_at": the same from a later time on. */
static void seeking_gives_what_walking_gives_from_there_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < js_len(cases); i++) {
        const struct js *row = js_at(cases, i), *expected = js_get(row, "expected");
        struct moment start, from;
        struct rule rule;
        bool has_time, is_utc;
        const char *why;
        if (!js_get_true(row, "must_pass") || js_len(expected) < 2)
            continue;
        assert_true(rule_parse(js_get_str(row, "rrule"), &rule, &why));
        assert_true(rule_time_parse(js_get_str(row, "dtstart"), &start, &has_time, &is_utc));
        for (size_t at = 1; at < js_len(expected); at += 1 + at / 2) {
            int64_t s;
            assert_true(rule_time_parse(js_str(js_at(expected, at)), &from, &has_time, &is_utc));
            struct recur *recur = recur_open(&rule, moment_s(start), has_time, INT64_MAX, 1000000);
            recur_seek(recur, moment_s(from));
            assert_int_equal(recur_next(recur, &s), RECUR_TIME);
            assert_int_equal(s, moment_s(from));
            recur_close(recur);
        }
    }
}

static icalrecur_iterator *libical_open(const char *rule, struct moment start, bool has_time)
{
    struct icaltimetype time = icaltime_null_time();
    time.year = start.date.year;
    time.month = start.date.month;
    time.day = start.date.day;
    time.hour = start.hour;
    time.minute = start.minute;
    time.second = start.second;
    time.is_date = !has_time;
    return icalrecur_iterator_new(icalrecurrencetype_from_string(rule), time);
}

static void assert_as_libical(const char *start_text, const char *text)
{
    enum { AT_MOST = 40, LATEST_S = 0x7fffffff }; /* libical gives up somewhere in the 26th century */
    struct moment start;
    struct rule rule;
    bool has_time, is_utc;
    const char *why;
    int64_t s = 0;
    assert_true(rule_time_parse(str_of(start_text), &start, &has_time, &is_utc));
    if (!rule_parse(str_of(text), &rule, &why))
        return;
    struct recur *recur = recur_open(&rule, moment_s(start), has_time, LATEST_S, 1000000);
    icalrecur_iterator *other = libical_open(text, start, has_time);
    for (int i = 0; i < AT_MOST && recur_next(recur, &s) == RECUR_TIME; i++) {
        struct icaltimetype t = icalrecur_iterator_next(other);
        int64_t theirs = moment_s((struct moment){{t.year, t.month, t.day}, t.hour, t.minute, t.second, 0});
        if (theirs != s)
            fail_msg("%s %s: time %d is %lld, libical says %lld", start_text, text, i, (long long)s,
                     (long long)theirs);
    }
    icalrecur_iterator_free(other);
    recur_close(recur);
}

/* Everyday rules made of parts: there libical can be trusted. */
static void everyday_rules_give_what_libical_gives(void **state)
{
    (void)state;
    static const char *const heads[] = {"FREQ=DAILY",
                                        "FREQ=DAILY;INTERVAL=3",
                                        "FREQ=WEEKLY",
                                        "FREQ=WEEKLY;INTERVAL=2",
                                        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
                                        "FREQ=MONTHLY",
                                        "FREQ=MONTHLY;INTERVAL=5"};
    static const char *const days[] = {
        "",          ";BYDAY=TU", ";BYDAY=MO,TU,WE,TH,FR", ";BYDAY=SU,MO", ";BYDAY=1MO", ";BYDAY=-1FR,2TU",
        ";BYDAY=5WE"};
    static const char *const months[] = {"", ";BYMONTH=1,6,12", ";BYMONTH=3,10"};
    static const char *const ends[] = {"", ";COUNT=7", ";UNTIL=20280401T120000"};
    static const char *const starts[] = {"20260101T090000", "20260131T233000", "20240229T120000", "20261116"};
    for (size_t i = 0; i < 7 * 7 * 3 * 3 * 4; i++) {
        char text[200];
        snprintf(text, sizeof text, "%s%s%s%s", heads[i % 7], months[i / 49 % 3], days[i / 7 % 7],
                 ends[i / 147 % 3]);
        assert_as_libical(starts[i / 441], text);
    }
}

static void rules_without_a_time_end(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        enum err err;
    } rows[] = {
        {"FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2", ERR_OK},    {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", ERR_OK},
        {"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", ERR_OK},   {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", ERR_OK},
        {"FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", ERR_OK},    {"FREQ=SECONDLY;INTERVAL=60;BYSECOND=5", ERR_LIMIT},
        {"FREQ=MINUTELY;INTERVAL=1440;BYHOUR=5", ERR_OK},
    };
    struct expander *expander = expander_open(NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str_list times;
        const char *why;
        enum err err =
            rrule_list(expander, STR("20260101T000000"), str_of(rows[i].rule), 100, &arena, &times, &why);
        assert_int_equal(err, rows[i].err);
        if (!err)
            assert_int_equal(times.n, 0);
    }
    assert_int_equal(expander_lost(expander), 0);
    expander_close(expander);
}

static void bad_rules_are_refused_with_a_reason(void **state)
{
    (void)state;
    static const char *const rules[] = {"",
                                        "FREQ",
                                        "FREQ=",
                                        "FREQ=WEAKLY",
                                        "BYDAY=MO",
                                        "FREQ=DAILY;FREQ=DAILY",
                                        "FREQ=DAILY;COUNT=0",
                                        "FREQ=DAILY;COUNT=2;UNTIL=20260101",
                                        "FREQ=DAILY;UNTIL=20260231",
                                        "FREQ=WEEKLY;BYDAY=1MO",
                                        "FREQ=WEEKLY;BYMONTHDAY=1",
                                        "FREQ=DAILY;BYYEARDAY=1",
                                        "FREQ=MONTHLY;BYWEEKNO=1",
                                        "FREQ=DAILY;BYSETPOS=1",
                                        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO",
                                        "FREQ=MONTHLY;BYDAY=54MO",
                                        "FREQ=MONTHLY;BYDAY=0MO",
                                        "FREQ=MONTHLY;BYMONTHDAY=0",
                                        "FREQ=MONTHLY;BYMONTHDAY=32",
                                        "FREQ=YEARLY;BYMONTH=-1",
                                        "FREQ=DAILY;INTERVAL=0",
                                        "FREQ=DAILY;INTERVAL=99999999999",
                                        "FREQ=DAILY;;COUNT=1",
                                        "FREQ=DAILY;X-FOO=1",
                                        "FREQ=daily",
                                        "FREQ=DAILY;BYHOUR=",
                                        "FREQ=DAILY;BYHOUR=1,,2",
                                        "FREQ=DAILY;BYHOUR=24"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct rule rule;
        const char *why = NULL;
        if (rule_parse(str_of(rules[i]), &rule, &why))
            fail_msg("taken: %s", rules[i]);
        assert_non_null(why);
    }
}

static int setup(void **state)
{
    struct str bytes;
    (void)state;
    arena_init(&arena);
    if (file_read("tests/data/rrule-libical/cases.json", 4 << 20, &arena, &bytes))
        return -1;
    return js_parse(bytes, 4 << 20, 8, &cases, NULL) ? -1 : 0;
}

static int teardown(void **state)
{
    (void)state;
    js_free(cases);
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_of_the_suite_that_must_pass_passes),
        cmocka_unit_test(seeking_gives_what_walking_gives_from_there_on),
        cmocka_unit_test(everyday_rules_give_what_libical_gives),
        cmocka_unit_test(rules_without_a_time_end),
        cmocka_unit_test(bad_rules_are_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
