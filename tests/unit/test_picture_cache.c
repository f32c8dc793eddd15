// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures as pixels: decoded elsewhere, cut and never stretched, bounded, and drawn with round corners. */
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/picture.h"
#include "platform/picture_cache.h"
#include "platform/picture_decode.h"
#include "platform/picture_scale.h"
#include "tests/unit/drawing.h"
#include "tests/unit/picture_files.h"
#include "tests/unit/tree.h"

enum { RED = 0xFF0000, GREEN = 0x00FF00, BLUE = 0x0000FF, YELLOW = 0xFFFF00, WHITE = 0xFFFFFF };

static struct str read_test_file(const char *name, struct arena *arena)
{
    struct str bytes;
    const char *path = arena_printf(arena, "tests/data/pictures/%s", name).ptr;
    if (file_read(path, PICTURE_BYTES_MAX, arena, &bytes) != ERR_OK)
        fail_msg("%s", path);
    return bytes;
}

/* Colours of JPEG and WebP are near, not the same. */
static bool near(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift <= 16; shift += 8)
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > 12)
            return false;
    return true;
}

#define assert_near(px, want)                                                                                \
    if (!near(px, want))                                                                                     \
    fail_msg("%06x, not %06x", px, want)

/* Four fields of colour, 240 × 160: red, green; blue, yellow. */
static void a_picture_fills_its_box_and_what_does_not_fit_is_cut_off(void **state)
{
    (void)state;
    static const struct {
        int w, h;
    } boxes[] = {{240, 160}, {120, 80}, {60, 160}, {240, 20}, {37, 41}, {480, 320}, {2, 2}, {700, 100}};
    static const char *const files[] = {"four.png", "four.jpg", "four.webp", "four-lossless.webp"};
    struct arena arena;
    arena_init(&arena);
    for (size_t f = 0; f < 4; f++)
        for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
            int w = boxes[i].w, h = boxes[i].h;
            uint32_t *px = calloc((size_t)w * (size_t)h, 4);
            assert_int_equal(picture_decode(read_test_file(files[f], &arena), w, h, px), ERR_OK);
            assert_near(px[0], RED);
            assert_near(px[w - 1], GREEN);
            assert_near(px[(h - 1) * w], BLUE);
            assert_near(px[w * h - 1], YELLOW);
            if (w > 20 && h > 20) { /* the middle stays in the middle: nothing is stretched or moved */
                assert_near(px[(h / 2 - h / 6) * w + w / 2 - w / 6], RED);
                assert_near(px[(h / 2 + h / 6) * w + w / 2 + w / 6], YELLOW);
            }
            free(px);
        }
    arena_release(&arena);
}

static void a_round_thing_stays_round_and_what_is_transparent_lies_on_white(void **state)
{
    (void)state;
    static const char *const files[] = {"round.png", "round.webp"};
    struct arena arena;
    arena_init(&arena);
    for (size_t f = 0; f < 2; f++) {
        enum { W = 200, H = 300 };
        uint32_t *px = calloc(W * H, 4);
        int across = 0, down = 0;
        assert_int_equal(picture_decode(read_test_file(files[f], &arena), W, H, px), ERR_OK);
        for (int x = 0; x < W; x++)
            across += near(px[H / 2 * W + x], BLUE);
        for (int y = 0; y < H; y++)
            down += near(px[y * W + W / 2], BLUE);
        assert_in_range(abs(across - down), 0, 4);
        assert_near(px[0], WHITE);
        free(px);
    }
    arena_release(&arena);
}

/* Ever smaller, a checkered picture becomes grey, not black or white: every pixel counts. */
static void making_it_smaller_looks_at_every_pixel(void **state)
{
    (void)state;
    enum { W = 256, H = 256 };
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, W, H, 24, SDL_PIXELFORMAT_RGB24);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            memset((char *)surface->pixels + y * surface->pitch + 3 * x, (x + y) % 2 ? 255 : 0, 3);
    uint32_t px[64 * 64];
    for (int side = 64; side >= 1; side /= 2) {
        assert_true(picture_scale(surface, side, side, px));
        for (int i = 0; i < side * side; i++)
            assert_near(px[i], 0x808080);
    }
    SDL_FreeSurface(surface);
}

