// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_ring.h"

#include <stdlib.h>
#include <string.h>

void ring_release(struct voice_ring *ring)
{
    if (ring->samples)
        explicit_bzero(ring->samples, ring->size * sizeof *ring->samples);
    free(ring->samples);
    *ring = (struct voice_ring){0};
}

void ring_init(struct voice_ring *ring, size_t size)
{
    ring_release(ring);
    ring->samples = calloc(size, sizeof *ring->samples);
    if (!ring->samples)
        abort();
    ring->size = size;
}

static size_t held(const struct voice_ring *ring)
{
    return (size_t)(ring->written - ring->played);
}

size_t ring_room(const struct voice_ring *ring)
{
    return ring->size - held(ring);
}

bool ring_put(struct voice_ring *ring, const int16_t *samples, size_t n)
{
    if (n > ring_room(ring))
        return false;
    for (size_t i = 0; i < n; i++)
        ring->samples[(ring->written + i) % ring->size] = samples[i];
    ring->written += n;
    return true;
}

static struct ring_mark *mark_at(struct voice_ring *ring, unsigned i)
{
    return &ring->marks[(ring->first + i) % RING_MARKS];
}

void ring_mark(struct voice_ring *ring, uint64_t at, struct voice_event event)
{
    if (ring->n_marks >= (event.type == VOICE_WORD ? RING_WORDS : RING_MARKS))
        return;
    if (ring->n_marks && at < mark_at(ring, ring->n_marks - 1)->at)
        at = mark_at(ring, ring->n_marks - 1)->at;
    *mark_at(ring, ring->n_marks++) = (struct ring_mark){at, event};
}

void ring_mark_end(struct voice_ring *ring, struct voice_event event)
{
    for (unsigned i = ring->n_marks; i-- > 0 && mark_at(ring, i)->at > ring->written;)
        mark_at(ring, i)->at = ring->written;
    ring_mark(ring, ring->written, event);
}

size_t ring_take(struct voice_ring *ring, int16_t *samples, size_t n)
{
    if (n > held(ring))
        n = held(ring);
    for (size_t i = 0; i < n; i++) {
        int16_t *sample = &ring->samples[(ring->played + i) % ring->size];
        samples[i] = *sample;
        *sample = 0;
    }
    ring->played += n;
    return n;
}

bool ring_due(struct voice_ring *ring, struct voice_event *ret_event)
{
    if (ring->n_marks == 0 || mark_at(ring, 0)->at > ring->played)
        return false;
    *ret_event = mark_at(ring, 0)->event;
    ring->first++;
    ring->n_marks--;
    return true;
}

void ring_stop(struct voice_ring *ring, size_t fade)
{
    size_t n = held(ring);
    for (size_t i = 0; i < n; i++) {
        int16_t *sample = &ring->samples[(ring->played + i) % ring->size];
        *sample = i < fade ? (int16_t)(*sample * (int64_t)(fade - i) / (int64_t)fade) : 0;
    }
    ring->written = ring->played + (n < fade ? n : fade);
    ring->n_marks = 0;
}
