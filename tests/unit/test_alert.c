// SPDX-License-Identifier: GPL-3.0-or-later
/* A notice that takes the whole screen: when it stands there, what it lets through, and when it goes. */
#include "session.h"

#include "alert_help.h"
#include "kiosk/alert.h"
#include "kiosk/facts.h"
#include "tree.h"
#include "kiosk/view.h"

static struct load *home_of(const struct kiosk *kiosk, bool alert)
{
    struct load_request request = {.seq = kiosk->model.home_seq, .kind = LOAD_HOME};
    struct load *load = load_new(&request);
    if (alert)
        alert_add(load);
    return load;
}

static void comes(struct kiosk *kiosk)
{
    send(kiosk, (struct message){.type = MSG_LOADED, .load = home_of(kiosk, true)});
}

static enum screen shown(const struct kiosk *kiosk)
{
    return model_screen(&kiosk->model);
}

static void rest(struct kiosk *kiosk)
{
    begin(kiosk);
    act(kiosk, ACT_START_OVER, 0, "");
}

static void it_stands_at_rest_and_going_on_leads_home(void **state)
{
    struct kiosk kiosk;
    (void)state;
    rest(&kiosk);
    assert_int_equal(shown(&kiosk), SCREEN_WELCOME);
    comes(&kiosk);
    assert_int_equal(shown(&kiosk), SCREEN_NOTICE);
    act(&kiosk, ACT_GO_ON, 0, "");
    assert_int_equal(shown(&kiosk), SCREEN_HOME);
    model_release(&kiosk.model);
}

static void it_comes_over_whatever_is_shown_once_a_session(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_GO, SCREEN_EVENTS, "");
    comes(&kiosk);
    assert_int_equal(shown(&kiosk), SCREEN_NOTICE);
    act(&kiosk, ACT_GO_ON, 0, "");
    assert_int_equal(shown(&kiosk), SCREEN_EVENTS);
    comes(&kiosk); /* the same, with the next release */
    assert_int_equal(shown(&kiosk), SCREEN_EVENTS);
    act(&kiosk, ACT_START_OVER, 0, "");
    comes(&kiosk);
    assert_int_equal(shown(&kiosk), SCREEN_NOTICE); /* for the next one who comes */
    model_release(&kiosk.model);
}

static void it_never_stands_before_help_and_language(void **state)
{
    static const enum screen free_screens[] = {SCREEN_HELP, SCREEN_LANGUAGE, SCREEN_TEXTCOLOUR, SCREEN_STORES,
                                               SCREEN_STAFF};
    (void)state;
    for (size_t i = 0; i < sizeof free_screens / sizeof *free_screens; i++) {
        struct kiosk kiosk;
        begin(&kiosk);
        comes(&kiosk);
        assert_int_equal(shown(&kiosk), SCREEN_NOTICE);
        act(&kiosk, ACT_GO, (int)free_screens[i], "");
        assert_int_equal(shown(&kiosk), free_screens[i]);
        act(&kiosk, ACT_BACK, 0, "");
        assert_int_equal(shown(&kiosk), SCREEN_NOTICE);
        model_release(&kiosk.model);
    }
}

static void back_and_the_back_key_take_away_the_notice_and_nothing_below_it(void **state)
{
    (void)state;
    for (int key = 0; key < 2; key++) {
        struct kiosk kiosk;
        begin(&kiosk);
        act(&kiosk, ACT_GO, SCREEN_EVENTS, "");
        comes(&kiosk);
        if (key)
            send(&kiosk, (struct message){.type = MSG_KEY, .key = MESSAGE_KEY_BACK});
        else
            act(&kiosk, ACT_BACK, 0, "");
        assert_int_equal(shown(&kiosk), SCREEN_EVENTS);
        model_release(&kiosk.model);
    }
}

