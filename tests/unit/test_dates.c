// SPDX-License-Identifier: GPL-3.0-or-later
/* Dates of every language against a golden file, and that none of them is English. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "text/format.h"

#include "tests/unit/one_arena.h"

static const char golden[] = "tests/data/dates.txt";

static const struct {
    enum date_style style;
    const char *name;
} styles[] = {{DATE_LONG, "long"},
              {DATE_SHORT, "short"},
              {DATE_FULL, "full"},
              {DATE_WEEKDAY, "weekday"},
              {DATE_MONTH, "month"}};

/* Every month, and every day of the week. */
static const struct date days[] = {{2026, 12, 1}, {2027, 5, 31}, {2028, 2, 29},  {2027, 1, 6},
                                   {2027, 3, 4},  {2027, 4, 9},  {2027, 6, 5},   {2027, 7, 11},
                                   {2027, 8, 2},  {2027, 9, 22}, {2027, 10, 14}, {2027, 11, 26}};
enum { DAYS = sizeof days / sizeof *days, IN_ALL_STYLES = 3 };

static bool is_pseudo(const struct lang *lang)
{
    return str_ends(str_of(lang->tag), "-XA") || str_ends(str_of(lang->tag), "-XB");
}

static void add_rows(struct buf *out, const struct lang *lang)
{
    for (int d = 0; d < DAYS; d++)
        for (int s = 0; s < (d < IN_ALL_STYLES ? 5 : 1); s++) {
            struct str text = format_date(&arena, lang, days[d], styles[s].style);
            buf_printf(out, "%s\t%04d-%02d-%02d\t%s\t%.*s\n", lang->tag, days[d].year, days[d].month,
                       days[d].day, styles[s].name, STR_FMT(text));
        }
}

/* With UPDATE in the environment the file is written anew; then read every changed row. */
static void A25_dates_are_as_in_the_golden_file(void **state)
{
    struct str want, want_line, have_line;
    struct buf out;
    (void)state;
    buf_init(&out, 1 << 20);
    buf_z(&out,
          "# Dates as they are shown (A25): language, date, style, text; parted by tabs. CLDR 42 (ICU 72) "
          "with our\n"
          "# own order and names for se, smj, sma, so, ku, ckb, yi, fa-AF and fi (app/text/format_own.c).\n");
    for (int i = 0; i < langs_n; i++)
        if (!is_pseudo(&langs[i]))
            add_rows(&out, &langs[i]);
    struct str have = buf_view(&out);
    if (getenv("UPDATE"))
        assert_int_equal(file_write(golden, have, 0644), ERR_OK);
    assert_int_equal(file_read(golden, 1 << 20, &arena, &want), ERR_OK);
    while (str_next(&want, '\n', &want_line) && str_next(&have, '\n', &have_line))
        assert_string_equal(arena_z(&arena, have_line), arena_z(&arena, want_line));
    assert_int_equal(want.len, have.len);
    buf_release(&out);
}

static void A25_dates_are_gregorian_with_western_digits_in_every_language(void **state)
{
    (void)state;
    for (int i = 0; i < langs_n; i++) {
        struct str text = format_date(&arena, &langs[i], (struct date){2026, 12, 24}, DATE_FULL);
        assert_true(str_contains(text, STR("2026")) && str_contains(text, STR("24")));
        text = format_date(&arena, &langs[i], (struct date){2026, 12, 24}, DATE_LONG);
        assert_true(!str_contains(text, STR("2026")) && str_contains(text, STR("24")));
    }
}

static bool has_word(struct str text, const char *word)
{
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= text.len; at++) {
        char after = at + len < text.len ? text.ptr[at + len] : ' ';
        bool letter = (unsigned char)after >= 0x80 || ((after | 0x20) >= 'a' && (after | 0x20) <= 'z');
        if (!letter && memcmp(text.ptr + at, word, len) == 0)
            return true;
    }
    return false;
}

/* Where ICU has nothing it says it in English, or in numbers. */
static void A25_no_other_language_has_a_date_in_english(void **state)
{
    static const char *const english[] = {
        "January", "February", "March",  "April",   "May",       "June",     "July",   "August",
        "October", "November", "Sunday", "Tuesday", "September", "December", "Monday", "Wednesday",
        "Sun",     "Mon",      "Tue",    "Wed",     "Thu",       "Fri",      "Sat",    "M01",
        "M05",     "M12",      "Dec",    "-",       "/"};
    (void)state;
    for (int i = 0; i < langs_n; i++)
        for (int d = 0; d < DAYS; d++)
            for (int s = 0; s < 4 && !str_starts(str_of(langs[i].locale), "en"); s++) {
                struct str text = format_date(&arena, &langs[i], days[d], styles[s].style);
                for (size_t e = 0; e < sizeof english / sizeof *english; e++)
                    if (has_word(text, english[e]))
                        fail_msg("%s: %.*s", langs[i].tag, STR_FMT(text));
            }
}

/* Letters of another script in a date are words of another language. */
static void A25_dates_are_in_the_script_of_their_language(void **state)
{
    (void)state;
    for (int i = 0; i < langs_n; i++)
        for (int d = 0; d < DAYS && strcmp(langs[i].iso_script, "Latn") != 0; d++) {
            struct str text = format_date(&arena, &langs[i], days[d], DATE_FULL);
            for (size_t at = 0; at < text.len; at++)
                assert_false((text.ptr[at] | 0x20) >= 'a' && (text.ptr[at] | 0x20) <= 'z');
        }
}

static bool is_western(struct str text)
{
    for (size_t i = 0; i < text.len; i++) /* Arabic, Persian and Thai digits begin with these bytes */
        if ((unsigned char)text.ptr[i] == 0xd9 || (unsigned char)text.ptr[i] == 0xdb ||
            (unsigned char)text.ptr[i] == 0xe0)
            return false;
    return true;
}

static void A25_the_clock_has_24_hours_and_western_digits(void **state)
{
    static const struct {
        int minutes;
        const char *clock;
    } rows[] = {
        {0, "00:00"}, {9, "00:09"}, {12 * 60, "12:00"}, {13 * 60 + 5, "13:05"}, {23 * 60 + 59, "23:59"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(str_contains(format_clock(&arena, rows[i].minutes), str_of(rows[i].clock)));
    struct str range = format_clock_range(&arena, 18 * 60 + 30, 20 * 60);
    assert_true(str_contains(range, STR("18:30–20:00")) && is_western(range));
    for (int i = 0; i < langs_n; i++) { /* in words, and with no am or pm */
        struct words words = {NULL, &langs[i]};
        struct moment start = {.date = {2026, 12, 24}, .hour = 18, .minute = 30}, end = start;
        end.hour = 20;
        end.minute = 0;
        struct str text = format_when(&arena, &words, start, end, (struct date){2026, 12, 1});
        assert_true(str_contains(text, STR("18:30")) && str_contains(text, STR("20:00")));
        assert_false(has_word(text, "PM") || has_word(text, "pm"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A25_dates_are_as_in_the_golden_file),
        cmocka_unit_test(A25_dates_are_gregorian_with_western_digits_in_every_language),
        cmocka_unit_test(A25_no_other_language_has_a_date_in_english),
        cmocka_unit_test(A25_dates_are_in_the_script_of_their_language),
        cmocka_unit_test(A25_the_clock_has_24_hours_and_western_digits),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
