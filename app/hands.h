/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person does with the screen: the finger (finger.c), the keys (keys.c) and the single switch
 * (scan.c), in the terms of what they have chosen. Part of the shell. */
#ifndef HANDS_H
#define HANDS_H

#include "keymap.h"
#include "ui/draw_ring.h"
#include "ui/key_filter.h"
#include "ui/scan.h"
#include "ui/touch.h"

struct shell;
struct frame;
struct hands {
    struct touch touch;
    struct draw_ring ring;
    int64_t ring_ms; /* when it was painted last */
    struct keymap keymap;
    struct key_filter key_filter;
    struct scan scan;
    char scan_place[160]; /* the screen that it goes through */
    bool scan_spoken;     /* something was being said */
};

void hands_init(struct hands *hands, const struct keymap *keymap);

/* What a part is pressed for. What is only read, and what cannot be pressed now, is said once more. */
void hands_press(struct shell *shell, const struct node *node);

void finger_input(struct shell *shell, const struct input *input);
void finger_tick(struct shell *shell);
int64_t finger_next_tick_ms(const struct shell *shell); /* −1: none */
void finger_ring(struct shell *shell); /* paints what changed of the ring around the finger */

void keys_input(struct shell *shell, const struct input *input);
void keys_text(struct shell *shell, const struct input *input);

/* A part gets the focus, and is scrolled to. by_itself: nobody did it. */
void focus_on(struct shell *shell, const char *id, bool by_itself);

bool scan_is_on(const struct shell *shell);
void scan_press(struct shell *shell); /* the switch; switched off, it switches this on (A29) */
void scan_tick(struct shell *shell);
int64_t scan_next_tick_ms(const struct shell *shell);      /* −1: none */
void scan_dress(struct shell *shell, struct frame *frame); /* the group that the frame is on gets its ring */

#endif
