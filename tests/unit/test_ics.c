// SPDX-License-Identifier: GPL-3.0-or-later
/* iCalendar: events and time zones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calendar/ics_event.h"
#include "calendar/ics_out.h"

static struct arena arena;
static struct expander *expander;

/* ---- events ---- */

static int64_t day_s(const char *day)
{
    struct date date;
    assert_true(date_parse(str_of(day), &date));
    return date_days(date) * 86400;
}

static void note(void *ctx, const struct ics_report *report)
{
    buf_printf(ctx, "%s%d %.*s %s\n", report->is_warning ? "(" : "!", report->line, STR_FMT(report->field),
               report->rule);
}

/* UID ZONE: starts with lengths in minutes, cancelled ones with a c; what was reported before it. */
static void tell(struct buf *out, const struct ics_event *event, int64_t from_s, int64_t to_s)
{
    struct interval_list list;
    const struct series *series = &event->series;
    assert_int_equal(expand(expander, series, from_s, to_s, 20, &arena, &list), ERR_OK);
    buf_printf(out, "%.*s %.*s%s%s:", STR_FMT(event->uid), STR_FMT(series->zone),
               series->all_day ? " day" : "", event->cancelled ? " cancelled" : "");
    for (int i = 0; i < list.n; i++) {
        char text[MOMENT_LEN + 1];
        const struct event_change *change = series_change(series, &list.items[i]);
        moment_format(moment_of_s(list.items[i].start_s, list.items[i].offset_min), text);
        buf_printf(out, " %.16s/%d%s", text, (int)(list.items[i].end_s - list.items[i].start_s) / 60,
                   change && change->cancelled ? "c" : "");
    }
    buf_char(out, '\n');
}

/* What becomes of the lines of a VEVENT, of components, or of a whole file. */
static const char *events_of(const char *body, bool is_whole)
{
    struct ics_component *calendars;
    struct ics_fault fault;
    struct ics_counts counts;
    struct buf out;
    int64_t from_s = day_s("2026-01-01"), to_s = day_s("2028-01-01");
    const char *frame = strstr(body, "BEGIN:")
                            ? "BEGIN:VCALENDAR\n%sEND:VCALENDAR\n"
                            : "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n%sEND:VEVENT\nEND:VCALENDAR\n";
    struct str bytes = is_whole ? str_of(body) : arena_printf(&arena, frame, body);
    buf_init(&out, 1 << 16);
    buf_z(&out, "");
    struct ics_plan plan = {expander, &arena, from_s, to_s, note, &out};
    ics_read(bytes, &arena, &calendars, &fault);
    if (fault.rule)
        buf_printf(&out, "!file %d %s\n", fault.line, fault.rule);
    for (struct ics_event *event = ics_events(&plan, calendars, &counts); event; event = event->next)
        tell(&out, event, from_s, to_s);
    const char *text = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return text;
}