static void surfaces_of_every_kind_come_out_alike(void **state)
{
    (void)state;
    static const Uint32 formats[] = {SDL_PIXELFORMAT_RGB24, SDL_PIXELFORMAT_BGR24, SDL_PIXELFORMAT_RGBA32,
                                     SDL_PIXELFORMAT_ARGB8888, SDL_PIXELFORMAT_RGB565};
    uint32_t px[16];
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 8, 8, 0, formats[i]);
        SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 0xF8, 0x80, 0x08));
        assert_true(picture_scale(surface, 4, 4, px));
        for (int k = 0; k < 16; k++)
            assert_near(px[k], 0xF88008);
        SDL_FreeSurface(surface);
    }
    SDL_Surface *palette = SDL_CreateRGBSurfaceWithFormat(0, 8, 8, 8, SDL_PIXELFORMAT_INDEX8);
    SDL_Color colors[] = {{1, 2, 3, 255}, {0xF8, 0x80, 0x08, 255}};
    SDL_SetPaletteColors(palette->format->palette, colors, 0, 2);
    SDL_FillRect(palette, NULL, 1);
    assert_true(picture_scale(palette, 4, 4, px));
    assert_near(px[5], 0xF88008);
    SDL_SetColorKey(palette, SDL_TRUE, 1);
    assert_true(picture_scale(palette, 4, 4, px));
    assert_near(px[5], WHITE);
    SDL_FreeSurface(palette);
}

/* ---- the cache ---- */

enum { FILES_MAX_HERE = 80 };
struct disk {
    pthread_mutex_t lock;
    struct str bytes; /* what every file holds; ptr NULL: there is none */
    enum err err;
    int reads, wakes, hold; /* hold: reads wait while it is set */
    char last[IMAGE_NAME_LEN + 1];
};

static enum err disk_read(void *ctx, const char *name, struct arena *arena, struct str *ret_bytes)
{
    struct disk *disk = ctx;
    pthread_mutex_lock(&disk->lock);
    while (disk->hold) {
        pthread_mutex_unlock(&disk->lock);
        usleep(1000);
        pthread_mutex_lock(&disk->lock);
    }
    disk->reads++;
    memcpy(disk->last, name, sizeof disk->last);
    enum err err = disk->err;
    if (err == ERR_OK)
        *ret_bytes = arena_str(arena, disk->bytes);
    pthread_mutex_unlock(&disk->lock);
    return err;
}

static void disk_wake(void *ctx)
{
    struct disk *disk = ctx;
    pthread_mutex_lock(&disk->lock);
    disk->wakes++;
    pthread_mutex_unlock(&disk->lock);
}

static void disk_set(struct disk *disk, int *what, int value)
{
    pthread_mutex_lock(&disk->lock);
    *what = value;
    pthread_mutex_unlock(&disk->lock);
}

struct kit {
    struct disk disk;
    struct picture_cache *cache;
    struct arena arena;
    struct image images[FILES_MAX_HERE];
};

static void open_cache(struct kit *kit, size_t bytes_max)
{
    struct picture_cache_plan plan = {disk_read, disk_wake, &kit->disk, bytes_max};
    picture_cache_free(kit->cache);
    kit->cache = picture_cache_new(&plan);
    picture_cache_begin(kit->cache);
}

static int kit_open(void **state)
{
    struct kit *kit = calloc(1, sizeof *kit);
    pthread_mutex_init(&kit->disk.lock, NULL);
    arena_init(&kit->arena);
    kit->disk.bytes = read_test_file("four.png", &kit->arena);
    for (int i = 0; i < FILES_MAX_HERE; i++)
        kit->images[i] = (struct image){.name = arena_printf(&kit->arena, "%064x", i).ptr, .bytes = 1450};
    open_cache(kit, 0);
    *state = kit;
    return 0;
}

static int kit_close(void **state)
{
    struct kit *kit = *state;
    picture_cache_free(kit->cache);
    arena_release(&kit->arena);
    free(kit);
    return 0;
}

static bool wait_news(struct kit *kit)
{
    bool any = false;
    for (int i = 0; i < 5000 && picture_cache_busy(kit->cache); i++) {
        any = picture_cache_news(kit->cache) || any;
        usleep(1000);
    }
    assert_false(picture_cache_busy(kit->cache));
    return any;
}

