// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/message.h"

static const struct site site = {.langs = {"sv", "en", "ar"},
                                 .n_langs = 3,
                                 .zone = "Europe/Stockholm",
                                 .idle_s = 90,
                                 .idle_form_s = 180,
                                 .ask_s = 45};
enum { NOON_MS = 1000000 };

struct kiosk {
    struct model model;
    struct effects effects;
    int64_t now_ms;
};

static void begin(struct kiosk *kiosk)
{
    struct status status = {.paired = true, .clock_trusted = true, .content_known = true, .items = 10};
    *kiosk = (struct kiosk){.now_ms = NOON_MS};
    model_init(&kiosk->model, &site, NOON_MS, NOON_MS);
    update(&kiosk->model,
           &(struct message){.type = MSG_STATUS, .now_ms = NOON_MS, .mono_ms = NOON_MS, .status = &status},
           &kiosk->effects);
}

static void send(struct kiosk *kiosk, struct message message)
{
    message.now_ms = message.mono_ms = kiosk->now_ms;
    update(&kiosk->model, &message, &kiosk->effects);
}

static void act(struct kiosk *kiosk, int code, int number, const char *arg)
{
    send(kiosk, (struct message){.type = MSG_ACT, .act = {code, number, str_of(arg)}});
}

static void after(struct kiosk *kiosk, int64_t seconds)
{
    kiosk->now_ms += seconds * 1000;
    send(kiosk, (struct message){.type = MSG_TICK});
}

static void answer(struct kiosk *kiosk, unsigned seq, enum load_kind kind)
{
    struct load_request request = {.seq = seq, .kind = kind};
    send(kiosk, (struct message){.type = MSG_LOADED, .load = load_new(&request)});
}

static void a_press_leads_to_the_screen_it_names_and_back_again(void **state)
{
    static const struct {
        enum screen screen;
        enum load_kind loads;
    } rows[] = {
        {SCREEN_NEEDS, LOAD_NEEDS}, {SCREEN_EVENTS, LOAD_LIST},     {SCREEN_TIME, LOAD_NONE},
        {SCREEN_GUIDES, LOAD_LIST}, {SCREEN_COMMITMENTS, LOAD_SAY}, {SCREEN_HELP, LOAD_NONE},
        {SCREEN_STORES, LOAD_NONE}, {SCREEN_LANGUAGE, LOAD_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct kiosk kiosk;
        begin(&kiosk);
        act(&kiosk, ACT_WAKE, 0, "");
        assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
        act(&kiosk, ACT_GO, (int)rows[i].screen, "");
        assert_int_equal(model_screen(&kiosk.model), rows[i].screen);
        assert_int_equal(kiosk.effects.n, rows[i].loads != LOAD_NONE);
        if (kiosk.effects.n)
            assert_int_equal(kiosk.effects.items[0].request.kind, rows[i].loads);
        act(&kiosk, ACT_BACK, 0, "");
        assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
        model_release(&kiosk.model);
    }
}

static void a_bar_button_on_the_welcome_screen_acts_at_the_first_touch_and_back_leads_home(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_GO, SCREEN_HELP, "");
    assert_int_equal(model_screen(&kiosk.model), SCREEN_HELP);
    act(&kiosk, ACT_BACK, 0, "");
    assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
    act(&kiosk, ACT_BACK, 0, "");
    assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
    model_release(&kiosk.model);
}

static void A15_a_minute_and_a_half_without_touch_asks_then_goes_to_rest(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    after(&kiosk, 89);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
    after(&kiosk, 1);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_STILLTHERE);
    after(&kiosk, 44);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_STILLTHERE);
    after(&kiosk, 1);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_WELCOME);
    model_release(&kiosk.model);
}

static void any_touch_answers_the_question_and_presses_nothing_else(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    for (int round = 0; round < 5; round++) { /* as often as one likes */
        after(&kiosk, 90);
        assert_int_equal(model_screen(&kiosk.model), SCREEN_STILLTHERE);
        act(&kiosk, ACT_GO, SCREEN_EVENTS, "");
        assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
    }
    model_release(&kiosk.model);
}

static void large_letters_give_twice_the_time(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    act(&kiosk, ACT_TEXT_SIZE, 0, "");
    after(&kiosk, 179);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
    after(&kiosk, 1);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_STILLTHERE);
    model_release(&kiosk.model);
}

