/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person can set for themselves: one small number each, with a range and the words of scripts. They
 * live in the session and go back to the site's defaults when it ends (A27). A preference is pressed with
 * ACT_PREFER + preference and set from outside with MSG_PREFER. */
#ifndef KIOSK_PREFERENCE_H
#define KIOSK_PREFERENCE_H

#include "base/arena.h"

struct session;

enum preference {
    PREFER_SCALE,     /* enum text_scale */
    PREFER_THEME,     /* enum theme_name */
    PREFER_LOW,       /* 1: low reach */
    PREFER_STILL,     /* 1: nothing moves by itself */
    PREFER_SPEECH,    /* 1: reads aloud */
    PREFER_ALOUD,     /* 1: what the person wrote too, without headphones */
    PREFER_RATE,      /* of the speech: 0 to RATE_MAX; RATE_USUAL */
    PREFER_VOLUME,    /* 0 to VOLUME_MAX, 3 dB each; VOLUME_USUAL */
    PREFER_TOUCH,     /* enum touch_preset (ui/touch.h) */
    PREFER_SCAN,      /* 0 off, else one switch is enough: 1 slow, 2, 3 quick */
    PREFER_LONG_TIME, /* 1: ten times as long before the screen asks */
    PREFER_COUNT
};
enum { RATE_MAX = 4, RATE_USUAL = 1, VOLUME_MAX = 7, VOLUME_USUAL = 3, SCAN_MAX = 3, TOUCH_MAX = 3 };

int preference_max(enum preference preference); /* the least is 0 */
int preference_get(const struct session *session, enum preference preference);
void preference_set(struct session *session, enum preference preference,
                    int number); /* kept within its range */
int preference_words_a_minute(int rate);
int preference_scan_ms(int scan); /* a step of the scanning */
/* The names "textsize", "theme", "reach" … and the values' words, as scripts and the configuration write
 * them. -1: no such word. */
const char *preference_name(enum preference preference);
/* "standard, large, larger or largest", for an error message. */
struct str preference_takes(enum preference preference, struct arena *arena);
int preference_find(struct str name);
int preference_value(enum preference preference, struct str word);

#endif