#define STOCKHOLM ";TZID=Europe/Stockholm:"
#define HOME " Europe/Stockholm: "
static const struct {
    const char *body, *told;
} event_rows[] = {
    /* when it ends */
    {"DTSTART" STOCKHOLM "20261201T140000\nDTEND" STOCKHOLM "20261201T153000\n",
     "u" HOME "2026-12-01T14:00/90\n"},
    {"DTSTART" STOCKHOLM "20261201T140000\nDURATION:PT45M\n", "u" HOME "2026-12-01T14:00/45\n"},
    {"DTSTART" STOCKHOLM "20261024T140000\nDURATION:P1D\n", "u" HOME "2026-10-24T14:00/1500\n"},
    {"DTSTART" STOCKHOLM "20261024T140000\nDURATION:PT24H\n", "u" HOME "2026-10-24T14:00/1440\n"},
    {"DTSTART" STOCKHOLM "20261201T140000\n", "u" HOME "2026-12-01T14:00/0\n"},
    {"DTSTART;VALUE=DATE:20261201\n", "u Europe/Stockholm day: 2026-12-01T00:00/1440\n"},
    {"DTSTART:20261201\nDTEND:20261201\n", "u Europe/Stockholm day: 2026-12-01T00:00/1440\n"},
    {"DTSTART:20261201\nDTEND:20261204\n", "u Europe/Stockholm day: 2026-12-01T00:00/4320\n"},
    {"DTSTART:20261201T140000Z\nDTEND:20261201T130000Z\n", "!5 DTEND order\n"},
    {"DTSTART:20261201\nDTEND:20261201T130000Z\n", "!5 DTEND type\n"},
    {"DTSTART:20261201T140000Z\nDURATION:soon\n", "!5 DURATION duration\n"},
    {"SUMMARY:a\n", "!2  missing\n"},
    {"DTSTART:20261301\n", "!4 DTSTART date\n"},
    {"DTSTART:20261201T140000+0100\n", "!4 DTSTART date\n"},
    {"DTSTART:99990101\n", "!4 DTSTART range\n"},
    /* whose clock */
    {"DTSTART:20261201T140000Z\n", "u UTC: 2026-12-01T14:00/0\n"},
    {"DTSTART:20261201T140000\n", "(4 DTSTART zone\nu" HOME "2026-12-01T14:00/0\n"},
    {"DTSTART;TZID=America/New_York:20261201T140000\n", "u America/New_York: 2026-12-01T14:00/0\n"},
    {"DTSTART;TZID=/mozilla.org/20050126_1/Europe/Stockholm:20261201T140000\n",
     "u" HOME "2026-12-01T14:00/0\n"},
    {"DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Helsinki:20261201T140000\n",
     "u Europe/Helsinki: 2026-12-01T14:00/0\n"},
    {"DTSTART;TZID=W. Europe Standard Time:20261201T140000\n", "u Europe/Berlin: 2026-12-01T14:00/0\n"},
    {"DTSTART;TZID=Kvarnby:20261201T140000\n", "!4 DTSTART zone\n"},
    {"DTSTART;TZID=:20261201T140000\n", "!4 DTSTART zone\n"},
    /* rules */
    {"DTSTART" STOCKHOLM "20261023T140000\nDURATION:PT1H\nRRULE:freq=daily;count=3\n",
     "u" HOME "2026-10-23T14:00/60 2026-10-24T14:00/60 2026-10-25T14:00/60\n"},
    {"DTSTART" STOCKHOLM "20261023T140000\nRRULE:FREQ=WEEKLY;UNTIL=20261106T130000Z\n"
     "EXDATE" STOCKHOLM "20261030T140000\nRDATE" STOCKHOLM "20261101T100000,20261102T100000\n",
     "u" HOME "2026-10-23T14:00/0 2026-11-01T10:00/0 2026-11-02T10:00/0 2026-11-06T14:00/0\n"},
    {"DTSTART" STOCKHOLM "20261023T140000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20261024\n",
     "u" HOME "2026-10-23T14:00/0 2026-10-25T14:00/0\n"},
    {"DTSTART" STOCKHOLM "20261023T140000\nDURATION:PT1H\n"
     "RDATE;VALUE=PERIOD:20261101T100000Z/PT30M,20261102T100000Z/20261102T120000Z\n",
     "u" HOME "2026-10-23T14:00/60 2026-11-01T11:00/30 2026-11-02T11:00/120\n"},
    {"DTSTART:20261023\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261024T000000\n",
     "(4 DTSTART zone\nu Europe/Stockholm day: 2026-10-23T00:00/1440 2026-10-25T00:00/1500\n"},
    {"DTSTART:20261023T140000Z\nRRULE:FREQ=FORTNIGHTLY\n", "!5 RRULE rrule\n"},
    {"DTSTART:20261023T140000Z\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\n", "!5 RRULE duplicate\n"},
    {"DTSTART:20261023T140000Z\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY\n", "!6 EXRULE rrule\n"},
    {"DTSTART:20261023T140000Z\nEXDATE:today\n", "!5 EXDATE date\n"},
    {"DTSTART:20261023T140000Z\nSTATUS:Cancelled\n", "u UTC cancelled: 2026-10-23T14:00/0\n"},
};

static void an_event_has_its_times(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof event_rows / sizeof *event_rows; i++) {
        assert_string_equal(events_of(event_rows[i].body, false), event_rows[i].told);
    }
}

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define WEEKLY EVENT("UID:a\nDTSTART" STOCKHOLM "20261201T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n")