static void asking_never_waits_and_what_comes_stays(void **state)
{
    struct kit *kit = *state;
    disk_set(&kit->disk, &kit->disk.hold, 1);
    assert_null(picture_cache_ask(kit->cache, &kit->images[0], 60, 40));
    assert_null(picture_cache_ask(kit->cache, &kit->images[0], 60, 40));
    assert_false(picture_cache_news(kit->cache));
    disk_set(&kit->disk, &kit->disk.hold, 0);
    assert_true(wait_news(kit));
    assert_int_equal(kit->disk.wakes, 1);
    const uint32_t *px = picture_cache_ask(kit->cache, &kit->images[0], 60, 40);
    assert_non_null(px);
    assert_near(px[0], RED);
    assert_ptr_equal(picture_cache_find(kit->cache, &kit->images[0], 60, 40), px);
    picture_cache_begin(kit->cache);
    assert_ptr_equal(picture_cache_ask(kit->cache, &kit->images[0], 60, 40), px);
    assert_int_equal(kit->disk.reads, 1);
    assert_null(picture_cache_ask(kit->cache, &kit->images[0], 61, 40)); /* another size is made anew */
    assert_true(wait_news(kit));
    assert_int_equal(picture_cache_bytes(kit->cache), (60 + 61) * 40 * 4);
}

static void what_has_scrolled_away_before_its_turn_is_not_decoded(void **state)
{
    struct kit *kit = *state;
    disk_set(&kit->disk, &kit->disk.hold, 1);
    for (int i = 0; i < 20; i++)
        picture_cache_ask(kit->cache, &kit->images[i], 60, 40);
    picture_cache_begin(kit->cache);
    picture_cache_ask(kit->cache, &kit->images[30], 60, 40);
    disk_set(&kit->disk, &kit->disk.hold, 0);
    assert_true(wait_news(kit));
    assert_int_equal(kit->disk.reads, 2); /* the one that had begun, and the one that is wanted */
    assert_string_equal(kit->disk.last, kit->images[30].name);
}

static void the_cache_is_bounded_and_what_is_on_the_screen_stays(void **state)
{
    struct kit *kit = *state;
    enum { ONE = 100 * 100 * 4 };
    open_cache(kit, 3 * ONE + 100);
    for (int i = 0; i < 10; i++) {
        picture_cache_begin(kit->cache);
        picture_cache_ask(kit->cache, &kit->images[0], 100, 100);
        picture_cache_ask(kit->cache, &kit->images[i], 100, 100);
        wait_news(kit);
        assert_true(picture_cache_bytes(kit->cache) <= 3 * ONE + 100);
        assert_non_null(picture_cache_ask(kit->cache, &kit->images[0], 100, 100));
        assert_non_null(picture_cache_ask(kit->cache, &kit->images[i], 100, 100));
    }
    picture_cache_begin(kit->cache);
    for (int i = 20; i < 25; i++) /* more on one screen than fits: the others go without */
        picture_cache_ask(kit->cache, &kit->images[i], 100, 100);
    wait_news(kit);
    assert_true(picture_cache_bytes(kit->cache) <= 3 * ONE + 100);
    picture_cache_begin(kit->cache);
    picture_cache_begin(kit->cache); /* and are made when they come back alone */
    picture_cache_ask(kit->cache, &kit->images[24], 100, 100);
    wait_news(kit);
    assert_non_null(picture_cache_find(kit->cache, &kit->images[24], 100, 100));
    assert_null(picture_cache_ask(kit->cache, &kit->images[40], 10000, 10000));
    for (int i = 0; i < FILES_MAX_HERE; i++)
        picture_cache_ask(kit->cache, &kit->images[i], 3, 3);
    wait_news(kit);
}

static void without_pictures_there_is_nothing_and_a_rest_gives_back_what_is_not_shown(void **state)
{
    struct kit *kit = *state;
    picture_cache_begin(kit->cache);
    assert_false(picture_cache_news(kit->cache));
    picture_cache_trim(kit->cache);
    picture_cache_again(kit->cache);
    assert_int_equal(kit->disk.reads, 0);
    picture_cache_ask(kit->cache, &kit->images[0], 60, 40);
    picture_cache_ask(kit->cache, &kit->images[1], 60, 40);
    wait_news(kit);
    picture_cache_begin(kit->cache);
    picture_cache_ask(kit->cache, &kit->images[1], 60, 40);
    picture_cache_trim(kit->cache);
    assert_int_equal(picture_cache_bytes(kit->cache), 60 * 40 * 4);
    assert_non_null(picture_cache_find(kit->cache, &kit->images[1], 60, 40));
}

