// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "hub/feed.h"

enum { HOUR = 3600, DAY = 86400 };

static void the_next_time_follows_success_failure_and_what_the_server_asks(void **state)
{
    (void)state;
    static const struct {
        int64_t failures, retry_after_s, least_s;
    } rows[] = {
        {0, 0, 6 * HOUR},  {0, 60, 6 * HOUR}, {0, 7 * HOUR, 7 * HOUR}, {1, 0, 300},
        {2, 0, 600},       {5, 0, 4800},      {9, 0, 76800},           {10, 0, DAY},
        {1000000, 0, DAY}, {1, 7200, 7200},   {1, 100 * DAY, 7 * DAY}, {10, 60, DAY},
    };
    static const uint32_t randoms[] = {0, 1, 12345678, UINT32_MAX};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < 4; k++) {
            struct feed feed = {.every_s = 6 * HOUR, .failures = rows[i].failures};
            int64_t wait_s = feed_due_s(&feed, 1000, rows[i].retry_after_s, randoms[k]) - 1000;
            if (wait_s < rows[i].least_s || wait_s > rows[i].least_s * 11 / 10)
                fail_msg("row %zu: %lld s", i, (long long)wait_s);
        }
}

static void how_often_is_written_with_a_unit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t every_s; /* 0: refused */
    } rows[] = {{"6h", 6 * HOUR}, {"5m", 300}, {"30d", 30 * DAY}, {"1d", DAY}, {"4m", 0},
                {"31d", 0},       {"", 0},     {"h", 0},          {"6", 0},    {"6s", 0},
                {"-6h", 0},       {"6 h", 0},  {"99999999h", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t every_s = 0;
        if (feed_every_parse(str_of(rows[i].text), &every_s) != (rows[i].every_s > 0) ||
            every_s != rows[i].every_s)
            fail_msg("%s: %lld", rows[i].text, (long long)every_s);
    }
}

static void fewer_than_nine_tenths_is_sudden(void **state)
{
    (void)state;
    static const struct {
        int64_t before, items;
        bool shrunk;
    } rows[] = {{0, 0, false}, {0, 10, false},  {10, 10, false}, {10, 9, false},
                {10, 8, true}, {100, 89, true}, {1, 0, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(feed_has_shrunk(&(struct feed){.before = rows[i].before, .items = rows[i].items}),
                         rows[i].shrunk);
}

static void what_is_over_is_not_missed(void **state)
{
    (void)state;
    const int64_t now_s = 1796000000; /* 2026-11-30 */
    static const struct {
        const char *json;
        bool over;
    } rows[] = {
        {"{\"kind\":\"event\",\"end\":\"2026-11-29T20:00:00+01:00\"}", true},
        {"{\"kind\":\"event\",\"end\":\"2026-12-29T20:00:00+01:00\"}", false},
        {"{\"kind\":\"event\",\"end\":\"2020-11-29T20:00:00+01:00\",\"rrule\":\"FREQ=WEEKLY\"}", false},
        {"{\"kind\":\"event\",\"end\":\"2020-11-29T20:00:00+01:00\",\"rdates\":[]}", false},
        {"{\"kind\":\"event\",\"until\":\"2026-11-01\",\"rrule\":\"FREQ=WEEKLY\"}", true},
        {"{\"kind\":\"call\",\"shifts\":[{\"end\":\"2026-11-01T20:00:00+01:00\"}]}", true},
        {"{\"kind\":\"call\",\"shifts\":[{\"end\":\"2026-11-01T20:00:00+01:00\"},{\"end\":\"2027-11-01T20:00:"
         "00+01:00\"}]}",
         false},
        {"{\"kind\":\"call\",\"shifts\":[]}", false},
        {"{\"kind\":\"service\"}", false},
        {"{\"kind\":\"notice\",\"until\":\"2026-11-01\"}", true},
        {"{}", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct js *json;
        assert_int_equal(js_parse(str_of(rows[i].json), 4096, 8, &json, NULL), ERR_OK);
        if (feed_is_over(json, now_s) != rows[i].over)
            fail_msg("%s", rows[i].json);
        js_free(json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_time_follows_success_failure_and_what_the_server_asks),
        cmocka_unit_test(how_often_is_written_with_a_unit),
        cmocka_unit_test(fewer_than_nine_tenths_is_sudden),
        cmocka_unit_test(what_is_over_is_not_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
