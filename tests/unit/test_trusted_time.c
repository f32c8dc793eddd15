// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "sync/time.h"

static const char *file(void)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/torget-time-%d.json", (int)getpid());
    return path;
}

static void the_state_follows_from_floor_network_and_board(void **state)
{
    const struct {
        struct trusted_time time;
        int64_t wall_s, mono_s;
        bool vouched;
        struct trusted_now now;
    } rows[] = {
        {{0}, 0, 5, false, {TIME_UNTRUSTED, 0, 0}},
        {{0}, 1000, 5, false, {TIME_UNTRUSTED, 0, 0}},
        {{0}, 1000, 5, true, {TIME_TRUSTED, 1000, 0}},
        {{.floor_s = 2000},
         1000,
         5,
         true,
         {TIME_UNTRUSTED, 2000, 0}}, /* the board vouches for what cannot be */
        {{.floor_s = 2000}, 3000, 5, false, {TIME_UNTRUSTED, 2000, 0}}, /* could be anything above */
        {{.floor_s = 2000}, 3000, 5, true, {TIME_TRUSTED, 3000, 0}},
        {{.floor_s = 2000, .has_network = true, .network_s = 5000, .network_mono_ms = 1000},
         1000,
         11,
         false,
         {TIME_TRUSTED, 5010, -4010}},
        {{.floor_s = 2000, .has_network = true, .network_s = 5000, .network_mono_ms = 1000},
         1000,
         11,
         true,
         {TIME_TRUSTED, 5010, -4010}},
        {{.floor_s = 2000, .has_network = true, .network_s = 5000, .network_mono_ms = 1000},
         4000,
         11,
         true,
         {TIME_TRUSTED, 4000, 0}},
        {{.floor_s = 9000, .has_network = true, .network_s = 5000, .network_mono_ms = 1000},
         4000,
         11,
         true,
         {TIME_UNTRUSTED, 9000, 0}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trusted_now now =
            time_now(&rows[i].time, rows[i].wall_s * 1000, rows[i].mono_s * 1000, rows[i].vouched);
        if (now.state != rows[i].now.state || now.s != rows[i].now.s ||
            now.clock_minus_s != rows[i].now.clock_minus_s)
            fail_msg("row %zu: %d %lld %lld", i, now.state, (long long)now.s, (long long)now.clock_minus_s);
    }
}

static void only_a_signed_time_is_stored_and_it_only_rises(void **state)
{
    struct trusted_time time;
    struct stat status;
    (void)state;
    unlink(file());
    time_load(&time, file());
    assert_int_equal(time.floor_s, 0);
    assert_int_equal(time_issued(&time, file(), 1796000000), ERR_OK);
    time_network(&time, 4000000000, 0); /* a bad answer: the year 2096 */
    assert_int_equal(time_now(&time, 0, 0, false).s, 4000000000);
    assert_int_equal(time_issued(&time, file(), 1700000000), ERR_OK);
    time_load(&time, file());
    assert_int_equal(time.floor_s, 1796000000);
    assert_int_equal(time_now(&time, 0, 0, false).state, TIME_UNTRUSTED);
    assert_int_equal(stat(file(), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    unlink(file());
}

static void a_better_network_time_replaces_a_bad_one(void **state)
{
    struct trusted_time time = {.floor_s = 1000};
    (void)state;
    time_network(&time, 4000000000, 0);
    time_network(&time, 2000, 1000);
    assert_int_equal(time_now(&time, 0, 1000, false).s, 2000);
    time_network(&time, 500, 2000); /* below the floor: not believed */
    assert_int_equal(time_now(&time, 0, 3000, false).s, 2002);
}

static void a_broken_file_is_no_floor(void **state)
{
    static const char *const texts[] = {
        "", "{", "[]", "{\"floor\":17}", "{\"floor\":\"yesterday\"}", "{\"floor\":\"2026-02-31T00:00:00Z\"}"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct trusted_time time;
        assert_int_equal(file_write(file(), str_of(texts[i]), 0600), ERR_OK);
        time_load(&time, file());
        assert_int_equal(time.floor_s, 0);
    }
    unlink(file());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_state_follows_from_floor_network_and_board),
        cmocka_unit_test(only_a_signed_time_is_stored_and_it_only_rises),
        cmocka_unit_test(a_better_network_time_replaces_a_bad_one),
        cmocka_unit_test(a_broken_file_is_no_floor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
