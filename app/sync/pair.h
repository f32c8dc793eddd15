/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a kiosk gets its identity: it shows a code that an administrator confirms (single use, ten minutes), or
 * brings a token that was made beforehand. Either way the answer is handed to identity_take. */
#ifndef SYNC_PAIR_H
#define SYNC_PAIR_H

#include "sync/identity.h"
#include "sync/talk.h"

struct pair_offer { /* the code that is shown; expires_in_s 0: there is none */
    char code[16], secret[64];
    int expires_in_s; /* from when it was given */
};
struct pair {
    struct wire *wire;
    const char *base, *data;
    const struct js
        *facts; /* about the hardware, for the administrator to look at; an object of at most 4 kB, or NULL */
    volatile const bool *cancel;
};
enum talk pair_ask(const struct pair *pair, struct pair_offer *ret_offer);
/* TALK_OK with *ret_done false: nobody has confirmed yet. TALK_GONE: ask for another code. */
enum talk pair_poll(const struct pair *pair, const struct pair_offer *offer, int hold_s,
                    struct identity *identity, bool *ret_done);
/* TALK_DENIED: the token is not known, was used, or has expired. */
enum talk pair_enrol(const struct pair *pair, const char *token, struct identity *identity);

#endif
