/* SPDX-License-Identifier: GPL-3.0-or-later
 * What sends something that a person gave (A21). Nothing does yet. A new act or effect does not compile until
 * it has its row here; one that sends may then stand on screens with `review` alone. */
#ifndef TESTS_SENDS_H
#define TESTS_SENDS_H

#include "kiosk/message.h"

static inline bool act_sends(enum act act)
{
    switch (act) {
    case ACT_NONE:
    case ACT_WAKE:
    case ACT_BACK:
    case ACT_GO:
    case ACT_LANGUAGE:
    case ACT_TEXT_SIZE:
    case ACT_COLOUR:
    case ACT_LOW:
    case ACT_LISTEN:
    case ACT_AGAIN:
    case ACT_HUSH:
    case ACT_LOUDER:
    case ACT_QUIETER:
    case ACT_START_OVER:
    case ACT_CHIP:
    case ACT_PERIOD:
    case ACT_DAY:
    case ACT_TIME:
    case ACT_TAKE:
    case ACT_TAKE_PART:
    case ACT_MORE_ROWS:
    case ACT_SCROLL:
    case ACT_TYPE:
    case ACT_BACKSPACE:
    case ACT_CLEAR:
    case ACT_WRITE:
    case ACT_KEYBOARD:
    case ACT_STILL_HERE:
    case ACT_GO_ON:
    case ACT_PREFER:
        break;
    }
    return false;
}

static inline bool effect_sends(enum effect_type effect)
{
    switch (effect) {
    case EFFECT_LOAD: /* asks the store of this kiosk */
    case EFFECT_HUSH:
    case EFFECT_AGAIN:
        break;
    }
    return false;
}

static inline int sending_acts(int ret_codes[ACT_PREFER + 1])
{
    int n = 0;
    for (int code = 0; code <= ACT_PREFER; code++)
        if (act_sends((enum act)code))
            ret_codes[n++] = code;
    return n;
}

#endif