/* One person's choices and words are never met by the next. */
static void A27_the_end_of_a_session_leaves_nothing_of_it(void **state)
{
    struct kiosk kiosk;
    struct session fresh;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_LANGUAGE, 0, "ar");
    act(&kiosk, ACT_COLOUR, 0, "");
    act(&kiosk, ACT_TEXT_SIZE, 0, "");
    act(&kiosk, ACT_LOW, 0, "");
    act(&kiosk, ACT_GO, SCREEN_SEARCH, "");
    send(&kiosk, (struct message){.type = MSG_TEXT, .text = STR("Hemligheten")});
    assert_string_equal(kiosk.model.session.typed, "Hemligheten");
    after(&kiosk, 180);
    after(&kiosk, 45);
    session_init(&fresh, &site);
    assert_memory_equal(&kiosk.model.session, &fresh, sizeof fresh);
    assert_null(memmem(&kiosk.model, sizeof kiosk.model, "emlighe", 7));
    assert_null(kiosk.model.page);
    model_release(&kiosk.model);
}

static void leaving_the_search_forgets_the_words(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    act(&kiosk, ACT_GO, SCREEN_SEARCH, "");
    act(&kiosk, ACT_TYPE, 0, "å");
    act(&kiosk, ACT_TYPE, 0, "b");
    act(&kiosk, ACT_BACKSPACE, 0, "");
    assert_string_equal(kiosk.model.session.typed, "å");
    act(&kiosk, ACT_BACKSPACE, 0, "");
    assert_string_equal(kiosk.model.session.typed, "");
    act(&kiosk, ACT_TYPE, 0, "x");
    act(&kiosk, ACT_BACK, 0, "");
    assert_string_equal(kiosk.model.session.typed, "");
    model_release(&kiosk.model);
}

static void what_is_typed_has_an_end(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_GO, SCREEN_SEARCH, "");
    for (int i = 0; i < 10000; i++)
        act(&kiosk, ACT_TYPE, 0, "ö");
    assert_true(strlen(kiosk.model.session.typed) < TYPED_MAX);
    assert_int_equal(strlen(kiosk.model.session.typed) % 2, 0);
    send(&kiosk, (struct message){.type = MSG_TEXT, .text = STR("\xff\xfe")});
    assert_null(strchr(kiosk.model.session.typed, '\xff'));
    model_release(&kiosk.model);
}

static void a_late_answer_is_dropped(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    act(&kiosk, ACT_GO, SCREEN_EVENTS, "");
    unsigned old = kiosk.model.page_seq;
    act(&kiosk, ACT_PERIOD, PERIOD_TOMORROW, "");
    answer(&kiosk, old, LOAD_LIST);
    assert_null(kiosk.model.page);
    assert_true(kiosk.model.waiting);
    answer(&kiosk, kiosk.model.page_seq, LOAD_LIST);
    assert_non_null(kiosk.model.page);
    assert_false(kiosk.model.waiting);
    answer(&kiosk, kiosk.model.page_seq + 100, LOAD_ITEM);
    assert_int_equal(kiosk.model.page->kind, LOAD_LIST);
    model_release(&kiosk.model);
}

static void a_new_release_is_asked_for_without_a_blank_screen(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    act(&kiosk, ACT_GO, SCREEN_DETAIL, "service/brevhjalp");
    answer(&kiosk, kiosk.model.page_seq, LOAD_ITEM);
    const struct load *before = kiosk.model.page;
    send(&kiosk, (struct message){.type = MSG_RELEASE});
    assert_int_equal(kiosk.effects.n, 2);
    assert_ptr_equal(kiosk.model.page, before);
    assert_false(kiosk.model.waiting);
    answer(&kiosk, kiosk.model.page_seq, LOAD_ITEM);
    assert_ptr_not_equal(kiosk.model.page, before);
    model_release(&kiosk.model);
}

static void without_content_the_screen_says_what_to_do(void **state)
{
    static const struct {
        struct status status;
        enum screen screen;
    } rows[] = {
        {{.content_known = false}, SCREEN_WELCOME},
        {{.content_known = true, .paired = false}, SCREEN_UNPAIRED},
        {{.content_known = true, .paired = true}, SCREEN_EMPTY},
        {{.content_known = true, .paired = true, .storage_fault = true}, SCREEN_OUTOFSERVICE},
        {{.content_known = true, .paired = true, .items = 1}, SCREEN_WELCOME},
        {{.content_known = true, .paired = true, .items = 1, .storage_fault = true}, SCREEN_WELCOME},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct kiosk kiosk;
        begin(&kiosk);
        send(&kiosk, (struct message){.type = MSG_STATUS, .status = &rows[i].status});
        assert_int_equal(model_screen(&kiosk.model), rows[i].screen);
        model_release(&kiosk.model);
    }
}

static void A22_the_greeting_goes_round_every_ten_seconds_and_stands_when_motion_is_off(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    const char *const round[] = {"en", "ar", "sv"};
    for (int i = 0; i < 3; i++) {
        after(&kiosk, 10);
        assert_string_equal(model_lang(&kiosk.model), round[i]);
    }
    send(&kiosk, (struct message){.type = MSG_PREFER, .preference = PREFER_STILL, .number = 1});
    after(&kiosk, 60);
    assert_string_equal(model_lang(&kiosk.model), "sv");
    model_release(&kiosk.model);
}

