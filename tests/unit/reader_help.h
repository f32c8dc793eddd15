/* SPDX-License-Identifier: GPL-3.0-or-later
 * A kiosk that is read aloud by a voice that only remembers. The screens and the words are the real ones. For
 * one file of tests: the voice's functions are defined here. */
#ifndef TESTS_READER_HELP_H
#define TESTS_READER_HELP_H

#include "session.h"
#include "tree.h"

#include "kiosk/view.h"
#include "reader.h"
#include "tests/unit/words.h"

enum { UTTERANCES_MAX = 200, TEXT_MAX = 400 };
static struct voice {
    struct {
        char lang[20], text[TEXT_MAX];
        const char *recording;
        bool headset;
        unsigned id;
    } said[UTTERANCES_MAX];
    int n, n_done, volume;
} voice;

void voice_say(struct voice *to, const struct utterance *utterance)
{
    assert_true(to->n < UTTERANCES_MAX);
    snprintf(to->said[to->n].lang, sizeof to->said[0].lang, "%s", utterance->lang ? utterance->lang : "");
    snprintf(to->said[to->n].text, TEXT_MAX, "%.*s", STR_FMT(utterance->text));
    to->said[to->n].recording = utterance->recording;
    to->said[to->n].id = utterance->id;
    to->said[to->n++].headset = utterance->headset;
}

void voice_stop(struct voice *to)
{
    memset(to->said, 0, sizeof to->said);
    to->n = to->n_done = 0;
}

void voice_set_volume(struct voice *to, int step)
{
    to->volume = step;
}

/* Each is said in no time. */
bool voice_next(struct voice *to, struct voice_event *ret_event)
{
    if (to->n_done == to->n)
        return false;
    *ret_event = (struct voice_event){.type = VOICE_DONE, .id = to->said[to->n_done++].id};
    return true;
}

/* ---- a kiosk that is read ---- */

static struct arena words_arena;
static struct words words[4]; /* parallel to site.langs */
static struct kiosk kiosk;
static struct reader reader;
static struct fixture f;
static struct prompts prompts;

static inline const struct words *words_of(void *ctx, const struct lang *lang)
{
    static struct words other;
    (void)ctx;
    other = (struct words){.lang = lang};
    return &other;
}

static inline const struct words *words_shown(void)
{
    int i = 0;
    while (strcmp(site.langs[i], model_lang(&kiosk.model)) != 0)
        i++;
    return &words[i];
}

static inline void tell(struct node *root)
{
    layout(root, &f.theme, &fixed_measure, words_shown()->lang, &f.arena);
    const struct reader_frame frame = {.model = &kiosk.model,
                                       .screen = screens[model_screen(&kiosk.model)]->name,
                                       .root = root,
                                       .words = words_shown(),
                                       .words_of = words_of,
                                       .prompts = &prompts};
    struct reading reading;
    reader_tell(&reader, &frame);
    while (reader_next(&reader, &reading)) {
    }
}

static inline struct node *draw(void)
{
    arena_reset(&f.arena);
    f.ui.words = words_shown();
    return view(&kiosk.model, &f.ui);
}

static inline void draw_and_tell(void)
{
    tell(draw());
}

static inline void run(const struct effect *effect)
{
    switch (effect->type) {
    case EFFECT_LOAD: /* nothing is found */
        send(&kiosk, (struct message){.type = MSG_LOADED, .load = load_new(&effect->request)});
        break;
    case EFFECT_HUSH:
        reader_hush(&reader);
        break;
    case EFFECT_AGAIN:
        reader_again(&reader);
        break;
    }
}

/* Does it and what follows from it, as the shell would. */
static inline void does(struct message message)
{
    send(&kiosk, message);
    const struct effects effects = kiosk.effects;
    for (int i = 0; i < effects.n; i++)
        run(&effects.items[i]);
    draw_and_tell();
}

static inline void presses(enum act code, int number, const char *arg)
{
    does((struct message){.type = MSG_ACT, .act = {(int)code, number, str_of(arg)}});
}

static inline void focuses(const char *id)
{
    does((struct message){.type = MSG_FOCUS, .text = str_of(id)});
}

static inline void starts(void)
{
    voice = (struct voice){.volume = -1};
    prompts = (struct prompts){NULL, 0};
    fixture_init(&f, &standing, "sv");
    begin(&kiosk);
    reader_init(&reader, &voice, true);
}

static inline void ends(void)
{
    reader_release(&reader);
    model_release(&kiosk.model);
    arena_release(&f.arena);
}

static inline bool was_said(const char *text)
{
    for (int i = 0; i < voice.n; i++)
        if (strstr(voice.said[i].text, text))
            return true;
    return false;
}

static inline bool was_logged(const char *text)
{
    return str_contains(buf_view(&reader.log), str_of(text));
}

static inline void forgets_log(void)
{
    buf_clear(&reader.log);
    voice_stop(&voice);
}

static inline int reader_set_up(void **state)
{
    (void)state;
    arena_init(&words_arena);
    for (int i = 0; i < site.n_langs; i++)
        if (!words_open(&words_arena, site.langs[i], &words[i]))
            return -1;
    return 0;
}

static inline int reader_tear_down(void **state)
{
    (void)state;
    arena_release(&words_arena);
    return 0;
}

#endif
