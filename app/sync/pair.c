// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pair.h"

#include <stdio.h>

#include "trust/code.h"

enum { OFFER_MAX_S = 3600 };

static struct js *with_facts(const struct pair *pair)
{
    struct js *body = js_new_object();
    js_put(body, "facts", pair->facts ? js_copy(pair->facts) : js_new_object());
    return body;
}

static bool read_offer(const struct js *json, struct pair_offer *offer)
{
    char code[CODE_LEN + 1];
    struct str secret = js_get_str(json, "poll_secret");
    int64_t expires_in_s = js_get_int(json, "expires_in");
    if (!code_read(js_get_str(json, "code"), code) || !token_ok(secret) || expires_in_s < 1 ||
        expires_in_s > OFFER_MAX_S)
        return false;
    snprintf(offer->code, sizeof offer->code, "%s", code);
    snprintf(offer->secret, sizeof offer->secret, "%.*s", STR_FMT(secret));
    offer->expires_in_s = (int)expires_in_s;
    return true;
}

enum talk pair_ask(const struct pair *pair, struct pair_offer *ret_offer)
{
    struct js *body = with_facts(pair), *json = NULL;
    struct talk_request request = {
        .base = pair->base, .path = "v1/pair", .body = body, .cancel = pair->cancel};
    enum talk talk = talk_json(pair->wire, &request, &json);
    if (talk == TALK_OK && !read_offer(json, ret_offer))
        talk = TALK_REFUSED;
    js_free(json);
    js_free(body);
    return talk;
}

static enum talk take(const struct pair *pair, const struct js *json, struct identity *identity)
{
    enum err err = identity_take(identity, pair->data, pair->base, json);
    return err == ERR_OK ? TALK_OK : err == ERR_IO || err == ERR_FULL ? TALK_STORAGE : TALK_REFUSED;
}

enum talk pair_poll(const struct pair *pair, const struct pair_offer *offer, int hold_s,
                    struct identity *identity, bool *ret_done)
{
    char path[40];
    struct js *json = NULL;
    snprintf(path, sizeof path, "v1/pair/%s", offer->code);
    struct talk_request request = {
        .base = pair->base, .path = path, .bearer = offer->secret, .hold_s = hold_s, .cancel = pair->cancel};
    enum talk talk = talk_json(pair->wire, &request, &json);
    bool done = talk == TALK_OK && str_is(js_get_str(json, "state"), "confirmed");
    if (talk == TALK_OK && !done && !str_is(js_get_str(json, "state"), "waiting"))
        talk = TALK_REFUSED;
    if (done)
        talk = take(pair, json, identity);
    js_free(json);
    if (talk == TALK_OK)
        *ret_done = done;
    return talk;
}

enum talk pair_enrol(const struct pair *pair, const char *token, struct identity *identity)
{
    struct js *body = with_facts(pair), *json = NULL;
    struct talk_request request = {
        .base = pair->base, .path = "v1/enrol", .body = body, .cancel = pair->cancel};
    js_put_z(body, "token", token);
    enum talk talk = talk_json(pair->wire, &request, &json);
    if (talk == TALK_OK)
        talk = take(pair, json, identity);
    js_free(json);
    js_free(body);
    return talk;
}
