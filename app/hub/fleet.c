// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/fleet.h"

#include "base/log.h"
#include "hub/folder.h"
#include "store/hub_items.h"
#include "store/hub_releases.h"
#include "trust/random.h"

/* "kvarnby-bibliotek" and "place/kvarnby-bibliotek" alike name the stored place; another name is kept as it
 * is. */
static enum err find_place(struct db *db, struct str given, struct arena *arena, struct str *ret_place)
{
    bool is_id = str_starts(given, "place/"), exists = false;
    struct str id = is_id ? given : arena_printf(arena, "place/%.*s", STR_FMT(given));
    enum err err = given.len ? hub_items_has(db, id, &exists) : ERR_OK;
    if (err == ERR_OK && is_id && !exists) {
        log_error("%.*s: there is no such place in the hub", STR_FMT(given));
        err = ERR_NOT_FOUND;
    }
    if (err == ERR_OK)
        *ret_place = exists ? id : given;
    return err;
}

static enum err new_seat(struct db *db, const struct seat_plan *plan, struct arena *arena,
                         struct kiosk_seat *ret_seat)
{
    char id[UUID_LEN + 1];
    struct kiosk_seat seat = {.channel = str_of(plan->channel), .settings = STR("{}")};
    enum err err = find_place(db, str_of(plan->place), arena, &seat.place);
    random_uuid(id);
    seat.id = arena_str(arena, str_of(id));
    if (err == ERR_OK)
        err = channel_add(db, plan->channel);
    if (err == ERR_OK)
        err = kiosk_add(db, &seat, plan->now_s);
    if (err == ERR_OK)
        *ret_seat = seat;
    return err;
}

enum err fleet_seat(struct db *db, const struct seat_plan *plan, struct arena *arena,
                    struct kiosk_seat *ret_seat)
{
    if (plan->kiosk) {
        enum err err = kiosk_get(db, str_of(plan->kiosk), arena, ret_seat);
        if (err == ERR_NOT_FOUND)
            log_error("%s: there is no such kiosk", plan->kiosk);
        return err;
    }
    if (!slug_is_ok(str_of(plan->channel))) {
        log_error("%s: not a channel: write small letters, digits and hyphens", plan->channel);
        return ERR_INVALID;
    }
    return new_seat(db, plan, arena, ret_seat);
}

enum err fleet_enrolment(struct db *db, const struct kiosk_seat *seat, int64_t expires_s,
                         char ret_token[TOKEN_LEN + 1])
{
    char hash[SECRET_HASH_LEN + 1];
    token_make(ret_token);
    secret_hash(str_of(ret_token), hash);
    return enrolment_add(db, hash, seat->id, expires_s);
}

enum err fleet_give(struct db *db, const struct claim *claim, struct str facts, int64_t now_s,
                    struct arena *arena, struct str *ret_hardware, char ret_credential[TOKEN_LEN + 1])
{
    char id[UUID_LEN + 1], hash[SECRET_HASH_LEN + 1];
    random_uuid(id);
    token_make(ret_credential);
    secret_hash(str_of(ret_credential), hash);
    enum err err = claim->hardware.ptr ? hardware_drop(db, claim->hardware) : ERR_OK;
    if (err == ERR_OK)
        err = hardware_add(db, str_of(id), claim->kiosk, facts, hash, now_s);
    if (err == ERR_OK)
        *ret_hardware = arena_str(arena, str_of(id));
    return err;
}
