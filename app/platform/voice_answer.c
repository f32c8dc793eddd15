// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/log.h"
#include "platform/voice_work.h"

/* The lock, if what is being fetched is still wanted. */
static bool lock_wanted(struct work *work)
{
    own_lock(work->voice);
    if (work_is_wanted(work))
        return true;
    own_unlock(work->voice);
    return false;
}

static void unlock_and_tell(struct work *work)
{
    bool any = own_tell_due(work->voice);
    own_unlock(work->voice);
    if (any)
        own_wake(work->voice);
}

static void take_voice(struct work *work, bool yes)
{
    own_lock(work->voice);
    struct lang_row *row = own_find_lang(work->voice, work->lang);
    if (row)
        row->answer = yes ? LANG_YES : LANG_NO;
    bool was_late = work->voice->late;
    work->voice->late = false;
    pthread_cond_broadcast(&work->voice->answered);
    own_unlock(work->voice);
    work->lang[0] = 0;
    work->asking = false;
    if (was_late)
        own_wake(work->voice);
}

/* A mark is one behind its sample: due once the device has that. */
static void take_format(struct work *work, uint32_t hz)
{
    if (sound_begin(&work->sound, (int)hz) != ERR_OK) {
        work_fail(work, "its rate is not to be played");
        return;
    }
    work->hz = hz;
    if (!lock_wanted(work))
        return;
    work->base = work->voice->ring.written;
    if (!work->begun)
        ring_mark(&work->voice->ring, work->base + 1,
                  (struct voice_event){.type = VOICE_BEGUN, .id = work->said->id});
    work->begun = true;
    unlock_and_tell(work);
}

static bool starts_character(struct str text, size_t at)
{
    return at == text.len || ((unsigned char)text.ptr[at] & 0xc0) != 0x80;
}

static void take_word(struct work *work, const struct speech_frame *frame)
{
    if (!work->said)
        return;
    struct str piece = str_sub(work->said->text, work->from, work->to);
    if (work->said->recorded || !work->hz || frame->to > piece.len || !starts_character(piece, frame->from) ||
        !starts_character(piece, frame->to) || !lock_wanted(work))
        return;
    struct voice_event event = {VOICE_WORD, work->said->id, (uint32_t)work->from + frame->from,
                                (uint32_t)work->from + frame->to};
    uint64_t ahead = (uint64_t)frame->sample * (uint64_t)work->sound.hz / work->hz;
    ring_mark(&work->voice->ring, work->base + ahead + 1, event);
    unlock_and_tell(work);
}

static void move_samples(struct work *work)
{
    int16_t samples[4096];
    size_t n;
    while ((n = sound_get(&work->sound, samples, sizeof samples / sizeof *samples)) > 0)
        if (lock_wanted(work)) {
            ring_put(&work->voice->ring, samples, n);
            own_unlock(work->voice);
        }
    explicit_bzero(samples, sizeof samples);
}

static void take_samples(struct work *work, struct str bytes)
{
    if (!work->hz || !work->sound.stream)
        return;
    if (sound_put(&work->sound, bytes.ptr, bytes.len) != ERR_OK)
        work_fail(work, "its samples are not to be converted");
    move_samples(work);
}

static void take_end(struct work *work)
{
    if (work->hz && work->sound.stream) {
        sound_flush(&work->sound, (int)work->hz);
        move_samples(work);
    }
    work->asking = work->thrown_away = work->again = false;
}

static void take_failure(struct work *work, struct str why)
{
    char z[128];
    size_t len = why.len < sizeof z - 1 ? why.len : sizeof z - 1;
    memcpy(z, why.ptr, len);
    z[len] = 0;
    work->asking = false;
    work_fail(work, z);
    work->thrown_away = false;
}

static bool take_frame(struct work *work, const struct speech_frame *frame)
{
    bool about_lang = work->lang[0] != 0;
    if (!work->asking || frame->id != work->question || about_lang != (frame->type == SPEECH_IS_VOICE))
        return false;
    switch (frame->type) {
    case SPEECH_IS_VOICE:
        take_voice(work, frame->value);
        break;
    case SPEECH_IS_FORMAT:
        if (!work->thrown_away)
            take_format(work, frame->value);
        break;
    case SPEECH_IS_WORD:
        take_word(work, frame);
        break;
    case SPEECH_IS_PCM:
        if (!work->thrown_away)
            take_samples(work, frame->bytes);
        break;
    case SPEECH_IS_END:
        take_end(work);
        break;
    case SPEECH_IS_FAILED:
        take_failure(work, frame->bytes);
        break;
    }
    return true;
}

void answer_read(struct work *work)
{
    struct speech_frame frame;
    enum err err = helper_receive(&work->helper);
    if (err != ERR_OK) {
        work_helper_gone(work, "it ended", true);
        return;
    }
    while ((err = helper_next(&work->helper, &frame)) == ERR_OK && take_frame(work, &frame)) {
    }
    if (err != ERR_NOT_FOUND)
        work_helper_gone(work, "it says what was not asked", false);
}
