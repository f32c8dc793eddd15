// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/words.h"

#include "tests/unit/one_arena.h"

static const struct date today = {2026, 11, 21}; /* a Saturday */

static struct words words_of(const char *tag)
{
    struct words words;
    assert_true(words_open(&arena, tag, &words));
    return words;
}

static const char *plain(struct str s)
{
    return words_plain(&arena, s);
}

static void clocks_have_twenty_four_hours(void **state)
{
    (void)state;
    assert_string_equal(plain(format_clock(&arena, 9 * 60 + 5)), "09:05");
    assert_string_equal(plain(format_clock(&arena, 15 * 60)), "15:00");
    assert_string_equal(plain(format_clock(&arena, 1440)), "24:00");
    assert_string_equal(plain(format_clock_range(&arena, 1110, 1200)), "18:30–20:00");
}

static void days_are_named_from_today(void **state)
{
    static const struct {
        const char *tag;
        int ahead;
        const char *text;
    } rows[] = {
        {"sv", 0, "i dag"},
        {"sv", 1, "i morgon"},
        {"sv", 2, "måndag"},
        {"sv", 6, "fredag"},
        {"sv", 7, "lördag 28 november"},
        {"sv", -1, "fredag 20 november"},
        {"sv", 300, "fredag 17 september 2027"},
        {"en", 0, "today"},
        {"en", 3, "Tuesday"},
        {"ar", 1, "غدًا"},
        {"ar", 3, "الثلاثاء"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = words_of(rows[i].tag);
        struct date date = date_of_days(date_days(today) + rows[i].ahead);
        assert_string_equal(plain(format_day(&arena, &words, date, today)), rows[i].text);
    }
}

static struct moment at(const char *text)
{
    struct moment moment;
    assert_true(moment_parse(str_of(text), &moment));
    return moment;
}

static void times_say_the_day_and_the_hours(void **state)
{
    static const struct {
        const char *tag, *start, *end, *text;
    } rows[] = {
        {"sv", "2026-11-21T15:00:00+01:00", NULL, "<i dag> <15:00>"},
        {"sv", "2026-11-24T14:00:00+01:00", "2026-11-24T15:30:00+01:00", "<tisdag> <14:00–15:30>"},
        {"sv", "2026-11-27T22:00:00+01:00", "2026-11-28T02:00:00+01:00", "<fredag> <22:00–02:00>"},
        {"sv", "2026-11-24T14:00:00+01:00", "2026-11-26T12:00:00+01:00",
         "<<tisdag> <14:00>> – <<torsdag> <12:00>>"},
        {"sv", "2026-11-24T14:00:00+01:00", "2026-11-24T14:00:00+01:00", "<tisdag> <14:00>"},
        {"ar", "2026-11-24T18:30:00+01:00", "2026-11-24T20:00:00+01:00", "<الثلاثاء> <18:30–20:00>"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = words_of(rows[i].tag);
        struct moment end = rows[i].end ? at(rows[i].end) : (struct moment){0};
        assert_string_equal(plain(format_when(&arena, &words, at(rows[i].start), end, today)), rows[i].text);
    }
}

static void days_of_the_week_are_gathered(void **state)
{
    static const struct {
        const char *tag;
        unsigned days;
        const char *text;
    } rows[] = {
        {"sv", 0, ""},
        {"sv", 0x01, "måndag"},
        {"sv", 0x0f, "måndag–torsdag"},
        {"sv", 0x60, "lördag och söndag"},
        {"sv", 0x15, "måndag, onsdag och fredag"},
        {"sv", 0x77, "måndag–onsdag och fredag–söndag"},
        {"sv", 0x7f, "alla dagar"},
        {"en", 0x0f, "Monday–Thursday"},
        {"ar", 0x0f, "الاثنين–الخميس"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = words_of(rows[i].tag);
        assert_string_equal(plain(format_days(&arena, &words, rows[i].days)), rows[i].text);
    }
}

static void ages_are_said_in_words_and_never_jump_back(void **state)
{
    static const struct {
        const char *tag;
        int days;
        const char *text;
    } rows[] = {
        {"sv", -5, "i dag"},
        {"sv", 0, "i dag"},
        {"sv", 1, "i går"},
        {"sv", 2, "för <2> dagar sedan"},
        {"sv", 13, "för <13> dagar sedan"},
        {"sv", 14, "för <2> veckor sedan"},
        {"sv", 59, "för <8> veckor sedan"},
        {"sv", 60, "för <2> månader sedan"},
        {"sv", 364, "för <12> månader sedan"},
        {"sv", 365, "för mer än ett år sedan"},
        {"sv", 730, "för mer än ett år sedan"},
        {"sv", 731, "för mer än <2> år sedan"},
        {"en", 21, "<3> weeks ago"},
        {"en", 152, "<5> months ago"},
        {"en", 400, "over a year ago"},
        {"ar", 2, "منذ يومين"},
        {"ar", 3, "منذ <3> أيام"},
        {"ar", 11, "منذ <11> يومًا"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = words_of(rows[i].tag);
        struct date then = date_of_days(date_days(today) - rows[i].days);
        assert_string_equal(plain(format_age(&arena, &words, then, today)), rows[i].text);
    }
}

static void durations_are_said_in_words(void **state)
{
    static const struct {
        const char *tag;
        int minutes;
        const char *text;
    } rows[] = {
        {"sv", 5, "<5> minuter"},    {"sv", 1, "<1> minut"},
        {"sv", 30, "en halvtimme"},  {"sv", 60, "en timme"},
        {"sv", 90, "<90> minuter"},  {"sv", 120, "<2> timmar"},
        {"sv", 150, "<2,5> timmar"}, {"sv", 200, "<<3> timmar> och <<20> minuter>"},
        {"sv", 1440, "ett dygn"},    {"sv", 2880, "<2> dygn"},
        {"en", 30, "half an hour"},  {"en", 150, "<2.5> hours"},
        {"en", 1440, "a day"},       {"ar", 120, "ساعتان"},
        {"ar", 180, "<3> ساعات"},    {"ar", 45, "<45> دقيقة"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = words_of(rows[i].tag);
        assert_string_equal(plain(format_minutes(&arena, &words, rows[i].minutes)), rows[i].text);
    }
}

static void distances_are_walks_then_kilometres(void **state)
{
    static const struct {
        const char *tag;
        double metres;
        const char *text;
    } rows[] = {
        {"sv", -1, ""},
        {"sv", 0, "här"},
        {"sv", 29, "här"},
        {"sv", 30, "<1> minuts promenad"},
        {"sv", 231, "<4> minuters promenad"},
        {"sv", 2040, "<33> minuters promenad"},
        {"sv", 2796, "<45> minuters promenad"},
        {"sv", 2810, "<4> km bort"},
        {"sv", 4000, "<5> km bort"},
        {"en", 231, "<4> minutes’ walk"},
        {"ar", 4000, "على بعد <5> كم"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = words_of(rows[i].tag);
        assert_string_equal(plain(format_distance(&arena, &words, rows[i].metres)), rows[i].text);
    }
    struct words words = words_of("sv");
    assert_string_equal(plain(format_distance(&arena, &words, 0.0 / 0.0)), "");
    assert_string_equal(plain(format_distance(&arena, &words, 1.0 / 0.0)), "");
}

/* A24: each number in the form of its language, as the .mo header has it. */
static void plurals_take_the_form_of_the_number(void **state)
{
    static const struct {
        const char *tag;
        int64_t n;
        const char *text;
    } rows[] = {
        {"sv", 0, "{count} minuter"},   {"sv", 1, "{count} minut"},     {"sv", 2, "{count} minuter"},
        {"sv", 3, "{count} minuter"},   {"sv", 5, "{count} minuter"},   {"sv", 11, "{count} minuter"},
        {"sv", 21, "{count} minuter"},  {"sv", 22, "{count} minuter"},  {"sv", 100, "{count} minuter"},
        {"sv", 101, "{count} minuter"}, {"en", 0, "{count} minutes"},   {"en", 1, "{count} minute"},
        {"en", 2, "{count} minutes"},   {"en", 3, "{count} minutes"},   {"en", 5, "{count} minutes"},
        {"en", 11, "{count} minutes"},  {"en", 21, "{count} minutes"},  {"en", 22, "{count} minutes"},
        {"en", 100, "{count} minutes"}, {"en", 101, "{count} minutes"}, {"ar", 0, "{count} دقيقة"},
        {"ar", 1, "دقيقة واحدة"},       {"ar", 2, "دقيقتان"},           {"ar", 3, "{count} دقائق"},
        {"ar", 5, "{count} دقائق"},     {"ar", 11, "{count} دقيقة"},    {"ar", 21, "{count} دقيقة"},
        {"ar", 22, "{count} دقيقة"},    {"ar", 100, "{count} دقيقة"},   {"ar", 101, "{count} دقيقة"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = words_of(rows[i].tag);
        struct str form =
            catalog_plural(words.catalog, "format", "{count} minute", "{count} minutes", rows[i].n);
        assert_string_equal(arena_z(&arena, form), rows[i].text);
    }
}

static void without_a_catalogue_all_is_english(void **state)
{
    struct words words = {NULL, lang_find(STR("en"))};
    (void)state;
    assert_string_equal(plain(format_minutes(&arena, &words, 150)), "<2.5> hours");
    assert_string_equal(plain(format_age(&arena, &words, (struct date){2026, 11, 11}, today)),
                        "<10> days ago");
}

static void numbers_and_lists_follow_the_language(void **state)
{
    const struct str few[] = {STR(""), STR("a"), STR(""), STR("b")};
    const struct str items[] = {STR("a"), STR("b"), STR("c")}, mixed[] = {STR("Kvarnby"), STR("مكتبة")};
    (void)state;
    assert_string_equal(plain(format_number(&arena, lang_find(STR("sv")), 1234567)), "1\xc2\xa0"
                                                                                     "234\xc2\xa0"
                                                                                     "567");
    assert_string_equal(plain(format_number(&arena, lang_find(STR("en")), -1234)), "-1,234");
    assert_string_equal(plain(format_number(&arena, lang_find(STR("fa")), 12)), "12");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("sv")), items, 3)), "a, b och c");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("en")), items, 3)), "a, b and c");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("sv")), items, 1)), "a");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("sv")), items, 0)), "");
    assert_string_equal(plain(format_parts(&arena, lang_find(STR("sv")), few, 4)), "a · b");
    assert_string_equal(plain(format_parts(&arena, lang_find(STR("sv")), few, 1)), "");
    assert_string_equal(plain(format_parts(&arena, lang_find(STR("ar")), mixed, 2)), "<Kvarnby> · مكتبة");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("ckb")), mixed + 1, 1)), "مكتبة");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("ckb")), items, 3)), "<a>، <b> و <c>");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("ti")), items, 3)), "a፣ bን cን");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("ar")), mixed, 2)), "<Kvarnby> ومكتبة");
    assert_string_equal(plain(format_list(&arena, lang_find(STR("sv")), mixed, 2)), "Kvarnby och <مكتبة>");
}

