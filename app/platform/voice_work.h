/* SPDX-License-Identifier: GPL-3.0-or-later
 * The voice's thread: its state, and its files' way to each other. One utterance is fetched from the helper
 * piece by piece while the one before it may still be heard; one question at a time is with the helper. */
#ifndef PLATFORM_VOICE_WORK_H
#define PLATFORM_VOICE_WORK_H

#include "platform/voice_helper.h"
#include "platform/voice_own.h"
#include "platform/voice_sound.h"

struct work {
    struct voice *voice;
    struct voice_helper helper;
    struct voice_sound sound;

    struct said *said; /* being fetched; NULL: nothing */
    unsigned generation;
    bool begun;
    size_t from, to, next; /* the piece that is with the helper; where the one after it begins */

    bool asking;                 /* the helper owes an answer */
    uint32_t question;           /* its number */
    char lang[SPEECH_LANG_SIZE]; /* it is about this language; else, when empty, a piece */
    bool thrown_away;            /* it was stopped meanwhile */
    bool again;                  /* asked for the second time */
    uint64_t base;               /* the answer's first sample, in the ring */
    uint32_t hz;                 /* its samples a second; 0: not told yet */
    int64_t heard_ms;            /* when the helper last said anything, or could not */
    int64_t sounded_ms;          /* when there was last something to play */
};

/* voice_work.c */
bool work_is_wanted(const struct work *work);       /* what is being fetched. Under the lock. */
void work_fail(struct work *work, const char *why); /* what is being fetched, after what of it can be heard */
/* `again`: what it was asked and had not begun to answer may be asked once more. */
void work_helper_gone(struct work *work, const char *why, bool again);
bool work_step(struct work *work,
               int64_t now_ms);        /* asks the helper the next thing. False: nothing to do now */
bool work_has_room(struct work *work); /* for what the helper may say */

/* voice_answer.c: takes what came from the helper. */
void answer_read(struct work *work);

#endif
