/* SPDX-License-Identifier: GPL-3.0-or-later
 * Samples between the helper and the sound device, and marks on them: an event is due when the samples before
 * it are played. Positions count all samples ever put. Samples are wiped as they leave. Knows no thread. */
#ifndef PLATFORM_VOICE_RING_H
#define PLATFORM_VOICE_RING_H

#include "platform/voice.h"

enum { RING_MARKS = 256, RING_WORDS = 192 /* of them, at most */ };
struct ring_mark {
    uint64_t at;
    struct voice_event event;
};
struct voice_ring {
    int16_t *samples; /* NULL: no room */
    size_t size;
    uint64_t written, played;
    struct ring_mark marks[RING_MARKS]; /* rising */
    unsigned first, n_marks;
};

void ring_init(struct voice_ring *ring, size_t size); /* forgets what it held */
void ring_release(struct voice_ring *ring);
size_t ring_room(const struct voice_ring *ring);
bool ring_put(struct voice_ring *ring, const int16_t *samples, size_t n); /* false: no room, none put */
/* Behind all marks so far, whatever `at` says. Words are let go when there are too many marks. */
void ring_mark(struct voice_ring *ring, uint64_t at, struct voice_event event);
/* Like ring_mark after the last sample; marks that lie further ahead come before it. */
void ring_mark_end(struct voice_ring *ring, struct voice_event event);
size_t ring_take(struct voice_ring *ring, int16_t *samples, size_t n); /* how many there were */
bool ring_due(struct voice_ring *ring, struct voice_event *ret_event);
/* Keeps the next `fade` samples, falling to nothing (a cut is a click), and no mark. */
void ring_stop(struct voice_ring *ring, size_t fade);

#endif
