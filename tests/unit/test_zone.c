// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "text/zone.h"

static int64_t utc(const char *text)
{
    struct moment moment;
    assert_true(moment_parse(str_of(text), &moment));
    return moment_s(moment);
}

static void names_of_the_iana_list_are_known_and_no_others(void **state)
{
    static const char *const known[] = {"Europe/Stockholm", "UTC",         "Etc/UTC",    "America/New_York",
                                        "Asia/Kabul",       "Europe/Kyiv", "Europe/Kiev"};
    static const char *const unknown[] = {
        "",       "Europe/Kvarnby", "europe/stockholm",  "GMT+3",
        "+05:30", "Etc/Unknown",    "Europe/Stockholm ", "Evigt/långt/bort"};
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_non_null(zone_find(str_of(known[i])));
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_null(zone_find(str_of(unknown[i])));
}

static void the_same_name_gives_the_same_zone(void **state)
{
    (void)state;
    assert_ptr_equal(zone_find(STR("Europe/Stockholm")), zone_find(STR("Europe/Stockholm")));
}

static void windows_has_other_names_for_zones(void **state)
{
    (void)state;
    assert_ptr_equal(zone_of_windows(STR("W. Europe Standard Time")), zone_find(STR("Europe/Berlin")));
    assert_ptr_equal(zone_of_windows(STR("Pacific Standard Time")), zone_find(STR("America/Los_Angeles")));
    assert_null(zone_of_windows(STR("Kvarnby Standard Time")));
    assert_null(zone_of_windows(STR("")));
    assert_null(zone_of_windows(STR("Västeuropa")));
}

static void zones_are_found_by_their_standard_time(void **state)
{
    const struct zone *zones[200];
    (void)state;
    int n = zone_list(60, zones, 200);
    assert_in_range(n, 20, 199);
    for (int i = 0; i < n; i++)
        assert_in_range(zone_offset_min(zones[i], utc("2026-01-15T12:00:00Z")), 0, 60);
    assert_int_equal(zone_list(60, zones, 3), 3);
    assert_int_equal(zone_list(7, zones, 200), 0);
}

static void offsets_follow_summer_time(void **state)
{
    static const struct {
        const char *zone, *at;
        int offset_min;
    } rows[] = {
        {"Europe/Stockholm", "2026-12-01T12:00:00Z", 60},
        {"Europe/Stockholm", "2026-07-01T12:00:00Z", 120},
        {"Europe/Stockholm", "2026-03-29T00:59:59Z", 60},
        {"Europe/Stockholm", "2026-03-29T01:00:00Z", 120},
        {"Europe/Stockholm", "2026-10-25T00:59:59Z", 120},
        {"Europe/Stockholm", "2026-10-25T01:00:00Z", 60},
        {"Asia/Kabul", "2026-07-01T12:00:00Z", 270},
        {"America/New_York", "2026-12-01T12:00:00Z", -300},
        {"UTC", "2026-07-01T12:00:00Z", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(zone_offset_min(zone_find(str_of(rows[i].zone)), utc(rows[i].at)),
                         rows[i].offset_min);
}

static void local_times_become_utc_gaps_move_forward_and_doubled_ones_are_the_first(void **state)
{
    static const struct {
        const char *zone, *local, *utc;
    } rows[] = {
        {"Europe/Stockholm", "2026-12-01T14:00:00Z", "2026-12-01T13:00:00Z"},
        {"Europe/Stockholm", "2026-07-01T14:00:00Z", "2026-07-01T12:00:00Z"},
        {"Europe/Stockholm", "2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z"},
        {"Europe/Stockholm", "2026-03-29T02:30:00Z", "2026-03-29T01:30:00Z"}, /* shown as 03:30 */
        {"Europe/Stockholm", "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z"},
        {"Europe/Stockholm", "2026-10-25T01:59:00Z", "2026-10-24T23:59:00Z"},
        {"Europe/Stockholm", "2026-10-25T02:30:00Z", "2026-10-25T00:30:00Z"}, /* comes again an hour later */
        {"Europe/Stockholm", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z"},
        {"America/New_York", "2026-03-08T02:30:00Z", "2026-03-08T07:30:00Z"},
        {"America/New_York", "2026-11-01T01:30:00Z", "2026-11-01T05:30:00Z"},
        {"Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z"}, /* a day that never was */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct moment local;
        assert_true(moment_parse(str_of(rows[i].local), &local));
        local.offset_min = 777; /* to be ignored */
        assert_int_equal(zone_to_s(zone_find(str_of(rows[i].zone)), &local), utc(rows[i].utc));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_iana_list_are_known_and_no_others),
        cmocka_unit_test(the_same_name_gives_the_same_zone),
        cmocka_unit_test(windows_has_other_names_for_zones),
        cmocka_unit_test(zones_are_found_by_their_standard_time),
        cmocka_unit_test(offsets_follow_summer_time),
        cmocka_unit_test(local_times_become_utc_gaps_move_forward_and_doubled_ones_are_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
