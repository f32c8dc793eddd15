// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "core/freshness.h"

static struct date day(const char *text)
{
    struct date date = {0};
    if (text)
        assert_true(date_parse(str_of(text), &date));
    return date;
}

static void a_fact_fades_from_six_months_to_twenty_four(void **state)
{
    (void)state;
    static const struct {
        const char *checked_on, *today; /* NULL: never */
        enum freshness_stage stage;
        int score;
        const char *next; /* NULL: none */
    } rows[] = {
        {NULL, "2026-11-30", FRESHNESS_NEVER, 0, NULL},
        {"2026-11-30", "2026-11-30", FRESHNESS_FRESH, 1000, "2027-05-31"},
        {"2026-12-01", "2026-11-30", FRESHNESS_FRESH, 1000, "2027-06-02"}, /* another clock */
        {"2026-01-15", "2026-07-15", FRESHNESS_FRESH, 1000, "2026-07-16"}, /* the last day */
        {"2026-01-15", "2026-07-16", FRESHNESS_FADING, 998, "2028-01-15"},
        {"2026-01-15", "2027-04-15", FRESHNESS_FADING, 500, "2028-01-15"}, /* half way */
        {"2026-01-15", "2028-01-14", FRESHNESS_FADING, 1, "2028-01-15"},
        {"2026-01-15", "2028-01-15", FRESHNESS_FADED, 0, NULL},
        {"2026-01-15", "2031-01-15", FRESHNESS_FADED, 0, NULL},
        {"2026-08-31", "2027-02-28", FRESHNESS_FRESH, 1000, "2027-03-01"}, /* there is no 31 February */
        {"2026-08-31", "2027-03-01", FRESHNESS_FADING, 998, "2028-08-31"},
        {"2024-02-29", "2026-02-28", FRESHNESS_FADED, 0, NULL}, /* nor a 29th in 2026 */
        {"2024-02-29", "2026-02-27", FRESHNESS_FADING, 1, "2026-02-28"},
        {"2023-08-31", "2024-02-29", FRESHNESS_FRESH, 1000, "2024-03-01"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct freshness freshness = freshness_of(day(rows[i].checked_on), day(rows[i].today));
        assert_int_equal(freshness.stage, rows[i].stage);
        assert_int_equal(freshness.score, rows[i].score);
        assert_int_equal(date_cmp(freshness.next, day(rows[i].next)), 0);
    }
}

static void it_never_grows_fresher_by_itself(void **state)
{
    (void)state;
    int before = FRESHNESS_WHOLE;
    int64_t first = date_days(day("2026-08-31"));
    for (int64_t d = first; d < first + 800; d++) {
        int score = freshness_of(date_of_days(first), date_of_days(d)).score;
        assert_in_range(before - score, 0, 2);
        before = score;
    }
    assert_int_equal(before, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_fades_from_six_months_to_twenty_four),
        cmocka_unit_test(it_never_grows_fresher_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
