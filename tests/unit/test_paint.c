// SPDX-License-Identifier: GPL-3.0-or-later
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "platform/png.h"
#include "platform/window.h"
#include "tests/unit/tree.h"
#include "ui/qr.h"

static struct fonts *fonts;
static struct painter *painter;

static int open_fonts(void **state)
{
    (void)state;
    if (fonts_open(NULL, NULL, &fonts) != ERR_OK)
        return -1;
    painter = painter_new(fonts);
    return 0;
}

static int close_fonts(void **state)
{
    (void)state;
    painter_free(painter);
    fonts_close(fonts);
    return 0;
}

enum { W = 800, H = 600 };
static const struct panel small = {W, H, 200, 150, 600};

struct page {
    struct fixture f;
    struct draw_list list;
    struct pixels pixels;
};

static void page_init(struct page *page, const char *lang)
{
    fixture_init(&page->f, &small, lang);
    page->pixels = (struct pixels){calloc(W * H, 4), W, H, W};
}

static void page_draw(struct page *page)
{
    struct measure measure = fonts_measure(fonts);
    layout(page->f.root, &page->f.theme, &measure, page->f.words.lang, &page->f.arena);
    page->list = draw_tree(&page->f.arena, page->f.root, &page->f.theme);
}

static void page_paint(struct page *page)
{
    static const struct rect all = {0, 0, W, H};
    painter_paint(painter, &page->list, &all, 1, &page->pixels);
}

static void page_release(struct page *page)
{
    arena_release(&page->f.arena);
    free(page->pixels.px);
}

static uint32_t pixel(const struct page *page, float x, float y)
{
    return page->pixels.px[(int)y * W + (int)x];
}

static void fill_page(struct page *page, const char *lang, const char *words, const char *focus)
{
    page_init(page, lang);
    page->f.ui.focus = focus;
    page->f.root->gap_mm = 4;
    ui_tile(&page->f.ui, page->f.root, "test.tile", ICON_EVENTS, str_of(words), STR("3 i dag · 11 i veckan"), COLOR_EVENTS, press);
    ui_button(&page->f.ui, page->f.root, "test.button", ICON_BACK, STR("Tillbaka"), press);
    ui_text(&page->f.ui, page->f.root, STR("مدّ يد العون 08-123 45 67"), SIZE_BODY, false, COLOR_QUIET);
    page_draw(page);
}

static void a_box_has_its_ground_its_border_and_smooth_corners(void **state)
{
    (void)state;
    struct page page;
    page_init(&page, "sv");
    struct node *box = box_of(&page.f, page.f.root, 0, 50);
    box->bg = COLOR_CARD;
    box->border = COLOR_INK;
    box->border_mm = 1;
    box->radius_mm = 5;
    page_draw(&page);
    page_paint(&page);
    assert_int_equal(pixel(&page, 400, 100), 0xFFFFFF);
    assert_int_equal(pixel(&page, 400, 1), 0x17202A);
    assert_int_equal(pixel(&page, 0, 0), 0xFBF7F0); /* outside the corner */
    assert_int_equal(pixel(&page, 400, 300), 0xFBF7F0);
    int between = 0;
    for (int i = 0; i < 20; i++) {
        uint32_t px = pixel(&page, (float)i, 3) & 0xFF;
        between += px > 0x2A && px < 0xF0;
    }
    assert_true(between > 0);
    for (int y = 0; y < 200; y++) /* the same on both sides, above and below */
        for (int x = 0; x < 30; x++) {
            assert_int_equal(pixel(&page, (float)x, (float)y), pixel(&page, (float)(W - 1 - x), (float)y));
            assert_int_equal(pixel(&page, (float)x, (float)y), pixel(&page, (float)x, (float)(199 - y)));
        }
    page_release(&page);
}

static void painting_only_the_damage_gives_the_same_picture(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *before, *after, *focus;
    } rows[] = {{"sv", "Vad händer", "Vad hände", NULL}, {"sv", "Vad händer", "Vad händer", "test.tile"}, {"ar", "ماذا يحدث", "ابدأ", "test.button"}, {"sv", "a", "a", NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct page before, after;
        fill_page(&before, rows[i].lang, rows[i].before, NULL);
        page_paint(&before);
        fill_page(&after, rows[i].lang, rows[i].after, rows[i].focus);
        page_paint(&after);
        struct rect damage[8];
        int n = draw_damage(&before.list, &after.list, damage, 8);
        painter_paint(painter, &after.list, damage, n, &before.pixels);
        assert_memory_equal(before.pixels.px, after.pixels.px, W * H * 4);
        page_release(&before);
        page_release(&after);
    }
}

static void nothing_outside_the_damage_is_touched(void **state)
{
    (void)state;
    struct page page;
    fill_page(&page, "sv", "Vad händer", "test.tile");
    memset(page.pixels.px, 0x55, W * H * 4);
    const struct rect damage = {100, 50, 301, 203};
    painter_paint(painter, &page.list, &damage, 1, &page.pixels);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (x < 100 || x >= 401 || y < 50 || y >= 253)
                assert_int_equal(page.pixels.px[y * W + x], 0x55555555);
    page_release(&page);
}

