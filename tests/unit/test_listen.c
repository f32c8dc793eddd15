// SPDX-License-Identifier: GPL-3.0-or-later
// Who listens, as update() sees it: what cuts the speech, what ends it, what the next one finds.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "kiosk/message.h"

struct kiosk {
    struct model model;
    struct effects effects;
    int64_t now_ms;
};

/* Swedish and Arabic have a voice, Sorani has none. */
static struct site a_site(void)
{
    return (struct site){.langs = {"sv", "ckb", "ar"},
                         .n_langs = 3,
                         .voices = {true, false, true},
                         .zone = "Europe/Stockholm",
                         .idle_s = 90,
                         .idle_form_s = 180,
                         .ask_s = 45};
}

static void send(struct kiosk *kiosk, struct message message)
{
    message.now_ms = message.mono_ms = kiosk->now_ms;
    update(&kiosk->model, &message, &kiosk->effects);
}

static void begin(struct kiosk *kiosk, const struct site *site)
{
    static const struct status status = {
        .paired = true, .clock_trusted = true, .content_known = true, .items = 10};
    *kiosk = (struct kiosk){.now_ms = 1000000};
    model_init(&kiosk->model, site, kiosk->now_ms, kiosk->now_ms);
    send(kiosk, (struct message){.type = MSG_STATUS, .status = &status});
}

static void begin_listening(struct kiosk *kiosk)
{
    struct site site = a_site();
    begin(kiosk, &site);
    send(kiosk, (struct message){.type = MSG_HEADPHONES, .number = 1});
    send(kiosk, (struct message){.type = MSG_ACT, .act = {ACT_WAKE, 0, STR("")}});
}

static void key(struct kiosk *kiosk, enum message_key key)
{
    send(kiosk, (struct message){.type = MSG_KEY, .key = key});
}

static void is_being_read(struct kiosk *kiosk)
{
    static const struct reading reading = {.id = "home.title", .from = 0, .to = 3};
    send(kiosk, (struct message){.type = MSG_READING, .reading = &reading});
}

static void after(struct kiosk *kiosk, int64_t seconds)
{
    kiosk->now_ms += seconds * 1000;
    send(kiosk, (struct message){.type = MSG_TICK});
}

static bool listens(const struct kiosk *kiosk)
{
    return preference_get(&kiosk->model.session, PREFER_SPEECH);
}

static bool has(const struct kiosk *kiosk, enum effect_type type)
{
    for (int i = 0; i < kiosk->effects.n; i++)
        if (kiosk->effects.items[i].type == type)
            return true;
    return false;
}

static void what_was_cut_is_no_longer_being_said(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    is_being_read(&kiosk);
    key(&kiosk, MESSAGE_KEY_HUSH);
    assert_true(has(&kiosk, EFFECT_HUSH));
    assert_string_equal(kiosk.model.session.reading.id, "");
    after(&kiosk, 90);
    assert_int_equal(model_screen(&kiosk.model), SCREEN_STILLTHERE);
    model_release(&kiosk.model);
}

static void who_listens_is_offered_the_languages_that_have_a_voice(void **state)
{
    const struct lang *offered[LANGS_MAX];
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    assert_int_equal(model_offers(&kiosk.model, offered), 2);
    assert_string_equal(offered[0]->tag, "sv");
    assert_string_equal(offered[1]->tag, "ar");
    send(&kiosk, (struct message){.type = MSG_HEADPHONES, .number = 0});
    assert_int_equal(model_offers(&kiosk.model, offered), 3);
    assert_string_equal(offered[1]->tag, "ckb");
    model_release(&kiosk.model);
}

static void a_voice_that_fails_says_so_on_the_screen(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    send(&kiosk, (struct message){.type = MSG_MUTE});
    assert_false(listens(&kiosk));
    assert_true(kiosk.model.session.told_mute);
    send(&kiosk, (struct message){.type = MSG_ACT, .act = {ACT_LISTEN, 0, STR("")}});
    assert_true(listens(&kiosk)); /* tried anew */
    assert_false(kiosk.model.session.told_mute);
    model_release(&kiosk.model);
}

static void a_key_that_leads_nowhere_says_where_one_is(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    key(&kiosk, MESSAGE_KEY_BACK);
    assert_true(has(&kiosk, EFFECT_AGAIN));
    key(&kiosk, MESSAGE_KEY_HELP);
    assert_false(has(&kiosk, EFFECT_AGAIN));
    key(&kiosk, MESSAGE_KEY_HELP);
    assert_true(has(&kiosk, EFFECT_AGAIN));
    model_release(&kiosk.model);
}

static void headphones_out_is_silence_even_before_the_first_word(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    send(&kiosk, (struct message){.type = MSG_HEADPHONES, .number = 0});
    assert_true(has(&kiosk, EFFECT_HUSH));
    assert_false(listens(&kiosk));
    model_release(&kiosk.model);
}

