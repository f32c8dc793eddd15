// SPDX-License-Identifier: GPL-3.0-or-later
// A21: nothing that a person gave leaves the kiosk but by a press on a screen that showed it. The trees are
// looked at in test_walk; here it is what comes of every input on every screen, and of going away.
#include "session.h"

#include "kiosk/screen.h"
#include "sends.h"

static void expect_nothing_sent(const struct kiosk *kiosk, enum screen from, bool may)
{
    for (int i = 0; i < kiosk->effects.n; i++)
        if (effect_sends(kiosk->effects.items[i].type) && !may)
            fail_msg("%s sends what was not shown", screens[from]->name);
}

static bool may_send(enum screen screen, const struct message *message)
{
    bool act = message->type == MSG_ACT && message->act.code <= ACT_PREFER;
    return screens[screen]->review && act && act_sends((enum act)message->act.code);
}

static void A21_nothing_is_sent_but_from_a_screen_that_shows_it(void **state)
{
    struct message message;
    (void)state;
    for (int screen = SCREEN_HOME; screen < SCREEN_COUNT; screen++)
        for (int i = 0; input(i, &message); i++) {
            struct kiosk kiosk;
            begin(&kiosk);
            act(&kiosk, ACT_GO, screen, "");
            send(&kiosk, message);
            expect_nothing_sent(&kiosk, (enum screen)screen, may_send((enum screen)screen, &message));
            model_release(&kiosk.model);
        }
}

static void A21_who_goes_away_has_sent_nothing(void **state)
{
    (void)state;
    for (int screen = SCREEN_HOME; screen < SCREEN_COUNT; screen++) {
        struct kiosk kiosk;
        begin(&kiosk);
        act(&kiosk, ACT_GO, screen, "");
        send(&kiosk, (struct message){.type = MSG_TEXT, .text = STR(SECRET)});
        after(&kiosk, IDLE_S);
        expect_nothing_sent(&kiosk, (enum screen)screen, false);
        after(&kiosk, ASK_S);
        expect_nothing_sent(&kiosk, (enum screen)screen, false);
        assert_int_equal(model_screen(&kiosk.model), SCREEN_WELCOME);
        model_release(&kiosk.model);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A21_nothing_is_sent_but_from_a_screen_that_shows_it),
        cmocka_unit_test(A21_who_goes_away_has_sent_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