static void what_is_not_on_the_disk_is_told_once_and_tried_again_when_files_came(void **state)
{
    struct kit *kit = *state;
    struct image lack;
    disk_set(&kit->disk, (int *)&kit->disk.err, ERR_NOT_FOUND);
    picture_cache_ask(kit->cache, &kit->images[7], 60, 40);
    assert_false(wait_news(kit));
    assert_true(picture_cache_lacks(kit->cache, &lack));
    assert_string_equal(lack.name, kit->images[7].name);
    assert_int_equal(lack.bytes, 1450);
    assert_false(picture_cache_lacks(kit->cache, &lack));
    picture_cache_begin(kit->cache);
    picture_cache_ask(kit->cache, &kit->images[7], 60, 40);
    assert_false(picture_cache_busy(kit->cache)); /* not looked for at every frame */
    disk_set(&kit->disk, (int *)&kit->disk.err, ERR_OK);
    picture_cache_again(kit->cache);
    assert_true(wait_news(kit));
    assert_non_null(picture_cache_find(kit->cache, &kit->images[7], 60, 40));
}

static void bomb(struct buf *buf)
{
    begin_png(buf, 65535, 65535);
    end_png(buf);
}

static void nonsense(struct buf *buf)
{
    begin_png(buf, 1200, 800);
    end_png(buf); /* right in its structure, and its pixels are none */
}

static void lying_webp(struct buf *buf)
{
    begin_webp(buf);
    put_canvas(buf, 0, 100, 100);
    put_lossy(buf, 16383, 16383);
    end_webp(buf);
}

static void hostile_files_are_not_shown_and_not_fetched_again(void **state)
{
    static void (*const make[])(struct buf *) = {bomb, nonsense, lying_webp};
    struct kit *kit = *state;
    struct image lack;
    for (size_t i = 0; i < sizeof make / sizeof *make; i++) {
        struct buf buf;
        buf_init(&buf, FILE_BYTES);
        make[i](&buf);
        kit->disk.bytes = arena_str(&kit->arena, buf_view(&buf));
        buf_release(&buf);
        assert_null(picture_cache_ask(kit->cache, &kit->images[i], 60, 40));
        assert_false(wait_news(kit));
        assert_null(picture_cache_ask(kit->cache, &kit->images[i], 60, 40));
        assert_false(picture_cache_lacks(kit->cache, &lack));
        assert_false(picture_cache_busy(kit->cache));
    }
    assert_int_equal(picture_cache_bytes(kit->cache), 0);
}

/* Every beginning and many changes of real files: an answer, no crash; the sanitizers look on. */
static void damaged_files_are_decoded_or_refused(void **state)
{
    (void)state;
    static const char *const files[] = {"four.png", "four.jpg", "four.webp", "round.webp"};
    struct arena arena;
    arena_init(&arena);
    uint32_t px[30 * 20];
    for (size_t f = 0; f < 4; f++) {
        struct str file = read_test_file(files[f], &arena);
        for (size_t at = 12; at < file.len; at += 7) {
            char *copy = malloc(file.len);
            memcpy(copy, file.ptr, file.len);
            copy[at] ^= (char)(at * 31 + 1);
            picture_decode((struct str){copy, file.len}, 30, 20, px);
            picture_decode((struct str){copy, at}, 30, 20, px);
            free(copy);
        }
    }
    picture_decode_end();
    arena_release(&arena);
}

/* ---- painted ---- */

enum { W = 400, H = 300 };
static const struct panel small = {W, H, 100, 75, 600, 800};

static void paint(struct kit *kit, struct fixture *f, struct draw_list *list, uint32_t *px)
{
    struct measure measure = fonts_measure(fonts);
    static const struct rect all = {0, 0, W, H};
    struct pixels to = {px, W, H, W};
    layout(f->root, &f->theme, &measure, f->words.lang, &f->arena);
    *list = draw_tree(&f->arena, f->root, &f->theme);
    for (int i = 0; i < list->n; i++) {
        int w, h;
        struct draw *draw = &list->items[i];
        if (draw->type != DRAW_PICTURE)
            continue;
        draw_box_px(draw, &w, &h);
        draw->ready = picture_cache_ask(kit->cache, draw->image, w, h) != NULL;
        draw->hash = draw_hash(draw);
    }
    painter_set_pictures(painter, kit->cache);
    painter_paint(painter, list, &all, 1, &to);
    painter_set_pictures(painter, NULL);
}

