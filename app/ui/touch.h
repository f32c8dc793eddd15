/* SPDX-License-Identifier: GPL-3.0-or-later
 * One finger on the screen, from its coming to its going, and what it means. Pure: the finger's place, the
 * time and the tree go in, what is to be done comes out. The tree may be another one at every call; what is
 * remembered of it is an id.
 *
 * Standard: acts when the finger is lifted from the part that it came down on; sliding off means "no";
 * sliding up or down moves the list (A17). The presets are for hands that shake (A31): a part acts when the
 * finger has meant it for the hold time, shown by a ring that closes around the finger, and then nothing
 * happens until it is lifted. Which part is meant is told from where the finger was on the average, not from
 * where it is: tremor goes to and fro around that. A second contact soon after one that acted is the hand's,
 * not the person's, and is ignored. While a person listens the finger reads what it is on; what was read is
 * pressed by touching it again (A30). With a single switch the whole screen is the switch (A32). */
#ifndef UI_TOUCH_H
#define UI_TOUCH_H

#include <stdint.h>

#include "ui/node.h"

enum touch_preset { TOUCH_STANDARD, TOUCH_CALM, TOUCH_STEADY, TOUCH_FIRM };

struct touch_how { /* what the person chose, and the screen */
    enum touch_preset preset;
    bool reads;        /* speaks what the finger is on */
    bool is_switch;    /* any touch is the switch */
    const char *focus; /* id of what was read last; NULL */
    float px_per_mm, screen_w_px;
};
enum touch_phase {
    TOUCH_LIFTED,
    TOUCH_DOWN,
    TOUCH_DRAGS, /* moves the list */
    TOUCH_SPENT, /* has acted, or is ignored: nothing more until it is lifted */
};
enum { TOUCH_ID_MAX = 160 };
struct touch {
    enum touch_phase phase;
    float x, y, mean_x, mean_y; /* where it is, and where it means to be; px */
    float start_x, start_y, start_scroll_px;
    int64_t since_ms, at_ms, tick_ms; /* it came; it was followed, and looked at, so far */
    int64_t target_ms;                /* since when it is on its target */
    char id[TOUCH_ID_MAX];            /* its target; empty: none */
    float ring_x, ring_y;
    bool again; /* came down on what had been read before */
    bool acted; /* before: where, when, and when it was lifted */
    float acted_x, acted_y;
    int64_t acted_ms, lifted_ms;
};

enum touch_do {
    TOUCH_NOTHING,
    TOUCH_ALIVE,  /* somebody is there, nothing more */
    TOUCH_PRESS,  /* node */
    TOUCH_READ,   /* node */
    TOUCH_SCROLL, /* scroll_px: offset to go to */
    TOUCH_SWITCH,
    TOUCH_STAFF, /* an upper corner was held for five seconds */
};
struct touch_result {
    enum touch_do what;
    const struct node *node;
    float scroll_px;
};

/* `root` is the tree that the person sees; now_ms never jumps. */
struct touch_result touch_down(struct touch *touch, const struct touch_how *how, const struct node *root,
                               float x, float y, int64_t now_ms);
struct touch_result touch_move(struct touch *touch, const struct touch_how *how, const struct node *root,
                               float x, float y, int64_t now_ms);
struct touch_result touch_up(struct touch *touch, const struct touch_how *how, const struct node *root,
                             float x, float y, int64_t now_ms);
void touch_cancel(struct touch *touch); /* it was taken away: nothing is to act */
/* Time passed. To be called when touch_next_ms says so. */
struct touch_result touch_tick(struct touch *touch, const struct touch_how *how, const struct node *root,
                               int64_t now_ms);
int64_t touch_next_ms(const struct touch *touch, const struct touch_how *how, int64_t now_ms); /* −1: none */
/* A finger is down and may yet do something: what is on the screen must stay. */
bool touch_waits(const struct touch *touch);
/* How far the ring around (ring_x, ring_y) is closed, 0…1; 0: there is none. */
float touch_progress(const struct touch *touch, const struct touch_how *how, int64_t now_ms);

int touch_hold_ms(enum touch_preset preset);    /* 0, 300, 600, 1000; a second contact within it is ignored */
float touch_reach_mm(enum touch_preset preset); /* how far a part's area reaches past its edge, at most */

#endif
