// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "tests/unit/tree.h"
#include "ui/text_cache.h"

static int asked;

static float counting(void *ctx, const struct run *run)
{
    asked++;
    return half_em(ctx, run);
}

static const struct measure counted = {.font_for = one_font, .width = counting};

static struct text_setting setting_of(const char *text, const char *lang, float max_w)
{
    return (struct text_setting){
        .text = str_of(text), .lang = lang_find(str_of(lang)), .face = {20, false}, .max_w = max_w};
}

static void assert_same(const struct para *a, const struct para *b)
{
    assert_int_equal(a->n_lines, b->n_lines);
    assert_true(a->w == b->w && a->h == b->h && a->line_h == b->line_h);
    for (int i = 0; i < a->n_lines; i++) {
        const struct line *x = &a->lines[i], *y = &b->lines[i];
        assert_int_equal(x->n_runs, y->n_runs);
        assert_true(x->x == y->x && x->y == y->y && x->w == y->w && x->baseline == y->baseline);
        assert_true(str_eq(x->text, y->text));
        assert_int_equal(x->text.ptr - a->lines[0].text.ptr, y->text.ptr - b->lines[0].text.ptr);
        for (int k = 0; k < x->n_runs; k++) {
            assert_true(str_eq(x->runs[k].text, y->runs[k].text));
            assert_int_equal(x->runs[k].text.ptr - x->text.ptr, y->runs[k].text.ptr - y->text.ptr);
            assert_true(x->runs[k].x == y->runs[k].x && x->runs[k].w == y->runs[k].w);
            assert_true(x->runs[k].dir == y->runs[k].dir && x->runs[k].px == y->runs[k].px);
            assert_string_equal(x->runs[k].script, y->runs[k].script);
        }
    }
}

static void a_text_set_before_comes_out_the_same_without_being_measured(void **state)
{
    (void)state;
    static const struct {
        const char *text, *lang;
        float max_w;
    } rows[] = {
        {"Hjälp med brev och papper", "sv", 100},
        {"", "sv", 100},
        {"رقم الهاتف \u2066070-174 06 05\u2069 اليوم", "ar", 120},
        {"a\n\nb", "en", 90},
        {"Donaudampfschifffahrtsgesellschaft", "sv", 60},
        {"ett", "sv", INFINITY},
        {"  mellan  rum  ", "sv", 0},
    };
    struct text_cache *cache = text_cache_new(&counted);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text_setting setting = setting_of(rows[i].text, rows[i].lang, rows[i].max_w);
        struct arena plain, first, second;
        float min_w, w, again_min_w, again_w;
        arena_init(&plain);
        arena_init(&first);
        arena_init(&second);
        const struct para *para = para_layout(&plain, &counted, setting.text, setting.lang, setting.face,
                                              setting.align, setting.max_w);
        assert_same(para, text_cache_layout(cache, &first, &setting));
        text_cache_widths(cache, &first, &setting, &min_w, &w);
        arena_release(&first); /* what is kept does not lie there */
        asked = 0;
        assert_same(para, text_cache_layout(cache, &second, &setting));
        text_cache_widths(cache, &second, &setting, &again_min_w, &again_w);
        assert_true(min_w == again_min_w && w == again_w);
        assert_int_equal(asked, 0);
        arena_release(&plain);
        arena_release(&second);
    }
    text_cache_free(cache);
}

static void words_in_other_letters_widths_or_languages_are_other_texts(void **state)
{
    (void)state;
    struct arena arena;
    struct text_setting base = setting_of("Hjälp med brev", "sv", 100), others[6];
    for (int i = 0; i < 6; i++)
        others[i] = base;
    others[0].text = STR("Hjälp med bref");
    others[1].lang = lang_find(STR("ar"));
    others[2].face.px = 21;
    others[3].face.bold = true;
    others[4].align = ALIGN_CENTER;
    others[5].max_w = 101;
    arena_init(&arena);
    struct text_cache *cache = text_cache_new(&counted);
    text_cache_layout(cache, &arena, &base);
    for (int i = 0; i < 6; i++)
        text_cache_layout(cache, &arena, &others[i]);
    assert_int_equal(text_cache_lru(cache)->hits, 0);
    text_cache_layout(cache, &arena, &base);
    assert_int_equal(text_cache_lru(cache)->hits, 1);
    text_cache_clear(cache);
    text_cache_layout(cache, &arena, &base);
    assert_int_equal(text_cache_lru(cache)->hits, 1);
    text_cache_free(cache);
    arena_release(&arena);
}

static void texts_kept_stay_within_their_bound(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_new(&counted);
    char text[64];
    for (int i = 0; i < 8000; i++) {
        struct arena arena;
        arena_init(&arena);
        snprintf(text, sizeof text, "rad nummer %d i listan", i);
        struct text_setting setting = setting_of(text, "sv", 100);
        text_cache_layout(cache, &arena, &setting);
        assert_true(text_cache_lru(cache)->bytes <= TEXT_CACHE_BYTES);
        arena_release(&arena);
    }
    assert_true(text_cache_lru(cache)->bytes > TEXT_CACHE_BYTES / 2);
    text_cache_free(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_set_before_comes_out_the_same_without_being_measured),
        cmocka_unit_test(words_in_other_letters_widths_or_languages_are_other_texts),
        cmocka_unit_test(texts_kept_stay_within_their_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
