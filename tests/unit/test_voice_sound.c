// SPDX-License-Identifier: GPL-3.0-or-later
// The voice with the real helper; sound goes to SDL's dummy device or into files.
#include <SDL.h>

#include "tests/unit/voice_help.h"

#define LONG                                                                                                    \
    "Föreningen i Kvarnby söker flera personer som vill läsa högt för barn varje tisdag, på biblioteket " \
    "vid torget, tillsammans med andra som tycker om berättelser och sagor från hela världen "

static void a_swedish_sentence_begins_has_its_words_and_is_done(void **state)
{
    (void)state;
    static const char text[] = "Åsa går på fika, över ån.";
    struct voice *voice = open_voice(real_helper(), "dummy");
    say(voice, 7, "sv", text);
    assert_string_equal(spoken_words(voice, 7, text), "Åsa|går|på|fika|över|ån");
    expect_nothing(voice, 50);
    voice_close(voice);
}

static void words_are_bytes_of_the_text_in_every_script(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text, *words;
    } rows[] = {
        {"ar", "مرحبا بكم، في الساحة", "مرحبا|بكم|في|الساحة"},
        {"th", "สวัสดีครับ ยินดีต้อนรับ", "สวัสดีครับ|ยินดีต้อนรับ"},
        {"uk", "Привіт, як справи?", "Привіт|як|справи"},
        {"en-gb", "It isn't at 18:30.", "It|isn't|at|18:30"},
        {"sv", "  Två.\tBlanksteg\n", "Två|Blanksteg"},
        {"sv",
         "A\x01z \x01"
         "350S b",
         "A\x01z|350S|b"}, /* not espeak's commands */
    };
    struct voice *voice = open_voice(real_helper(), "dummy");
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        say(voice, i, rows[i].lang, rows[i].text);
        const char *words = spoken_words(voice, i, rows[i].text);
        if (i < 5)
            assert_string_equal(words, rows[i].words);
    }
    voice_close(voice);
}

static void utterances_follow_each_other(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "dummy");
    say(voice, 1, "sv", "Ett.");
    say(voice, 2, "fi", "Kaksi.");
    say(voice, 3, "sv", " ");
    say(voice, 4, "en-gb", "Four.");
    for (unsigned id = 1; id <= 4; id++) {
        expect_turn(voice, VOICE_BEGUN, id);
        expect_turn(voice, VOICE_DONE, id);
    }
    voice_close(voice);
}

static void a_long_text_keeps_its_places_over_the_pieces(void **state)
{
    (void)state;
    static const char text[] =
        "Hej. Vi ses på torget vid ån i Kvarnby, alla är välkomna dit. Ön ligger där. Slut.";
    struct voice *voice = open_voice(real_helper(), "dummy");
    say(voice, 1, "sv", text);
    assert_string_equal(spoken_words(voice, 1, text),
                        "Hej|Vi|ses|på|torget|vid|ån|i|Kvarnby|alla|är|välkomna|dit|Ön|ligger|där|Slut");
    voice_close(voice);
}

static void A13_a_language_without_a_voice_is_refused(void **state)
{
    (void)state;
    static const char *const without[] = {"so",    "ti",        "fit", "se", "ckb",
                                          "ar-xb", "sv-simple", "SV",  "",   "x y"};
    struct voice *voice = open_voice(real_helper(), "dummy");
    say(voice, 100, "sv", "Hej.");
    expect_turn(voice, VOICE_BEGUN, 100);
    expect_turn(voice, VOICE_DONE, 100);
    for (unsigned i = 0; i < sizeof without / sizeof without[0]; i++) {
        assert_false(voice_speaks(voice, without[i]));
        say(voice, i, without[i], "Soo dhawoow");
        expect_turn(voice, VOICE_FAILED, i);
    }
    assert_true(voice_speaks(voice, "en-gb"));
    assert_true(voice_speaks(voice, "ar"));
    voice_close(voice);
}

