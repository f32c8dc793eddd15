/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is to be said, and what is to be told of it. Of the voice's files only. */
#ifndef PLATFORM_VOICE_QUEUE_H
#define PLATFORM_VOICE_QUEUE_H

#include "base/speech_wire.h"
#include "platform/voice.h"

/* A copy of an utterance. */
struct said {
    unsigned id;
    char lang[SPEECH_LANG_SIZE];
    int rate;
    bool headset, recorded;
    int64_t said_ms; /* on the script's clock */
    struct str text; /* or the recording's path */
};
struct said *said_new(const struct utterance *utterance); /* NULL: longer than we say */
void said_free(struct said *said);                        /* and wipes it. NULL is fine. */

struct voice_queue {
    struct said *list[VOICE_QUEUE_MAX];
    int n;
};
bool queue_put(struct voice_queue *queue, struct said *said); /* takes it over. False: full, it is freed */
struct said *queue_take(struct voice_queue *queue);           /* NULL when empty */
void queue_clear(struct voice_queue *queue);

/* When nobody takes them, words are let go first: the screen has come too late for those anyway. */
enum { VOICE_EVENTS_MAX = 256 };
struct voice_events {
    struct voice_event list[VOICE_EVENTS_MAX];
    unsigned first, n;
};
void events_put(struct voice_events *events, struct voice_event event);
bool events_take(struct voice_events *events, struct voice_event *ret_event);

#endif
