/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a box gets a seat in the fleet: with a token that was made beforehand, or with a code that it shows and
 * somebody confirms. Either gives it a credential (256 random bits) and the hub's identity. The credential is
 * stored as a hash; with its first use whatever sat there before is revoked. */
#ifndef HUB_FLEET_H
#define HUB_FLEET_H

#include "base/js.h"
#include "store/hub_fleet.h"
#include "trust/code.h"

enum { PAIRING_S = 600, ENROLMENT_S = 7 * 86400, FACTS_MAX_BYTES = 4096, PAIRINGS_WAITING_MAX = 200 };

struct seat_plan {
    const char *kiosk;   /* an existing seat that gets new hardware; NULL: a new seat */
    const char *place;   /* the slug or id of a stored place, or any name; may be NULL */
    const char *channel; /* made when new */
    int64_t now_s;
};
/* In a transaction. ERR_NOT_FOUND: no such kiosk or place; ERR_INVALID: not a channel. Both are said. */
enum err fleet_seat(struct db *db, const struct seat_plan *plan, struct arena *arena,
                    struct kiosk_seat *ret_seat);
enum err fleet_enrolment(struct db *db, const struct kiosk_seat *seat, int64_t expires_s,
                         char ret_token[TOKEN_LEN + 1]);

/* Gives the seat of the claim to a box: new hardware in place of what this claim made before. */
enum err fleet_give(struct db *db, const struct claim *claim, struct str facts, int64_t now_s,
                    struct arena *arena, struct str *ret_hardware, char ret_credential[TOKEN_LEN + 1]);

#endif
