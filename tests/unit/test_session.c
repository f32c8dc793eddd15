// SPDX-License-Identifier: GPL-3.0-or-later
// How long one may think (A15), and that nothing is left for the next one (A27).
#include "session.h"

/* ---- A15 ---- */

static void A15_there_are_thirty_seconds_at_least_to_answer_and_anything_is_an_answer(void **state)
{
    struct message message;
    (void)state;
    for (int i = 0; input(i, &message); i++) {
        struct kiosk kiosk;
        begin(&kiosk);
        act(&kiosk, ACT_GO, SCREEN_SEARCH, "");
        act(&kiosk, ACT_TYPE, 0, SECRET);
        after(&kiosk, IDLE_S - 1);
        assert_false(asks(&kiosk));
        after(&kiosk, 1);
        assert_true(asks(&kiosk));
        after(&kiosk, 30);
        assert_true(asks(&kiosk));
        send(&kiosk, message);
        assert_int_equal(model_screen(&kiosk.model), SCREEN_SEARCH); /* and nothing else was pressed by it */
        assert_string_equal(kiosk.model.session.typed, SECRET);
        after(&kiosk, IDLE_S - 1);
        assert_false(asks(&kiosk));
        model_release(&kiosk.model);
    }
}

static void A15_the_frame_of_the_single_switch_is_no_answer(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    after(&kiosk, IDLE_S);
    send(&kiosk, (struct message){.type = MSG_FOCUS, .text = STR("stillthere.more"), .by_itself = true});
    assert_true(asks(&kiosk));
    after(&kiosk, ASK_S);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_WELCOME);
    model_release(&kiosk.model);
}

static void A15_one_may_stay_as_long_as_one_likes(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_GO, SCREEN_SEARCH, "");
    act(&kiosk, ACT_TYPE, 0, SECRET);
    for (int i = 0; i < 1000; i++) {
        after(&kiosk, IDLE_S);
        assert_true(asks(&kiosk));
        after(&kiosk, ASK_S - 1);
        send(&kiosk, (struct message){.type = MSG_TOUCH});
    }
    assert_string_equal(kiosk.model.session.typed, SECRET);
    model_release(&kiosk.model);
}

static void A15_who_needs_time_has_it(void **state)
{
    static const struct {
        enum preference preference;
        int number, times;
    } rows[] = {{PREFER_SCALE, SCALE_STANDARD, 1}, {PREFER_SCALE, SCALE_LARGE, 2},
                {PREFER_SCALE, SCALE_LARGEST, 2},  {PREFER_SCAN, 1, 2},
                {PREFER_SCAN, SCAN_MAX, 2},        {PREFER_LONG_TIME, 1, 10}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int longer = 0; longer < 2; longer++) {
            bool ten = longer && rows[i].preference != PREFER_LONG_TIME;
            int64_t idle_s = (int64_t)IDLE_S * rows[i].times * (ten ? 10 : 1);
            struct kiosk kiosk;
            begin(&kiosk);
            prefer(&kiosk, rows[i].preference, rows[i].number);
            if (longer)
                prefer(&kiosk, PREFER_LONG_TIME, 1);
            assert_true(model_next_tick_ms(&kiosk.model) <= idle_s * 1000);
            after(&kiosk, idle_s - 1);
            assert_false(asks(&kiosk));
            assert_int_equal(model_next_tick_ms(&kiosk.model) <= 1000, 1);
            after(&kiosk, 1);
            assert_true(asks(&kiosk));
            model_release(&kiosk.model);
        }
}

static void A15_the_time_stands_still_while_it_is_read_aloud(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    for (int i = 0; i < 100; i++) {
        after(&kiosk, IDLE_S);
        assert_false(asks(&kiosk));
    }
    kiosk.now_ms += (IDLE_S - 1) * 1000; /* no tick came meanwhile */
    read_aloud(&kiosk, &silence);
    after(&kiosk, IDLE_S - 1);
    assert_false(asks(&kiosk));
    after(&kiosk, 1);
    assert_true(asks(&kiosk));
    model_release(&kiosk.model);
}

static void A15_on_expiry_what_was_typed_is_destroyed_and_goes_nowhere(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_GO, SCREEN_SEARCH, "");
    act(&kiosk, ACT_TYPE, 0, SECRET);
    after(&kiosk, IDLE_S);
    after(&kiosk, ASK_S);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_WELCOME);
    assert_null(memmem(&kiosk.model, sizeof kiosk.model, SECRET, strlen(SECRET)));
    for (int i = 0; i < kiosk.effects.n; i++) {
        assert_int_equal(kiosk.effects.items[i].type, EFFECT_LOAD);
        assert_int_equal(kiosk.effects.items[i].request.kind, LOAD_HOME);
        assert_string_equal(kiosk.effects.items[i].request.text, "");
    }
    model_release(&kiosk.model);
}

/* ---- A27 ---- */

