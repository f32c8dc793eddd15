// SPDX-License-Identifier: GPL-3.0-or-later
/* A few lines of mixed scripts, drawn by the real painter with Debian 12's fonts, against pictures that were
 * looked at: letters joined, order right, values whole. With UPDATE in the environment the pictures are made
 * anew; then look at each of them again. */
#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/png.h"
#include "tests/unit/drawing.h"
#include "tests/unit/tree.h"

#define FSI "\u2068"
#define LRI "\u2066"
#define PDI "\u2069"
#define ZWNJ "\u200c"

enum { W = 600, H = 54, NEAR = 24, OTHERS_PER_MILLE = 2 };
static const struct panel panel = {W, H, 100, 9, 600, 800};

static const struct {
    const char *name, *lang, *text;
} rows[] = {
    {"ar-phone", "ar", "اتصل بالرقم " LRI "08-123 45 67" PDI " اليوم"},
    {"ar-name", "ar", "مرحبًا " FSI "Anna Svensson" PDI "، أهلًا بك!"},
    {"ar-swedish", "ar", FSI "Öppet i dag, ring 08-123 45 67." PDI},
    {"fa-zwnj", "fa", "می" ZWNJ "خواهم کتاب" ZWNJ "ها را ببینم، " LRI "18:30–20:00" PDI},
    {"ckb-clock", "ckb", "ڕۆژی هەینی " LRI "18:30" PDI " لە کتێبخانەی " FSI "Kvarnby" PDI},
    {"yi-range", "yi", "דינסטיק " LRI "18:30–20:00" PDI ", שבּת " LRI "10–12" PDI},
    {"th-digits", "th", "เปิดทุกวันจันทร์ เวลา 10:00–18:00 น. ที่นี่"},
    {"ti-latin", "ti", "ትግርኛ ኣብ Kvarnby bibliotek፣ 3 ሰዓት"},
    {"tr-capitals", "tr", "İSTANBUL’DA IŞIK, ığdır, İğne, ÇARŞI"},
    {"se-letters", "se", "Sámegiella: čáhci, eaŋgal, đ ŧ ž"},
    {"uk-latin", "uk", "П’ятниця, їжа: Kvarnby, ґанок"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void draw(const char *lang, const char *text, uint32_t px[W * H])
{
    struct fixture f;
    struct pixels pixels = {px, W, H, W};
    struct measure measure = fonts_measure(fonts);
    const struct rect all = {0, 0, W, H};
    fixture_init(&f, &panel, lang);
    f.root->pad_mm[0] = 1;
    ui_text(&f.ui, f.root, str_of(text), SIZE_BODY, false, COLOR_INK);
    layout(f.root, &f.theme, &measure, f.words.lang, &f.arena);
    struct draw_list list = draw_tree(&f.arena, f.root, &f.theme);
    memset(px, 0, W * H * sizeof *px);
    painter_paint(painter, &list, &all, 1, &pixels);
    arena_release(&f.arena);
}

static int channel_gap(uint32_t a, uint32_t b, int shift)
{
    return abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
}

static bool is_near(uint32_t a, uint32_t b)
{
    return channel_gap(a, b, 0) <= NEAR && channel_gap(a, b, 8) <= NEAR && channel_gap(a, b, 16) <= NEAR;
}

/* How many pixels are another colour than in the picture. */
static int differing(const char *path, const uint32_t px[W * H])
{
    SDL_Surface *file = IMG_Load(path);
    assert_non_null(file);
    SDL_Surface *picture = SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_RGB888, 0);
    assert_non_null(picture);
    int n = picture->w == W && picture->h == H ? 0 : W * H;
    for (int i = 0; n < W * H && i < W * H; i++)
        n += !is_near(px[i], ((const uint32_t *)picture->pixels)[i / W * (picture->pitch / 4) + i % W]);
    SDL_FreeSurface(picture);
    SDL_FreeSurface(file);
    return n;
}

static void lines_look_as_in_their_pictures(void **state)
{
    (void)state;
    static uint32_t px[W * H];
    for (int i = 0; i < ROWS; i++) {
        char path[100];
        struct pixels pixels = {px, W, H, W};
        snprintf(path, sizeof path, "tests/data/lines/%s.png", rows[i].name);
        draw(rows[i].lang, rows[i].text, px);
        if (getenv("UPDATE"))
            assert_int_equal(png_write(path, &pixels), ERR_OK);
        int others = differing(path, px);
        if (others * 1000 > OTHERS_PER_MILLE * W * H)
            fail_msg("%s: %d pixels differ", path, others);
    }
}

/* A picture that would pass for any text would be no picture. */
static void another_line_would_be_noticed(void **state)
{
    (void)state;
    static uint32_t px[W * H];
    draw("ar", "اتصل بالرقم 08-123 45 67 اليوم", px); /* without isolates the number is turned about */
    assert_true(differing("tests/data/lines/ar-phone.png", px) * 1000 > 5 * OTHERS_PER_MILLE * W * H);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_look_as_in_their_pictures),
        cmocka_unit_test(another_line_would_be_noticed),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
