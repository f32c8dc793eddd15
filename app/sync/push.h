/* SPDX-License-Identifier: GPL-3.0-or-later
 * What people left, to the hub. A message goes from the outbox when the hub has acknowledged its uuid; sent
 * twice, it is taken once. A message that the hub will not take stays, and holds up no other. */
#ifndef SYNC_PUSH_H
#define SYNC_PUSH_H

#include "store/outbox.h"
#include "sync/identity.h"
#include "sync/talk.h"

struct push_result {
    int sent, refused;
};
/* Until the outbox is empty or something is in the way. */
enum talk push_run(struct wire *wire, const struct identity *identity, struct outbox *outbox,
                   volatile const bool *cancel, struct push_result *ret_result);

#endif
