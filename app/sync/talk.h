/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON with the hub: one request, one answer, every way it can go wrong by name. */
#ifndef SYNC_TALK_H
#define SYNC_TALK_H

#include "base/js.h"
#include "sync/wire.h"

enum talk {
    TALK_OK,
    TALK_OFFLINE, /* no answer */
    TALK_PORTAL,  /* somebody else answered */
    TALK_BUSY,    /* come later: wire->retry_after */
    TALK_DENIED,  /* credential, token or secret not accepted */
    TALK_GONE,    /* what was asked about is over */
    TALK_INVALID, /* the hub does not take what we sent */
    TALK_REFUSED, /* it failed, or answered something that we do not understand */
    TALK_CANCELLED,
    TALK_STORAGE, /* our own disk refused what came of it */
    TALKS
};
const char *talk_name(enum talk talk);

struct talk_request {
    const char *base, *path;
    const char *bearer;    /* or NULL */
    const struct js *body; /* NULL: GET */
    int hold_s;            /* > 0: the hub may keep us waiting */
    volatile const bool *cancel;
};
/* TALK_OK: *ret_json is the caller's to free, an object. */
enum talk talk_json(struct wire *wire, const struct talk_request *request, struct js **ret_json);

#endif
