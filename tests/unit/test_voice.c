// SPDX-License-Identifier: GPL-3.0-or-later
// The voice on a script's clock, and its parts that know no thread: queue, ring, pieces.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "platform/voice_queue.h"
#include "platform/voice_ring.h"
#include "platform/voice_sentence.h"

static int64_t script_ms;

static int64_t script_clock(void *ctx)
{
    (void)ctx;
    return script_ms;
}

static struct voice *open_silent(void)
{
    struct voice *voice;
    struct voice_options options = {.silent_ms = script_clock};
    script_ms = 1000;
    assert_int_equal(voice_open(&options, &voice), ERR_OK);
    return voice;
}

static void say(struct voice *voice, unsigned id, const char *lang, const char *text)
{
    voice_say(voice, &(struct utterance){.id = id, .lang = lang, .text = str_of(text), .rate = 175});
}

static void expect_event(struct voice *voice, enum voice_event_type type, unsigned id, unsigned from,
                         unsigned to)
{
    struct voice_event event;
    if (!voice_next(voice, &event))
        fail_msg("no event of %u at %d", id, (int)script_ms);
    assert_int_equal(event.type, type);
    assert_int_equal(event.id, id);
    assert_int_equal(event.from, from);
    assert_int_equal(event.to, to);
}

static void expect_tick(struct voice *voice, int64_t ms)
{
    struct voice_event event;
    assert_false(voice_next(voice, &event));
    assert_int_equal(voice_next_tick_ms(voice), ms);
    if (ms > 0)
        script_ms += ms;
}

static void words_are_timed_on_the_scripts_clock(void **state)
{
    (void)state;
    struct voice *voice = open_silent();
    expect_tick(voice, -1);
    say(voice, 1, "sv", "Åsa går på.");
    assert_int_equal(voice_next_tick_ms(voice), 0);
    expect_event(voice, VOICE_BEGUN, 1, 0, 0);
    expect_event(voice, VOICE_WORD, 1, 0, 4);
    expect_tick(voice, 4 * VOICE_SILENT_MS);
    expect_event(voice, VOICE_WORD, 1, 5, 9);
    expect_tick(voice, 4 * VOICE_SILENT_MS);
    expect_event(voice, VOICE_WORD, 1, 10, 14);
    expect_tick(voice, 3 * VOICE_SILENT_MS);
    expect_event(voice, VOICE_DONE, 1, 0, 0);
    expect_tick(voice, -1);
    voice_close(voice);
}

static void one_follows_the_other(void **state)
{
    (void)state;
    struct voice *voice = open_silent();
    say(voice, 1, "sv", "Ja");
    say(voice, 2, "ar", "نعم");
    script_ms += 1000; /* all of it is due */
    expect_event(voice, VOICE_BEGUN, 1, 0, 0);
    expect_event(voice, VOICE_WORD, 1, 0, 2);
    expect_event(voice, VOICE_DONE, 1, 0, 0);
    expect_event(voice, VOICE_BEGUN, 2, 0, 0);
    expect_event(voice, VOICE_WORD, 2, 0, 6);
    expect_event(voice, VOICE_DONE, 2, 0, 0);
    say(voice, 3, "sv", "");
    expect_event(voice, VOICE_BEGUN, 3, 0, 0);
    expect_event(voice, VOICE_DONE, 3, 0, 0);
    expect_tick(voice, -1);
    voice_close(voice);
}

static void a_stop_takes_everything_along(void **state)
{
    (void)state;
    struct voice *voice = open_silent();
    say(voice, 1, "sv", "Ett två tre.");
    say(voice, 2, "sv", "Fyra.");
    expect_event(voice, VOICE_BEGUN, 1, 0, 0);
    script_ms += 60000;
    voice_stop(voice);
    expect_tick(voice, -1);
    say(voice, 3, "sv", "Nu");
    expect_event(voice, VOICE_BEGUN, 3, 0, 0);
    expect_event(voice, VOICE_WORD, 3, 0, 2);
    expect_tick(voice, 2 * VOICE_SILENT_MS);
    voice_close(voice);
}

