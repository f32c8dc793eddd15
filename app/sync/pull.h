/* SPDX-License-Identifier: GPL-3.0-or-later
 * One pull: is there a newer release, is it what the hub signed, fetch the least that leads to it, take it
 * in. The timestamp is asked for conditionally, and held by the hub when wanted; then TUF's refresh
 * (trust/tuf_client.h), then the delta from our version when there is one and it is the smaller, else the
 * whole, then content_apply. A delta that does not fit is followed by the whole. Whatever goes wrong, what is
 * shown stays. */
#ifndef SYNC_PULL_H
#define SYNC_PULL_H

#include "base/net.h"
#include "store/content.h"
#include "trust/tuf.h"

enum pull_verdict {
    PULL_NEW,       /* a release was taken in */
    PULL_SAME,      /* we have the newest */
    PULL_OFFLINE,   /* no answer */
    PULL_PORTAL,    /* somebody else answers in the hub's name: a login page of the network */
    PULL_BUSY,      /* the hub asks us to come later */
    PULL_REFUSED,   /* the hub answers with a failure */
    PULL_MISSING,   /* nothing is published there */
    PULL_UNTRUSTED, /* it is not signed by those we trust, or not what was signed: `tuf` says more */
    PULL_EXPIRED,   /* signed, but past its date */
    PULL_NO_ROOT,   /* we trust nobody yet */
    PULL_DAMAGED,   /* signed, but not a release that we can read */
    PULL_STORAGE,   /* our own disk refuses */
    PULL_CANCELLED,
    PULL_VERDICTS
};
const char *pull_verdict_name(enum pull_verdict verdict); /* "captive-portal" */

struct pull {
    struct transport transport;
    const char *base; /* "https://hub.example", "file:///media/usb": what /tuf/… lies under */
    const char *channel;
    const char *dir; /* of root.json and the like; downloads lie there while they are read */
    struct content *content;
    int hold_s;     /* > 0: the hub may hold the question that long */
    bool first_use; /* without a trusted root, that of a file: base may be trusted at first sight */
    volatile const bool *cancel;
    /* kept between pulls, begin with zeroes */
    char etag[160]; /* of the timestamp that led to what we have */
    int64_t version, expires_s;
};
struct pull_result {
    enum pull_verdict verdict;
    enum tuf_verdict tuf; /* behind UNTRUSTED, EXPIRED … */
    int64_t version;      /* what we have now */
    struct content_change change;
    int64_t wall_s;   /* as given */
    int64_t issued_s; /* signed by the hub, trusted; 0: nothing newer was said */
    bool had_news;    /* there was a timestamp that we had not seen */
    bool used_delta, used_first_root;
    int64_t date_s; /* the hub's clock, unsigned; 0 unknown */
    char retry_after[64];
    int requests;
    int64_t body_bytes, header_bytes, sent_bytes;
};
/* `now_s` for expiry (0: nothing has expired), `wall_s` to note when it was applied. */
void pull_run(struct pull *pull, int64_t now_s, int64_t wall_s, struct pull_result *ret_result);

#endif