static void a_quiet_place_is_kept_until_the_picture_comes_and_only_there_is_drawn_anew(void **state)
{
    struct kit *kit = *state;
    struct fixture f;
    struct draw_list before, after;
    struct rect damage[4];
    uint32_t *px = calloc(W * H, 4);
    struct image image = kit->images[0];
    fixture_init(&f, &small, "sv");
    image.ratio = 1.5f;
    image.max_h_mm = 50;
    ui_text(&f.ui, f.root, STR("Ovanför"), SIZE_BODY, false, COLOR_NONE);
    struct node *node = ui_image(&f.ui, f.root, "test.picture", &image, STR("Fyra fält"));
    paint(kit, &f, &before, px);
    int x = (int)node->rect.x, y = (int)node->rect.y, w = (int)node->rect.w, h = (int)node->rect.h;
    assert_int_equal(px[(y + 9) * W + x + 9], f.theme.colors[COLOR_CARD]);
    assert_int_equal(px[y * W + x + w / 2], f.theme.colors[COLOR_LINE]);
    assert_true(wait_news(kit));
    paint(kit, &f, &after, px);
    assert_int_equal(draw_damage(&before, &after, damage, 4), 1);
    assert_true(damage[0].x == node->rect.x && damage[0].y == node->rect.y && damage[0].w == node->rect.w &&
                damage[0].h == node->rect.h);
    assert_near(px[(y + h / 2 - 5) * W + x + w / 2 - 5], RED);
    assert_near(px[(y + h - 20) * W + x + w - 20], YELLOW);
    assert_int_equal(px[y * W + x], f.theme.colors[COLOR_PAPER]); /* outside the round corner */
    assert_int_equal(px[(y + h - 1) * W + x + w - 1], f.theme.colors[COLOR_PAPER]);
    int between = 0;
    for (int i = 0; i < 16; i++)
        between +=
            !near(px[(y + 3) * W + x + i], RED) && px[(y + 3) * W + x + i] != f.theme.colors[COLOR_PAPER];
    assert_true(between > 0); /* and the corner is smooth */
    paint(kit, &f, &before, px);
    assert_int_equal(draw_damage(&after, &before, damage, 4), 0); /* once it is there nothing more happens */
    arena_release(&f.arena);
    free(px);
}

static void a_part_of_the_picture_is_painted_alone_as_in_the_whole(void **state)
{
    struct kit *kit = *state;
    struct fixture f;
    struct draw_list list;
    uint32_t *px = calloc(W * H, 4), *part = calloc(W * H, 4);
    struct image image = kit->images[0];
    fixture_init(&f, &small, "sv");
    image.ratio = 1.5f;
    image.max_h_mm = 60;
    ui_image(&f.ui, f.root, "test.picture", &image, STR("Fyra fält"));
    paint(kit, &f, &list, px);
    wait_news(kit);
    paint(kit, &f, &list, px);
    memcpy(part, px, W * H * 4);
    static const struct rect areas[] = {{0, 0, 9, 9}, {50, 7, 99, 1}, {390, 0, 10, 300}, {3, 200, 300, 60}};
    for (size_t i = 0; i < 4; i++) /* wiped, and painted again there only */
        for (int y = (int)areas[i].y; y < (int)(areas[i].y + areas[i].h); y++)
            memset(part + y * W + (int)areas[i].x, 0x55, (size_t)areas[i].w * 4);
    painter_set_pictures(painter, kit->cache);
    painter_paint(painter, &list, areas, 4, &(struct pixels){part, W, H, W});
    painter_set_pictures(painter, NULL);
    assert_memory_equal(part, px, W * H * 4);
    arena_release(&f.arena);
    free(px);
    free(part);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, kit_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_fills_its_box_and_what_does_not_fit_is_cut_off),
        cmocka_unit_test(a_round_thing_stays_round_and_what_is_transparent_lies_on_white),
        cmocka_unit_test(making_it_smaller_looks_at_every_pixel),
        cmocka_unit_test(surfaces_of_every_kind_come_out_alike),
        cmocka_unit_test(damaged_files_are_decoded_or_refused),
        TEST(asking_never_waits_and_what_comes_stays),
        TEST(what_has_scrolled_away_before_its_turn_is_not_decoded),
        TEST(the_cache_is_bounded_and_what_is_on_the_screen_stays),
        TEST(without_pictures_there_is_nothing_and_a_rest_gives_back_what_is_not_shown),
        TEST(what_is_not_on_the_disk_is_told_once_and_tried_again_when_files_came),
        TEST(hostile_files_are_not_shown_and_not_fetched_again),
        TEST(a_quiet_place_is_kept_until_the_picture_comes_and_only_there_is_drawn_anew),
        TEST(a_part_of_the_picture_is_painted_alone_as_in_the_whole),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
