/* SPDX-License-Identifier: GPL-3.0-or-later
 * Speech: what is to be said goes in, sound comes out of the loudspeaker or the headset, and events tell
 * which word is heard. A thread inside reads the helper program (torget-speech) and owns the sound device;
 * nothing here waits for either. No device is opened and no process started before there is something to say;
 * ten seconds after the last sound the device is closed again. All functions are for the screen's thread.
 *
 * A helper that dies or does not answer for three seconds is killed; what it was saying has failed, and the
 * next utterance starts it again, five times a minute at most. A language that has no voice of its own fails,
 * it is never read by a foreign one (A13). */
#ifndef PLATFORM_VOICE_H
#define PLATFORM_VOICE_H

#include "base/err.h"
#include "base/str.h"

enum {
    VOICE_STEPS = 8,        /* of volume, 3 dB each: 0 is 21 dB below the last */
    VOICE_STEP_DEFAULT = 3, /* four steps, 12 dB, below the last (A14) */
    VOICE_QUEUE_MAX = 64,
    VOICE_TEXT_MAX = 8192, /* bytes of one utterance */
    VOICE_SILENT_MS = 60   /* a character, on a script's clock */
};

struct utterance {
    unsigned id;           /* the caller's, handed back in the events */
    const char *lang;      /* of the voice: struct lang's `voice` */
    struct str text;       /* as a synthesiser should read it: text/spoken.h */
    const char *recording; /* path of a .wav or .opus to play instead, or NULL. It has no words. */
    int rate;              /* words a minute, SPEECH_RATE_MIN to _MAX; the nearest is taken */
    bool headset;          /* private: only there */
};

/* Each utterance has one BEGUN, then its words, then DONE or FAILED; or FAILED alone. */
enum voice_event_type { VOICE_BEGUN, VOICE_WORD, VOICE_DONE, VOICE_FAILED };
struct voice_event {
    enum voice_event_type type;
    unsigned id;
    uint32_t from, to; /* word: bytes of the utterance's text, without the punctuation around it */
};

struct voice_options {
    const char *helper; /* the program */
    /* SDL's names of the devices, NULL: the default one. A device that is named and not there fails; nothing
     * private goes elsewhere instead. Where the jack does not switch by itself the headset must be named. */
    const char *speaker, *headset;
    void (*wake)(void); /* an event waits; from any thread, must not block. May be NULL. */
    /* Set: no helper and no sound; words are timed on this clock, for scripts. */
    int64_t (*silent_ms)(void *ctx);
    void *ctx;
};

struct voice;
/* The strings of `options` must live as long. Cannot fail but for want of memory. */
enum err voice_open(const struct voice_options *options, struct voice **ret_voice);
void voice_close(struct voice *voice); /* NULL is fine */
/* Whether a language can be spoken. The first time for each it asks the helper, a few milliseconds, 300 at
 * most: then it is "no" for now, and `wake` is called when the answer has come. */
bool voice_speaks(struct voice *voice, const char *lang);
/* Queues a copy. Too long, or too many: it fails. An empty text is done at once. */
void voice_say(struct voice *voice, const struct utterance *utterance);
/* Silence within 100 ms; the queue is emptied, no further event comes of what was in it, and what was said is
 * wiped from memory. */
void voice_stop(struct voice *voice);
void voice_set_volume(struct voice *voice, int step); /* 0 to VOICE_STEPS - 1; also of what is playing */
bool voice_next(struct voice *voice, struct voice_event *ret_event);
/* Milliseconds until voice_next has something, on the script's clock. −1: nothing to come, or `wake` tells.
 */
int64_t voice_next_tick_ms(const struct voice *voice);

#endif
