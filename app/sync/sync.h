/* SPDX-License-Identifier: GPL-3.0-or-later
 * The kiosk's talk with its hub, for one worker thread:
 *
 *   while (!stopping) {
 *       sync_step(sync, &event);            blocks: a held question takes up to a minute
 *       … post the event …
 *       … wait event.delay_ms, or until something is to be sent …
 *   }
 *
 * A step pairs or enrols while there is no identity; else it sends what people left, reports, and pulls.
 * sync_wake, from any other thread, ends a held question: the next step asks at once and is not held. In the
 * data folder: identity.json, tuf/, content.db, outbox.db, time.json, pictures/. */
#ifndef SYNC_SYNC_H
#define SYNC_SYNC_H

#include "base/clock.h"
#include "store/outbox.h"
#include "sync/identity.h"
#include "sync/pull.h"
#include "sync/talk.h"
#include "sync/time.h"

struct sync_plan {
    const char *data;    /* exists */
    const char *hub;     /* "https://…", "file:///media/usb"; NULL: the one we are paired with */
    const char *token;   /* to enrol with; NULL: a code is shown */
    const char *channel; /* while there is no identity; NULL: "main" */
    struct transport transport;
    void (*interrupt)(
        void *ctx); /* ends a running exchange whose cancel is set (http_client_wake); may be NULL */
    void *interrupt_ctx;
    struct clock clock;
    bool clock_vouched;     /* the system's clock has a clock chip or NTP behind it */
    int hold_s;             /* how long the hub may hold a question; 0: 50 */
    const struct js *facts; /* about the hardware, for the administrator who confirms; may be NULL */
    void (*measure)(void *ctx,
                    struct js *measurements); /* adds to the status report, on the sync thread; may be NULL */
    void *measure_ctx;
    void (*picture_came)(void *ctx); /* one more can be shown; on the sync thread; may be NULL */
    void *picture_ctx;
    int64_t picture_bytes; /* how many of them are kept; 0: PICTURES_BYTES_MAX */
};

struct sync_event {
    bool is_paired, identity_changed; /* paired now, or another place, channel or settings: sync_identity */
    char code[8];                     /* to show; "" none */
    int code_expires_in_s;
    bool denied;   /* the hub knows us no more, or does not take the token */
    enum talk hub; /* how the last exchange but the pull went */

    bool pulled; /* a pull was tried: */
    enum pull_verdict verdict;
    enum tuf_verdict tuf;
    bool changed;         /* a new release is there */
    bool used_first_root; /* the root of a stick was trusted at first sight */
    struct content_change change;
    int64_t version;    /* what is there; 0: nothing */
    int64_t body_bytes; /* received in this step */

    int sent, waiting; /* of the outbox */
    int64_t oldest_s;  /* when the oldest waiting was left; 0: none */
    struct trusted_now now;
    int64_t delay_ms; /* until the next step */
};

struct sync;
/* *ret_rebuilt (may be NULL): what was shown was damaged and is gone. ERR_IO, ERR_FULL. */
enum err sync_open(const struct sync_plan *plan, struct sync **ret_sync, bool *ret_rebuilt);
void sync_close(struct sync *sync); /* NULL is fine */
void sync_step(struct sync *sync, struct sync_event *ret_event);
void sync_wake(struct sync *sync); /* any thread */
void sync_stop(struct sync *sync); /* any thread: the running step ends soon, and so does every further one */
void sync_vouch(struct sync *sync, bool clock_vouched); /* sync thread */
/* Any thread: a screen lacks this picture. It is fetched before anything else. */
void sync_want_picture(struct sync *sync, const struct picture_file *file);
/* The identity as of the last step; its strings live until the next. kiosk NULL: not paired. */
const struct identity *sync_identity(const struct sync *sync);

#endif