static void phone_numbers_are_grouped_as_people_say_them(void **state)
{
    static const struct {
        const char *e164, *text;
    } rows[] = {
        {"+46701740605", "070-174 06 05"},
        {"+46846500400", "08-465 004 00"},
        {"+46313900600", "031-390 06 00"},
        {"+46406280400", "040-628 04 00"},
        {"+4651112345", "0511-123 45"},
        {"+468123456", "08-12 34 56"},
        {"+4681234567", "08-123 45 67"},
        {"+358912345678", "+358 912 345 678"},
        {"+35891234567", "+358 912 345 67"},
        {"+12025550123", "+1 202 555 01 23"},
        {"112", "112"},
        {"08-123", "08-123"},
        {"+46 8 123", "+46 8 123"},
        {"", ""},
        {"+0123456789", "+0123456789"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(plain(format_phone(&arena, str_of(rows[i].e164))), rows[i].text);
}

static void sentences_begin_with_a_capital_of_the_language(void **state)
{
    static const struct {
        const char *tag, *in, *out;
    } rows[] = {
        {"sv", "åsby är här", "Åsby är här"},
        {"tr", "istanbul", "İstanbul"},
        {"en", "istanbul", "Istanbul"},
        {"hr", "ǆep", "ǅep"},
        {"ar", "مرحبا", "مرحبا"},
        {"sv", "", ""},
        {"sv", "3 dagar", "3 dagar"},
        {"sv", "ABC def", "ABC def"},
        {"sv", "\xe2\x81\xa8tisdag\xe2\x81\xa9 14", "<Tisdag> 14"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(
            plain(format_sentence(&arena, lang_find(str_of(rows[i].tag)), str_of(rows[i].in))), rows[i].out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_have_twenty_four_hours),
        cmocka_unit_test(days_are_named_from_today),
        cmocka_unit_test(times_say_the_day_and_the_hours),
        cmocka_unit_test(days_of_the_week_are_gathered),
        cmocka_unit_test(ages_are_said_in_words_and_never_jump_back),
        cmocka_unit_test(durations_are_said_in_words),
        cmocka_unit_test(distances_are_walks_then_kilometres),
        cmocka_unit_test(plurals_take_the_form_of_the_number),
        cmocka_unit_test(without_a_catalogue_all_is_english),
        cmocka_unit_test(numbers_and_lists_follow_the_language),
        cmocka_unit_test(phone_numbers_are_grouped_as_people_say_them),
        cmocka_unit_test(sentences_begin_with_a_capital_of_the_language),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
