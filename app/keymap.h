/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each key does: a table that the configuration can change ("F15=headphones-in,F8=switch"). */
#ifndef KEYMAP_H
#define KEYMAP_H

#include "platform/input.h"

enum key_does {
    DOES_NOTHING,
    DOES_NEXT,
    DOES_PREVIOUS,
    DOES_ACT,
    DOES_BACK,
    DOES_HELP,
    DOES_AGAIN, /* say it once more */
    DOES_HUSH,
    DOES_LANGUAGE,
    DOES_LOUDER,
    DOES_QUIETER,
    DOES_PAGE_DOWN,
    DOES_PAGE_UP,
    DOES_ERASE,
    DOES_SWITCH, /* the single switch */
    DOES_HEADPHONES_IN,
    DOES_HEADPHONES_OUT,
    DOES_COUNT
};
struct keymap {
    unsigned char does[KEY_COUNT]; /* enum key_does */
};

/* For messages. */
#define KEYMAP_ACTIONS                                                                                       \
    "next, previous, act, back, help, again, hush, language, louder, quieter, page-down, page-up, erase, "   \
    "switch, headphones-in, headphones-out or none"

void keymap_init(struct keymap *keymap); /* what keys usually do */
/* Changes what `text` names: KEY=ACTION, separated by commas. False, with the part that is wrong and nothing
 * changed, when it names no key or no action. */
bool keymap_change(struct keymap *keymap, struct str text, struct str *ret_wrong);
const char *keymap_word(enum key_does does); /* "next", "headphones-in" … */

#endif
