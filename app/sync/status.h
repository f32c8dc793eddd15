/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measurements to the hub, settings back. */
#ifndef SYNC_STATUS_H
#define SYNC_STATUS_H

#include "sync/identity.h"
#include "sync/talk.h"

struct status_result {
    bool changed, channel_changed; /* the identity is another now, and is stored */
    int64_t time_s;                /* the hub's clock; 0 unknown */
};
/* `measurements` is an object of at most 16 kB. */
enum talk status_run(struct wire *wire, struct identity *identity, const char *data,
                     const struct js *measurements, volatile const bool *cancel,
                     struct status_result *ret_result);

#endif
