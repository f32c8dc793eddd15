/* SPDX-License-Identifier: GPL-3.0-or-later
 * One person's time at the kiosk, as messages on a virtual clock. Somali and Tigrinya have no voice here. */
#ifndef TESTS_SESSION_H
#define TESTS_SESSION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/message.h"
#include "platform/voice.h"

#define SECRET "Hemligheten"
enum { NOON_MS = 1000000, IDLE_S = 90, ASK_S = 45, KEYS = MESSAGE_KEY_QUIETER + 1 };

static const struct site site = {.langs = {"sv", "so", "en", "ti"},
                                 .n_langs = 4,
                                 .zone = "Europe/Stockholm",
                                 .voices = {true, false, true, false},
                                 .preferences = {[PREFER_RATE] = RATE_USUAL, [PREFER_VOLUME] = VOLUME_USUAL},
                                 .idle_s = IDLE_S,
                                 .idle_form_s = 2 * IDLE_S,
                                 .ask_s = ASK_S};
static const struct reading some_words = {.id = "home.needs"}, silence = {.id = ""};

struct kiosk {
    struct model model;
    struct effects effects;
    int64_t now_ms;
};

static inline void send(struct kiosk *kiosk, struct message message)
{
    message.now_ms = message.mono_ms = kiosk->now_ms;
    update(&kiosk->model, &message, &kiosk->effects);
}

static inline void act(struct kiosk *kiosk, int code, int number, const char *arg)
{
    send(kiosk, (struct message){.type = MSG_ACT, .act = {code, number, str_of(arg)}});
}

static inline void prefer(struct kiosk *kiosk, enum preference preference, int number)
{
    act(kiosk, ACT_PREFER + (int)preference, number, "");
}

static inline void after(struct kiosk *kiosk, int64_t seconds)
{
    kiosk->now_ms += seconds * 1000;
    send(kiosk, (struct message){.type = MSG_TICK});
}

static inline void read_aloud(struct kiosk *kiosk, const struct reading *reading)
{
    send(kiosk, (struct message){.type = MSG_READING, .reading = reading});
}

/* Somebody has touched it. */
static inline void begin(struct kiosk *kiosk)
{
    struct status status = {.paired = true, .clock_trusted = true, .content_known = true, .items = 10};
    *kiosk = (struct kiosk){.now_ms = NOON_MS};
    model_init(&kiosk->model, &site, NOON_MS, NOON_MS);
    send(kiosk, (struct message){.type = MSG_STATUS, .status = &status});
    act(kiosk, ACT_WAKE, 0, "");
}

static inline void begin_listening(struct kiosk *kiosk)
{
    begin(kiosk);
    send(kiosk, (struct message){.type = MSG_HEADPHONES, .number = 1});
    read_aloud(kiosk, &some_words);
}

static inline int hushes(const struct kiosk *kiosk)
{
    int n = 0;
    for (int i = 0; i < kiosk->effects.n; i++)
        n += kiosk->effects.items[i].type == EFFECT_HUSH;
    return n;
}

static inline bool asks(const struct kiosk *kiosk)
{
    return model_screen(&kiosk->model) == SCREEN_STILLTHERE;
}

/* Everything that a person can do: the i-th; false past the last. */
static inline bool input(int i, struct message *ret_message)
{
    const struct message others[] = {
        {.type = MSG_TOUCH},
        {.type = MSG_TEXT, .text = STR("a")},
        {.type = MSG_FOCUS, .text = STR("bar.help")},
        {.type = MSG_HEADPHONES, .number = 0},
    };
    enum { ACTS = ACT_PREFER + PREFER_COUNT, OTHERS = sizeof others / sizeof *others };
    if (i < ACTS)
        *ret_message = (struct message){.type = MSG_ACT, .act = {i, 1, STR("sv")}};
    else if (i < ACTS + KEYS)
        *ret_message = (struct message){.type = MSG_KEY, .key = (enum message_key)(i - ACTS)};
    else if (i < ACTS + KEYS + OTHERS)
        *ret_message = others[i - ACTS - KEYS];
    return i < ACTS + KEYS + OTHERS;
}

#endif