static void A11_stopping_is_silent_within_100_ms_and_tells_no_more(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "disk");
    for (unsigned round = 0; round < 3; round++) {
        say(voice, round, "sv", LONG LONG);
        say(voice, 10 + round, "sv", LONG);
        expect_turn(voice, VOICE_BEGUN, round);
        wait_heard("speaker", HEARD_HZ / 3 + 300 * round);
        voice_stop(voice);
        size_t at = heard_size("speaker");
        expect_nothing(voice, 250);
        size_t until = heard_until("speaker");
        assert_true(until > HEARD_HZ / 10);
        int after_ms = until > at ? (int)((until - at) * 1000 / HEARD_HZ) : 0;
        print_message("# silent %d ms after voice_stop\n", after_ms);
        assert_true(after_ms <= 100);
    }
    say(voice, 20, "sv", "Hej.");
    expect_turn(voice, VOICE_BEGUN, 20);
    expect_turn(voice, VOICE_DONE, 20);
    voice_close(voice);
}

static double loudness(size_t from, size_t to)
{
    int16_t *samples;
    size_t n = heard("speaker", &samples);
    double sum = 0;
    assert_true(from < to && to <= n);
    for (size_t i = from; i < to; i++)
        sum += (double)samples[i] * samples[i];
    return 10 * log10(sum / (double)(to - from) + 1e-9);
}

static void a_recording_is_played(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "disk");
    play(voice, 1, record("tone.wav", 1, 44100, 2), false);
    expect_turn(voice, VOICE_BEGUN, 1);
    expect_turn(voice, VOICE_DONE, 1);
    wait_heard("speaker", HEARD_HZ / 10); /* the device still has two periods to play */
    int16_t *samples;
    size_t n = heard("speaker", &samples), from = 0;
    while (from < n && samples[from] == 0)
        from++;
    size_t until = heard_until("speaker");
    assert_in_range(until - from, HEARD_HZ * 98 / 100, HEARD_HZ * 102 / 100);
    int crossings = 0;
    for (size_t i = from + 1; i < until; i++)
        crossings += samples[i - 1] < 0 && samples[i] >= 0;
    assert_in_range(crossings, 436, 444);
    play(voice, 2, in_folder("absent.wav"), false);
    expect_turn(voice, VOICE_FAILED, 2);
    play(voice, 3, "/dev/zero", false);
    expect_turn(voice, VOICE_FAILED, 3);
    voice_close(voice);
}

static void A14_volume_goes_in_steps_of_3_dB_while_playing(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "disk");
    double last = 0;
    play(voice, 1, record("tone.wav", 4, 22050, 1), false);
    expect_turn(voice, VOICE_BEGUN, 1);
    for (int step = 0; step < VOICE_STEPS; step++) {
        voice_set_volume(voice, step);
        size_t from = wait_heard("speaker", HEARD_HZ / 10);
        wait_heard("speaker", HEARD_HZ / 5);
        double now = loudness(from, from + HEARD_HZ / 10);
        if (step)
            assert_true(fabs(now - last - 3) < 0.3);
        last = now;
    }
    voice_stop(voice);
    voice_close(voice);
}

static void A12_what_is_private_is_heard_in_the_headset_alone(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "disk");
    play(voice, 1, record("tone.wav", 1, 22050, 1), true);
    say(voice, 2, "sv", "Öppet.");
    expect_turn(voice, VOICE_BEGUN, 1);
    assert_int_equal(heard_size("speaker"), 0);
    expect_turn(voice, VOICE_DONE, 1);
    assert_int_equal(heard_size("speaker"), 0);
    expect_turn(voice, VOICE_BEGUN, 2);
    usleep(100000);
    size_t headset = heard_size("headset");
    expect_turn(voice, VOICE_DONE, 2);
    assert_int_equal(heard_size("headset"), headset);
    assert_true(heard_until("speaker") > 0);
    voice_close(voice);
}

static void A12_a_headset_that_is_not_there_fails(void **state)
{
    (void)state;
    struct voice *voice;
    struct voice_options options = {.helper = real_helper(), .headset = "Headset that nobody has"};
    setenv("SDL_AUDIODRIVER", "dummy", 1); /* which has one device, with a name of its own */
    assert_int_equal(voice_open(&options, &voice), ERR_OK);
    voice_say(voice, &(struct utterance){.id = 1, .lang = "sv", .text = STR("Hemligt."), .headset = true});
    expect_turn(voice, VOICE_FAILED, 1);
    say(voice, 2, "sv", "Hej.");
    expect_turn(voice, VOICE_BEGUN, 2);
    expect_turn(voice, VOICE_DONE, 2);
    voice_close(voice);
}

