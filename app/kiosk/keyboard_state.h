/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a person is on the keyboard: a part of the session, so that it goes with it. All zeros is where it
 * begins: the letters of the language shown. */
#ifndef KIOSK_KEYBOARD_STATE_H
#define KIOSK_KEYBOARD_STATE_H

#include <stdbool.h>

enum keyboard_layer { LAYER_LETTERS, LAYER_DIGITS, LAYER_SECOND };

struct keyboard_state {
    int layer;  /* enum keyboard_layer; the second one lasts for one key */
    bool shift; /* for one key */
    bool abc;   /* large keys in alphabetical order */
    int page;   /* of those that do not fit at once */
    int family; /* syllables: the consonant whose row is shown */
    int other;  /* which of the site's keyboards: 0 the language's own, 1… as keyboard_others lists them */
};

/* The number of an ACT_KEYBOARD. */
enum keyboard_press {
    PRESS_LAYER = 0, /* + enum keyboard_layer */
    PRESS_SHIFT = 0x10,
    PRESS_ABC,
    PRESS_OTHER = 0x100, /* + which */
    PRESS_PAGE = 0x200,  /* + page */
    PRESS_FAMILY = 0x300 /* + consonant */
};
void keyboard_press(struct keyboard_state *state, int number);
void keyboard_typed(struct keyboard_state *state); /* a letter was: what was for one key is over */
/* The language changed: back to its own letters; the size of the keys stays. */
void keyboard_home(struct keyboard_state *state);

#endif