static void half_of_a_mirrored_icon_is_the_other_half(void **state)
{
    (void)state;
    struct page left, right;
    struct page *both[] = {&left, &right};
    static const char *const langs_of[] = {"sv", "ar"};
    for (int i = 0; i < 2; i++) {
        page_init(both[i], langs_of[i]);
        ui_icon(&both[i]->f.ui, both[i]->f.root, ICON_BACK, 20, COLOR_NONE);
        page_draw(both[i]);
        page_paint(both[i]);
    }
    int ink = 0;
    for (int y = 0; y < 80; y++)
        for (int x = 0; x < 80; x++) {
            ink += pixel(&left, (float)x, (float)y) == 0x17202A;
            assert_int_equal(pixel(&left, (float)x, (float)y), pixel(&right, (float)(W - 1 - x), (float)y));
        }
    assert_true(ink > 100);
    page_release(&left);
    page_release(&right);
}

static struct run run_of(const char *text, enum dir dir, const char *script)
{
    struct measure measure = fonts_measure(fonts);
    size_t at = 0;
    struct str s = str_of(text);
    struct run run = {.text = s, .font = measure.font_for(measure.ctx, utf8_next(s, &at)), .px = 40, .dir = dir};
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
    } rows[] = {{"Hjälp till", DIR_LTR, "Latn"}, {"jord", DIR_LTR, "Latn"}, {"مساعدة", DIR_RTL, "Arab"}, {"ትግርኛ", DIR_LTR, "Ethi"}, {"ช่วยเหลือ", DIR_LTR, "Thai"}, {"עברית", DIR_RTL, "Hebr"}, {"Українська", DIR_LTR, "Cyrl"}};
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
    assert_true(fonts_cached_bytes(fonts) <= 8 << 20);
}

static void a_code_is_dark_on_white_with_a_quiet_zone(void **state)
{
    (void)state;
    struct page page;
    page_init(&page, "sv");
    theme_init(&page.f.theme, &small, THEME_YELLOW_ON_BLACK, SCALE_STANDARD);
    const struct qr *qr = qr_make(&page.f.arena, STR("torget"));
    struct node *node = ui_qr(&page.f.ui, page.f.root, "test.code", qr, 50, STR("Kod"));
    page_draw(&page);
    page_paint(&page);
    assert_rect(node, 0, 0, 200, 200);
    assert_int_equal(pixel(&page, 0, 0), 0xFFFFFF);
    int module = 200 / (qr->side + 8), edge = (200 - module * qr->side) / 2;
    assert_true(edge >= 4 * module);
    assert_int_equal(pixel(&page, (float)edge, (float)edge), 0);
    assert_int_equal(pixel(&page, (float)edge - 1, (float)edge - 1), 0xFFFFFF);
    page_release(&page);
}

static void a_picture_can_be_written_and_a_bad_path_cannot(void **state)
{
    (void)state;
    char path[] = "/tmp/test_paint_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    uint32_t px[4] = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};
    struct pixels pixels = {px, 2, 2, 2};
    assert_int_equal(png_write(path, &pixels), ERR_OK);
    assert_int_equal(png_write("/nowhere/at/all.png", &pixels), ERR_IO);
    unlink(path);
}

static void *ring_later(void *window)
{
    usleep(20000);
    window_wake(window);
    window_wake(window);
    return NULL;
}

static void a_window_without_video_sleeps_until_it_is_woken(void **state)
{
    (void)state;
    struct window *window;
    struct input input;
    pthread_t thread;
    assert_int_equal(window_open(320, 200, "test", false, PRESENT_NONE, &window), ERR_OK);
    assert_int_equal(window_pixels(window)->w, 320);
    assert_false(window_wait(window, 10, &input));
    assert_int_equal(input.type, INPUT_NONE);
    assert_int_equal(pthread_create(&thread, NULL, ring_later, window), 0);
    assert_true(window_wait(window, -1, &input));
    assert_int_equal(input.type, INPUT_WAKE);
    pthread_join(thread, NULL);
    const struct rect all = {0, 0, 320, 200};
    window_present(window, &all, 1);
    assert_int_equal(window_frames(window), 1);
    window_close(window);
}

static void the_dummy_driver_works_as_well(void **state)
{
    (void)state;
    struct window *window;
    struct input input;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_int_equal(window_open(320, 200, "test", false, PRESENT_WINDOW, &window), ERR_OK);
    window_pixels(window)->px[0] = 0x123456;
    const struct rect all = {0, 0, 320, 200};
    window_present(window, &all, 1);
    assert_int_equal(window_frames(window), 1);
    window_wake(window);
    assert_true(window_wait(window, -1, &input));
    assert_int_equal(input.type, INPUT_WAKE);
    assert_false(window_wait(window, 0, &input));
    window_close(window);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_has_its_ground_its_border_and_smooth_corners),
        cmocka_unit_test(painting_only_the_damage_gives_the_same_picture),
        cmocka_unit_test(nothing_outside_the_damage_is_touched),
        cmocka_unit_test(half_of_a_mirrored_icon_is_the_other_half),
        cmocka_unit_test(runs_are_as_wide_as_they_are_measured),
        cmocka_unit_test(capitals_stand_on_the_line_and_are_as_high_as_the_theme_says),
        cmocka_unit_test(arabic_letters_join),
        cmocka_unit_test(every_language_finds_its_letters),
        cmocka_unit_test(every_icon_has_ink),
        cmocka_unit_test(the_cache_of_runs_stays_within_its_bound),
        cmocka_unit_test(a_code_is_dark_on_white_with_a_quiet_zone),
        cmocka_unit_test(a_picture_can_be_written_and_a_bad_path_cannot),
        cmocka_unit_test(a_window_without_video_sleeps_until_it_is_woken),
        cmocka_unit_test(the_dummy_driver_works_as_well),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