static void a_greeting_that_is_over_goes_at_once_whatever_came_between(void **state)
{
    struct kiosk kiosk;
    struct status status;
    (void)state;
    begin(&kiosk);
    status = kiosk.model.status;
    kiosk.now_ms += GREETING_MS + 1;
    send(&kiosk, (struct message){.type = MSG_STATUS, .status = &status});
    assert_int_equal(model_next_tick_ms(&kiosk.model), 0);
    after(&kiosk, 0);
    assert_true(model_next_tick_ms(&kiosk.model) > 0);
    model_release(&kiosk.model);
}

static void what_was_chosen_at_rest_goes_with_whoever_chose_it(void **state)
{
    static const int acts[] = {ACT_TEXT_SIZE, ACT_COLOUR, ACT_LOW, ACT_LISTEN};
    (void)state;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        struct kiosk kiosk;
        struct session fresh;
        begin(&kiosk);
        act(&kiosk, acts[i], 0, "");
        assert_int_equal(model_screen(&kiosk.model), SCREEN_WELCOME);
        after(&kiosk, 180);
        session_init(&fresh, &site);
        assert_memory_equal(&kiosk.model.session, &fresh, sizeof fresh);
        model_release(&kiosk.model);
    }
}

static void the_day_s_events_are_asked_for_again_as_the_day_goes_on(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk); /* the first is asked for at the start */
    answer(&kiosk, kiosk.model.home_seq, LOAD_HOME);
    after(&kiosk, 299);
    assert_int_equal(kiosk.effects.n, 0);
    after(&kiosk, 1);
    assert_int_equal(kiosk.effects.n, 1);
    assert_int_equal(kiosk.effects.items[0].request.kind, LOAD_HOME);
    kiosk.now_ms += 2 * 86400000LL - kiosk.now_ms % 86400000 - 60000; /* a minute to midnight */
    send(&kiosk, (struct message){.type = MSG_TICK});
    after(&kiosk, 59);
    assert_int_equal(kiosk.effects.n, 0);
    after(&kiosk, 1);
    assert_int_equal(kiosk.effects.n, 1);
    model_release(&kiosk.model);
}

static void a_clock_that_jumps_asks_nobody_whether_they_are_there(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    struct message tick = {
        .type = MSG_TICK, .now_ms = NOON_MS + 86400000LL * 40, .mono_ms = kiosk.now_ms + 1000};
    update(&kiosk.model, &tick, &kiosk.effects);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
    model_release(&kiosk.model);
}

static void a_deep_history_still_leads_home(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_WAKE, 0, "");
    for (int i = 0; i < 100; i++)
        act(&kiosk, ACT_GO, i % 2 ? SCREEN_DETAIL : SCREEN_ORGANIZATION, "org/x");
    for (int i = 0; i < HISTORY_MAX; i++)
        act(&kiosk, ACT_BACK, 0, "");
    assert_int_equal(model_screen(&kiosk.model), SCREEN_HOME);
    model_release(&kiosk.model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_press_leads_to_the_screen_it_names_and_back_again),
        cmocka_unit_test(a_bar_button_on_the_welcome_screen_acts_at_the_first_touch_and_back_leads_home),
        cmocka_unit_test(A15_a_minute_and_a_half_without_touch_asks_then_goes_to_rest),
        cmocka_unit_test(any_touch_answers_the_question_and_presses_nothing_else),
        cmocka_unit_test(large_letters_give_twice_the_time),
        cmocka_unit_test(A27_the_end_of_a_session_leaves_nothing_of_it),
        cmocka_unit_test(leaving_the_search_forgets_the_words),
        cmocka_unit_test(what_is_typed_has_an_end),
        cmocka_unit_test(a_late_answer_is_dropped),
        cmocka_unit_test(a_new_release_is_asked_for_without_a_blank_screen),
        cmocka_unit_test(without_content_the_screen_says_what_to_do),
        cmocka_unit_test(A22_the_greeting_goes_round_every_ten_seconds_and_stands_when_motion_is_off),
        cmocka_unit_test(a_greeting_that_is_over_goes_at_once_whatever_came_between),
        cmocka_unit_test(what_was_chosen_at_rest_goes_with_whoever_chose_it),
        cmocka_unit_test(the_day_s_events_are_asked_for_again_as_the_day_goes_on),
        cmocka_unit_test(a_clock_that_jumps_asks_nobody_whether_they_are_there),
        cmocka_unit_test(a_deep_history_still_leads_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
