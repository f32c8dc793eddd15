/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which key presses are meant (A16): a key that is held acts once (EN 301 549 5.7), and for hands that shake
 * the same key soon after is the hand's, not the person's (5.8). Pure. */
#ifndef UI_KEY_FILTER_H
#define UI_KEY_FILTER_H

#include <stdbool.h>
#include <stdint.h>

struct key_filter { /* zeroes: nothing was pressed yet */
    int key;        /* the last one; any number but 0 */
    int64_t at_ms;  /* and when it was seen last */
};
enum key_kind {
    KEY_KIND_ONCE,    /* holding it down is one press */
    KEY_KIND_REPEATS, /* louder and quieter: goes on while it is held */
};
/* Whether this press counts. `held`: it comes from the key being down since the last one. ignore_ms: 0, or
 * how long the same key is not taken again. */
bool key_filter_takes(struct key_filter *filter, int key, enum key_kind kind, bool held, int ignore_ms,
                      int64_t now_ms);

#endif