static void a_language_without_a_voice_fails_but_its_recording_does_not(void **state)
{
    (void)state;
    struct voice *voice = open_silent();
    assert_true(voice_speaks(voice, "sv"));
    assert_true(voice_speaks(voice, "en-gb"));
    assert_false(voice_speaks(voice, "so"));
    assert_false(voice_speaks(voice, ""));
    say(voice, 1, "so", "Soo dhawoow");
    expect_event(voice, VOICE_FAILED, 1, 0, 0);
    voice_say(voice, &(struct utterance){.id = 2, .lang = "so", .recording = "x.opus", .rate = 175});
    expect_event(voice, VOICE_BEGUN, 2, 0, 0);
    expect_event(voice, VOICE_DONE, 2, 0, 0);
    voice_close(voice);
}

static void the_queue_and_a_text_are_bounded(void **state)
{
    (void)state;
    static char text[VOICE_TEXT_MAX + 2];
    struct voice *voice = open_silent();
    memset(text, 'a', VOICE_TEXT_MAX + 1);
    say(voice, 1, "sv", text);
    expect_event(voice, VOICE_FAILED, 1, 0, 0);
    text[VOICE_TEXT_MAX] = 0;
    for (unsigned id = 2; id < 2 + 1 + VOICE_QUEUE_MAX; id++) /* one is being said */
        say(voice, id, "sv", text);
    expect_event(voice, VOICE_BEGUN, 2, 0, 0);
    say(voice, 99, "sv", "Hej");
    expect_event(voice, VOICE_FAILED, 99, 0, 0);
    voice_close(voice);
}

/* ---- the ring ---- */

static struct voice_event word(unsigned id)
{
    return (struct voice_event){.type = VOICE_WORD, .id = id};
}

static void expect_due(struct voice_ring *ring, int id)
{
    struct voice_event event;
    bool due = ring_due(ring, &event);
    assert_int_equal(due ? (int)event.id : -1, id);
}

static void marks_are_due_when_the_samples_before_them_are_played(void **state)
{
    (void)state;
    struct voice_ring ring = {0};
    const int16_t in[] = {1, 2, 3, 4, 5, 6};
    int16_t out[8];
    ring_init(&ring, 8);
    assert_true(ring_put(&ring, in, 6));
    assert_false(ring_put(&ring, in, 3));
    ring_mark(&ring, 0, word(1));
    ring_mark(&ring, 4, word(2));
    ring_mark(&ring, 2, word(3));   /* never before the last */
    ring_mark(&ring, 100, word(4)); /* nor after the end */
    ring_mark_end(&ring, (struct voice_event){.type = VOICE_DONE, .id = 5});
    expect_due(&ring, 1);
    expect_due(&ring, -1);
    assert_int_equal(ring_take(&ring, out, 4), 4);
    assert_int_equal(out[3], 4);
    expect_due(&ring, 2);
    expect_due(&ring, 3);
    expect_due(&ring, -1);
    assert_true(ring_put(&ring, in, 6));
    assert_int_equal(ring_room(&ring), 0);
    assert_int_equal(ring_take(&ring, out, 8), 8);
    assert_int_equal(out[7], 6);
    expect_due(&ring, 4);
    expect_due(&ring, 5);
    expect_due(&ring, -1);
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(ring.samples[i], 0); /* nothing stays of what was said */
    ring_release(&ring);
}

static void a_stopped_ring_fades_and_forgets(void **state)
{
    (void)state;
    struct voice_ring ring = {0};
    int16_t loud[100], out[100];
    for (int i = 0; i < 100; i++)
        loud[i] = -20000;
    ring_init(&ring, 100);
    ring_put(&ring, loud, 100);
    ring_mark(&ring, 50, word(1));
    ring_stop(&ring, 10);
    assert_int_equal(ring_take(&ring, out, 100), 10);
    for (int i = 1; i < 10; i++)
        assert_true(out[i] > out[i - 1]);
    assert_int_equal(out[9], -2000);
    expect_due(&ring, -1);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(ring.samples[i], 0);
    ring_release(&ring);
}

