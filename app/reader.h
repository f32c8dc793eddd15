/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads the screen aloud. From the tree that was just made it tells what is new (the screen, what has the
 * focus, a state that changed), keeps the log of it, and hands it to the voice while a person listens. What
 * is personal is said in headphones only, unless the person chose otherwise (A12); nothing is read by a voice
 * of another language (A13). For the screen's thread. */
#ifndef READER_H
#define READER_H

#include "base/buf.h"
#include "kiosk/model.h"
#include "platform/voice.h"
#include "prompts.h"
#include "text/format.h"
#include "ui/node.h"

enum { READER_QUEUE_MAX = 64 };
struct reader_words { /* what the voice was given, to find the words it says on the screen */
    unsigned id;
    char node[KEY_MAX + 32];
    int leaf; /* of the node; −1: words about it */
    const uint32_t *origin;
    size_t n;
};
struct reader {
    struct voice *voice; /* NULL: no sound at all */
    struct buf log;      /* what was said, one line a node, newest last */
    struct arena arena;  /* of what the voice was given */
    struct reader_words queue[READER_QUEUE_MAX];
    int n;
    unsigned next_id;
    bool on;                                        /* was, at the last frame */
    char screen[KEY_MAX + 32], focus[KEY_MAX + 32]; /* told last */
    bool told_focus;                                /* rather than the screen */
    bool again;                                     /* is wanted */
    uint64_t state;                                 /* of what the screen reports by itself */
    int volume;
};
struct reader_frame { /* what is on the screen */
    const struct model *model;
    const char *screen; /* its name */
    struct node *root;
    const struct words *words;                                           /* of the language shown, aloud */
    const struct words *(*words_of)(void *ctx, const struct lang *lang); /* of another; never NULL */
    const struct prompts *prompts; /* recordings in the language shown, where it has no voice */
    void *ctx;
};

void reader_init(struct reader *reader, struct voice *voice); /* the voice stays the caller's */
void reader_release(struct reader *reader);
void reader_tell(struct reader *reader, const struct reader_frame *frame); /* what is new in it */
/* Plays a sound, whether or not it reads aloud: the second sense of a warning (A15). */
void reader_chime(struct reader *reader, const char *path);
void reader_again(struct reader *reader); /* at the next frame */
void reader_hush(struct reader *reader);
/* Where the voice is: true when it moved; the message says so to the model. */
bool reader_next(struct reader *reader, struct reading *ret_reading);

#endif
