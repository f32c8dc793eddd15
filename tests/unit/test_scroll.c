// SPDX-License-Identifier: GPL-3.0-or-later
// A finger moves the tree that is there; everything else makes it anew. Both must be the same to the pixel:
// real screens, real fonts, both directions, lying and standing panels, all letters.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalogs.h"
#include "kiosk/view.h"
#include "platform/fonts.h"
#include "ui/draw.h"
#include "ui/layout.h"
#include "walk.h"

static const char *const tags[] = {"sv", "ar"};
static const struct panel panels[] = {{1920, 1080, 1920 / 5.58f, 1080 / 5.58f, 600, 800},
                                      {1080, 1920, 1080 / 4.03f, 1920 / 4.03f, 600, 800}};
static const struct {
    enum screen screen;
    const char *key;
} stops[] = {{SCREEN_HOME, ""},   {SCREEN_NEEDS, ""},  {SCREEN_SERVICES, ""},
             {SCREEN_EVENTS, ""}, {SCREEN_CALLS, ""},  {SCREEN_DETAIL, "service/sprakkafe"},
             {SCREEN_GUIDES, ""}, {SCREEN_STORES, ""}, {SCREEN_STAFF, ""}};
enum {
    TAGS = sizeof tags / sizeof *tags,
    PANELS = sizeof panels / sizeof *panels,
    STOPS = sizeof stops / sizeof *stops
};

struct scene {
    struct kiosk kiosk;
    struct fonts *fonts;
    struct measure measure;
    struct text_cache *texts;
    struct arena words_arena;
    struct words words[TAGS];
    const struct words *now;
    struct theme theme;
    int scrolled;
};

static const char *content_path(void)
{
    return test_path("content.db");
}

static struct node *made(struct scene *scene, struct arena *arena)
{
    struct ui ui = {.arena = arena, .theme = &scene->theme, .words = scene->now};
    return view(&scene->kiosk.model, &ui);
}

static struct node *fresh(struct scene *scene, struct arena *arena)
{
    struct node *root = made(scene, arena);
    layout(root, &scene->theme, &scene->measure, scene->now->lang, arena);
    return root;
}

static void assert_node(const struct node *a, const struct node *b)
{
    assert_memory_equal(&a->rect, &b->rect, sizeof a->rect);
    assert_memory_equal(&a->clip, &b->clip, sizeof a->clip);
    assert_int_equal(a->visible, b->visible);
    assert_int_equal(a->clipped, b->clipped);
    assert_int_equal(a->disabled, b->disabled);
    assert_int_equal(a->action.number, b->action.number);
    assert_true(a->scroll_px == b->scroll_px && a->content_h == b->content_h);
}

static void assert_same(const struct scene *scene, const struct node *a, const struct node *b)
{
    struct arena arena;
    arena_init(&arena);
    const struct node *x = a, *y = b;
    for (; x && y; x = node_next(a, x), y = node_next(b, y))
        assert_node(x, y);
    assert_true(!x && !y);
    struct draw_list one = draw_tree(&arena, a, &scene->theme), two = draw_tree(&arena, b, &scene->theme);
    assert_int_equal(one.n, two.n);
    for (int i = 0; i < one.n; i++)
        assert_true(one.items[i].hash == two.items[i].hash);
    arena_release(&arena);
}

/* Down in steps past the end, and back to the top. */
static void slide(struct scene *scene)
{
    static const int offsets[] = {7, 240, 1013, 1 << 20, 500, 0};
    struct arena arena;
    arena_init(&arena);
    struct node *moved = fresh(scene, &arena);
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        struct arena again;
        arena_init(&again);
        kiosk_act(&scene->kiosk, ACT_SCROLL, offsets[i], "");
        layout_scroll(moved, &scene->theme, model_visit(&scene->kiosk.model)->scroll_px);
        assert_same(scene, moved, fresh(scene, &again));
        struct node *cached = made(scene, &again);
        layout_cached(cached, &scene->theme, scene->texts, scene->now->lang, &again);
        assert_same(scene, moved, cached);
        arena_release(&again);
    }
    for (const struct node *node = moved; node; node = node_next(moved, node))
        scene->scrolled += node->box == BOX_SCROLL && node->content_h > node->rect.h;
    arena_release(&arena);
}

static void visit_all(struct scene *scene, int tag)
{
    scene->now = &scene->words[tag];
    for (int stop = 0; stop < STOPS; stop++) {
        kiosk_begin(&scene->kiosk, tags[tag]);
        kiosk_act(&scene->kiosk, ACT_WAKE, 0, "");
        if (stops[stop].screen != SCREEN_HOME)
            kiosk_act(&scene->kiosk, ACT_GO, (int)stops[stop].screen, stops[stop].key);
        for (int panel = 0; panel < PANELS; panel++)
            for (enum text_scale scale = 0; scale < SCALE_COUNT; scale++) {
                theme_init(&scene->theme, &panels[panel], THEME_LIGHT, scale);
                slide(scene);
            }
        model_release(&scene->kiosk.model);
    }
}

static void a_tree_that_was_moved_is_the_one_that_would_be_made(void **state)
{
    (void)state;
    static struct scene scene;
    demo_content(content_path());
    assert_int_equal(content_open_readonly(content_path(), &scene.kiosk.content), ERR_OK);
    assert_int_equal(fonts_open(NULL, NULL, &scene.fonts), ERR_OK);
    scene.measure = fonts_measure(scene.fonts);
    scene.texts = text_cache_new(&scene.measure);
    arena_init(&scene.words_arena);
    for (int i = 0; i < TAGS; i++) {
        scene.words[i].lang = lang_find(str_of(tags[i]));
        assert_int_equal(
            catalog_open(catalogs(), scene.words[i].lang, &scene.words_arena, &scene.words[i].catalog),
            ERR_OK);
        visit_all(&scene, i);
    }
    assert_true(scene.scrolled > 80);
    assert_true(text_cache_lru(scene.texts)->hits > 4 * text_cache_lru(scene.texts)->misses);
    text_cache_free(scene.texts);
    fonts_close(scene.fonts);
    content_close(scene.kiosk.content);
    arena_release(&scene.words_arena);
    test_remove(content_path());
    rmdir(test_dir());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_that_was_moved_is_the_one_that_would_be_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
