// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "exchange/ld_time.h"
#include "one_arena.h"

static const struct time_row {
    const char *text, *moment; /* NULL: refused */
    bool has_time;
} time_rows[] = {
    {"2026-12-01", "2026-12-01T00:00:00+01:00", false},
    {"2026-07-01", "2026-07-01T00:00:00+02:00", false},
    {"2026-12-01T18:00", "2026-12-01T18:00:00+01:00", true},
    {" 2026-12-01 18:00 ", "2026-12-01T18:00:00+01:00", true},
    {"2026-12-01T18", "2026-12-01T18:00:00+01:00", true},
    {"2026-12-01T18:00:00.000Z", "2026-12-01T19:00:00+01:00", true},
    {"2026-12-01T1800+0100", "2026-12-01T18:00:00+01:00", true},
    {"2026-07-01T18:00:00+02:00", "2026-07-01T18:00:00+02:00", true},
    {"2026-07-01T18:00:00+01:00", "2026-07-01T19:00:00+02:00", true},
    {"2026-12-31T23:30:00-05:00", "2027-01-01T05:30:00+01:00", true},
    {"2026-12-01T24:00", "2026-12-02T00:00:00+01:00", true},
    {"2026-03-29T02:30", "2026-03-29T03:30:00+02:00", true}, /* a time that the clock skips */
    {"", NULL, false},
    {"1 december 2026", NULL, false},
    {"2026-02-30", NULL, false},
    {"2026-12-01T25:00", NULL, false},
    {"2026-12-01T18:61", NULL, false},
    {"2026-12-01T18:00 kl", NULL, false},
    {"2026-12-01Tkl", NULL, false},
    {"0001-12-01", NULL, false},
    {"9999-12-01", NULL, false},
    {"2026-12-01T18:00+99:00", NULL, false},
};

static void times_are_turned_to_the_clock_of_the_zone(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof time_rows / sizeof *time_rows; i++) {
        const struct time_row *row = &time_rows[i];
        char text[MOMENT_LEN + 1] = "";
        struct ld_time time;
        bool read = ld_time_parse(str_of(row->text), STR("Europe/Stockholm"), &time);
        if (read)
            moment_format(time.at, text);
        if (read != (row->moment != NULL) ||
            (read && (strcmp(text, row->moment) != 0 || time.has_time != row->has_time)))
            fail_msg("%s: %s", row->text, text);
    }
}

static void lengths_of_time_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t seconds; /* 0: refused */
    } rows[] = {
        {"PT2H", 7200},      {"PT1H30M", 5400}, {"P1D", 86400}, {"P1W", 604800},
        {"P1DT12H", 129600}, {"PT90S", 90},     {"PT", 0},      {"P", 0},
        {"2H", 0},           {"PT2", 0},        {"P1M", 0},     {"P1Y", 0},
        {"PTT1H", 0},        {"PT0S", 0},       {"P-1D", 0},    {"PT99999999999999999999H", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t seconds = 0;
        if (ld_duration_parse(str_of(rows[i].text), &seconds) != (rows[i].seconds > 0) ||
            seconds != rows[i].seconds)
            fail_msg("%s: %lld", rows[i].text, (long long)seconds);
    }
}

