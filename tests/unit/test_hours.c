// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/hours.h"

enum { MO = 1, TU = 2, WE = 4, TH = 8, FR = 16, SA = 32, SU = 64 };

static struct text_entry note_entry = {{"sv", 2}, {"Bokas", 5}, TEXT_WRITTEN};
static struct hours office[] = {
    {.days = MO | TU | TH, .opens_min = 600, .closes_min = 720},
    {.days = MO | TU | TH, .opens_min = 720, .closes_min = 960}, /* goes on without a break */
    {.days = WE, .opens_min = 600, .closes_min = 720},
    {.days = WE, .opens_min = 780, .closes_min = 960, .note = {&note_entry, 1}},
    {.days = SA, .opens_min = 660, .closes_min = 840, .from = {2026, 12, 1}, .until = {2026, 12, 20}},
};
static struct closure closures[] = {{.from = {2026, 11, 23}, .until = {2026, 11, 25}}};
static const struct service desk = {.hours = office, .n_hours = 5, .closures = closures, .n_closures = 1};
static struct hours nights[] = {{.days = FR | SA, .opens_min = 1260, .closes_min = 180},
                                {.days = SU, .opens_min = 600, .closes_min = 1440}};
static const struct service cafe = {.hours = nights, .n_hours = 2};
static struct hours always[] = {{.days = 127, .opens_min = 0, .closes_min = 0}};
static const struct service shelter = {.hours = always, .n_hours = 1};
static const struct service unknown = {.n_hours = 0};
static struct hours over[] = {{.days = 127, .opens_min = 600, .closes_min = 700, .until = {2026, 1, 1}}};
static const struct service ended = {.hours = over, .n_hours = 1};