static void nothing_is_started_before_there_is_something_to_say(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "disk");
    usleep(100000);
    assert_int_equal(child_named("torget-speech"), 0);
    assert_true(access(in_folder("speaker"), F_OK) != 0);
    assert_int_equal(voice_next_tick_ms(voice), -1);
    voice_stop(voice);
    voice_close(voice);
}

/* SDL's own threads included. */
static size_t threads(void)
{
    DIR *dir = opendir("/proc/self/task");
    size_t n = 0;
    while (dir && readdir(dir))
        n++;
    if (dir)
        closedir(dir);
    return n;
}

static void ten_seconds_after_the_last_word_all_of_the_sound_has_gone(void **state)
{
    (void)state;
    struct voice *voice = open_voice(real_helper(), "disk");
    size_t before = threads();
    say(voice, 1, "sv", "Hej.");
    spoken_words(voice, 1, "Hej.");
    assert_int_not_equal(SDL_WasInit(SDL_INIT_AUDIO), 0);
    for (int64_t until = real_ms() + 15000; threads() > before && real_ms() < until;)
        usleep(50000);
    assert_int_equal(threads(), before);
    assert_int_equal(SDL_WasInit(SDL_INIT_AUDIO), 0);
    voice_close(voice);
}

static void the_queue_is_bounded(void **state)
{
    (void)state;
    int failed = 0;
    struct voice *voice = open_voice(real_helper(), "dummy");
    for (unsigned id = 0; id < 2 * VOICE_QUEUE_MAX; id++)
        say(voice, id, "sv", LONG);
    for (struct voice_event event; next_event(voice, 100, &event);)
        failed += event.type == VOICE_FAILED;
    assert_in_range(failed, VOICE_QUEUE_MAX - 2, VOICE_QUEUE_MAX);
    voice_stop(voice);
    expect_nothing(voice, 50);
    voice_close(voice);
}

static int wakes;

static void count_wake(void)
{
    __atomic_add_fetch(&wakes, 1, __ATOMIC_RELAXED);
}

static void events_wake_the_screen(void **state)
{
    (void)state;
    struct voice *voice;
    struct voice_options options = {.helper = real_helper(), .wake = count_wake};
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    assert_int_equal(voice_open(&options, &voice), ERR_OK);
    int64_t asked = clock_mono_us();
    assert_true(voice_speaks(voice, "sv"));
    int64_t said = clock_mono_us();
    say(voice, 1, "sv", "Ett två tre.");
    expect_turn(voice, VOICE_BEGUN, 1);
    print_message("# first answer after %d us, first sound after %d us\n", (int)(said - asked),
                  (int)(clock_mono_us() - said));
    expect_turn(voice, VOICE_DONE, 1);
    assert_in_range(__atomic_load_n(&wakes, __ATOMIC_RELAXED), 2, 6);
    voice_close(voice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_started_before_there_is_something_to_say),
        cmocka_unit_test(events_wake_the_screen),
        cmocka_unit_test(a_swedish_sentence_begins_has_its_words_and_is_done),
        cmocka_unit_test(words_are_bytes_of_the_text_in_every_script),
        cmocka_unit_test(utterances_follow_each_other),
        cmocka_unit_test(a_long_text_keeps_its_places_over_the_pieces),
        cmocka_unit_test(A13_a_language_without_a_voice_is_refused),
        cmocka_unit_test(A11_stopping_is_silent_within_100_ms_and_tells_no_more),
        cmocka_unit_test(a_recording_is_played),
        cmocka_unit_test(A14_volume_goes_in_steps_of_3_dB_while_playing),
        cmocka_unit_test(A12_what_is_private_is_heard_in_the_headset_alone),
        cmocka_unit_test(A12_a_headset_that_is_not_there_fails),
        cmocka_unit_test(ten_seconds_after_the_last_word_all_of_the_sound_has_gone),
        cmocka_unit_test(the_queue_is_bounded),
    };
    return cmocka_run_group_tests(tests, make_voice_folder, remove_voice_folder);
}