static const struct schedule_row {
    const char *json;
    const char *start, *end, *rrule; /* start NULL: refused, and `rrule` is the member */
} schedule_rows[] = {
    {"{\"startDate\":\"2026-12-01\",\"startTime\":\"18:00\",\"endTime\":\"20:00\",\"repeatFrequency\":"
     "\"P1W\"}",
     "2026-12-01T18:00:00+01:00", "2026-12-01T20:00:00+01:00", "FREQ=WEEKLY"},
    {"{\"startDate\":\"2026-12-01T18:00\",\"duration\":\"PT90M\",\"repeatFrequency\":\"P2W\",\"repeatCount\":"
     "5}",
     "2026-12-01T18:00:00+01:00", "2026-12-01T19:30:00+01:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=5"},
    {"{\"startDate\":\"2026-12-01\",\"startTime\":\"22:00\",\"endTime\":\"02:00\",\"repeatFrequency\":"
     "\"Daily\"}",
     "2026-12-01T22:00:00+01:00", "2026-12-02T02:00:00+01:00", "FREQ=DAILY"},
    {"{\"startDate\":\"2026-12-01\",\"startTime\":\"18:00\",\"repeatFrequency\":\"P7D\",\"byDay\":\"schema:"
     "Thursday\"}",
     "2026-12-03T18:00:00+01:00", NULL, "FREQ=WEEKLY;BYDAY=TH"},
    {"{\"startDate\":\"2026-12-01\",\"startTime\":\"18:00\",\"repeatFrequency\":\"P1M\",\"byDay\":[\"2MO\"]}",
     "2026-12-14T18:00:00+01:00", NULL, "FREQ=MONTHLY;BYDAY=2MO"},
    {"{\"startDate\":\"2026-12-01\",\"startTime\":\"18:00\",\"repeatFrequency\":\"P1M\",\"byDay\":\"Friday\","
     "\"byMonthWeek\":-1}",
     "2026-12-25T18:00:00+01:00", NULL, "FREQ=MONTHLY;BYDAY=-1FR"},
    {"{\"startDate\":\"2026-12-10\",\"startTime\":\"18:00\",\"repeatFrequency\":\"P1M\",\"byMonthDay\":[1,-1]"
     "}",
     "2026-12-31T18:00:00+01:00", NULL, "FREQ=MONTHLY;BYMONTHDAY=1,-1"},
    {"{\"startDate\":\"2026-12-01\",\"startTime\":\"18:00\",\"byDay\":[\"MO\",\"We\"],\"endDate\":\"2027-05-"
     "31\"}",
     "2026-12-02T18:00:00+01:00", NULL, "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270531T215959Z"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1Y\"}", "2026-12-01T17:00:00+01:00", NULL,
     "FREQ=YEARLY"},
    {"{\"repeatFrequency\":\"P1W\"}", "2026-11-30T17:00:00+01:00", NULL, "FREQ=WEEKLY"}, /* the event's */
    {"{\"startDate\":\"2026-12-01\"}", "2026-12-01T17:00:00+01:00", NULL, ""},
    {"{\"startDate\":\"i vår\",\"repeatFrequency\":\"P1W\"}", NULL, NULL, "startDate"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"PT1S\"}", NULL, NULL, "repeatFrequency"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P0D\"}", NULL, NULL, "repeatFrequency"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"ibland\"}", NULL, NULL, "repeatFrequency"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1W\",\"byDay\":\"2MO\"}", NULL, NULL, "byDay"},
    {"{\"startDate\":\"2026-12-01\",\"byDay\":\"Blursday\"}", NULL, NULL, "byDay"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1M\",\"byMonthDay\":42}", NULL, NULL,
     "byMonthDay"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1Y\",\"byMonth\":2,\"byMonthDay\":30}", NULL, NULL,
     "byDay"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1W\",\"byMonthDay\":3}", NULL, NULL,
     "repeatFrequency"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1W\",\"repeatCount\":0}", NULL, NULL,
     "repeatCount"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1W\",\"endDate\":\"snart\"}", NULL, NULL,
     "endDate"},
    {"{\"startDate\":\"2026-12-01\",\"repeatFrequency\":\"P1W\",\"exceptDate\":[\"jul\"]}", NULL, NULL,
     "exceptDate"},
};

static void check_schedule(const struct schedule_row *row)
{
    struct js *schedule, *event;
    struct ld_schedule made;
    const char *member = "", *why;
    char start[MOMENT_LEN + 1] = "", end[MOMENT_LEN + 1] = "";
    assert_int_equal(js_parse(str_of(row->json), 4096, 8, &schedule, NULL), ERR_OK);
    assert_int_equal(js_parse(STR("{\"startDate\":\"2026-11-30T17:00\"}"), 4096, 8, &event, NULL), ERR_OK);
    bool read = ld_schedule_read(schedule, event, STR("Europe/Stockholm"), &arena, &made, &member, &why);
    if (read) {
        moment_format(made.start.at, start);
        moment_format(made.end.at, end);
    }
    if (read != (row->start != NULL))
        fail_msg("%s: %s %s", row->json, start, member);
    if (!read)
        assert_string_equal(member, row->rrule);
    if (read && (strcmp(start, row->start) != 0 || !str_is(made.rrule, row->rrule) ||
                 made.has_end != (row->end != NULL) || (row->end && strcmp(end, row->end) != 0)))
        fail_msg("%s: %s %s %.*s", row->json, start, end, STR_FMT(made.rrule));
    js_free(schedule);
    js_free(event);
}

static void a_schedule_becomes_a_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof schedule_rows / sizeof *schedule_rows; i++)
        check_schedule(&schedule_rows[i]);
}

static void languages_are_written_in_one_way(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *made;
    } rows[] = {{"sv", "sv"},    {"sv-SE", "sv"},           {"SV", "sv"},
                {"en_GB", "en"}, {"sr-Latn-RS", "sr-Latn"}, {"es-419", "es"},
                {"", ""},        {"Svenska språket", ""},   {"-", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!str_is(ld_tag(str_of(rows[i].tag), &arena), rows[i].made))
            fail_msg("%s", rows[i].tag);
}

static void entities_become_characters_and_tags_stay(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain;
    } rows[] = {{"Kaffe &amp; kaka", "Kaffe & kaka"},
                {"&#8211; &#x2014;", "– —"},
                {"&lt;b&gt;", "<b>"},
                {"A & B; C", "A & B; C"},
                {"&nosuch;", "&nosuch;"},
                {"&#0;&#xD800;&#1114112;", "&#0;&#xD800;&#1114112;"},
                {"&", "&"},
                {"&amp", "&amp"},
                {"sm&ouml;rg&aring;s", "smörgås"},
                {"&amp;amp;", "&amp;"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!str_is(ld_plain(str_of(rows[i].text), &arena), rows[i].plain))
            fail_msg("%s", rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_turned_to_the_clock_of_the_zone),
        cmocka_unit_test(lengths_of_time_are_read),
        cmocka_unit_test(a_schedule_becomes_a_rule),
        cmocka_unit_test(languages_are_written_in_one_way),
        cmocka_unit_test(entities_become_characters_and_tags_stay),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
