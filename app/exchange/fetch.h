/* SPDX-License-Identifier: GPL-3.0-or-later
 * One bounded GET of what somebody else publishes: http, https or file. Who knows an earlier copy says so
 * with its validators and is told when nothing has changed since (RFC 9110 13). At most three redirects.
 *
 *   struct fetch fetch = {.transport = world->transport, .url = url};
 *   struct fetched fetched;
 *   if (fetch_get(&fetch, now_s, &fetched) == ERR_OK)
 *       … fetched.bytes …
 *   fetch_release(&fetched); */
#ifndef EXCHANGE_FETCH_H
#define EXCHANGE_FETCH_H

#include "base/net.h"

enum { FETCH_MAX_BYTES = 64 << 20, FETCH_TIMEOUT_MS = 60000 };

struct fetch {
    const struct transport *transport;
    const char *url;
    const char *etag, *last_modified; /* of the copy that is known; NULL: none */
    const char *accept;               /* media types; NULL: any */
    size_t max_bytes;                 /* 0: FETCH_MAX_BYTES */
    int timeout_ms;                   /* for everything; 0: FETCH_TIMEOUT_MS */
    bool only_public;                 /* neither file: nor a private network: where nobody looks on */
    volatile const bool *cancel;      /* may be NULL */
};
struct fetched {
    struct http_response response; /* owns what follows */
    bool not_modified;             /* no bytes: the copy that is known is the newest */
    struct str bytes;
    const char *etag, *last_modified; /* of these bytes; NULL: the server gives none */
    const char *type;                 /* media type, small letters, without parameters; "" not told */
    int status;                       /* 0: no answer */
    int64_t retry_after_s;            /* what the server asked for; 0: nothing */
    const char *reason;               /* why it failed, for people; NULL when it did not */
};

bool fetch_is_url(const char *path); /* http:, https: or file: */
/* ERR_OK: 200 or 304. ERR_REFUSED: any other status. ERR_NETWORK, ERR_LIMIT, ERR_DENIED (only_public),
 * ERR_CANCELLED, ERR_IO (no such address, nobody to carry it). *ret_fetched is set whatever happens. */
enum err fetch_get(const struct fetch *fetch, int64_t now_s, struct fetched *ret_fetched);
void fetch_release(struct fetched *fetched);

#endif
