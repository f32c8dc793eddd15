// SPDX-License-Identifier: GPL-3.0-or-later
/* Hours and times in words. English, no catalogue. */
#include "tree.h"

#include <stdio.h>
#include <string.h>

#include "kiosk/tell.h"
#include "text/plain.h"

enum { WEEK = 127, MONDAY_TO_FRIDAY = 31 };

static struct hours always[] = {{.days = WEEK, .opens_min = 0, .closes_min = 0}};
static struct hours long_day[] = {{.days = 16, .opens_min = 480, .closes_min = 1440},
                                  {.days = 32, .opens_min = 0, .closes_min = 1200}};
static struct hours nights[] = {{.days = WEEK, .opens_min = 1260, .closes_min = 360}};
static struct hours with_holidays[] = {{.days = MONDAY_TO_FRIDAY, .opens_min = 540, .closes_min = 1020},
                                       {.days = HOURS_HOLIDAY, .opens_min = 660, .closes_min = 840}};
static struct hours weekdays[] = {{.days = MONDAY_TO_FRIDAY, .opens_min = 540, .closes_min = 1020}};

static const char *opening(const struct service *service, const char *at)
{
    static struct fixture f;
    static char text[256];
    static struct model model;
    struct moment now;
    struct buf plain;
    fixture_init(&f, &standing, "en");
    assert_true(moment_parse(str_of(at), &now));
    model.now_ms = moment_s(now) * 1000;
    model.offset_min = now.offset_min;
    model.status.clock_trusted = true;
    struct item item = {.kind = KIND_SERVICE, .service = *service, .checked_on = now.date};
    buf_init(&plain, sizeof text);
    plain_add(&plain, tell_opening(&f.ui, &model, &item));
    snprintf(text, sizeof text, "%.*s", STR_FMT(buf_view(&plain)));
    buf_release(&plain);
    arena_release(&f.arena);
    return text;
}

static void what_is_said_of_its_being_open(void **state)
{
    (void)state;
    static const struct {
        struct service service;
        const char *at, *words;
    } rows[] = {
        {{.hours = always, .n_hours = 1}, "2026-11-18T03:00:00+01:00", "Open now"},
        {{.hours = long_day, .n_hours = 2}, "2026-11-20T10:00:00+01:00", "Open now"}, /* to tomorrow 20:00 */
        {{.hours = long_day, .n_hours = 2}, "2026-11-20T21:00:00+01:00", "Open now, until 20:00"},
        {{.hours = nights, .n_hours = 1}, "2026-11-20T23:00:00+01:00", "Open now, until 06:00"},
        {{.hours = with_holidays, .n_hours = 2}, "2026-12-24T12:00:00+01:00", "Open now, until 14:00"},
        {{.hours = with_holidays, .n_hours = 2}, "2026-12-24T15:00:00+01:00", "Opens tomorrow at 11:00"},
        {{.hours = weekdays, .n_hours = 1, .holidays = HOLIDAYS_CLOSED},
         "2026-12-24T15:00:00+01:00",
         "Closed today, Christmas Eve · Opens Monday at 09:00"},
        {{.hours = weekdays, .n_hours = 1, .zone = {"Europe/Helsinki", 15}},
         "2026-11-18T08:30:00+01:00", /* 09:30 there */
         "Open now, until 17:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(opening(&rows[i].service, rows[i].at), rows[i].words);
}

static void a_weekend_on_which_the_clock_is_changed_ends_when_it_says(void **state)
{
    struct arena arena;
    struct words words = {.lang = lang_find(STR("en"))};
    struct moment start, end;
    (void)state;
    arena_init(&arena);
    struct say say = {&arena, &words, NULL};
    assert_true(moment_parse(STR("2026-10-24T22:00:00+02:00"), &start));
    assert_true(moment_parse(STR("2026-10-25T04:00:00+01:00"), &end));
    struct interval when = {moment_s(start), moment_s(end), start.offset_min};
    struct str text = say_when(&say, &when, STR(ZONE_DEFAULT), start.date);
    assert_true(str_find(text, '4', 0) < text.len && !memmem(text.ptr, text.len, "05:00", 5));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_of_its_being_open),
        cmocka_unit_test(a_weekend_on_which_the_clock_is_changed_ends_when_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