static void instances_change_the_series(void **state)
{
    (void)state;
    assert_string_equal(
        events_of(WEEKLY EVENT("UID:a\nRECURRENCE-ID" STOCKHOLM "20261208T140000\nDTSTART" STOCKHOLM
                               "20261209T150000\nDURATION:PT2H\n")
                      EVENT("UID:a\nRECURRENCE-ID:20261215T130000Z\nDTSTART:20261215T130000Z\n"
                            "STATUS:CANCELLED\n"),
                  false),
        "a" HOME "2026-12-01T14:00/60 2026-12-09T15:00/120 2026-12-15T14:00/60c 2026-12-22T14:00/60\n");
    assert_string_equal(
        events_of(WEEKLY EVENT("UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE" STOCKHOLM
                               "20261208T140000\nDTSTART" STOCKHOLM "20261208T160000\nDURATION:PT30M\n"),
                  false),
        "a" HOME "2026-12-01T14:00/60 2026-12-08T16:00/30 2026-12-15T16:00/30 "
        "2026-12-22T16:00/30\n");
    assert_string_equal(
        events_of(WEEKLY EVENT("UID:a\nRECURRENCE-ID;VALUE=DATE:20261208\nDTSTART:20261208\n"), false),
        "!11 DTSTART type\na" HOME "2026-12-01T14:00/60 2026-12-08T14:00/60 "
        "2026-12-15T14:00/60 2026-12-22T14:00/60\n");
}

static void an_instance_alone_is_an_event_of_its_own(void **state)
{
    (void)state;
    assert_string_equal(
        events_of(EVENT("UID:a\nRECURRENCE-ID:20261208T130000Z\nDTSTART:20261208T140000Z\n"), false),
        "a/20261208T130000Z UTC: 2026-12-08T14:00/0\n");
}

static void of_two_with_one_uid_the_newer_counts(void **state)
{
    (void)state;
    assert_string_equal(events_of(EVENT("UID:a\nSEQUENCE:2\nDTSTART:20261208T140000Z\n")
                                      EVENT("UID:a\nSEQUENCE:1\nDTSTART:20261209T140000Z\n"),
                                  false),
                        "(8 UID duplicate\na UTC: 2026-12-08T14:00/0\n");
    assert_string_equal(
        events_of(EVENT("UID:a\nLAST-MODIFIED:20260101T000000Z\nDTSTART:20261208T140000Z\n")
                      EVENT("UID:a\nLAST-MODIFIED:20260102T000000Z\nDTSTART:20261209T140000Z\n"),
                  false),
        "(3 UID duplicate\na UTC: 2026-12-09T14:00/0\n");
}

static void a_fault_costs_its_own_event_alone(void **state)
{
    (void)state;
    assert_string_equal(events_of(EVENT("UID:a\nwhat is this\nDTSTART:20261208T140000Z\n")
                                      EVENT("UID:b\nDTSTART:20261208T140000Z\nSUMMARY:\xe5\n")
                                          EVENT("UID:c\nDTSTART:20261208T140000Z\n"),
                                  false),
                        "!4 WHAT syntax\n!10 SUMMARY encoding\nc UTC: 2026-12-08T14:00/0\n");
    assert_string_equal(
        events_of("BEGIN:VCALENDAR\n" EVENT("UID:a\nDTSTART:20261208T140000Z\n") "BEGIN:VEVENT\nUID:b\n",
                  true),
        "!file 8 syntax\n!8  syntax\na UTC: 2026-12-08T14:00/0\n");
    assert_string_equal(events_of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nBEGIN:VALARM\nEND:VEVENT\n" EVENT(
                                      "UID:b\nDTSTART:20261208T140000Z\n") "END:VCALENDAR\n",
                                  true),
                        "!5  syntax\nb UTC: 2026-12-08T14:00/0\n");
    assert_string_equal(events_of("BEGIN:VCALENDAR\nEND:VEVENT\n" EVENT(
                                      "UID:b\nDTSTART:20261208T140000Z\n") "END:VCALENDAR\n",
                                  true),
                        "!file 2 syntax\nb UTC: 2026-12-08T14:00/0\n");
}

