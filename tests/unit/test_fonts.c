// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "platform/font_files.h"
#include "tests/unit/drawing.h"
#include "tests/unit/tree.h"

static struct run run_of(const char *text, enum dir dir, const char *script)
{
    struct measure measure = fonts_measure(fonts);
    size_t at = 0;
    struct str s = str_of(text);
    struct run run = {
        .text = s, .font = measure.font_for(measure.ctx, utf8_next(s, &at)), .px = 40, .dir = dir};
    memcpy(run.script, script, 4);
    return run;
}

/* A05: shaped, joined and measured as they are drawn. */
static void runs_are_as_wide_as_they_are_measured(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum dir dir;
        const char *script;
    } rows[] = {{"Hjälp till", DIR_LTR, "Latn"}, {"jord", DIR_LTR, "Latn"},    {"مساعدة", DIR_RTL, "Arab"},
                {"ትግርኛ", DIR_LTR, "Ethi"},       {"ช่วยเหลือ", DIR_LTR, "Thai"}, {"עברית", DIR_RTL, "Hebr"},
                {"Українська", DIR_LTR, "Cyrl"}};
    struct measure measure = fonts_measure(fonts);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run run = run_of(rows[i].text, rows[i].dir, rows[i].script);
        assert_true(run.font >= 0);
        float w = measure.width(measure.ctx, &run);
        const struct coverage *ink = fonts_run(fonts, &run);
        assert_non_null(ink);
        assert_true(w > 40 && (float)(ink->left + ink->w) <= w + 4 && ink->left >= -4);
        assert_true(ink->top < 0 && ink->top > -60 && ink->top + ink->h < 25);
    }
}

static void capitals_stand_on_the_line_and_are_as_high_as_the_theme_says(void **state)
{
    (void)state;
    struct run run = run_of("H", DIR_LTR, "Latn");
    run.px = 100;
    const struct coverage *ink = fonts_run(fonts, &run);
    assert_int_equal(ink->top + ink->h, 0);
    assert_in_range(ink->h, 71, 72); /* 0.714 em */
}

static void arabic_letters_join(void **state)
{
    (void)state;
    struct measure measure = fonts_measure(fonts);
    struct run word = run_of("ببب", DIR_RTL, "Arab"), letter = run_of("ب", DIR_RTL, "Arab");
    assert_true(measure.width(measure.ctx, &word) < 2.5f * measure.width(measure.ctx, &letter));
}

static void every_language_finds_its_letters(void **state)
{
    (void)state;
    struct measure measure = fonts_measure(fonts);
    int before = fonts_missing(fonts);
    for (int i = 0; i < langs_n; i++) {
        struct str name = str_of(langs[i].own_name);
        for (size_t at = 0; at < name.len;)
            assert_true(measure.font_for(measure.ctx, utf8_next(name, &at)) >= 0);
    }
    assert_int_equal(measure.font_for(measure.ctx, 0x10FFFD), -1);
    measure.missing(measure.ctx, 0x10FFFD);
    measure.missing(measure.ctx, 0x10FFFD);
    assert_int_equal(fonts_missing(fonts), before + 1);
}

static void every_icon_has_ink(void **state)
{
    (void)state;
    for (enum icon icon = ICON_NONE + 1; icon < ICON_COUNT; icon++) {
        const struct coverage *ink = fonts_icon(fonts, icon_code(icon), 48);
        assert_non_null(ink);
        assert_true(ink->left >= 0 && ink->left + ink->w <= 48 && ink->top >= 0 && ink->top + ink->h <= 48);
    }
}

