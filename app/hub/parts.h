/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the hub's routes share. A route is a row of the table in answer.c. */
#ifndef HUB_PARTS_H
#define HUB_PARTS_H

#include "base/js.h"
#include "hub/hub_own.h"
#include "store/hub_fleet.h"

struct call { /* one request being answered */
    struct hub *hub;
    const struct http_request *request;
    struct http_response *response;
    struct arena *arena; /* lives as long as the response */
    struct str path;     /* without the query */
    struct str rest;     /* what the pattern's `*` stands for */
    int64_t now_s;
    struct js *body;        /* ROUTE_JSON: an object */
    struct session session; /* ROUTE_KIOSK */
};

enum { ROUTE_STORE = 1 /* under the lock */, ROUTE_JSON = 2, ROUTE_KIOSK = 4, ROUTE_HEAD = 8 };
struct route {
    const char *method, *pattern; /* "/v1/pair/ *" without the blank: a rest may follow */
    unsigned flags;
    void (*answer)(struct call *call);
};
extern const struct route routes[]; /* ended by a row whose method is NULL */

void route_tuf(struct call *call);
void route_ics(struct call *call);
void route_page(struct call *call);
void route_hsds(struct call *call);
void route_hello(struct call *call);
void route_pair(struct call *call);
void route_pair_poll(struct call *call);
void route_enrol(struct call *call);
void route_status(struct call *call);
void route_outbox(struct call *call);
void route_check(struct call *call);

/* reply.c */
void reply_json(struct call *call, int status, struct js *json); /* takes it over */
void reply_problem(struct call *call, int status, const char *code, const char *detail);
void reply_busy(struct call *call, int status, const char *detail); /* 429 or 503, with Retry-After */
void reply_err(struct call *call, enum err err);                    /* what the store could not do */
void reply_no_store(struct call *call);                             /* secrets: no cache keeps this */

/* parts.c */
struct str call_bearer(const struct call *call); /* the token of Authorization; ptr NULL: none */
int call_wait_ms(const struct call *call);       /* Prefer: wait=N, bounded; 0: none */
struct str call_peer(const struct call *call);
void put_time(struct js *json, const char *name, int64_t s);
/* The identity of a seat, to be given with its new credential. NULL when the root cannot be read. */
struct js *identity_json(struct call *call, const struct kiosk_seat *seat, struct str hardware,
                         const char *credential);
/* "facts" of the body as JSON text, at most FACTS_MAX_BYTES; ERR_LIMIT. Absent: "{}". */
enum err call_facts(struct call *call, struct str *ret_facts);

#endif