static void what_is_typed_and_scrolled_below_it_stays(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    act(&kiosk, ACT_GO, SCREEN_SEARCH, "");
    send(&kiosk, (struct message){.type = MSG_TEXT, .text = STR("mat")});
    act(&kiosk, ACT_SCROLL, 40, "");
    comes(&kiosk);
    send(&kiosk, (struct message){.type = MSG_TEXT, .text = STR("xyz")});
    act(&kiosk, ACT_SCROLL, 200, "");
    assert_string_equal(kiosk.model.session.typed, "mat");
    assert_true(model_visit(&kiosk.model)->scroll_px == 40);
    assert_true(kiosk.model.session.alert_scroll_px == 200);
    act(&kiosk, ACT_GO_ON, 0, "");
    assert_int_equal(shown(&kiosk), SCREEN_SEARCH);
    assert_true(kiosk.model.session.alert_scroll_px == 0);
    model_release(&kiosk.model);
}

static void it_goes_when_its_time_is_over_or_it_is_withdrawn(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    comes(&kiosk);
    kiosk.now_ms = moment_s(kiosk.model.home->notices.items[0].item->notice.ends) * 1000;
    kiosk.model.touched_ms = kiosk.now_ms;
    send(&kiosk, (struct message){.type = MSG_TICK});
    assert_int_equal(shown(&kiosk), SCREEN_HOME);
    model_release(&kiosk.model);
    begin(&kiosk);
    comes(&kiosk);
    send(&kiosk, (struct message){.type = MSG_LOADED, .load = home_of(&kiosk, false)});
    assert_int_equal(shown(&kiosk), SCREEN_HOME);
    model_release(&kiosk.model);
}

static void still_there_is_asked_over_it(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    comes(&kiosk);
    after(&kiosk, IDLE_S + 1);
    assert_int_equal(shown(&kiosk), SCREEN_STILLTHERE);
    send(&kiosk, (struct message){.type = MSG_TOUCH});
    assert_int_equal(shown(&kiosk), SCREEN_NOTICE);
    model_release(&kiosk.model);
}

/* Somali and Tigrinya have no words of it. */
static void at_rest_it_is_shown_in_each_language_that_it_has_words_in(void **state)
{
    static const char *const shown_in[] = {"sv", "en", "sv"};
    struct kiosk kiosk;
    (void)state;
    rest(&kiosk);
    comes(&kiosk);
    for (int i = 0; i < 3; i++) {
        assert_string_equal(model_lang(&kiosk.model), shown_in[i]);
        after(&kiosk, GREETING_MS / 1000);
    }
    model_release(&kiosk.model);
}

static void it_is_a_dialog_with_help_and_language_in_it(void **state)
{
    static const char *const inside[] = {"notice.go_on", "notice.listen", "bar.help", "bar.language"};
    struct fixture f;
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk);
    comes(&kiosk);
    fixture_init(&f, &standing, "en");
    struct node *root = view(&kiosk.model, &f.ui);
    const struct node *dialog = node_dialog(root);
    assert_int_equal(dialog->role, ROLE_DIALOG);
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        const struct node *node = node_find(root, inside[i]);
        assert_non_null(node);
        assert_true(node_within(node, dialog));
    }
    assert_string_equal(arena_z(&f.arena, node_find(root, "notice.priority")->label), "Important");
    arena_release(&f.arena);
    model_release(&kiosk.model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_stands_at_rest_and_going_on_leads_home),
        cmocka_unit_test(it_comes_over_whatever_is_shown_once_a_session),
        cmocka_unit_test(it_never_stands_before_help_and_language),
        cmocka_unit_test(back_and_the_back_key_take_away_the_notice_and_nothing_below_it),
        cmocka_unit_test(what_is_typed_and_scrolled_below_it_stays),
        cmocka_unit_test(it_goes_when_its_time_is_over_or_it_is_withdrawn),
        cmocka_unit_test(still_there_is_asked_over_it),
        cmocka_unit_test(at_rest_it_is_shown_in_each_language_that_it_has_words_in),
        cmocka_unit_test(it_is_a_dialog_with_help_and_language_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
