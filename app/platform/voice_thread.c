// SPDX-License-Identifier: GPL-3.0-or-later
#include <poll.h>

#include "base/clock.h"
#include "platform/bell.h"
#include "platform/voice_work.h"

enum {
    WAIT_ROOM_MS = 50,
    WAIT_OTHER_MS = 20,
    WAIT_SOUND_MS = 500, /* how soon a device that was pulled out is noticed */
    QUIET_MS = 10000     /* then the device is closed: an open one wakes the processor 50 times a second */
};

static int64_t now_ms(void)
{
    return clock_mono_us() / 1000;
}

/* False: the voice is closing. */
static bool look(struct work *work)
{
    struct voice *voice = work->voice;
    own_lock(voice);
    bool closing = voice->closing;
    bool stopped = work->said && work->generation != voice->generation;
    own_unlock(voice);
    if (stopped) {
        said_free(work->said);
        work->said = NULL;
        work->thrown_away = work->asking && !work->lang[0];
    }
    return !closing;
}

/* What was to be heard of those that are not done yet has failed. */
static void lose_sound(struct work *work)
{
    struct voice *voice = work->voice;
    struct voice_event event;
    work_fail(work, "the sound device is gone");
    own_lock(voice);
    voice->ring.played = voice->ring.written;
    while (ring_due(&voice->ring, &event))
        if (event.type == VOICE_DONE || event.type == VOICE_FAILED) {
            event.type = VOICE_FAILED;
            events_put(&voice->events, event);
        }
    own_unlock(voice);
    sound_close(&work->sound, voice);
    own_wake(voice);
}

static void watch_sound(struct work *work, int64_t now)
{
    struct voice *voice = work->voice;
    if (!work->sound.device)
        return;
    own_lock(voice);
    if (voice->ring.written != voice->ring.played || work->said)
        work->sounded_ms = now;
    own_unlock(voice);
    if (sound_lost(&work->sound))
        lose_sound(work);
    else if (now - work->sounded_ms >= QUIET_MS)
        sound_close(&work->sound, voice);
}

static int timeout_ms(struct work *work, bool room, int64_t now)
{
    int64_t left = work->sound.device ? WAIT_SOUND_MS : -1;
    if (work->asking && room) {
        int64_t hang = work->heard_ms + HELPER_HANGS_MS - now;
        if (left < 0 || hang < left)
            left = hang > 0 ? hang : 0;
    } else if (work->asking) {
        left = WAIT_ROOM_MS;
    } else if (work->said) {
        left = WAIT_OTHER_MS;
    }
    return (int)left;
}

static void rest(struct work *work)
{
    int64_t now = now_ms();
    bool room = work_has_room(work);
    struct pollfd fds[] = {{.fd = work->voice->bell, .events = POLLIN},
                           {.fd = room ? work->helper.fd : -1, .events = POLLIN}};
    if (!room)
        work->heard_ms = now; /* it may be waiting for us */
    poll(fds, 2, timeout_ms(work, room, now));
    if (fds[0].revents)
        bell_hush(work->voice->bell);
    if (!look(work))
        return;
    now = now_ms();
    if (fds[1].revents) {
        work->heard_ms = now;
        answer_read(work);
    } else if (work->asking && now - work->heard_ms >= HELPER_HANGS_MS) {
        work_helper_gone(work, "no answer", false);
    }
    watch_sound(work, now);
}

void *voice_run(void *ctx)
{
    struct work work = {.voice = ctx};
    helper_init(&work.helper, work.voice->options.helper);
    while (look(&work)) {
        while (work_step(&work, now_ms())) {
        }
        rest(&work);
    }
    helper_end(&work.helper);
    sound_close(&work.sound, work.voice);
    said_free(work.said);
    return NULL;
}
