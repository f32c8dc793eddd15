/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who this kiosk is and which hub it belongs to: <data>/identity.json (mode 0600, it holds the credential),
 * and the root it trusts: <data>/tuf/root.json. Both come with pairing or enrolment and stay until the next.
 */
#ifndef SYNC_IDENTITY_H
#define SYNC_IDENTITY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/js.h"

enum { IDENTITY_SEAL_BYTES = 32 };

struct identity {
    struct arena arena; /* of the strings */
    const char *base;   /* the hub's address */
    const char *credential, *kiosk, *hardware, *channel, *place, *hub, *hub_name;
    unsigned char seal[IDENTITY_SEAL_BYTES]; /* the hub's public key for what people leave */
    const char *settings;                    /* JSON object */
};
void identity_init(struct identity *identity); /* empty: kiosk NULL */
void identity_release(struct identity *identity);

/* ERR_NOT_FOUND: never paired. ERR_SYNTAX, ERR_INVALID, ERR_IO. */
enum err identity_load(struct identity *identity, const char *data);
/* What the hub answered to pairing or enrolment: its root becomes the trusted one, the metadata of another
 * hub is forgotten, then the file is written, then `identity` filled. ERR_INVALID: it is not a whole
 * identity; ERR_UNTRUSTED: its root does not hold; ERR_IO, ERR_FULL. */
enum err identity_take(struct identity *identity, const char *data, const char *base,
                       const struct js *answer);
/* The hub changed channel, place or settings (a status answer): kept. Unchanged is fine. *ret_channel: it is
 * another channel now. */
enum err identity_update(struct identity *identity, const char *data, const struct js *answer,
                         bool *ret_changed, bool *ret_channel);

#endif
