/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything that happens is a message; everything wanted from the world is an effect. */
#ifndef KIOSK_MESSAGE_H
#define KIOSK_MESSAGE_H

#include "kiosk/model.h"

enum act { /* what a press means: action.code */
           ACT_NONE,
           ACT_WAKE, /* the welcome screen was touched */
           ACT_BACK,
           ACT_GO,       /* number: screen, arg: key */
           ACT_LANGUAGE, /* arg: tag */
           ACT_TEXT_SIZE,
           ACT_COLOUR,
           ACT_LOW,
           ACT_LISTEN,
           ACT_AGAIN, /* say it once more */
           ACT_HUSH,
           ACT_LOUDER,
           ACT_QUIETER,
           ACT_START_OVER,
           ACT_CHIP, /* number: chip */
           ACT_PERIOD,
           ACT_DAY,
           ACT_TIME, /* number */
           ACT_MORE_ROWS,
           ACT_TAKE,      /* number: 1 + enum take_form */
           ACT_TAKE_PART, /* number: which square */
           ACT_SCROLL,    /* number: offset in px */
           ACT_TYPE,      /* arg: characters */
           ACT_BACKSPACE,
           ACT_CLEAR,
           ACT_WRITE,    /* arg: all that is to be searched for */
           ACT_KEYBOARD, /* number: enum keyboard_press */
           ACT_STILL_HERE,
           ACT_GO_ON,  /* a notice over everything was read */
           ACT_PREFER, /* and enum preference added to it; number: value. The last, so that none comes after.
                        */
};

enum message_type {
    MSG_TICK,       /* time passed */
    MSG_TOUCH,      /* a finger or key moved, whatever it hit: keeps the session alive */
    MSG_ACT,        /* action */
    MSG_KEY,        /* key: one of enum message_key */
    MSG_TEXT,       /* text: typed on a hardware keyboard */
    MSG_FOCUS,      /* text: node id */
    MSG_LOADED,     /* load: ownership comes with it */
    MSG_STATUS,     /* status */
    MSG_RELEASE,    /* new content is on the screen's side of the store */
    MSG_HEADPHONES, /* number: 1 in, 0 out */
    MSG_MUTE,       /* nothing of what is to be said is heard */
    MSG_READING,    /* reading: what is being said; an empty id: silence */
    MSG_LANGUAGE,   /* text: tag; from scripts, as the next */
    MSG_PREFER,     /* preference, number */
};
enum message_key {
    MESSAGE_KEY_BACK,
    MESSAGE_KEY_HELP,
    MESSAGE_KEY_NEXT_LANGUAGE,
    MESSAGE_KEY_BACKSPACE,
    MESSAGE_KEY_AGAIN,
    MESSAGE_KEY_HUSH,
    MESSAGE_KEY_LOUDER,
    MESSAGE_KEY_QUIETER
};

struct message {
    enum message_type type;
    int64_t now_ms, mono_ms; /* the clocks are a part of every message */
    int offset_min;
    struct {
        int code, number;
        struct str arg;
    } act;
    enum message_key key;
    struct str text;
    enum preference preference;
    int number;
    bool by_itself; /* FOCUS, ACT: nobody did it, the frame of the single switch went on */
    const struct reading *reading;
    const struct load *load;
    const struct status *status;
};

enum effect_type {
    EFFECT_LOAD,  /* request */
    EFFECT_HUSH,  /* silence at once */
    EFFECT_AGAIN, /* what was said last */
};
struct effect {
    enum effect_type type;
    struct load_request request;
};
enum { EFFECTS_MAX = 8 };
struct effects {
    struct effect items[EFFECTS_MAX];
    int n;
};

/* The only place where the model changes. Pure: the same model and message give the same result. */
void update(struct model *model, const struct message *message, struct effects *ret_effects);

#endif