static void what_is_open_when(void **state)
{
    (void)state;
    static const struct {
        const char *at;
        const struct service *service;
        enum open_state state;
        const char *day; /* NULL: not said */
        int minutes;
        bool closed;
    } rows[] = {
        {"2026-11-16T09:59:00+01:00", &desk, OPEN_LATER_TODAY, "2026-11-16", 600, false},
        {"2026-11-16T10:00:00+01:00", &desk, OPEN_NOW, "2026-11-16", 960, false},
        {"2026-11-16T15:59:59+01:00", &desk, OPEN_NOW, "2026-11-16", 960, false},
        {"2026-11-16T16:00:00+01:00", &desk, OPEN_ON_DAY, "2026-11-17", 600, false},
        {"2026-11-18T12:30:00+01:00", &desk, OPEN_LATER_TODAY, "2026-11-18", 780, false},
        {"2026-11-20T12:00:00+01:00", &desk, OPEN_ON_DAY, "2026-11-26", 600, false}, /* over the closure */
        {"2026-11-23T11:00:00+01:00", &desk, OPEN_ON_DAY, "2026-11-26", 600, true},
        {"2026-11-28T12:00:00+01:00", &desk, OPEN_ON_DAY, "2026-11-30", 600,
         false}, /* not yet on Saturdays */
        {"2026-12-05T12:00:00+01:00", &desk, OPEN_NOW, "2026-12-05", 840, false},
        {"2026-11-20T20:00:00+01:00", &cafe, OPEN_LATER_TODAY, "2026-11-20", 1260, false},
        {"2026-11-20T23:00:00+01:00", &cafe, OPEN_NOW, "2026-11-21", 180, false},
        {"2026-11-21T02:59:00+01:00", &cafe, OPEN_NOW, "2026-11-21", 180, false},
        {"2026-11-21T03:00:00+01:00", &cafe, OPEN_LATER_TODAY, "2026-11-21", 1260, false},
        {"2026-11-22T11:00:00+01:00", &cafe, OPEN_NOW, "2026-11-22", 1440, false},
        {"2026-11-18T03:00:00+01:00", &shelter, OPEN_NOW, NULL, 1440, false},
        {"2026-11-18T03:00:00+01:00", &unknown, OPEN_UNKNOWN, NULL, 0, false},
        {"2026-11-18T03:00:00+01:00", &ended, OPEN_NOT_SOON, NULL, 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct moment at;
        struct date day;
        assert_true(moment_parse(str_of(rows[i].at), &at));
        struct opening opening = hours_at(rows[i].service, NULL, at);
        if (opening.state != rows[i].state || opening.minutes != rows[i].minutes ||
            (opening.closed_by != NULL) != rows[i].closed)
            fail_msg("row %zu: state %d, minutes %d", i, opening.state, opening.minutes);
        if (rows[i].day) {
            assert_true(date_parse(str_of(rows[i].day), &day));
            assert_int_equal(date_cmp(opening.day, day), 0);
        }
    }
}

/* "days opens closes [note]", one row a line. */
static const char *rows_text(const struct service *service, struct date on, struct arena *arena)
{
    struct hours_row *rows;
    struct buf buf;
    int n = hours_rows(service, on, arena, &rows);
    buf_init(&buf, 4096);
    for (int i = 0; i < n; i++)
        buf_printf(&buf, "%u %d-%d%s\n", rows[i].days, rows[i].opens_min, rows[i].closes_min,
                   rows[i].note ? " note" : "");
    buf_z(&buf, "");
    const char *text = arena_z(arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

static void the_week_is_told_in_runs_of_equal_days(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(rows_text(&desk, (struct date){2026, 11, 16}, &arena),
                        "3 600-720\n3 720-960\n4 600-720\n4 780-960 note\n8 600-720\n8 720-960\n112 0-0\n");
    assert_string_equal(
        rows_text(&desk, (struct date){2026, 12, 7}, &arena),
        "3 600-720\n3 720-960\n4 600-720\n4 780-960 note\n8 600-720\n8 720-960\n16 0-0\n32 660-840\n"
        "64 0-0\n");
    assert_string_equal(rows_text(&cafe, (struct date){2026, 12, 7}, &arena),
                        "15 0-0\n48 1260-180\n64 600-1440\n");
    assert_string_equal(rows_text(&shelter, (struct date){2026, 12, 7}, &arena), "127 0-1440\n");
    assert_string_equal(rows_text(&unknown, (struct date){2026, 12, 7}, &arena), "");
    arena_release(&arena);
}

/* The first Tuesday of the month, as the hub expanded it. */
static struct interval first_tuesdays[] = {{1796144400, 1796151600, 60},  /* 2026-12-01 18:00–20:00 */
                                           {1799168400, 1799175600, 60}}; /* 2027-01-05 18:00–20:00 */
static const struct interval_list by_rule = {first_tuesdays, 2};
static struct hours weekdays[] = {{.days = MO | TU | WE | TH | FR, .opens_min = 540, .closes_min = 1020}};
static struct hours evenings[] = {
    {.rrule = {"FREQ=MONTHLY;BYDAY=1TU", 22}, .opens_min = 1080, .closes_min = 1200}};
static struct hours with_holidays[] = {
    {.days = MO | TU | WE | TH | FR, .opens_min = 540, .closes_min = 1020},
    {.days = HOURS_HOLIDAY, .opens_min = 660, .closes_min = 840},
};
static const struct service silent = {.hours = weekdays, .n_hours = 1};
static const struct service shut = {.hours = weekdays, .n_hours = 1, .holidays = HOLIDAYS_CLOSED};
static const struct service keen = {.hours = weekdays, .n_hours = 1, .holidays = HOLIDAYS_OPEN};
static const struct service special = {.hours = with_holidays, .n_hours = 2};
static const struct service finnish = {.hours = weekdays, .n_hours = 1, .zone = {"Europe/Helsinki", 15}};
static const struct service club = {.hours = evenings, .n_hours = 1};

static void holidays_and_rules_have_their_say(void **state)
{
    (void)state;
    static const struct {
        const char *at;
        const struct service *service;
        enum open_state state;
        int minutes;
        enum holiday holiday;
    } rows[] = {
        {"2026-12-23T12:00:00+01:00", &silent, OPEN_NOW, 1020, HOLIDAY_NONE},
        {"2026-12-24T12:00:00+01:00", &silent, OPEN_UNSURE, 540, HOLIDAY_CHRISTMAS_EVE},
        {"2026-12-23T18:00:00+01:00", &silent, OPEN_ON_DAY, 540,
         HOLIDAY_NONE}, /* the 28th: the first sure one */
        {"2026-12-26T12:00:00+01:00", &silent, OPEN_ON_DAY, 540, HOLIDAY_NONE}, /* a Saturday anyway */
        {"2026-12-24T12:00:00+01:00", &shut, OPEN_ON_DAY, 540, HOLIDAY_CHRISTMAS_EVE},
        {"2026-12-24T12:00:00+01:00", &keen, OPEN_NOW, 1020, HOLIDAY_NONE},
        {"2026-12-24T12:00:00+01:00", &special, OPEN_NOW, 840, HOLIDAY_CHRISTMAS_EVE},
        {"2026-12-24T14:00:00+01:00", &special, OPEN_ON_DAY, 660, HOLIDAY_CHRISTMAS_EVE},
        {"2026-12-24T12:00:00+02:00", &finnish, OPEN_NOW, 1020, HOLIDAY_NONE},
        {"2026-12-01T17:00:00+01:00", &club, OPEN_LATER_TODAY, 1080, HOLIDAY_NONE},
        {"2026-12-01T18:00:00+01:00", &club, OPEN_NOW, 1200, HOLIDAY_NONE},
        {"2026-12-01T20:00:00+01:00", &club, OPEN_NOT_SOON, 0, HOLIDAY_NONE},
        {"2026-12-30T12:00:00+01:00", &club, OPEN_ON_DAY, 1080, HOLIDAY_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct moment at;
        assert_true(moment_parse(str_of(rows[i].at), &at));
        const struct interval_list *list = rows[i].service == &club ? &by_rule : NULL;
        struct opening opening = hours_at(rows[i].service, list, at);
        if (opening.state != rows[i].state || opening.holiday != rows[i].holiday ||
            (opening.state != OPEN_UNSURE && opening.minutes != rows[i].minutes))
            fail_msg("row %zu: state %d, minutes %d, holiday %d", i, opening.state, opening.minutes,
                     (int)opening.holiday);
    }
}

static void what_differs_from_the_week_is_told_by_day(void **state)
{
    (void)state;
    struct hours_exception exceptions[EXCEPTIONS_MAX];
    struct date today = {2026, 12, 20};
    assert_int_equal(hours_exceptions(&silent, NULL, today, exceptions), 5); /* 24, 25, 31, 1, 6 */
    assert_int_equal(exceptions[0].kind, EXCEPTION_HOLIDAY_UNSURE);
    assert_int_equal(exceptions[0].holiday, HOLIDAY_CHRISTMAS_EVE);
    assert_int_equal(hours_exceptions(&shut, NULL, today, exceptions), 5);
    assert_int_equal(exceptions[4].kind, EXCEPTION_HOLIDAY_CLOSED);
    assert_int_equal(exceptions[4].from.day, 6);
    assert_int_equal(hours_exceptions(&keen, NULL, today, exceptions), 0);
    assert_int_equal(hours_exceptions(&special, NULL, today, exceptions), 6); /* the 26th too */
    assert_int_equal(exceptions[2].opens_min, 660);
    assert_int_equal(hours_exceptions(&club, &by_rule, today, exceptions), 1);
    assert_int_equal(exceptions[0].kind, EXCEPTION_ALSO);
    assert_int_equal(hours_exceptions(&desk, NULL, (struct date){2026, 11, 20}, exceptions), 1);
    assert_int_equal(exceptions[0].kind, EXCEPTION_CLOSED);
    assert_int_equal(hours_exceptions(&desk, NULL, (struct date){2026, 11, 26}, exceptions), 0);
}

/* By a rule 22:00–06:00: nine hours, where the clock goes back; seven, where it goes forward. */
static void a_night_on_which_the_clock_is_changed_ends_when_it_says(void **state)
{
    (void)state;
    static struct interval long_night[] = {{1792872000, 1792904400, 120}}, /* 2026-10-24 22:00–06:00 */
        short_night[] = {{1774731600, 1774756800, 60}};                    /* 2026-03-28 22:00–06:00 */
    static const struct {
        const char *at;
        struct interval_list nights;
        struct date today;
    } rows[] = {
        {"2026-10-24T23:00:00+02:00", {long_night, 1}, {2026, 10, 24}},
        {"2026-03-28T23:00:00+01:00", {short_night, 1}, {2026, 3, 28}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hours_exception exceptions[EXCEPTIONS_MAX];
        struct moment at;
        assert_true(moment_parse(str_of(rows[i].at), &at));
        struct opening opening = hours_at(&club, &rows[i].nights, at);
        assert_int_equal(opening.state, OPEN_NOW);
        assert_int_equal(opening.minutes, 360);
        assert_int_equal(hours_exceptions(&club, &rows[i].nights, rows[i].today, exceptions), 1);
        assert_int_equal(exceptions[0].closes_min, 360);
    }
}

/* From the almanac. */
static void the_holidays_of_the_years_are_found(void **state)
{
    (void)state;
    static const struct {
        struct date day;
        enum holiday holiday;
    } rows[] = {
        {{2024, 3, 29}, HOLIDAY_GOOD_FRIDAY},   {{2024, 3, 31}, HOLIDAY_EASTER},
        {{2025, 4, 21}, HOLIDAY_EASTER_MONDAY}, {{2026, 4, 5}, HOLIDAY_EASTER},
        {{2027, 3, 28}, HOLIDAY_EASTER},        {{2038, 4, 25}, HOLIDAY_EASTER},
        {{2026, 5, 14}, HOLIDAY_ASCENSION},     {{2026, 5, 24}, HOLIDAY_PENTECOST},
        {{2026, 6, 19}, HOLIDAY_MIDSUMMER_EVE}, {{2026, 6, 20}, HOLIDAY_MIDSUMMER},
        {{2027, 6, 25}, HOLIDAY_MIDSUMMER_EVE}, {{2027, 6, 26}, HOLIDAY_MIDSUMMER},
        {{2026, 10, 31}, HOLIDAY_ALL_SAINTS},   {{2027, 11, 6}, HOLIDAY_ALL_SAINTS},
        {{2026, 11, 7}, HOLIDAY_NONE},          {{2025, 6, 8}, HOLIDAY_PENTECOST},
        {{2026, 1, 6}, HOLIDAY_EPIPHANY},       {{2026, 6, 6}, HOLIDAY_NATIONAL_DAY},
        {{2022, 6, 5}, HOLIDAY_PENTECOST},      {{2026, 12, 31}, HOLIDAY_NEW_YEARS_EVE},
        {{2026, 4, 4}, HOLIDAY_NONE},           {{2026, 11, 16}, HOLIDAY_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (holiday_on(rows[i].day) != rows[i].holiday)
            fail_msg("row %zu: %d", i, (int)holiday_on(rows[i].day));
    for (int year = 1990; year < 2100; year++) { /* never more, never fewer */
        int n = 0;
        for (int64_t day = date_days((struct date){year, 1, 1});
             day < date_days((struct date){year + 1, 1, 1}); day++)
            n += holiday_on(date_of_days(day)) != HOLIDAY_NONE;
        assert_in_range(n, 15, 16); /* 15 where Whit Sunday is the national day, or Ascension May Day */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_open_when),
        cmocka_unit_test(holidays_and_rules_have_their_say),
        cmocka_unit_test(what_differs_from_the_week_is_told_by_day),
        cmocka_unit_test(a_night_on_which_the_clock_is_changed_ends_when_it_says),
        cmocka_unit_test(the_holidays_of_the_years_are_found),
        cmocka_unit_test(the_week_is_told_in_runs_of_equal_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
