// SPDX-License-Identifier: GPL-3.0-or-later
// Who listens: what cuts the speech (A11), what it is not to say (A12), which languages are heard (A13), how
// loud (A14).
#include "session.h"

/* ---- A11 ---- */

static bool turns_volume(const struct message *message)
{
    if (message->type == MSG_KEY)
        return message->key == MESSAGE_KEY_LOUDER || message->key == MESSAGE_KEY_QUIETER;
    return message->type == MSG_ACT && (message->act.code == ACT_LOUDER || message->act.code == ACT_QUIETER);
}

static void A11_whatever_a_person_does_cuts_the_speech_before_anything_else(void **state)
{
    struct message message;
    (void)state;
    for (int i = 0; input(i, &message); i++) {
        struct kiosk kiosk;
        begin_listening(&kiosk);
        send(&kiosk, message);
        bool cut = kiosk.effects.n > 0 && kiosk.effects.items[0].type == EFFECT_HUSH;
        if (cut == turns_volume(&message)) /* which is heard in what goes on being said */
            fail_msg("input %d: %s", i, cut ? "cuts the speech" : "goes on talking");
        assert_int_equal(kiosk.model.session.reading.id[0] == 0, cut);
        model_release(&kiosk.model);
    }
}

static void A11_what_happens_by_itself_does_not_cut_the_speech(void **state)
{
    const struct message rows[] = {
        {.type = MSG_TICK},
        {.type = MSG_RELEASE},
        {.type = MSG_FOCUS, .text = STR("bar.help"), .by_itself = true},
        {.type = MSG_ACT, .act = {.code = ACT_SCROLL, .number = 10}, .by_itself = true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct kiosk kiosk;
        begin_listening(&kiosk);
        send(&kiosk, rows[i]);
        assert_int_equal(hushes(&kiosk), 0);
        model_release(&kiosk.model);
    }
}

static void A11_again_is_said_after_the_silence(void **state)
{
    const struct message rows[] = {{.type = MSG_ACT, .act = {.code = ACT_AGAIN}},
                                   {.type = MSG_KEY, .key = MESSAGE_KEY_AGAIN}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct kiosk kiosk;
        begin_listening(&kiosk);
        send(&kiosk, rows[i]);
        assert_int_equal(kiosk.effects.n, 2);
        assert_int_equal(kiosk.effects.items[0].type, EFFECT_HUSH);
        assert_int_equal(kiosk.effects.items[1].type, EFFECT_AGAIN);
        model_release(&kiosk.model);
    }
}

/* ---- A12 ---- */

static void A12_headphones_out_silences_what_has_not_begun_yet_too(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    read_aloud(&kiosk, &silence); /* it was given to the voice, which has not told that it begins */
    send(&kiosk, (struct message){.type = MSG_HEADPHONES, .number = 0});
    assert_true(hushes(&kiosk) > 0);
    assert_int_equal(preference_get(&kiosk.model.session, PREFER_SPEECH), 0);
    model_release(&kiosk.model);
}

/* ---- A13 ---- */

static void A13_in_a_language_without_a_voice_the_speech_ends_and_the_screen_says_so(void **state)
{
    const struct message rows[] = {
        {.type = MSG_ACT, .act = {.code = ACT_LANGUAGE, .arg = STR("so")}},
        {.type = MSG_LANGUAGE, .text = STR("so")},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct kiosk kiosk;
        begin_listening(&kiosk);
        send(&kiosk, rows[i]);
        assert_string_equal(model_lang(&kiosk.model), "so");
        assert_int_equal(preference_get(&kiosk.model.session, PREFER_SPEECH), 0);
        assert_true(kiosk.model.session.told_no_voice);
        assert_true(hushes(&kiosk) > 0);
        assert_string_equal(kiosk.model.session.reading.id, "");
        act(&kiosk, ACT_LISTEN, 0, ""); /* asked for once more: no */
        assert_int_equal(preference_get(&kiosk.model.session, PREFER_SPEECH), 0);
        assert_true(kiosk.model.session.told_no_voice);
        act(&kiosk, ACT_LANGUAGE, 0, "en"); /* who wanted it hears again */
        assert_false(kiosk.model.session.told_no_voice);
        assert_int_equal(preference_get(&kiosk.model.session, PREFER_SPEECH), 1);
        model_release(&kiosk.model);
    }
}

/* ---- A14 ---- */

static int volume(const struct kiosk *kiosk)
{
    return preference_get(&kiosk->model.session, PREFER_VOLUME);
}

static void A14_keys_turn_the_volume_over_21_dB_with_12_above_the_usual(void **state)
{
    enum { STEP_DB = 3 }; /* measured in test_voice_sound */
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    assert_int_equal(VOLUME_MAX + 1, VOICE_STEPS);
    assert_int_equal(volume(&kiosk), VOICE_STEP_DEFAULT);
    assert_true((VOICE_STEPS - 1) * STEP_DB >= 18);
    for (int step = VOLUME_USUAL + 1; step <= VOLUME_MAX; step++) {
        send(&kiosk, (struct message){.type = MSG_KEY, .key = MESSAGE_KEY_LOUDER});
        assert_int_equal(volume(&kiosk), step);
    }
    assert_true((volume(&kiosk) - VOLUME_USUAL) * STEP_DB >= 12);
    send(&kiosk, (struct message){.type = MSG_KEY, .key = MESSAGE_KEY_LOUDER});
    assert_int_equal(volume(&kiosk), VOLUME_MAX);
    for (int i = 0; i < 2 * VOICE_STEPS; i++)
        act(&kiosk, ACT_QUIETER, 0, "");
    assert_int_equal(volume(&kiosk), 0);
    model_release(&kiosk.model);
}

static void A14_the_next_person_hears_the_usual_volume(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    for (int i = 0; i < VOICE_STEPS; i++)
        act(&kiosk, ACT_LOUDER, 0, "");
    act(&kiosk, ACT_START_OVER, 0, ""); /* the headphones stay in */
    assert_int_equal(volume(&kiosk), VOLUME_USUAL);
    model_release(&kiosk.model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A11_whatever_a_person_does_cuts_the_speech_before_anything_else),
        cmocka_unit_test(A11_what_happens_by_itself_does_not_cut_the_speech),
        cmocka_unit_test(A11_again_is_said_after_the_silence),
        cmocka_unit_test(A12_headphones_out_silences_what_has_not_begun_yet_too),
        cmocka_unit_test(A13_in_a_language_without_a_voice_the_speech_ends_and_the_screen_says_so),
        cmocka_unit_test(A14_keys_turn_the_volume_over_21_dB_with_12_above_the_usual),
        cmocka_unit_test(A14_the_next_person_hears_the_usual_volume),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