static void the_cache_of_runs_stays_within_its_bound(void **state)
{
    (void)state;
    char text[64];
    for (int i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "rad nummer %d i listan", i);
        struct run run = run_of(text, DIR_LTR, "Latn");
        assert_non_null(fonts_run(fonts, &run));
    }
    assert_in_range(fonts_cache(fonts)->bytes, 1 << 19, 1 << 20);
    fonts_set_panel(fonts, 3840, 2160);
    for (int i = 0; i < 9000; i++) {
        snprintf(text, sizeof text, "rad nummer %d i listan", i);
        struct run run = run_of(text, DIR_LTR, "Latn");
        assert_non_null(fonts_run(fonts, &run));
        assert_true(fonts_cache(fonts)->bytes <= 4 << 20);
    }
    assert_true(fonts_cache(fonts)->bytes > 1 << 20);
    fonts_set_panel(fonts, 1080, 1920);
    assert_in_range(fonts_cache(fonts)->bytes, 1 << 19, 1 << 20);
    fonts_forget(fonts);
    assert_int_equal(fonts_cache(fonts)->bytes, 0);
}

/* More sizes, scripts and icons than are kept open at once, over and over. */
static void a_run_comes_out_the_same_however_many_sizes_are_open(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum dir dir;
        const char *script;
    } rows[] = {{"Hjälp", DIR_LTR, "Latn"},
                {"مساعدة", DIR_RTL, "Arab"},
                {"ช่วย", DIR_LTR, "Thai"},
                {"ትግርኛ", DIR_LTR, "Ethi"}};
    enum { ROWS = sizeof rows / sizeof *rows, SIZES = 6, ROUNDS = 3 };
    uint64_t first[ROWS][SIZES], first_icon[SIZES];
    for (int round = 0; round < ROUNDS; round++)
        for (int size = 0; size < SIZES; size++) {
            fonts_forget(fonts);
            for (int i = 0; i < ROWS; i++) {
                struct run run = run_of(rows[i].text, rows[i].dir, rows[i].script);
                run.px = 20 + 11 * (float)size;
                const struct coverage *ink = fonts_run(fonts, &run);
                uint64_t hash = str_hash((struct str){(const char *)ink->bytes, (size_t)(ink->w * ink->h)});
                if (round == 0)
                    first[i][size] = hash;
                assert_true(hash == first[i][size]);
            }
            const struct coverage *ink = fonts_icon(fonts, icon_code(ICON_HELP), 24 + 9 * size);
            uint64_t hash = str_hash((struct str){(const char *)ink->bytes, (size_t)(ink->w * ink->h)});
            if (round == 0)
                first_icon[size] = hash;
            assert_true(hash == first_icon[size]);
        }
}

static void sizes_open_at_once_stay_within_their_bound(void **state)
{
    (void)state;
    struct font_files *files;
    assert_int_equal(font_files_open(NULL, NULL, &files), ERR_OK);
    for (int px = 20; px < 320; px += 10) {
        assert_non_null(font_files_at(files, 0, px % 20, px));
        assert_non_null(font_files_at(files, font_files_icons(), false, px));
        assert_true(font_files_glyph_bytes(files) <= FONT_FILES_GLYPH_BYTES);
    }
    assert_true(font_files_glyph_bytes(files) > FONT_FILES_GLYPH_BYTES / 4);
    font_files_close(files);
}

static void a_folder_without_fonts_is_refused(void **state)
{
    (void)state;
    struct fonts *none;
    assert_int_equal(fonts_open("/nowhere", NULL, &none), ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_are_as_wide_as_they_are_measured),
        cmocka_unit_test(capitals_stand_on_the_line_and_are_as_high_as_the_theme_says),
        cmocka_unit_test(arabic_letters_join),
        cmocka_unit_test(every_language_finds_its_letters),
        cmocka_unit_test(every_icon_has_ink),
        cmocka_unit_test(the_cache_of_runs_stays_within_its_bound),
        cmocka_unit_test(a_run_comes_out_the_same_however_many_sizes_are_open),
        cmocka_unit_test(sizes_open_at_once_stay_within_their_bound),
        cmocka_unit_test(a_folder_without_fonts_is_refused),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
