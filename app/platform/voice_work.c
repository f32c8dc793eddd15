// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_work.h"

#include <string.h>

#include "base/log.h"
#include "platform/voice_sentence.h"

/* Two frames at the lowest rate fill 2.1 s of the ring. */
enum { ROOM_MS = 2200 };

bool work_is_wanted(const struct work *work)
{
    return work->said && !work->thrown_away && work->generation == work->voice->generation;
}

/* ---- marks at the end of what is heard ---- */

static void finish(struct work *work, enum voice_event_type how)
{
    struct voice *voice = work->voice;
    own_lock(voice);
    bool wanted = work_is_wanted(work);
    if (wanted && how == VOICE_DONE && !work->begun)
        ring_mark_end(&voice->ring, (struct voice_event){.type = VOICE_BEGUN, .id = work->said->id});
    if (wanted)
        ring_mark_end(&voice->ring, (struct voice_event){.type = how, .id = work->said->id});
    bool any = own_tell_due(voice);
    own_unlock(voice);
    said_free(work->said);
    work->said = NULL;
    work->thrown_away = work->asking; /* what is still to come of it */
    if (any)
        own_wake(voice);
}

void work_fail(struct work *work, const char *why)
{
    if (!work->said || work->thrown_away)
        return;
    log_warn("speech: utterance %u in %s: %s", work->said->id, work->said->lang, why);
    finish(work, VOICE_FAILED);
}

/* Nobody is left waiting for an answer about a language. */
static void forget_asked(struct work *work)
{
    struct voice *voice = work->voice;
    own_lock(voice);
    int kept = 0;
    for (int i = 0; i < voice->n_langs; i++)
        if (voice->langs[i].answer != LANG_ASKED)
            voice->langs[kept++] = voice->langs[i];
    voice->n_langs = kept;
    pthread_cond_broadcast(&voice->answered);
    own_unlock(voice);
    work->lang[0] = 0;
}

/* It may have ended while it rested, just as it was asked. */
static bool ask_again(struct work *work)
{
    if (!work->said || work->thrown_away || work->hz || work->again)
        return false;
    work->again = true;
    work->next = work->from;
    return true;
}

void work_helper_gone(struct work *work, const char *why, bool again)
{
    log_warn("speech: the helper: %s", why);
    helper_end(&work->helper);
    bool owed_piece = work->asking && !work->lang[0];
    work->asking = false;
    forget_asked(work);
    if (owed_piece && !(again && ask_again(work)))
        work_fail(work, "the helper is gone");
    work->thrown_away = false;
}

/* ---- questions ---- */

/* A helper that ended since we last looked is started again. */
static enum err send_to_helper(struct work *work, const struct speech_command *command, int64_t now_ms)
{
    enum err err = ERR_IO;
    for (int tries = 0; tries < 2 && err == ERR_IO; tries++) {
        err = helper_start(&work->helper, now_ms);
        if (err != ERR_OK)
            return err;
        err = helper_send(&work->helper, command);
        if (err == ERR_IO)
            helper_end(&work->helper);
    }
    return err;
}

static enum err ask(struct work *work, struct speech_command command, int64_t now_ms)
{
    command.id = work->question + 1;
    enum err err = send_to_helper(work, &command, now_ms);
    if (err != ERR_OK)
        return err;
    work->question++;
    work->asking = true;
    work->thrown_away = false;
    work->heard_ms = now_ms;
    work->hz = 0;
    return ERR_OK;
}

static bool take_lang(struct work *work)
{
    struct voice *voice = work->voice;
    own_lock(voice);
    for (int i = 0; i < voice->n_langs && !work->lang[0]; i++)
        if (voice->langs[i].answer == LANG_ASKED)
            memcpy(work->lang, voice->langs[i].lang, sizeof work->lang);
    own_unlock(voice);
    return work->lang[0] != 0;
}

static void ask_lang(struct work *work, int64_t now_ms)
{
    struct speech_command command = {.verb = SPEECH_VOICE};
    memcpy(command.lang, work->lang, sizeof command.lang);
    if (ask(work, command, now_ms) != ERR_OK)
        forget_asked(work);
}

static bool take_said(struct work *work)
{
    struct voice *voice = work->voice;
    own_lock(voice);
    if (voice->ring.n_marks < RING_WORDS)
        work->said = queue_take(&voice->queue);
    work->generation = voice->generation;
    own_unlock(voice);
    work->begun = work->again = false;
    work->from = work->to = work->next = 0;
    return work->said != NULL;
}

/* The next piece without the spaces around it; empty when there is none. */
static struct str take_piece(struct work *work)
{
    struct str text = work->said->text, piece = {text.ptr, 0};
    while (piece.len == 0 && work->next < text.len) {
        size_t end = work->said->recorded ? text.len : sentence_end(text, work->next);
        piece = str_trim(str_sub(text, work->next, end));
        work->next = end;
    }
    work->from = (size_t)(piece.ptr - text.ptr);
    work->to = work->from + piece.len;
    return piece;
}

static void ask_piece(struct work *work, struct str piece, int64_t now_ms)
{
    const struct said *said = work->said;
    struct speech_command command = {
        .verb = said->recorded ? SPEECH_PLAY : SPEECH_SAY, .rate = said->rate, .text = piece};
    memcpy(command.lang, said->lang, sizeof command.lang);
    enum err err = ask(work, command, now_ms);
    if (err != ERR_OK)
        work_fail(work, err == ERR_LIMIT ? "the helper has ended too often" : "the helper cannot be asked");
}

static bool is_drained(struct work *work)
{
    own_lock(work->voice);
    bool drained = work->voice->ring.written == work->voice->ring.played;
    own_unlock(work->voice);
    return drained;
}

/* False: something is still heard on the other device. */
static bool say_next(struct work *work, int64_t now_ms)
{
    struct str piece;
    if (work->sound.device && work->sound.headset != work->said->headset && !is_drained(work))
        return false;
    if (work->next == 0 && work->said->text.len &&
        sound_open(&work->sound, work->voice, work->said->headset) != ERR_OK) {
        work_fail(work, "no such sound device");
        return true;
    }
    piece = take_piece(work);
    if (piece.len)
        ask_piece(work, piece, now_ms);
    else
        finish(work, VOICE_DONE);
    return true;
}

bool work_step(struct work *work, int64_t now_ms)
{
    if (work->asking)
        return false;
    if (take_lang(work)) {
        ask_lang(work, now_ms);
        return true;
    }
    if (!work->said && !take_said(work))
        return false;
    return say_next(work, now_ms);
}

bool work_has_room(struct work *work)
{
    own_lock(work->voice);
    size_t room = ring_room(&work->voice->ring);
    bool wanted = work_is_wanted(work);
    own_unlock(work->voice);
    return !wanted || work->lang[0] || room >= (size_t)work->sound.hz * ROOM_MS / 1000;
}
