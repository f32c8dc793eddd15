// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/talk.h"

#include "base/log.h"

enum {
    ANSWER_MAX = 1 << 20,
    BODY_MAX = 1 << 20,
    DEPTH_MAX = 32,
    EXCHANGE_MS = 30000,
    HOLD_MARGIN_MS = 15000
};

const char *talk_name(enum talk talk)
{
    static const char *const names[TALKS] = {"ok",   "offline", "captive-portal", "busy",      "denied",
                                             "gone", "invalid", "refused",        "cancelled", "storage"};
    return names[talk];
}

static enum talk of_status(const struct wire *wire)
{
    if (wire->is_page)
        return TALK_PORTAL;
    switch (wire->status) {
    case 429:
    case 503:
        return TALK_BUSY;
    case 401:
    case 403:
        return TALK_DENIED;
    case 404:
    case 410:
        return TALK_GONE;
    case 400:
    case 413:
    case 415:
    case 422:
        return TALK_INVALID;
    default:
        return TALK_REFUSED;
    }
}

static enum talk read_answer(const struct wire *wire, const struct http_response *response,
                             struct js **ret_json)
{
    struct js *json;
    if (response->status < 200 || response->status > 299 || wire->is_page)
        return of_status(wire);
    if (js_parse(buf_view(&response->body), ANSWER_MAX, DEPTH_MAX, &json, NULL) != ERR_OK)
        return TALK_REFUSED;
    if (js_type(json) != JS_OBJECT) {
        js_free(json);
        return TALK_REFUSED;
    }
    *ret_json = json;
    return TALK_OK;
}

static void add_headers(const struct talk_request *talk, struct arena *arena, struct http_request *request)
{
    if (talk->bearer)
        http_request_add(request, "Authorization", arena_printf(arena, "Bearer %s", talk->bearer).ptr);
    if (talk->body)
        http_request_add(request, "Content-Type", "application/json");
    if (talk->hold_s > 0)
        http_request_add(request, "Prefer", arena_printf(arena, "wait=%d", talk->hold_s).ptr);
}

static enum talk exchange(struct wire *wire, const struct http_request *request, struct js **ret_json)
{
    struct http_response response;
    struct transport transport = wire_transport(wire);
    http_response_init(&response, ANSWER_MAX);
    enum err err = transport.perform(transport.ctx, request, &response);
    enum talk talk = err == ERR_OK          ? read_answer(wire, &response, ret_json)
                     : err == ERR_CANCELLED ? TALK_CANCELLED
                     : err == ERR_LIMIT     ? TALK_REFUSED
                                            : TALK_OFFLINE;
    http_response_release(&response);
    return talk;
}

enum talk talk_json(struct wire *wire, const struct talk_request *talk, struct js **ret_json)
{
    struct arena arena;
    struct buf body;
    arena_init(&arena);
    buf_init(&body, BODY_MAX);
    struct http_request request = {.method = talk->body ? "POST" : "GET",
                                   .url = wire_url(&arena, talk->base, "%s", talk->path),
                                   .max_bytes = ANSWER_MAX,
                                   .timeout_ms =
                                       talk->hold_s > 0 ? talk->hold_s * 1000 + HOLD_MARGIN_MS : EXCHANGE_MS,
                                   .cancel = talk->cancel};
    add_headers(talk, &arena, &request);
    if (talk->body)
        js_write(talk->body, JS_COMPACT, &body);
    request.body = buf_view(&body);
    enum talk result = body.overflow ? TALK_INVALID : exchange(wire, &request, ret_json);
    if (result != TALK_OK && result != TALK_CANCELLED)
        log_info("hub: /%s: %s (%d)", talk->path, talk_name(result), wire->status);
    buf_release(&body);
    arena_release(&arena);
    return result;
}
