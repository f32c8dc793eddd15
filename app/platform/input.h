/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person does, as data: a window makes it from SDL's events, a script makes the same. */
#ifndef PLATFORM_INPUT_H
#define PLATFORM_INPUT_H

#include "base/str.h"

enum input_type {
    INPUT_NONE, /* the time is over */
    INPUT_DOWN,
    INPUT_MOVE,
    INPUT_UP,     /* one finger, or the mouse's left button: x, y in px */
    INPUT_CANCEL, /* the touch was taken away; nothing is to act */
    INPUT_WHEEL,  /* y: notches, away from the person > 0; x: none */
    INPUT_KEY,    /* key, repeat */
    INPUT_TEXT,   /* text: UTF-8 from a hardware keyboard; repeat. SPACE, PLUS and MINUS come besides it. */
    INPUT_RESIZE, /* w, h: window_pixels is new and empty */
    INPUT_EXPOSE, /* present the whole again */
    INPUT_WAKE,   /* window_wake was called */
    INPUT_QUIT,
};
enum input_key {
    KEY_NONE,
    KEY_TAB,
    KEY_BACKTAB,
    KEY_ENTER,
    KEY_SPACE,
    KEY_ESC,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_PLUS,
    KEY_MINUS,
    KEY_VOLUME_UP, /* of a keypad or a headset: they type nothing */
    KEY_VOLUME_DOWN,
    KEY_F1,
    KEY_F2,
    KEY_F3,
    KEY_F4,
    KEY_F5,
    KEY_F6,
    KEY_F7,
    KEY_F8,
    KEY_F9,
    KEY_F10,
    KEY_F11,
    KEY_F12,
    KEY_F13,
    KEY_F14,
    KEY_F15,
    KEY_F16,
    KEY_F17,
    KEY_F18,
    KEY_F19,
    KEY_F20,
    KEY_F21,
    KEY_F22,
    KEY_F23,
    KEY_F24,
    KEY_COUNT
};
struct input {
    enum input_type type;
    float x, y;
    int w, h;
    enum input_key key;
    bool repeat;   /* KEY, TEXT: the key is being held */
    char text[32]; /* NUL-terminated */
};

/* "Tab", "Shift+Tab", "Enter", "F15" … as scripts and the configuration write them. */
bool input_key_find(struct str name, enum input_key *ret_key);
const char *input_key_name(enum input_key key); /* "": none */

#endif