static void deep_nesting_is_refused_and_passed_over(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 4 << 20);
    buf_z(&buf, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:deep\n");
    for (int i = 0; i < 50000; i++)
        buf_z(&buf, "BEGIN:VALARM\n");
    for (int i = 0; i < 50000; i++)
        buf_z(&buf, "END:VALARM\n");
    buf_z(&buf, "END:VEVENT\n" EVENT("UID:b\nDTSTART:20261208T140000Z\n") "END:VCALENDAR\n");
    assert_string_equal(events_of(buf.ptr, true), "!10  limit\nb UTC: 2026-12-08T14:00/0\n");
    buf_release(&buf);
}

/* ---- time zones ---- */

#define OBSERVANCE(kind, start, from, to, more)                                                              \
    "BEGIN:" kind "\nDTSTART:" start "\nTZOFFSETFROM:" from "\nTZOFFSETTO:" to "\n" more "END:" kind "\n"
#define ZONE(tzid, observances) "BEGIN:VTIMEZONE\nTZID:" tzid "\n" observances "END:VTIMEZONE\n"
#define OURS                                                                                                 \
    OBSERVANCE("STANDARD", "16010101T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n") \
    OBSERVANCE("DAYLIGHT", "16010101T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n")
#define AT(tzid, lines) EVENT("UID:a\nDTSTART;TZID=" tzid ":20261023T140000\n" lines)
#define DAILY "RRULE:FREQ=DAILY;COUNT=3\n"

