// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "sync/schedule.h"

#define HIGH 0xffffffffu
#define MINUTE_MS 60000

static void delays_lie_where_the_result_says(void **state)
{
    (void)state;
    const struct {
        struct schedule schedule;
        int64_t least_ms, most_ms; /* with the lowest and the highest random number */
    } rows[] = {
        {{.result = SCHEDULE_STARTED, .is_empty = true}, 0, 0},
        {{.result = SCHEDULE_STARTED}, 0, 4999},
        {{.result = SCHEDULE_HELD}, 0, 1999},
        {{.result = SCHEDULE_ANSWERED}, 270000, 329999},
        {{.result = SCHEDULE_ANSWERED, .now_ms = 200000},
         370000,
         429999}, /* 100 s to the beat: too soon, the next one */
        {{.result = SCHEDULE_ANSWERED, .now_ms = 100000}, 170000, 229999},
        {{.result = SCHEDULE_ANSWERED, .offset = 100000}, 170000, 229999},
        {{.result = SCHEDULE_ANSWERED, .now_ms = -1000}, 271000, 330999},
        {{.result = SCHEDULE_FAILED, .failures = 1}, 0, 29999},
        {{.result = SCHEDULE_FAILED, .failures = 2}, 0, 59999},
        {{.result = SCHEDULE_FAILED, .failures = 5}, 0, 479999},
        {{.result = SCHEDULE_FAILED, .failures = 6}, 0, 599999},
        {{.result = SCHEDULE_FAILED, .failures = 1000000}, 0, 599999},
        {{.result = SCHEDULE_BUSY, .failures = 1}, 0, 29999},
        {{.result = SCHEDULE_BUSY, .failures = 1, .retry_after_s = 60}, 60000, 66999},
        {{.result = SCHEDULE_ANSWERED, .retry_after_s = 1}, 1000, 2099},
        {{.result = SCHEDULE_BUSY, .retry_after_s = INT64_MAX}, 86400000, 95040999},
        {{.result = SCHEDULE_REFUSED, .failures = 1}, 600000, 1199999},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct schedule schedule = rows[i].schedule;
        int64_t least = schedule_delay_ms(&schedule);
        schedule.random = HIGH;
        int64_t most = schedule_delay_ms(&schedule);
        if (least != rows[i].least_ms || most != rows[i].most_ms)
            fail_msg("row %zu: %lld to %lld", i, (long long)least, (long long)most);
    }
}

static void a_thousand_kiosks_do_not_come_in_the_same_second(void **state)
{
    int seconds[400] = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) {
        char id[32];
        snprintf(id, sizeof id, "kiosk-%d", i);
        struct schedule schedule = {.result = SCHEDULE_ANSWERED,
                                    .now_ms = 7 * MINUTE_MS,
                                    .offset = schedule_offset(str_of(id)),
                                    .random = HIGH / 2};
        int64_t delay = schedule_delay_ms(&schedule);
        assert_in_range(delay, 120000, 480000);
        seconds[(delay - 120000) / 1000]++;
    }
    for (int i = 0; i < 400; i++)
        assert_in_range(seconds[i], 0, 20);
}

static void a_kiosk_keeps_its_beat(void **state)
{
    (void)state;
    struct schedule schedule = {
        .result = SCHEDULE_ANSWERED, .offset = schedule_offset(STR("kiosk/biblioteket")), .random = HIGH / 2};
    int64_t first = schedule_delay_ms(&schedule);
    schedule.now_ms = first;
    assert_in_range(schedule_delay_ms(&schedule), SCHEDULE_INTERVAL_MS - 2, SCHEDULE_INTERVAL_MS + 2);
}

static void retry_after_is_read_in_both_forms(void **state)
{
    const int64_t now_s = 784111777; /* Sun, 06 Nov 1994 08:49:37 GMT */
    static const struct {
        const char *value;
        int64_t seconds;
    } rows[] = {
        {NULL, 0},
        {"", 0},
        {"120", 120},
        {" 7 ", 7},
        {"-5", 0},
        {"0", 0},
        {"soon", 0},
        {"99999999999999999999", 0},
        {"9999999", 86400},
        {"Sun, 06 Nov 1994 08:50:37 GMT", 60},
        {"Sun, 06 Nov 1994 08:49:00 GMT", 0},
        {"Sun, 06 Nov 2094 08:49:37 GMT", 86400},
        {"Sun, 31 Feb 1995 08:49:37 GMT", 0},
        {"Sun, 06 Nov 1994 08:50:37", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (schedule_retry_after_s(rows[i].value, now_s) != rows[i].seconds)
            fail_msg("%s", rows[i].value);
    assert_int_equal(schedule_retry_after_s("Sun, 06 Nov 1994 08:50:37 GMT", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delays_lie_where_the_result_says),
        cmocka_unit_test(a_thousand_kiosks_do_not_come_in_the_same_second),
        cmocka_unit_test(a_kiosk_keeps_its_beat),
        cmocka_unit_test(retry_after_is_read_in_both_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
