/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sleep without polling where SDL has no descriptor to wait for: on the console (KMSDRM) SDL 2.26 looks at
 * its devices every millisecond. We open the same input devices a second time, only to be woken by them, and
 * a bell that any thread rings. Not for others. */
#ifndef PLATFORM_REST_H
#define PLATFORM_REST_H

#include <poll.h>
#include <stdbool.h>

enum { REST_DEVICES = 30 };
struct rest {
    struct pollfd fds[2 + REST_DEVICES]; /* the bell, the folder, the devices */
    int n;
    const char *folder; /* NULL: no devices, the bell alone */
};
enum rest_reason { REST_TIME, REST_INPUT, REST_RUNG };

void rest_open(struct rest *rest, const char *folder); /* "/dev/input"; devices that come later are found */
void rest_close(struct rest *rest);
void rest_ring(struct rest *rest); /* from any thread; once for any number of calls */
/* −1: as long as it takes. Where no device could be opened, input is looked for 60 times a second. */
enum rest_reason rest_wait(struct rest *rest, int timeout_ms);

#endif
