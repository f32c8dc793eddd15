/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person does, as data: a window makes it from SDL's events, a script makes the same. */
#ifndef PLATFORM_INPUT_H
#define PLATFORM_INPUT_H

#include <stdbool.h>

enum input_type {
    INPUT_NONE, /* the time is over */
    INPUT_DOWN,
    INPUT_MOVE,
    INPUT_UP,     /* one finger, or the mouse's left button: x, y in px */
    INPUT_CANCEL, /* the touch was taken away; nothing is to act */
    INPUT_WHEEL,  /* y: notches, away from the person > 0; x: none */
    INPUT_KEY,    /* key, repeat */
    INPUT_TEXT,   /* text: UTF-8 from a hardware keyboard. PLUS and MINUS come besides their text. */
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
    KEY_COUNT
};
struct input {
    enum input_type type;
    float x, y;
    int w, h;
    enum input_key key;
    bool repeat;   /* the key is being held */
    char text[32]; /* NUL-terminated */
};

#endif
