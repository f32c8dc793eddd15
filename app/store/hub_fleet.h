/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fleet as the hub stores it. A kiosk is a seat: it keeps its place, channel and settings while hardware
 * comes and goes. Codes, tokens, poll secrets and credentials are stored as hashes (trust/code.h); only a
 * pairing's short code is stored as it is, for its ten minutes. Strings handed back are copied to the arena.
 */
#ifndef STORE_HUB_FLEET_H
#define STORE_HUB_FLEET_H

#include "base/arena.h"
#include "store/db.h"

struct kiosk_seat {
    struct str id;    /* UUID */
    struct str place; /* as given: "place/kvarnby-bibliotek" or another name; may be empty */
    struct str channel;
    struct str settings; /* a JSON object */
};
enum err kiosk_add(struct db *db, const struct kiosk_seat *seat, int64_t now_s);
enum err kiosk_get(struct db *db, struct str id, struct arena *arena,
                   struct kiosk_seat *ret_seat); /* ERR_NOT_FOUND */

/* What hands a seat to a box: an enrolment token or a confirmed pairing. Until the credential given last has
 * been used the same token gives another one, so that an answer lost on the way costs nothing. */
struct claim {
    struct str kiosk;    /* ptr NULL: a pairing that nobody has confirmed yet */
    struct str hardware; /* made by this claim before; ptr NULL: none */
    bool used;           /* and its credential has been used: nothing is given any more */
};
enum err enrolment_add(struct db *db, const char *token_hash, struct str kiosk, int64_t expires_s);
enum err enrolment_get(struct db *db, const char *token_hash, int64_t now_s, struct arena *arena,
                       struct claim *ret_claim);
enum err enrolment_taken(struct db *db, const char *token_hash, struct str hardware);

struct pairing {
    struct str code, secret_hash, facts, address;
    int64_t expires_s;
    struct claim claim;
};
enum err pairing_add(struct db *db, const struct pairing *pairing); /* ERR_EXISTS: that code is in use */
enum err pairing_get(struct db *db, struct str code, struct arena *arena, struct pairing *ret_pairing);
enum err pairing_confirm(struct db *db, struct str code, struct str kiosk);
enum err pairing_taken(struct db *db, struct str code, struct str hardware);
enum err pairing_purge(struct db *db, int64_t before_s);
enum err pairing_waiting(struct db *db, int64_t now_s, int64_t *ret_n);

enum err hardware_add(struct db *db, struct str id, struct str kiosk, struct str facts,
                      const char *credential_hash, int64_t now_s);
enum err hardware_drop(struct db *db, struct str id); /* only while its credential was never used */
struct session {                                      /* who asks, by credential */
    struct str hardware;
    bool used, revoked;
    struct kiosk_seat kiosk;
};
enum err hardware_session(struct db *db, const char *credential_hash, struct arena *arena,
                          struct session *ret_session);
/* The first use of a credential: whatever held the seat before is revoked. */
enum err hardware_first_use(struct db *db, const struct session *session, int64_t now_s);
enum err hardware_status(struct db *db, struct str hardware, struct str status, int64_t now_s);

struct outbox_row {
    struct str uuid, kiosk, sealed, result; /* result: the JSON that was answered */
    int64_t received_s, delete_after_s;
};
enum err hub_outbox_get(struct db *db, struct str uuid, struct arena *arena,
                        struct outbox_row *ret_row); /* kiosk and result */
enum err hub_outbox_add(struct db *db, const struct outbox_row *row);
enum err hub_outbox_purge(struct db *db, int64_t now_s);

#endif
