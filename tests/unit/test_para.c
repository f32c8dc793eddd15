// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/catalog.h"
#include "text/para.h"

#include "tests/unit/one_arena.h"

/* Fonts as Noto's: 0 has Latin, Cyrillic and signs, 1 Arabic, 2 Thai, 3 Hebrew; nothing has emoji. Every code
 * point that is no mark is half an em wide. */
static int font_for(void *ctx, uint32_t c)
{
    (void)ctx;
    if (c >= 0x600 && c < 0x700)
        return 1;
    if (c >= 0xe00 && c < 0xe80)
        return 2;
    if (c >= 0x590 && c < 0x600)
        return 3;
    return c < 0x530 || (c >= 0x1e00 && c < 0x2100) || c == 0xfffd ? 0 : -1;
}

static bool font_has(void *ctx, int font, uint32_t c)
{
    return font_for(ctx, c) == font || c == ' ' || c == '.' || c == '!';
}

static bool is_narrow(uint32_t c)
{
    return (c >= 0x300 && c < 0x370) || (c >= 0x64b && c < 0x660) || c == 0x200c || c == 0x200d ||
           c == 0xe34 || c == 0xe35 || c == 0xe48 || c == 0xe49;
}

static long measured; /* code points */

static float width(void *ctx, const struct run *run)
{
    float w = 0;
    (void)ctx;
    assert_true(run->text.len > 0);
    for (size_t at = 0; at < run->text.len; measured++) {
        uint32_t c = utf8_next(run->text, &at);
        assert_false(c < 0x20 || (c >= 0x2066 && c <= 0x2069) || (c >= 0x202a && c <= 0x202e) || c == 0xad);
        w += is_narrow(c) ? 0 : run->px / 2;
    }
    return w;
}

static uint32_t last_missing;
static void missing(void *ctx, uint32_t c)
{
    (void)ctx;
    last_missing = c;
}

static const struct measure fixed = {font_for, width, missing, NULL, font_has};

static const struct para *lay(struct str text, const char *tag, float max_w)
{
    struct face face = {20, false}; /* so that a letter is 10 wide */
    return para_layout(&arena, &fixed, text, lang_find(str_of(tag)), face, ALIGN_START, max_w);
}

/* "[R1 …][L0 …]|[L0 …]": direction, font and logical text of the runs as drawn from the left; lines parted by
 * |. */
