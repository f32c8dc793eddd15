// SPDX-License-Identifier: GPL-3.0-or-later
// The voice when its helper dies, hangs, lies or is not there.
#include "tests/unit/voice_help.h"

static void a_killed_helper_fails_what_it_says_and_comes_back(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "dummy");
    play(voice, 1, record("tone.wav", 60, 22050, 1), false); /* longer than what is ready ahead */
    expect_turn(voice, VOICE_BEGUN, 1);
    pid_t first = child_named("torget-speech");
    assert_true(first > 0);
    kill(first, SIGKILL);
    expect_turn(voice, VOICE_FAILED, 1);
    say(voice, 2, "sv", "Hej igen.");
    expect_turn(voice, VOICE_BEGUN, 2);
    assert_true(child_named("torget-speech") != first);
    expect_turn(voice, VOICE_DONE, 2);
    kill(child_named("torget-speech"), SIGKILL); /* and while it rests */
    say(voice, 3, "sv", "Än en gång.");
    expect_turn(voice, VOICE_BEGUN, 3);
    expect_turn(voice, VOICE_DONE, 3);
    voice_close(voice);
    assert_int_equal(child_named("torget-speech"), 0);
}

static void broken_helpers_fail_and_do_not_hold_us_up(void **state)
{
    (void)state;
    static const struct {
        const char *name, *lines;
        int most_ms;
    } rows[] = {
        {"hangs", "exec sleep 60", 4500},
        {"ends", "exit 0", 1000},
        {"babbles", "while :; do echo garbage garbage; done", 1000},
        {"lies", "printf 'SP\\004\\000\\001\\000\\000\\000\\377\\377\\377\\377'; exec sleep 60", 1000}};
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct voice *voice = open_voice(script_helper(rows[i].name, rows[i].lines), "dummy");
        int64_t begun = real_ms();
        say(voice, i, "sv", "Hej.");
        assert_false(voice_speaks(voice, "sv"));
        assert_true(real_ms() - begun < 1000);
        assert_int_equal(next_turn(voice, 2 * rows[i].most_ms).type, VOICE_FAILED);
        voice_close(voice);
    }
    struct voice *voice = open_voice(in_folder("absent"), "dummy");
    assert_false(voice_speaks(voice, "sv"));
    say(voice, 1, "sv", "Hej.");
    expect_turn(voice, VOICE_FAILED, 1);
    voice_close(voice);
}

static void a_helper_is_started_five_times_a_minute_at_most(void **state)
{
    (void)state;
    char lines[PATH_MAX + 32];
    snprintf(lines, sizeof lines, "echo x >>%s; exit 1", in_folder("starts"));
    struct voice *voice = open_voice(script_helper("ends", lines), "dummy");
    for (unsigned id = 0; id < 12; id++) {
        say(voice, id, "sv", "Hej.");
        expect_turn(voice, VOICE_FAILED, id);
    }
    voice_close(voice);
    assert_int_equal(heard_size("starts"), 5); /* lines of two bytes */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_killed_helper_fails_what_it_says_and_comes_back),
        cmocka_unit_test(broken_helpers_fail_and_do_not_hold_us_up),
        cmocka_unit_test(a_helper_is_started_five_times_a_minute_at_most),
    };
    return cmocka_run_group_tests(tests, make_voice_folder, remove_voice_folder);
}
