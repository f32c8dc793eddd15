/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hub's HTTP face without sockets: hub_answer(hub, request, response), from any thread.
 *
 * Static, for anyone (a CDN can carry the same files):
 *   GET /tuf/<channel>/metadata/…, /tuf/<channel>/targets/…   ETag, If-None-Match, Range
 *       timestamp.json with If-None-Match and `Prefer: wait=50` is held until there is another
 *   GET /hsds/…         the directory as an HSDS 3.0 API (hub/hsds_api.h)
 *
 * For people (hub/page.h has the addresses): GET / and whatever is no address of the others. Pages without
 * script, in the reader's language; an ETag; public caches may keep them for a minute.
 *
 * For calendar programs, what is published in the public channels (hub/route_ics.c); ETag, ?lang=ar:
 *   GET /ics/channel/<name>.ics, /ics/organization/<slug>.ics, /ics/need/<slug>.ics, /ics/event/<slug>.ics,
 *       /ics/call/<slug>.ics
 *
 * Kiosks. JSON both ways; times RFC 3339; failures are application/problem+json (RFC 9457) with a "code":
 *   GET  /v1/hello      {"torget":1,"hub","name","version","time"}
 *   POST /v1/pair       {"facts":{…}} gives 201 {"code","poll_secret","expires","expires_in"}
 *   GET  /v1/pair/CODE  Authorization: Bearer <poll_secret>; `Prefer: wait=50` is honoured;
 *                       {"state":"waiting","expires"} or {"state":"confirmed", …identity};
 *                       410 "expired" or "taken"
 *   POST /v1/enrol      {"token","facts":{…}} gives an identity; 403 "denied"
 *
 * An identity: {"credential","kiosk","hardware","channel","place","settings":{…},
 *     "hub":{"id","name","seal":"<public key, hex>","root":{newest root metadata}}}.
 * Asked again before the credential was first used, both give another one: a lost answer costs nothing.
 *
 * With Authorization: Bearer <credential>; 401 "denied" when it is not known, 403 "revoked":
 *   POST /v1/status     {measurements} gives {"time","kiosk","channel","place","settings":{…,"public_url"?}}
 *   POST /v1/outbox     {"messages":[{"uuid","sealed":"<hex>","delete_after"?}]}, 1 to 100 of them, gives
 *                       {"results":[{"uuid","state":"received"}]}; again for a uuid that is here already
 *
 * 429 and 503 carry Retry-After. The request header ":peer" is the other side's address (net/server.h). */
#ifndef HUB_HUB_H
#define HUB_HUB_H

#include "base/clock.h"
#include "base/mail.h"
#include "base/net.h"

struct hub_plan {
    const char *data;     /* the folder */
    const char *database; /* NULL: hub.db in it. ":memory:" gives an empty hub without keys, for tests */
    struct clock clock;
    const struct transport *transport; /* for feeds; NULL: none are fetched */
    bool allow_private;                /* feeds may lie in private networks and in files */
    const struct mailer *mailer; /* for reminders (hub/reminder.h), with mail_from and public_url; or NULL */
    const char *mail_from;       /* an address */
    /* of the public pages; all may be NULL */
    const char *assets;          /* where the catalogues and the style are */
    const char *public_url;      /* where the pages are found from outside */
    const char *public_channels; /* "main,kvarnby": whose content they show; NULL: all */
};
struct hub;
enum err hub_open(const struct hub_plan *plan, struct hub **ret_hub);
void hub_close(struct hub *hub); /* NULL is fine */

/* What a command has changed is taken up: the public pages show the newest releases. From one
 * thread, beside the others; seconds for large releases. */
void hub_changed(struct hub *hub);

void hub_answer(void *hub, const struct http_request *request, struct http_response *response);

/* What is due: signatures, deletions. *ret_wait_ms: when to come again. *ret_changed: held requests should be
 * asked again. From one thread, beside hub_answer. */
void hub_tick(struct hub *hub, int *ret_wait_ms, bool *ret_changed);
/* Fetches the one feed that is due first, if any is (hub/feed.h). From one thread, which may be another than
 * hub_tick's: it takes as long as the network does, and *cancel ends it early. */
void hub_feeds(struct hub *hub, volatile const bool *cancel, int *ret_wait_ms, bool *ret_changed);

#endif