static const char *drawn(const struct para *para)
{
    struct buf buf;
    buf_init(&buf, 1 << 20);
    buf_z(&buf, "");
    for (int i = 0; i < para->n_lines; i++) {
        if (i)
            buf_char(&buf, '|');
        for (int r = 0; r < para->lines[i].n_runs; r++) {
            const struct run *run = &para->lines[i].runs[r];
            buf_printf(&buf, "[%c%d %.*s]", run->dir == DIR_RTL ? 'R' : 'L', run->font, STR_FMT(run->text));
        }
    }
    const char *text = arena_z(&arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

#define FSI "\xe2\x81\xa8"
#define LRI "\xe2\x81\xa6"
#define PDI "\xe2\x81\xa9"

static void runs_stand_as_they_are_drawn(void **state)
{
    static const struct {
        const char *tag, *text, *drawn;
    } rows[] = {
        {"sv", "Hemtjänst på persiska", "[L0 Hemtjänst på persiska]"},
        {"sv", "Ring " LRI "08-123 45 67" PDI " i dag", "[L0 Ring 08-123 45 67 i dag]"},
        {"sv", "Föreningen جمعية i dag", "[L0 Föreningen ][R1 جمعية][L0  i dag]"},
        {"ar", "مرحبا", "[R1 مرحبا]"},
        {"ar", "اتصل بـ " LRI "08-123 45 67" PDI " اليوم", "[R1  اليوم][L0 08-123 45 67][R1 اتصل بـ ]"},
        {"ar", "من " LRI "18:30–20:00" PDI ".", "[R0 .][L0 18:30–20:00][R1 من ]"},
        {"ar", "في " FSI "Kvarnby bibliotek" PDI " غدًا", "[R1  غدًا][L0 Kvarnby bibliotek][R1 في ]"},
        {"ar", "Kvarnby", "[L0 Kvarnby]"},
        {"ar", "عند " LRI "info@example.org" PDI, "[L0 info@example.org][R1 عند ]"},
        {"ar", "مرحبا، Anna!", "[R0 !][L0 Anna][R1 مرحبا، ]"},
        {"yi", "שלום 123", "[L0 123][R3 שלום ]"},
        {"fa",
         "می"
         "\xe2\x80\x8c"
         "روم",
         "[R1 می"
         "\xe2\x80\x8c"
         "روم]"},
        {"uk", "Бібліотека Kvarnby", "[L0 Бібліотека ][L0 Kvarnby]"},
        {"th", "ไทย ABC", "[L2 ไทย ][L0 ABC]"},
        {"th", "a ◌่ b", "[L0 a ][L2 ◌่ ][L0 b]"}, /* the circle that a mark stands on */
        {"th", " ◌่b", "[L0  ][L2 ◌่][L0 b]"},
        {"sv",
         "a"
         "\xe2\x80\xae"
         "bc"
         "\xe2\x80\xac"
         "d",
         "[L0 a][R0 bc][L0 d]"}, /* right-to-left override */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(drawn(lay(str_of(rows[i].text), rows[i].tag, 10000)), rows[i].drawn);
}

static void lines_break_where_words_end(void **state)
{
    static const struct {
        const char *tag, *text;
        float max_w;
        const char *drawn;
    } rows[] = {
        {"sv", "ett två tre", 80, "[L0 ett två]|[L0 tre]"},
        {"sv", "ett två tre", 70, "[L0 ett två]|[L0 tre]"}, /* the space at the end needs no room */
        {"sv", "ett två tre", 69, "[L0 ett]|[L0 två]|[L0 tre]"},
        {"sv", "ett två  ", 70, "[L0 ett två]"},
        {"sv", "rad ett\nrad två", 1000, "[L0 rad ett]|[L0 rad två]"},
        {"sv", "rad\r\n\nrad", 1000, "[L0 rad]||[L0 rad]"},
        {"sv", "rad\rrad\r", 1000, "[L0 rad]|[L0 rad]|"},
        {"sv", "\n", 1000, "|"},
        {"sv", "", 1000, ""},
        {"sv", "   ", 1000, ""},
        {"sv", "5\xc2\xa0kg mjöl", 60, "[L0 5\xc2\xa0kg]|[L0 mjöl]"},
        {"sv", "om 5\xc2\xa0kg", 60, "[L0 om]|[L0 5\xc2\xa0kg]"},
        {"sv", "ring " LRI "08-12 34" PDI " nu", 100, "[L0 ring]|[L0 08-12 34]|[L0 nu]"},
        {"sv", "ring " LRI "08-12 34" PDI, 60, "[L0 ring]|[L0 08-12 ]|[L0 34]"}, /* too long for any line */
        {"sv", "abcdefghij", 40, "[L0 abcd]|[L0 efgh]|[L0 ij]"},
        {"sv", "ett abcdefghij två", 60, "[L0 ett]|[L0 abcdef]|[L0 ghij]|[L0 två]"},
        {"sv", "abcdefgh ij", 50, "[L0 abcde]|[L0 fgh]|[L0 ij]"},
        {"sv", "språk-café", 60, "[L0 språk-]|[L0 café]"},
        {"sv", "a\tb", 1000, "[L0 a b]"},
        {"sv",
         "för\xc2\xad"
         "ening",
         1000, "[L0 förening]"},
        {"sv", "ab", 0, "[L0 a]|[L0 b]"},
        {"th", "ช่วยเหลือผู้สูงอายุ", 100, "[L2 ช่วยเหลือ]|[L2 ผู้สูง]|[L2 อายุ]"},
        {"ar", "مرحبا بكم", 60, "[R1 مرحبا]|[R1 بكم]"},
        {"ar", "اتصل " LRI "08-123 45 67" PDI " اليوم", 180, "[L0 08-123 45 67][R1 اتصل ]|[R1 اليوم]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(drawn(lay(str_of(rows[i].text), rows[i].tag, rows[i].max_w)), rows[i].drawn);
}

static void hostile_text_is_cleaned(void **state)
{
    (void)state;
    assert_string_equal(drawn(lay((struct str){"a\0b\x01\x7f"
                                               "c",
                                               6},
                                  "sv", 1000)),
                        "[L0 abc]");
    assert_string_equal(drawn(lay(STR("a\xff"
                                      "b\xc3"),
                                  "sv", 1000)),
                        "[L0 a\xef\xbf\xbd"
                        "b\xef\xbf\xbd]");
    assert_string_equal(drawn(lay(STR("\xef\xbb\xbf"
                                      "a" PDI PDI "b" LRI),
                                  "sv", 1000)),
                        "[L0 ab]");
    assert_string_equal(drawn(lay(STR("\xc2\x85"
                                      "a"),
                                  "sv", 1000)),
                        "|[L0 a]");
    assert_int_equal(lay(STR("\xe2\x80\x8c"), "fa", 1000)->n_lines, 1);
}

static void a_word_of_ten_thousand_letters_is_cut_without_measuring_it_again_and_again(void **state)
{
    (void)state;
    char text[10000];
    memset(text, 'x', sizeof text);
    measured = 0;
    const struct para *para = lay((struct str){text, sizeof text}, "sv", 305);
    assert_int_equal(para->n_lines, 334);
    assert_true(para->w <= 305);
    assert_true(measured < 200000);
}

static void two_hundred_marks_stay_with_their_letter(void **state)
{
    (void)state;
    char text[1 + 200 * 2 + 1];
    text[0] = 'a';
    for (int i = 0; i < 200; i++)
        memcpy(text + 1 + 2 * i, "\xcc\x81", 2);
    text[401] = 'b';
    const struct para *para = lay((struct str){text, sizeof text}, "sv", 10);
    assert_int_equal(para->n_lines, 2);
    assert_int_equal(para->lines[0].text.len, 401);
}

static void a_glyph_that_no_font_has_is_told(void **state)
{
    (void)state;
    last_missing = 0;
    lay(STR("hej \xf0\x9f\x98\x80"), "sv", 1000);
    assert_int_equal(last_missing, 0x1f600);
}

static void every_script_has_the_scale_of_its_language(void **state)
{
    (void)state;
    const struct para *para = lay(STR("abc مرحبا"), "sv", 1000);
    assert_float_equal(para->lines[0].runs[0].px, 20, 0.001);
    assert_float_equal(para->lines[0].runs[1].px, 23, 0.001);
    assert_string_equal(para->lines[0].runs[0].script, "Latn");
    assert_string_equal(para->lines[0].runs[1].script, "Arab");
    assert_float_equal(para->line_h, 31, 0.001); /* 1.36 × 23 */
    assert_float_equal(lay(STR("abc"), "sv", 1000)->line_h, 27, 0.001);
    assert_float_equal(lay(STR("08-12"), "ar", 1000)->lines[0].runs[0].px, 20, 0.001);
}

static void lines_are_aligned_and_mirrored(void **state)
{
    static const struct {
        const char *tag, *text;
        enum align align;
        float x;
    } rows[] = {
        {"sv", "abc", ALIGN_START, 0},  {"sv", "abc", ALIGN_CENTER, 35}, {"sv", "abc", ALIGN_END, 70},
        {"ar", "abc", ALIGN_START, 70}, {"ar", "abc", ALIGN_CENTER, 35}, {"ar", "abc", ALIGN_END, 0},
    };
    struct face face = {20, true};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct para *para = para_layout(&arena, &fixed, str_of(rows[i].text),
                                              lang_find(str_of(rows[i].tag)), face, rows[i].align, 100);
        assert_float_equal(para->lines[0].x, rows[i].x, 0.001);
        assert_true(para->lines[0].runs[0].bold);
    }
}

static void lines_stand_under_one_another_and_runs_beside_one_another(void **state)
{
    (void)state;
    const struct para *para = lay(STR("مرحبا Anna بكم\nab"), "ar", 400);
    assert_int_equal(para->n_lines, 2);
    assert_float_equal(para->h, 2 * para->line_h, 0.001);
    assert_float_equal(para->lines[1].y, para->line_h, 0.001);
    assert_true(para->lines[1].baseline > para->lines[1].y && para->lines[1].baseline < para->h);
    float x = 0;
    for (int i = 0; i < para->lines[0].n_runs; i++) {
        assert_float_equal(para->lines[0].runs[i].x, x, 0.001);
        x += para->lines[0].runs[i].w;
    }
    assert_float_equal(para->lines[0].w, x, 0.001);
    assert_float_equal(lay(STR(""), "sv", 100)->h, 27, 0.001);
}

/* A face whose pieces are narrower than the whole, as shaping and rounding can make them. */
static float growing(void *ctx, const struct run *run)
{
    return width(ctx, run) + (float)run->text.len * (float)run->text.len / 10;
}

static void what_para_widths_says_is_enough_room(void **state)
{
    static const char *const texts[] = {"ett två tre fyra", "Ring " LRI "08-12 34" PDI " nu",
                                        "مرحبا Anna بكم", "", "a\nlängre rad"};
    struct measure measures[2] = {fixed, fixed};
    struct face face = {20, false};
    (void)state;
    measures[1].width = growing;
    for (size_t m = 0; m < 2; m++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            struct str text = str_of(texts[i]);
            float min_w, w;
            const struct lang *lang = lang_find(i == 2 ? STR("ar") : STR("sv"));
            para_widths(&arena, &measures[m], text, lang, face, &min_w, &w);
            const struct para *whole = para_layout(&arena, &measures[m], text, lang, face, ALIGN_START, w);
            const struct para *narrow =
                para_layout(&arena, &measures[m], text, lang, face, ALIGN_START, min_w);
            assert_int_equal(whole->n_lines, i == 4 ? 2 : 1);
            assert_true(whole->w <= w + 0.01f && narrow->w <= min_w + 0.5f);
        }
}

static void infinite_room_puts_all_on_one_line(void **state)
{
    (void)state;
    const struct para *para = lay(STR("مرحبا بكم جميعا"), "ar", INFINITY);
    assert_int_equal(para->n_lines, 1);
    assert_float_equal(para->lines[0].x, 0, 0.001);
}

/* No step may grow with the square of the text: a minute of a hub's mistake must not be a minute of a frozen
 * screen. */
static void thousands_of_values_are_laid_out_quickly(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 1 << 20);
    for (int i = 0; i < 2000; i++)
        buf_z(&buf, "اتصل " LRI "08-123 45 67" PDI " ");
    clock_t start = clock();
    const struct para *para = lay(buf_view(&buf), "ar", 500);
    assert_true(para->n_lines > 500);
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_stand_as_they_are_drawn),
        cmocka_unit_test(lines_break_where_words_end),
        cmocka_unit_test(hostile_text_is_cleaned),
        cmocka_unit_test(a_word_of_ten_thousand_letters_is_cut_without_measuring_it_again_and_again),
        cmocka_unit_test(two_hundred_marks_stay_with_their_letter),
        cmocka_unit_test(a_glyph_that_no_font_has_is_told),
        cmocka_unit_test(every_script_has_the_scale_of_its_language),
        cmocka_unit_test(lines_are_aligned_and_mirrored),
        cmocka_unit_test(lines_stand_under_one_another_and_runs_beside_one_another),
        cmocka_unit_test(what_para_widths_says_is_enough_room),
        cmocka_unit_test(infinite_room_puts_all_on_one_line),
        cmocka_unit_test(thousands_of_values_are_laid_out_quickly),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
