// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "platform/png.h"
#include "tests/unit/drawing.h"
#include "tests/unit/tree.h"
#include "ui/qr.h"

enum { W = 800, H = 600 };
static const struct panel small = {W, H, 200, 150, 600, 800};

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
    ui_tile(&page->f.ui, page->f.root, "test.tile", ICON_EVENTS, str_of(words), STR("3 i dag · 11 i veckan"),
            COLOR_EVENTS, press);
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
    } rows[] = {{"sv", "Vad händer", "Vad hände", NULL},
                {"sv", "Vad händer", "Vad händer", "test.tile"},
                {"ar", "ماذا يحدث", "ابدأ", "test.button"},
                {"sv", "a", "a", NULL}};
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_has_its_ground_its_border_and_smooth_corners),
        cmocka_unit_test(painting_only_the_damage_gives_the_same_picture),
        cmocka_unit_test(nothing_outside_the_damage_is_touched),
        cmocka_unit_test(half_of_a_mirrored_icon_is_the_other_half),
        cmocka_unit_test(a_code_is_dark_on_white_with_a_quiet_zone),
        cmocka_unit_test(a_picture_can_be_written_and_a_bad_path_cannot),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
