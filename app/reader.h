/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads the screen aloud. From the tree that was just made it tells what is new (the screen, what has the
 * focus, a state that changed) to the voice while a person listens, and to the log of a script. What
 * is personal is said in headphones only, unless the person chose otherwise (A12); nothing is read by a voice
 * of another language (A13). For the screen's thread. */
#ifndef READER_H
#define READER_H

#include "base/buf.h"
#include "prompts.h"
#include "reader_queue.h"

enum { READER_STATES_MAX = 16 };
struct reader_states {
    uint64_t items[READER_STATES_MAX];
    int n;
};
struct reader {
    struct reader_queue queue;
    bool keeps_log;
    struct buf log;                                 /* what was said, one line a node, newest last */
    bool on;                                        /* was, at the last frame */
    char screen[KEY_MAX + 32], focus[KEY_MAX + 32]; /* told last */
    bool told_focus;                                /* rather than the screen */
    bool again;                                     /* is wanted */
    bool selected, disabled;                        /* what has the focus */
    struct reader_states states;                    /* what the screen reports by itself */
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

/* The voice stays the caller's; NULL: no sound at all. keeps_log: for scripts alone, since nothing of what a
 * person heard may be left. */
void reader_init(struct reader *reader, struct voice *voice, bool keeps_log);
void reader_release(struct reader *reader);
void reader_tell(struct reader *reader, const struct reader_frame *frame); /* what is new in it */
/* Plays a sound, whether or not it reads aloud: the second sense of a warning (A15). */
void reader_chime(struct reader *reader, const char *path);
void reader_again(struct reader *reader); /* at the next frame */
void reader_hush(struct reader *reader);
/* Nothing of what is to be said is heard: no voice, no sound device. Asked once, it tries anew. */
bool reader_is_mute(struct reader *reader);
/* Where the voice is: true when it moved; the message says so to the model. */
bool reader_next(struct reader *reader, struct reading *ret_reading);
/* Whether anything comes of what is told. */
bool reader_is_heard(const struct reader *reader, const struct model *model);

#endif
