// SPDX-License-Identifier: GPL-3.0-or-later
// A22: what changes by itself on the screens, with the demo content, on a virtual clock. A change is one of
// what would be painted.
#include "tree.h"
#include "walk.h"

#include "kiosk/view.h"
#include "tests/unit/words.h"
#include "ui/draw.h"

enum { RECTS_MAX = 16, SECOND = 1000, MINUTE = 60 * SECOND, GREETING = 10 * SECOND };

static struct arena words_arena, lists[2];
static struct words words[LANGS_MAX];
static struct content *content;
static struct theme theme;
static struct kiosk kiosk;
static struct draw_list shown;
static int current;

static const struct words *words_shown(void)
{
    int i = 0;
    while (strcmp(walk_site.langs[i], model_lang(&kiosk.model)) != 0)
        i++;
    return &words[i];
}

/* Whether the screen is another than at the last look. */
static bool changed(void)
{
    struct rect rects[RECTS_MAX];
    struct arena *arena = &lists[!current];
    arena_reset(arena);
    struct ui ui = {arena, &theme, words_shown(), NULL, NULL};
    struct node *root = view(&kiosk.model, &ui);
    layout(root, &theme, &fixed_measure, ui.words->lang, arena);
    struct draw_list now = draw_tree(arena, root, &theme);
    bool other = draw_damage(&shown, &now, rects, RECTS_MAX) > 0;
    shown = now;
    current = !current;
    return other;
}

static void pass(int64_t ms)
{
    kiosk.now_ms += ms;
    kiosk_send(&kiosk, (struct message){.type = MSG_TICK});
}

/* As long as the kiosk sleeps by itself. */
static int64_t next_ms(void)
{
    int64_t ms = model_next_tick_ms(&kiosk.model);
    return ms < 1 ? 1 : ms;
}

static void starts(bool still)
{
    kiosk = (struct kiosk){.content = content};
    kiosk_begin(&kiosk, walk_site.langs[0]);
    kiosk.model.site.preferences[PREFER_STILL] = still;
    session_init(&kiosk.model.session, &kiosk.model.site);
    kiosk_send(&kiosk, (struct message){.type = MSG_RELEASE});
    changed();
}

static void A22_with_motion_off_the_screen_at_rest_stands_still(void **state)
{
    (void)state;
    starts(true);
    for (int64_t gone = 0; gone < 10 * MINUTE; gone += SECOND) {
        pass(SECOND);
        assert_false(changed());
    }
    model_release(&kiosk.model);
}

static void A22_with_motion_on_the_screen_at_rest_changes_every_ten_seconds_at_most(void **state)
{
    enum { STEP = SECOND / 4 };
    int64_t last_ms = -GREETING;
    int changes = 0;
    (void)state;
    starts(false);
    for (int64_t gone = STEP; gone <= 2 * MINUTE; gone += STEP) {
        pass(STEP);
        if (!changed())
            continue;
        assert_true(gone - last_ms >= GREETING);
        last_ms = gone;
        changes++;
    }
    assert_int_equal(changes, 2 * MINUTE / GREETING); /* so that the test does look */
    model_release(&kiosk.model);
}

static void A22_who_switches_motion_off_has_it_off_at_once(void **state)
{
    (void)state;
    starts(false);
    pass(GREETING);
    assert_true(changed());
    kiosk_send(&kiosk, (struct message){.type = MSG_TOUCH});
    kiosk_act(&kiosk, (enum act)(ACT_PREFER + PREFER_STILL), 1, "");
    changed();
    for (int i = 0; i < walk_site.idle_s - 1; i++) {
        pass(SECOND);
        assert_false(changed());
    }
    model_release(&kiosk.model);
}

/* Only the seconds that are counted down when it asks change as often as that. */
static void A22_no_screen_changes_by_itself_more_often_than_once_a_second(void **state)
{
    (void)state;
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        starts(false);
        kiosk_act(&kiosk, ACT_GO, screen, "");
        changed();
        int64_t last_ms = kiosk.now_ms;
        for (int64_t until = last_ms + 3 * MINUTE; kiosk.now_ms < until;) {
            pass(next_ms());
            if (!changed())
                continue;
            bool asks = model_screen(&kiosk.model) == SCREEN_STILLTHERE;
            bool rests = model_screen(&kiosk.model) == SCREEN_WELCOME;
            if (kiosk.now_ms - last_ms < SECOND || (!asks && !rests && kiosk.now_ms - last_ms < GREETING))
                fail_msg("%s changes after %d ms", screens[screen]->name, (int)(kiosk.now_ms - last_ms));
            last_ms = kiosk.now_ms;
        }
        model_release(&kiosk.model);
    }
}

static void A22_the_frame_of_the_single_switch_steps_once_a_second_at_most(void **state)
{
    (void)state;
    for (int scan = 1; scan <= SCAN_MAX; scan++)
        assert_true(preference_scan_ms(scan) >= SECOND);
}

static int set_up(void **state)
{
    (void)state;
    arena_init(&words_arena);
    arena_init(&lists[0]);
    arena_init(&lists[1]);
    theme_init(&theme, &standing, THEME_LIGHT, SCALE_STANDARD);
    for (int i = 0; i < walk_site.n_langs; i++)
        words_open(&words_arena, walk_site.langs[i], &words[i]); /* the pseudo languages have none */
    demo_content(test_path("content.db"));
    return content_open_readonly(test_path("content.db"), &content) == ERR_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    content_close(content);
    test_remove(test_path("content.db"));
    rmdir(test_dir());
    arena_release(&lists[0]);
    arena_release(&lists[1]);
    arena_release(&words_arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A22_with_motion_off_the_screen_at_rest_stands_still),
        cmocka_unit_test(A22_with_motion_on_the_screen_at_rest_changes_every_ten_seconds_at_most),
        cmocka_unit_test(A22_who_switches_motion_off_has_it_off_at_once),
        cmocka_unit_test(A22_no_screen_changes_by_itself_more_often_than_once_a_second),
        cmocka_unit_test(A22_the_frame_of_the_single_switch_steps_once_a_second_at_most),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
