// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/match.h"
#include "text/fold.h"

#include "tests/unit/one_arena.h"

enum { SPANS_MAX = 16 };

/* The text with [ ] around the words that are meant. */
static const char *marked(const char *typed, const char *text, bool near)
{
    struct match match;
    struct match_span spans[SPANS_MAX];
    struct str whole = str_of(text);
    struct buf buf;
    size_t at = 0;
    match_read(&arena, str_of(typed), &match);
    int n = match_spans(&match, whole, near, spans, SPANS_MAX);
    buf_init(&buf, 4096);
    for (int i = 0; i < n; i++) {
        assert_true(spans[i].from >= at && spans[i].to > spans[i].from && spans[i].to <= whole.len);
        buf_str(&buf, str_sub(whole, at, spans[i].from));
        buf_char(&buf, '[');
        buf_str(&buf, str_sub(whole, spans[i].from, spans[i].to));
        buf_char(&buf, ']');
        at = spans[i].to;
    }
    buf_str(&buf, str_sub(whole, at, whole.len));
    const char *out = arena_z(&arena, buf_view(&buf));
    buf_release(&buf);
    return out;
}

static void whole_words_that_are_meant_are_marked(void **state)
{
    static const struct {
        const char *typed, *text, *marked;
    } rows[] = {
        {"mat", "Matkasse på torsdag, mat för alla", "[Matkasse] på torsdag, [mat] för alla"},
        {"kasse", "Matkasse", "Matkasse"}, /* words are found by their beginning */
        {"mat kasse", "Mat och kassen, matrester",
         "[Mat] och [kassen], matrester"}, /* only the last begins */
        {"", "Mat", "Mat"},
        {"  !? ", "Mat", "Mat"},
        {"CAFE", "Språkcafé, Café Solrosen", "Språkcafé, [Café] Solrosen"},
        {"café", "cafe\xcc\x81 och cafeteria",
         "[cafe\xcc\x81] och [cafeteria]"}, /* marks belong to letters */
        {"strasse", "Große Straße 5", "Große [Straße] 5"},
        {"straß", "STRASSE", "[STRASSE]"},
        {"istanbul", "İstanbul'da, Istanbul", "[İstanbul'da], [Istanbul]"},
        {"angbat", "Ångbåt", "Ångbåt"}, /* å is a letter of its own */
        {"it's", "It’s on", "[It’s] on"},
        {"محمد", "مُحَمَّد هنا", "[مُحَمَّد] هنا"}, /* vowel marks */
        {"مكتبه", "المكتبة والمكتبة", "[المكتبة] [والمكتبة]"},
        {"المكتبة", "مكتبة الحي", "[مكتبة] الحي"},
        {"ห้องสมุ", "ไปห้องสมุดวันนี้", "ไป[ห้องสมุด]วันนี้"},
        {"ہم", "هم", "[هم]"},
        {"bok",
         "\xe2\x81\xa8"
         "Bok\xe2\x81\xa9 och bokcirkel",
         "\xe2\x81\xa8"
         "[Bok\xe2\x81\xa9] och [bokcirkel]"},
        {"ﬁn", "Ｆｉｎ ﬁnska", "[Ｆｉｎ] [ﬁnska]"},
        {"bok", "Bok\xff bok", "[Bok]\xff [bok]"}, /* bad bytes part words */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(marked(rows[i].typed, rows[i].text, false), rows[i].marked);
}

static void with_one_mistake_too_when_that_is_how_it_was_found(void **state)
{
    static const struct {
        const char *typed, *text, *marked;
    } rows[] = {
        {"biblotek", "Bibliotek och biblar", "[Bibliotek] och biblar"},
        {"cykle", "Cykelverkstad", "[Cykelverkstad]"},
        {"mst", "mat most", "mat most"}, /* too short */
        {"låna bokk", "Låna en bok", "[Låna] en [bok]"},
        {"رياظة", "رياضة للجميع", "[رياضة] للجميع"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(marked(rows[i].typed, rows[i].text, true), rows[i].marked);
    }
    assert_string_equal(marked("biblotek", "Bibliotek", false), "Bibliotek");
}

static void one_mistake_is_a_letter_more_or_less_another_or_two_that_changed_places(void **state)
{
    static const struct {
        const char *typed, *word;
        bool unfinished, near;
    } rows[] = {
        {"kaffe", "kafe", false, true},
        {"kafe", "kaffe", false, true},
        {"kaffe", "koffe", false, true},
        {"kafef", "kaffe", false, true},
        {"akffe", "kaffe", false, true},
        {"kaffe", "kaffe", false, false},
        {"kaffe", "kaff", false, true},
        {"kaff", "kaffe", false, true},
        {"kaffe", "kaffet", false, true},
        {"kaffe", "kaffena", false, false},
        {"kafa", "kaffet", true, true},
        {"kaffa", "kaffestuga", true, true},
        {"kaefs", "kaffestuga", true, false},
        {"xkaff", "kaffestuga", true, true},
        {"kaffx", "kaffestuga", true, true},
        {"kaff", "kaffestuga", true, false}, /* no mistake: its beginning */
        {"xmat", "mat", true, true},         /* a whole word may be shorter … */
        {"xmat", "matkasse", true, false},   /* … but three letters begin too much */
        {"mat", "mar", false, false},
        {"", "mat", true, false},
        {"ab", "", false, false},
        {"طعامم", "طعام", false, true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (match_near(str_of(rows[i].typed), str_of(rows[i].word), rows[i].unfinished) != rows[i].near)
            fail_msg("%s, %s: %d", rows[i].typed, rows[i].word, !rows[i].near);
}

static void pieces_of_unfinished_thai_are_read_joined_too(void **state)
{
    struct match match;
    (void)state;
    match_read(&arena, str_of("ห้องสมุ"), &match);
    assert_true(match.n >= 2);
    const struct match_reading *joined = &match.readings[match.n - 1];
    assert_int_equal(joined->n, 1);
    assert_true(str_is(joined->words[0].word, "ห้องสมุ") && joined->words[0].unfinished);
    match_read(&arena, str_of("två ord"), &match);
    assert_int_equal(match.n, 1);
    assert_int_equal(match.readings[0].n, 2);
    assert_false(match.readings[0].words[0].unfinished);
    match_read(&arena, str_of("1 2 3 4 5 6 7 8 9 10"), &match);
    assert_int_equal(match.readings[0].n, MATCH_WORDS);
}

static void words_are_the_same_with_and_without_their_places(void **state)
{
    static const char *const rows[] = {"Hemtjänst på PERSISKA, café!",
                                       "مُحَمَّد ٱلله ۱۲۳",
                                       "ห้องสมุดประชาชน abc",
                                       "ﷺ İı ß ﬁ",
                                       "a\xff\xe2\x81\xa8 b",
                                       ""};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fold_words words = fold_words(&arena, str_of(rows[i]));
        struct buf whole, joined;
        buf_init(&whole, 4096);
        buf_init(&joined, 4096);
        fold_text(str_of(rows[i]), &whole);
        for (int w = 0; w < words.n; w++) {
            buf_str(&joined, w ? STR(" ") : STR(""));
            buf_str(&joined, words.items[w].word);
        }
        assert_true(str_eq(buf_view(&whole), buf_view(&joined)));
        buf_release(&whole);
        buf_release(&joined);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_words_that_are_meant_are_marked),
        cmocka_unit_test(with_one_mistake_too_when_that_is_how_it_was_found),
        cmocka_unit_test(one_mistake_is_a_letter_more_or_less_another_or_two_that_changed_places),
        cmocka_unit_test(pieces_of_unfinished_thai_are_read_joined_too),
        cmocka_unit_test(words_are_the_same_with_and_without_their_places),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
