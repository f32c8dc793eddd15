/* SPDX-License-Identifier: GPL-3.0-or-later
 * A transport that keeps account of what went over another one: bytes, and what answers said beside their
 * bodies. */
#ifndef SYNC_WIRE_H
#define SYNC_WIRE_H

#include "base/net.h"

struct wire {
    struct transport inner;
    int requests;
    int64_t body_bytes;   /* of answers */
    int64_t header_bytes; /* of answers, as far as the transport hands headers on */
    int64_t sent_bytes;   /* request lines, headers and bodies */
    int status;           /* of the last answer; 0: none came */
    int64_t date_s;       /* its Date; 0: none */
    char retry_after[64]; /* its Retry-After; "" none */
    bool is_page;         /* it was a page for people: a login page of the network, say */
};
/* The transport refers to `wire`. */
struct transport wire_transport(struct wire *wire);

/* <base>/<path> in the arena, with one slash between. */
const char *wire_url(struct arena *arena, const char *base, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