static void headphones_in_while_it_reads_take_the_reading_over(void **state)
{
    struct site site = a_site();
    struct kiosk kiosk;
    (void)state;
    begin(&kiosk, &site);
    send(&kiosk, (struct message){.type = MSG_ACT, .act = {ACT_LISTEN, 0, STR("")}});
    is_being_read(&kiosk);
    send(&kiosk, (struct message){.type = MSG_HEADPHONES, .number = 1});
    assert_true(has(&kiosk, EFFECT_HUSH));
    assert_true(has(&kiosk, EFFECT_AGAIN));
    model_release(&kiosk.model);
}

static void a_language_without_a_voice_is_passed_and_the_next_is_read_again(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    key(&kiosk, MESSAGE_KEY_NEXT_LANGUAGE);
    assert_string_equal(model_lang(&kiosk.model), "ckb");
    assert_false(listens(&kiosk));
    assert_true(kiosk.model.session.told_no_voice);
    key(&kiosk, MESSAGE_KEY_NEXT_LANGUAGE);
    assert_string_equal(model_lang(&kiosk.model), "ar");
    assert_true(listens(&kiosk));
    assert_false(kiosk.model.session.told_no_voice);
    key(&kiosk, MESSAGE_KEY_NEXT_LANGUAGE);
    key(&kiosk, MESSAGE_KEY_NEXT_LANGUAGE);
    send(&kiosk, (struct message){.type = MSG_HEADPHONES, .number = 0});
    key(&kiosk, MESSAGE_KEY_NEXT_LANGUAGE);
    assert_false(listens(&kiosk)); /* nobody listens any more */
    model_release(&kiosk.model);
}

static void the_volume_is_heard_as_it_is_turned(void **state)
{
    struct kiosk kiosk;
    (void)state;
    begin_listening(&kiosk);
    is_being_read(&kiosk);
    key(&kiosk, MESSAGE_KEY_LOUDER);
    assert_false(has(&kiosk, EFFECT_HUSH)); /* it goes on, louder */
    key(&kiosk, MESSAGE_KEY_HUSH);
    key(&kiosk, MESSAGE_KEY_LOUDER);
    assert_true(has(&kiosk, EFFECT_AGAIN)); /* nothing to be heard: it is said once more */
    model_release(&kiosk.model);
}

static void a_site_that_reads_from_the_beginning_does_so_for_everybody(void **state)
{
    struct site site = a_site();
    struct kiosk kiosk;
    (void)state;
    site.preferences[PREFER_SPEECH] = 1;
    begin(&kiosk, &site);
    assert_true(listens(&kiosk));
    for (int round = 0; round < 3; round++) {
        send(&kiosk, (struct message){.type = MSG_ACT, .act = {ACT_WAKE, 0, STR("")}});
        send(&kiosk, (struct message){.type = MSG_ACT, .act = {ACT_START_OVER, 0, STR("")}});
        assert_true(listens(&kiosk));
        after(&kiosk, 200);
        assert_false(has(&kiosk, EFFECT_HUSH)); /* at rest it is left alone */
    }
    model_release(&kiosk.model);
}

static void without_a_voice_for_the_first_language_it_rests_all_the_same(void **state)
{
    struct site site = a_site();
    struct kiosk kiosk;
    (void)state;
    site.voices[0] = false;
    begin(&kiosk, &site);
    send(&kiosk, (struct message){.type = MSG_HEADPHONES, .number = 1});
    after(&kiosk, 200);
    for (int round = 1; round < 3; round++) {
        after(&kiosk, 10);
        assert_int_equal(kiosk.effects.n, 0);
        assert_int_equal(kiosk.model.greeting, round);
    }
    send(&kiosk, (struct message){.type = MSG_LANGUAGE, .text = STR("ar")});
    assert_true(listens(&kiosk)); /* who has headphones in is waiting for that */
    model_release(&kiosk.model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_cut_is_no_longer_being_said),
        cmocka_unit_test(who_listens_is_offered_the_languages_that_have_a_voice),
        cmocka_unit_test(a_voice_that_fails_says_so_on_the_screen),
        cmocka_unit_test(a_key_that_leads_nowhere_says_where_one_is),
        cmocka_unit_test(headphones_out_is_silence_even_before_the_first_word),
        cmocka_unit_test(headphones_in_while_it_reads_take_the_reading_over),
        cmocka_unit_test(a_language_without_a_voice_is_passed_and_the_next_is_read_again),
        cmocka_unit_test(the_volume_is_heard_as_it_is_turned),
        cmocka_unit_test(a_site_that_reads_from_the_beginning_does_so_for_everybody),
        cmocka_unit_test(without_a_voice_for_the_first_language_it_rests_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