static void expect_fresh(const struct kiosk *kiosk)
{
    struct session fresh;
    model_fresh_session(&kiosk->model, &fresh); /* who wears headphones listens */
    assert_memory_equal(&kiosk->model.session, &fresh, sizeof fresh);
    assert_null(memmem(&kiosk->model, sizeof kiosk->model, SECRET, strlen(SECRET)));
    assert_null(kiosk->model.page);
    assert_int_equal(model_screen(&kiosk->model), SCREEN_WELCOME);
}

static void leave(struct kiosk *kiosk, bool walks_away)
{
    if (!walks_away) {
        send(kiosk, (struct message){.type = MSG_TOUCH}); /* if it asks */
        act(kiosk, ACT_START_OVER, 0, "");
        return;
    }
    read_aloud(kiosk, &silence);
    after(kiosk, 2 * 10 * IDLE_S);
    after(kiosk, ASK_S);
    if (model_screen(&kiosk->model) != SCREEN_WELCOME) /* it had just asked and was answered by the first */
        after(kiosk, ASK_S);
}

static void set_all(struct kiosk *kiosk)
{
    for (int i = 0; i < PREFER_COUNT; i++)
        prefer(kiosk, (enum preference)i, preference_max((enum preference)i));
    act(kiosk, ACT_LANGUAGE, 0, "en");
    act(kiosk, ACT_GO, SCREEN_DETAIL, "service/" SECRET);
    act(kiosk, ACT_GO, SCREEN_EVENTS, "");
    act(kiosk, ACT_DAY, 3, "");
    act(kiosk, ACT_MORE_ROWS, 0, "");
    act(kiosk, ACT_CHIP, CHIP_FREE, "");
    act(kiosk, ACT_SCROLL, 400, "");
    act(kiosk, ACT_GO, SCREEN_SEARCH, "");
    act(kiosk, ACT_KEYBOARD, PRESS_ABC, "");
    act(kiosk, ACT_KEYBOARD, PRESS_OTHER + 1, "");
    act(kiosk, ACT_KEYBOARD, PRESS_PAGE + 1, "");
    send(kiosk, (struct message){.type = MSG_TEXT, .text = STR(SECRET)});
    act(kiosk, ACT_SCROLL, 300, "");
    send(kiosk, (struct message){.type = MSG_FOCUS, .text = STR("search." SECRET)});
    read_aloud(kiosk, &(struct reading){.id = "search." SECRET, .leaf = 1, .from = 2, .to = 3});
}

static void A27_after_all_that_can_be_set_and_written_the_session_is_as_it_began(void **state)
{
    (void)state;
    for (int way = 0; way < 4; way++) {
        struct kiosk kiosk;
        begin(&kiosk);
        send(&kiosk, (struct message){.type = MSG_HEADPHONES, .number = way % 2});
        set_all(&kiosk);
        assert_non_null(memmem(&kiosk.model, sizeof kiosk.model, SECRET, strlen(SECRET)));
        leave(&kiosk, way / 2);
        expect_fresh(&kiosk);
        model_release(&kiosk.model);
    }
}

static unsigned random_below(unsigned *seed, unsigned n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % n;
}

static void do_anything(struct kiosk *kiosk, unsigned *seed)
{
    static const char *const args[] = {"", "so", "en", "ti", SECRET, "service/Hemligheten"};
    struct message message;
    if (random_below(seed, 8) == 0) {
        read_aloud(kiosk, random_below(seed, 2) ? &some_words : &silence);
    } else if (random_below(seed, 12) == 0) {
        after(kiosk, random_below(seed, 200));
    } else if (random_below(seed, 3) == 0) {
        input((int)random_below(seed, ACT_PREFER + PREFER_COUNT + KEYS + 4), &message);
        send(kiosk, message);
    } else {
        act(kiosk, (int)random_below(seed, ACT_PREFER + PREFER_COUNT), (int)random_below(seed, 0x310),
            args[random_below(seed, sizeof args / sizeof *args)]);
    }
}

static void A27_whatever_was_done_the_session_is_as_it_began(void **state)
{
    unsigned seed = 27;
    (void)state;
    for (int person = 0; person < 400; person++) {
        struct kiosk kiosk;
        begin(&kiosk);
        for (int i = 0; i < 60; i++)
            do_anything(&kiosk, &seed);
        leave(&kiosk, person % 2);
        expect_fresh(&kiosk);
        model_release(&kiosk.model);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A15_there_are_thirty_seconds_at_least_to_answer_and_anything_is_an_answer),
        cmocka_unit_test(A15_the_frame_of_the_single_switch_is_no_answer),
        cmocka_unit_test(A15_one_may_stay_as_long_as_one_likes),
        cmocka_unit_test(A15_who_needs_time_has_it),
        cmocka_unit_test(A15_the_time_stands_still_while_it_is_read_aloud),
        cmocka_unit_test(A15_on_expiry_what_was_typed_is_destroyed_and_goes_nowhere),
        cmocka_unit_test(A27_after_all_that_can_be_set_and_written_the_session_is_as_it_began),
        cmocka_unit_test(A27_whatever_was_done_the_session_is_as_it_began),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
