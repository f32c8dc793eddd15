/* SPDX-License-Identifier: GPL-3.0-or-later
 * A voice inside, for its files only. Three threads meet here: the screen's, the voice's own (voice_thread.c)
 * and SDL's, which takes the samples. What is under the lock is held for a copy of samples at most. */
#ifndef PLATFORM_VOICE_OWN_H
#define PLATFORM_VOICE_OWN_H

#include <pthread.h>

#include "platform/voice_queue.h"
#include "platform/voice_ring.h"

enum {
    OWN_LANGS_MAX = 64,
    OWN_LATE_MS = 300, /* the screen waits so long for the helper's first word about a language */
    OWN_RING_S = 4     /* seconds of sound that are ready ahead */
};

enum lang_answer { LANG_ASKED, LANG_YES, LANG_NO };
struct lang_row {
    char lang[SPEECH_LANG_SIZE];
    enum lang_answer answer;
};

struct voice {
    struct voice_options options;
    struct voice_silent *silent; /* then nothing below is used but the events */

    pthread_mutex_t mutex; /* guards all that follows but the bell and the thread */
    pthread_cond_t answered;
    bool closing, late;
    unsigned generation; /* counts the stops: what was begun before one is not heard after it */
    struct voice_queue queue;
    struct voice_events events;
    struct voice_ring ring;
    int step, gain; /* the wanted volume; the factor of the last sample, 32768 being 1 */
    struct lang_row langs[OWN_LANGS_MAX];
    int n_langs;

    int bell; /* the thread has something to look at */
    pthread_t thread;
};

void own_lock(struct voice *voice);
void own_unlock(struct voice *voice);
void own_wake(struct voice *voice); /* the screen; the lock not held */
/* Under the lock: */
bool own_tell_due(struct voice *voice);                                /* marks that are due become events */
struct lang_row *own_find_lang(struct voice *voice, const char *lang); /* NULL: it was not asked about */

void *voice_run(void *voice); /* the thread */

#endif
