// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "platform/bell.h"
#include "platform/voice_own.h"
#include "platform/voice_silent.h"

enum { FADE = 240 /* samples, 5 ms */ };

void own_lock(struct voice *voice)
{
    pthread_mutex_lock(&voice->mutex);
}

void own_unlock(struct voice *voice)
{
    pthread_mutex_unlock(&voice->mutex);
}

void own_wake(struct voice *voice)
{
    if (voice->options.wake)
        voice->options.wake();
}

bool own_tell_due(struct voice *voice)
{
    struct voice_event event;
    bool any = false;
    for (; ring_due(&voice->ring, &event); any = true)
        events_put(&voice->events, event);
    return any;
}

static void start(struct voice *voice)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&voice->mutex, NULL);
    pthread_cond_init(&voice->answered, &monotonic);
    pthread_condattr_destroy(&monotonic);
    voice->bell = bell_open();
    if (pthread_create(&voice->thread, NULL, voice_run, voice) != 0)
        abort();
}

enum err voice_open(const struct voice_options *options, struct voice **ret_voice)
{
    struct voice *voice = calloc(1, sizeof *voice);
    if (!voice)
        abort();
    voice->options = *options;
    voice->step = VOICE_STEP_DEFAULT;
    if (options->silent_ms)
        voice->silent = silent_new();
    else
        start(voice);
    *ret_voice = voice;
    return ERR_OK;
}

static void end(struct voice *voice)
{
    own_lock(voice);
    voice->closing = true;
    own_unlock(voice);
    bell_ring(voice->bell);
    pthread_join(voice->thread, NULL);
    close(voice->bell);
    pthread_cond_destroy(&voice->answered);
    pthread_mutex_destroy(&voice->mutex);
}

void voice_close(struct voice *voice)
{
    if (!voice)
        return;
    if (!voice->silent)
        end(voice);
    silent_free(voice->silent);
    queue_clear(&voice->queue);
    free(voice);
}

/* ---- languages ---- */

struct lang_row *own_find_lang(struct voice *voice, const char *lang)
{
    for (int i = 0; i < voice->n_langs; i++)
        if (strcmp(voice->langs[i].lang, lang) == 0)
            return &voice->langs[i];
    return NULL;
}

static void ask_lang(struct voice *voice, const char *lang)
{
    if (voice->n_langs == OWN_LANGS_MAX || !*lang || strlen(lang) >= SPEECH_LANG_SIZE)
        return;
    struct lang_row *row = &voice->langs[voice->n_langs++];
    *row = (struct lang_row){.answer = LANG_ASKED};
    memcpy(row->lang, lang, strlen(lang));
    bell_ring(voice->bell);
}

/* Rows come and go while the lock is not held: looked for anew each time. */
static bool wait_lang(struct voice *voice, const char *lang)
{
    struct lang_row *row;
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += OWN_LATE_MS * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    while ((row = own_find_lang(voice, lang)) && row->answer == LANG_ASKED && !voice->late)
        voice->late = pthread_cond_timedwait(&voice->answered, &voice->mutex, &until) == ETIMEDOUT;
    return row && row->answer == LANG_YES;
}

bool voice_speaks(struct voice *voice, const char *lang)
{
    if (voice->silent)
        return silent_speaks(lang);
    own_lock(voice);
    if (!own_find_lang(voice, lang))
        ask_lang(voice, lang);
    bool speaks = wait_lang(voice, lang);
    own_unlock(voice);
    return speaks;
}

/* ---- saying ---- */

static void refuse(struct voice *voice, unsigned id)
{
    events_put(&voice->events, (struct voice_event){.type = VOICE_FAILED, .id = id});
}

static bool queue_up(struct voice *voice, const struct utterance *utterance)
{
    struct said *said = said_new(utterance);
    if (said && queue_put(&voice->queue, said))
        return true;
    refuse(voice, utterance->id);
    return false;
}

void voice_say(struct voice *voice, const struct utterance *utterance)
{
    if (voice->silent) {
        struct said *said = said_new(utterance);
        if (!said || !silent_say(voice->silent, said, voice->options.silent_ms(voice->options.ctx)))
            refuse(voice, utterance->id);
        return;
    }
    own_lock(voice);
    bool queued = queue_up(voice, utterance);
    own_unlock(voice);
    if (queued)
        bell_ring(voice->bell);
    else
        own_wake(voice);
}

void voice_stop(struct voice *voice)
{
    if (voice->silent) {
        silent_stop(voice->silent);
        voice->events.n = 0;
        return;
    }
    own_lock(voice);
    voice->generation++;
    queue_clear(&voice->queue);
    ring_stop(&voice->ring, FADE);
    voice->events.n = 0;
    own_unlock(voice);
    bell_ring(voice->bell);
}

void voice_set_volume(struct voice *voice, int step)
{
    assert(step >= 0 && step < VOICE_STEPS);
    if (voice->silent)
        return;
    own_lock(voice);
    voice->step = step;
    own_unlock(voice);
}

bool voice_next(struct voice *voice, struct voice_event *ret_event)
{
    if (voice->silent)
        return events_take(&voice->events, ret_event) ||
               silent_next(voice->silent, voice->options.silent_ms(voice->options.ctx), ret_event);
    own_lock(voice);
    bool any = events_take(&voice->events, ret_event);
    own_unlock(voice);
    return any;
}

int64_t voice_next_tick_ms(const struct voice *voice)
{
    if (!voice->silent)
        return -1;
    if (voice->events.n)
        return 0;
    return silent_tick_ms(voice->silent, voice->options.silent_ms(voice->options.ctx));
}