static void too_many_words_are_let_go_but_no_ending(void **state)
{
    (void)state;
    struct voice_ring ring = {0};
    struct voice_events events = {.first = UINT32_MAX - 3};
    struct voice_event event;
    for (unsigned i = 0; i < 1000; i++) {
        ring_mark(&ring, 0, word(i));
        events_put(&events, word(i));
    }
    ring_mark_end(&ring, (struct voice_event){.type = VOICE_DONE, .id = 7});
    events_put(&events, (struct voice_event){.type = VOICE_DONE, .id = 7});
    unsigned n = 0;
    while (ring_due(&ring, &event))
        n++;
    assert_int_equal(n, RING_WORDS + 1);
    assert_int_equal(event.type, VOICE_DONE);
    while (events_take(&events, &event))
        n++;
    assert_int_equal(event.type, VOICE_DONE);
}

/* ---- pieces ---- */

static void a_text_is_cut_after_its_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text, *pieces;
    } rows[] = {
        {"Hej. Du.", "8"},
        {"Vi ses på torget vid ån i Kvarnby, alla är välkomna dit i dag. Ön ligger där ute.", "67 20"},
        {"Vi ses på torget vid ån i Kvarnby, alla är välkomna dit, t.ex. för fika kl. 18.", "84"},
        {"Vi ses på torget vid ån i Kvarnby, alla är välkomna dit i dag\nOch sedan kaffe.", "66 16"},
        {"نلتقي في الساحة بجانب النهر في كفارنبي، الجميع مرحب بهم؟ نعم بالتأكيد", "104 23"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str text = str_of(rows[i].text);
        char pieces[64];
        int len = 0;
        for (size_t from = 0, to; from < text.len; from = to) {
            to = sentence_end(text, from);
            len += snprintf(pieces + len, sizeof pieces - (size_t)len, "%s%d", from ? " " : "",
                            (int)(to - from));
        }
        assert_string_equal(pieces, rows[i].pieces);
    }
}

/* Commas, else spaces, else characters. */
static void what_has_no_end_is_cut_all_the_same(void **state)
{
    (void)state;
    static const char *const parts[] = {"ord och, ", "ord ", "ข้อความ", "å", "          ", "x"};
    for (unsigned i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        char text[VOICE_TEXT_MAX + 1] = "";
        size_t len = strlen(parts[i]), n = 0;
        while (n + len <= VOICE_TEXT_MAX) {
            memcpy(text + n, parts[i], len + 1);
            n += len;
        }
        for (size_t from = 0, to; from < n; from = to) {
            to = sentence_end((struct str){text, n}, from);
            struct str piece = str_trim(str_sub((struct str){text, n}, from, to));
            assert_true(to > from && to <= n && piece.len <= SENTENCE_MAX + 4 && utf8_valid(piece));
            if (i == 0 && to < n)
                assert_memory_equal(text + to - 2, ", ", 2);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_timed_on_the_scripts_clock),
        cmocka_unit_test(one_follows_the_other),
        cmocka_unit_test(a_stop_takes_everything_along),
        cmocka_unit_test(a_language_without_a_voice_fails_but_its_recording_does_not),
        cmocka_unit_test(the_queue_and_a_text_are_bounded),
        cmocka_unit_test(marks_are_due_when_the_samples_before_them_are_played),
        cmocka_unit_test(a_stopped_ring_fades_and_forgets),
        cmocka_unit_test(too_many_words_are_let_go_but_no_ending),
        cmocka_unit_test(a_text_is_cut_after_its_sentences),
        cmocka_unit_test(what_has_no_end_is_cut_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