static void a_made_up_name_is_the_zone_that_has_its_times(void **state)
{
    static const struct {
        const char *body, *told;
    } rows[] = {
        {ZONE("Byn", OURS) AT("Byn", "RRULE:FREQ=MONTHLY;COUNT=2\n"),
         "a" HOME "2026-10-23T14:00/0 2026-11-23T14:00/0\n"},
        {ZONE("A\\, B", OURS) AT("\"A, B\"", ""), "a" HOME "2026-10-23T14:00/0\n"},
        {ZONE("Byn", "X-LIC-LOCATION:Europe/Oslo\n" OURS) AT("Byn", ""),
         "a Europe/Oslo: 2026-10-23T14:00/0\n"},
        {ZONE("Calcutta", OBSERVANCE("STANDARD", "19700101T000000", "+0530", "+0530", ""))
             AT("Calcutta", DAILY),
         "a Asia/Calcutta: 2026-10-23T14:00/0 2026-10-24T14:00/0 2026-10-25T14:00/0\n"},
        /* a name of the list counts, whatever stands under it */
        {ZONE("Europe/Stockholm", OBSERVANCE("STANDARD", "19700101T000000", "+1300", "+1300", ""))
             AT("Europe/Stockholm", ""),
         "a" HOME "2026-10-23T14:00/0\n"},
        /* nobody has this: 24 October is 14:00 at +0217, 25 October at +0117 */
        {ZONE("Own", OBSERVANCE("STANDARD", "20261025T030000", "+0217", "+0117", "")) AT("Own", DAILY),
         "(12 DTSTART zone\na Europe/Stockholm: 2026-10-23T13:43/0 2026-10-24T13:43/0 "
         "2026-10-25T13:43/0\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(events_of(rows[i].body, false), rows[i].told);
}

static void tricks_with_zones_are_refused_by_name(void **state)
{
    static const char *const tricks[] = {
        OBSERVANCE("STANDARD", "19700101T000000", "+0217", "+0117", "RRULE:FREQ=SECONDLY\n"),
        OBSERVANCE("STANDARD", "19700101T000000", "+0217", "+0117", "RRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY\n"),
        OBSERVANCE("STANDARD", "19700101T000000", "+9900", "+0100", ""),
        OBSERVANCE("STANDARD", "never", "+0100", "+0100", ""),
        OBSERVANCE("STANDARD", "19700101T000000", "+0217", "+0117", "RDATE:then\n"),
        OBSERVANCE("STANDARD", "19700101T000000", "+0217", "+0117",
                   "RRULE:FREQ=YEARLY;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;"
                   "BYMONTH=1,2,3,4,5,6\n"),
        "X-NOTHING:here\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof tricks / sizeof *tricks; i++) {
        const char *told =
            events_of(arena_printf(&arena, ZONE("Own", "%s") AT("Own", "") EVENT("UID:b\nDTSTART:20261208\n"),
                                   tricks[i])
                          .ptr,
                      false);
        assert_non_null(strstr(told, " DTSTART "));
        assert_non_null(strchr(told, '!'));
        assert_non_null(strstr(told, "b Europe/Stockholm day: 2026-12-08T00:00/1440\n"));
    }
}

static void a_thousand_rules_in_a_zone_are_refused(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 4 << 20);
    buf_z(&buf, "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Own\n");
    for (int i = 0; i < 1000; i++)
        buf_z(&buf,
              OBSERVANCE("STANDARD", "19700101T000000", "+0217", "+0117", "RRULE:FREQ=YEARLY;COUNT=2\n"));
    buf_z(&buf, "END:VTIMEZONE\n" AT("Own", "") EVENT("UID:b\nDTSTART:20261208\n") "END:VCALENDAR\n");
    const char *told = events_of(buf.ptr, true);
    assert_non_null(strstr(told, " DTSTART limit\n"));
    assert_non_null(strstr(told, "b Europe/Stockholm day: 2026-12-08T00:00/1440\n"));
    buf_release(&buf);
}

static void a_calendar_may_say_where_its_floating_times_are(void **state)
{
    (void)state;
    assert_string_equal(
        events_of("X-WR-TIMEZONE:Europe/Helsinki\n" EVENT("UID:a\nDTSTART:20261201T140000\n"), false),
        "(5 DTSTART zone\na Europe/Helsinki: 2026-12-01T14:00/0\n");
}

/* A VTIMEZONE of ours, under another name, is the zone it was made of. */
static void a_zone_that_is_written_is_found_again(void **state)
{
    static const struct {
        const char *name, *found;
    } rows[] = {{"Europe/Stockholm", "Europe/Stockholm"},   {"America/New_York", "America/New_York"},
                {"Australia/Sydney", "Australia/Sydney"},   {"Asia/Kabul", "Asia/Kabul"},
                {"Africa/Casablanca", "Africa/Casablanca"}, {"UTC", "UTC"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct zone *zone = zone_find(str_of(rows[i].name));
        struct buf out;
        struct ics_component *calendars;
        struct ics_fault fault;
        struct ics_problem problem = {0};
        buf_init(&out, 1 << 20);
        ics_out_zone(&out, zone, day_s("2024-01-01"), day_s("2036-01-01"));
        struct str text =
            arena_printf(&arena, "BEGIN:VCALENDAR\n%.*sEND:VCALENDAR\n", STR_FMT(buf_view(&out)));
        char *name = strstr(text.ptr, "TZID:");
        memcpy(name + 5, "XX", 2);
        ics_read(text, &arena, &calendars, &fault);
        assert_null(fault.rule);
        struct str tzid = ics_value(calendars->components, "TZID");
        struct ics_zones zones = {&arena, expander, day_s("2034-01-01"), NULL, 0, 0};
        const struct ics_clock *clock =
            ics_zone(&zones, calendars, tzid, day_s("2025-01-01"), day_s("2034-01-01"), &problem);
        if (!clock)
            fail_msg("%s: %s", rows[i].name, problem.message);
        assert_non_null(clock->zone);
        for (int64_t s = day_s("2025-01-01"); s < day_s("2033-01-01"); s += 86400)
            assert_int_equal(zone_offset_min(clock->zone, s), zone_offset_min(zone, s));
        buf_release(&out);
    }
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
    expander_close(expander);
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_has_its_times),
        cmocka_unit_test(instances_change_the_series),
        cmocka_unit_test(an_instance_alone_is_an_event_of_its_own),
        cmocka_unit_test(of_two_with_one_uid_the_newer_counts),
        cmocka_unit_test(a_fault_costs_its_own_event_alone),
        cmocka_unit_test(deep_nesting_is_refused_and_passed_over),
        cmocka_unit_test(a_made_up_name_is_the_zone_that_has_its_times),
        cmocka_unit_test(tricks_with_zones_are_refused_by_name),
        cmocka_unit_test(a_thousand_rules_in_a_zone_are_refused),
        cmocka_unit_test(a_calendar_may_say_where_its_floating_times_are),
        cmocka_unit_test(a_zone_that_is_written_is_found_again),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
