// SPDX-License-Identifier: GPL-3.0-or-later
/* Ages, durations, distances and times in every language that has a catalogue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "tests/unit/words.h"

#include "tests/unit/one_arena.h"

static const struct date today = {2026, 11, 21};
static const int numbers[] = {0, 1, 2, 3, 5, 11, 21, 22, 100, 101};
enum { NUMBERS = sizeof numbers / sizeof *numbers, PHRASES = 10 };

static struct date days_ago(int days)
{
    return date_of_days(date_days(today) - days);
}

/* All phrases of this module with one number: ages, durations, distances, days and times. */
static void make(const struct words *words, int n, struct str phrases[PHRASES])
{
    struct moment start = {.date = days_ago(-n), .hour = 18, .minute = 30}, end = start;
    end.hour = 20;
    end.minute = 0;
    phrases[0] = format_age(&arena, words, days_ago(n), today);
    phrases[1] = format_age(&arena, words, days_ago(7 * n), today);
    phrases[2] = format_age(&arena, words, days_ago(31 * n), today);
    phrases[3] = format_age(&arena, words, days_ago(366 * n), today);
    phrases[4] = format_minutes(&arena, words, n);
    phrases[5] = format_minutes(&arena, words, 60 * n);
    phrases[6] = format_minutes(&arena, words, 60 * n + 150);
    phrases[7] = format_distance(&arena, words, 57.0 * n);
    phrases[8] = format_distance(&arena, words, 800.0 * n);
    phrases[9] = format_when(&arena, words, start, end, today);
}

static int depth_of(struct str text)
{
    int depth = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        depth += c >= 0x2066 && c <= 0x2068;
        depth -= c == 0x2069;
        assert_true(depth >= 0);
    }
    return depth;
}

static bool has_digit(struct str text, bool *ret_all_isolated)
{
    int depth = 0;
    bool any = false;
    *ret_all_isolated = true;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        depth += c >= 0x2066 && c <= 0x2068;
        depth -= c == 0x2069;
        if (c >= '0' && c <= '9') {
            any = true;
            *ret_all_isolated &= depth > 0;
        }
        assert_false((c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9) || (c >= 0xe50 && c <= 0xe59));
    }
    return any;
}

/* Placeholders filled, values isolated (A23), western digits (A25). */
static void check(const struct lang *lang, struct str phrase)
{
    bool isolated;
    assert_true(phrase.len > 0 && utf8_valid(phrase));
    assert_int_equal(depth_of(phrase), 0);
    if (str_find(phrase, '{', 0) < phrase.len ||
        (has_digit(phrase, &isolated) && !isolated && lang->dir == DIR_RTL))
        fail_msg("%s: %s", lang->tag, words_plain(&arena, phrase));
}

static void every_language_says_ages_durations_distances_and_times(void **state)
{
    const struct words english = {NULL, lang_find(STR("en"))};
    int n_langs = 0;
    (void)state;
    for (int i = 0; i < langs_n; i++) {
        struct words words;
        int same = 0;
        if (!words_open(&arena, langs[i].tag, &words))
            continue;
        n_langs++;
        for (int n = 0; n < NUMBERS; n++) {
            struct str ours[PHRASES], theirs[PHRASES];
            make(&words, numbers[n], ours);
            make(&english, numbers[n], theirs);
            for (int p = 0; p < PHRASES; p++) {
                check(&langs[i], ours[p]);
                same += str_eq(ours[p], theirs[p]);
            }
        }
        if (strcmp(langs[i].tag, "en") != 0 && same > 0)
            fail_msg("%s says %d phrases in English", langs[i].tag, same);
        arena_reset(&arena);
    }
    assert_true(n_langs >= 18);
}

/* A whole week, a run and single days, in every language of the table, catalogue or not. */
static void every_language_gathers_days_and_lists(void **state)
{
    const struct str items[] = {STR("Anna"), STR("مريم"), STR("Сара")};
    (void)state;
    for (int i = 0; i < langs_n; i++) {
        struct words words;
        words_open(&arena, langs[i].tag, &words);
        for (unsigned days = 1; days < 0x80; days++)
            assert_int_equal(depth_of(format_days(&arena, &words, days)), 0);
        struct str list = format_list(&arena, &langs[i], items, 3);
        for (int k = 0; k < 3; k++)
            assert_true(str_contains(list, items[k]));
        assert_int_equal(depth_of(list), 0);
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_says_ages_durations_distances_and_times),
        cmocka_unit_test(every_language_gathers_days_and_lists),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
