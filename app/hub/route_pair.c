// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/fleet.h"
#include "hub/parts.h"

enum { CODE_TRIES = 5 };

static bool allow(struct call *call, enum limit_kind kind)
{
    bool allowed = limit_allow(&call->hub->limits, kind, call_peer(call), call->now_s * 1000);
    if (!allowed)
        reply_busy(call, 429, "Too many of these from this address: wait a little.");
    return allowed;
}

static bool read_facts(struct call *call, struct str *ret_facts)
{
    enum err err = call_facts(call, ret_facts);
    if (err != ERR_OK)
        reply_problem(call, 400, err_name(err), "\"facts\" must be an object of at most 4 kB.");
    return err == ERR_OK;
}

static enum err add_pairing(struct call *call, struct pairing *pairing, char code[CODE_LEN + 1])
{
    enum err err = ERR_EXISTS;
    for (int i = 0; i < CODE_TRIES && err == ERR_EXISTS; i++) {
        code_make(code);
        pairing->code = str_of(code);
        err = pairing_add(call->hub->db, pairing);
    }
    return err;
}

/* Those still waiting are few: a flood of requests does not fill the list that an administrator looks at. */
static enum err has_room(struct call *call, bool *ret_room)
{
    int64_t waiting = 0;
    enum err err = pairing_purge(call->hub->db, call->now_s - PAIRING_S);
    if (err == ERR_OK)
        err = pairing_waiting(call->hub->db, call->now_s, &waiting);
    if (err == ERR_OK)
        *ret_room = waiting < PAIRINGS_WAITING_MAX;
    return err;
}

void route_pair(struct call *call)
{
    char code[CODE_LEN + 1], secret[TOKEN_LEN + 1], hash[SECRET_HASH_LEN + 1];
    struct pairing pairing = {.expires_s = call->now_s + PAIRING_S, .address = call_peer(call)};
    bool room = false;
    if (!allow(call, LIMIT_PAIR) || !read_facts(call, &pairing.facts))
        return;
    token_make(secret);
    secret_hash(str_of(secret), hash);
    pairing.secret_hash = str_of(hash);
    enum err err = has_room(call, &room);
    if (err == ERR_OK && !room) {
        reply_busy(call, 503, "Too many kiosks wait to be paired.");
        return;
    }
    if (err == ERR_OK)
        err = add_pairing(call, &pairing, code);
    if (err != ERR_OK) {
        reply_err(call, err);
        return;
    }
    struct js *json = js_new_object();
    js_put_z(json, "code", code);
    js_put_z(json, "poll_secret", secret);
    put_time(json, "expires", pairing.expires_s);
    js_put_int(json, "expires_in", PAIRING_S);
    reply_json(call, 201, json);
    reply_no_store(call);
}

/* The seat's identity with a new credential. `taken` notes the hardware beside the claim. */
typedef enum err (*note_taken)(struct db *db, struct str key, struct str hardware);

static enum err taken_by_token(struct db *db, struct str hash, struct str hardware)
{
    return enrolment_taken(db, hash.ptr, hardware);
}

static enum err give(struct call *call, const struct claim *claim, struct str facts, note_taken taken,
                     struct str key, struct js **ret_identity)
{
    struct db *db = call->hub->db;
    struct kiosk_seat seat;
    struct str hardware;
    char credential[TOKEN_LEN + 1];
    enum err err = kiosk_get(db, claim->kiosk, call->arena, &seat);
    if (err == ERR_OK)
        err = fleet_give(db, claim, facts, call->now_s, call->arena, &hardware, credential);
    if (err == ERR_OK)
        err = taken(db, key, hardware);
    struct js *identity = err == ERR_OK ? identity_json(call, &seat, hardware, credential) : NULL;
    if (err == ERR_OK && !identity)
        err = ERR_DAMAGED;
    if (err == ERR_OK)
        *ret_identity = identity;
    return err;
}

static void give_and_reply(struct call *call, const struct claim *claim, struct str facts, note_taken taken,
                           struct str key, const char *state)
{
    struct js *identity = NULL;
    enum err err = db_begin(call->hub->db);
    if (err == ERR_OK)
        err = give(call, claim, facts, taken, key, &identity);
    if (err == ERR_OK)
        err = db_commit(call->hub->db);
    if (err != ERR_OK) {
        db_rollback(call->hub->db);
        js_free(identity);
        reply_err(call, err);
        return;
    }
    js_put_z(identity, "state", state);
    reply_json(call, 200, identity);
    reply_no_store(call);
}

static void reply_waiting(struct call *call, const struct pairing *pairing)
{
    struct js *json = js_new_object();
    js_put_z(json, "state", "waiting");
    put_time(json, "expires", pairing->expires_s);
    reply_json(call, 200, json);
    reply_no_store(call);
    call->response->hold_ms = call_wait_ms(call);
}

void route_pair_poll(struct call *call)
{
    struct pairing pairing;
    struct str secret = call_bearer(call);
    if (!allow(call, LIMIT_POLL))
        return;
    enum err err = call->rest.len == CODE_LEN ? pairing_get(call->hub->db, call->rest, call->arena, &pairing)
                                              : ERR_NOT_FOUND;
    if (err == ERR_OK && (!secret.ptr || !secret_is(secret, pairing.secret_hash)))
        err = ERR_NOT_FOUND; /* whoever does not know the secret learns nothing of the code */
    if (err == ERR_NOT_FOUND)
        reply_problem(call, 404, "not-found", "There is no such pairing.");
    else if (err != ERR_OK)
        reply_err(call, err);
    else if (pairing.claim.used)
        reply_problem(call, 410, "taken", "This pairing has been used.");
    else if (pairing.expires_s <= call->now_s)
        reply_problem(call, 410, "expired", "This pairing has expired: ask for a new code.");
    else if (!pairing.claim.kiosk.ptr)
        reply_waiting(call, &pairing);
    else
        give_and_reply(call, &pairing.claim, pairing.facts, pairing_taken, pairing.code, "confirmed");
}

void route_enrol(struct call *call)
{
    char hash[SECRET_HASH_LEN + 1];
    struct claim claim;
    struct str facts, token = js_get_str(call->body, "token");
    if (!allow(call, LIMIT_ENROL) || !read_facts(call, &facts))
        return;
    enum err err = token.ptr && token_ok(token) ? ERR_OK : ERR_NOT_FOUND;
    if (err == ERR_OK) {
        secret_hash(token, hash);
        err = enrolment_get(call->hub->db, hash, call->now_s, call->arena, &claim);
    }
    if (err == ERR_NOT_FOUND || (err == ERR_OK && claim.used))
        reply_problem(call, 403, "denied", "The token is not known, was used, or has expired.");
    else if (err != ERR_OK)
        reply_err(call, err);
    else
        give_and_reply(call, &claim, facts, taken_by_token, str_of(hash), "confirmed");
}
