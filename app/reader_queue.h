/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is to be said, in order, and where on the screen each word of it stands. The voice is given a few at a
 * time, so that there is no end to how much can wait; what was said is forgotten. Part of the reader. */
#ifndef READER_QUEUE_H
#define READER_QUEUE_H

#include "kiosk/model.h"
#include "platform/voice.h"
#include "ui/speak.h"

struct queued;
struct reader_queue {
    struct voice *voice;          /* NULL: no sound at all */
    struct arena arena;           /* of all that waits or is being said */
    struct queued *first, *waits; /* the first that is not done; the first that the voice has not got */
    struct queued *last;
    int n_given;
    unsigned next_id;
    int failed; /* in a row, with nothing heard between */
};

void reader_queue_init(struct reader_queue *queue, struct voice *voice); /* the voice stays the caller's */
void reader_queue_release(struct reader_queue *queue);
/* `how`: rate, headset, recording. `node`: that it is of; NULL: none. All is copied. */
void reader_queue_add(struct reader_queue *queue, const struct words *words, const struct node *node,
                      const struct said *part, struct utterance how);
void reader_queue_sound(struct reader_queue *queue, const char *path); /* at once, without a word */
void reader_queue_stop(struct reader_queue *queue);
/* Where the voice is: true when it moved. */
bool reader_queue_next(struct reader_queue *queue, struct reading *ret_reading);

#endif
