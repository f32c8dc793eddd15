// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "hub/parts.h"

enum { RETRY_S = 5, RETRY_SPREAD_S = 25 };

static const char *title_of(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    default:
        return "Internal Server Error";
    }
}

static void reply(struct call *call, int status, struct js *json, const char *type)
{
    call->response->status = status;
    js_write(json, JS_COMPACT, &call->response->body);
    js_free(json);
    http_response_add(call->response, "Content-Type", type);
    http_response_add(call->response, "X-Content-Type-Options", "nosniff");
}

void reply_json(struct call *call, int status, struct js *json)
{
    reply(call, status, json, "application/json");
}

/* RFC 9457. */
void reply_problem(struct call *call, int status, const char *code, const char *detail)
{
    struct js *json = js_new_object();
    js_put_str(json, "type", arena_printf(call->arena, "urn:torget:problem:%s", code));
    js_put_z(json, "title", title_of(status));
    js_put_int(json, "status", status);
    js_put_z(json, "detail", detail);
    js_put_z(json, "code", code);
    reply(call, status, json, "application/problem+json");
    if (status == 401)
        http_response_add(call->response, "WWW-Authenticate", "Bearer");
    reply_no_store(call);
}

/* Spread, so that those who are sent away do not all come back at once. */
void reply_busy(struct call *call, int status, const char *detail)
{
    char seconds[16];
    uint64_t spread = (str_hash(call_peer(call)) ^ (uint64_t)call->now_s) % RETRY_SPREAD_S;
    snprintf(seconds, sizeof seconds, "%d", RETRY_S + (int)spread);
    reply_problem(call, status, status == 429 ? "too-many" : "busy", detail);
    http_response_add(call->response, "Retry-After", seconds);
}

void reply_err(struct call *call, enum err err)
{
    if (err == ERR_IO || err == ERR_FULL || err == ERR_CANCELLED)
        reply_busy(call, 503, "The hub cannot store this right now.");
    else
        reply_problem(call, 500, err_name(err), "The hub met a fault of its own.");
}

void reply_no_store(struct call *call)
{
    http_response_add(call->response, "Cache-Control", "no-store");
}
