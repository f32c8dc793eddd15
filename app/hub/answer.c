// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "hub/parts.h"
#include "trust/code.h"

enum { BODY_DEPTH = 12, WAITING_MAX = 200 };

const struct route routes[] = {
    {"GET", "/tuf/*", ROUTE_HEAD, route_tuf},
    {"GET", "/", ROUTE_HEAD, route_page},
    {"GET", "/hsds", ROUTE_HEAD | ROUTE_STORE, route_hsds},
    {"GET", "/hsds/*", ROUTE_HEAD | ROUTE_STORE, route_hsds},
    {"GET", "/ics/*", ROUTE_HEAD | ROUTE_STORE, route_ics},
    {"GET", "/v1/hello", ROUTE_HEAD, route_hello},
    {"POST", "/v1/pair", ROUTE_STORE | ROUTE_JSON, route_pair},
    {"GET", "/v1/pair/*", ROUTE_STORE, route_pair_poll},
    {"POST", "/v1/enrol", ROUTE_STORE | ROUTE_JSON, route_enrol},
    {"POST", "/v1/status", ROUTE_STORE | ROUTE_JSON | ROUTE_KIOSK, route_status},
    {"POST", "/v1/outbox", ROUTE_STORE | ROUTE_JSON | ROUTE_KIOSK, route_outbox},
    {"GET", "/check/*", ROUTE_STORE | ROUTE_HEAD, route_check},
    {"POST", "/check/*", ROUTE_STORE, route_check},
    {0},
};

/* What is nobody else's is a page, or nothing. */
static const struct route others = {"GET", NULL, ROUTE_HEAD, route_page};

static bool path_fits(const struct route *route, struct str path, struct str *ret_rest)
{
    size_t n = strlen(route->pattern);
    bool is_open = route->pattern[n - 1] == '*';
    if (!is_open)
        return str_is(path, route->pattern);
    if (path.len < n || strncmp(path.ptr, route->pattern, n - 1) != 0)
        return false;
    *ret_rest = str_sub(path, n - 1, path.len);
    return true;
}

static bool method_fits(const struct route *route, const char *method)
{
    return strcmp(route->method, method) == 0 || ((route->flags & ROUTE_HEAD) && strcmp(method, "HEAD") == 0);
}

static bool read_body(struct call *call)
{
    struct js_fault fault;
    enum err err = js_parse(call->request->body, 1 << 20, BODY_DEPTH, &call->body, &fault);
    if (err == ERR_OK && js_type(call->body) == JS_OBJECT)
        return true;
    reply_problem(call, 400, err == ERR_LIMIT ? "limit" : "syntax", "The body must be one JSON object.");
    return false;
}

static enum err begin_use(struct call *call)
{
    struct db *db = call->hub->db;
    enum err err = db_begin(db);
    if (err == ERR_OK)
        err = hardware_first_use(db, &call->session, call->now_s);
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

static bool log_in(struct call *call)
{
    char hash[SECRET_HASH_LEN + 1];
    struct str token = call_bearer(call);
    enum err err = token.ptr && token_ok(token) ? ERR_OK : ERR_NOT_FOUND;
    if (err == ERR_OK) {
        secret_hash(token, hash);
        err = hardware_session(call->hub->db, hash, call->arena, &call->session);
    }
    if (err == ERR_OK && !call->session.revoked && !call->session.used)
        err = begin_use(call);
    if (err == ERR_NOT_FOUND)
        reply_problem(call, 401, "denied", "The credential is missing or not known here.");
    else if (err != ERR_OK)
        reply_err(call, err);
    else if (call->session.revoked)
        reply_problem(call, 403, "revoked", "This credential was revoked: the kiosk must be paired again.");
    return err == ERR_OK && !call->session.revoked;
}

static void answer_in_store(struct call *call, const struct route *route)
{
    struct hub *hub = call->hub;
    if (atomic_fetch_add(&hub->waiting, 1) >= WAITING_MAX) {
        reply_busy(call, 503, "Too many requests at once.");
    } else {
        pthread_mutex_lock(&hub->lock);
        if (!(route->flags & ROUTE_KIOSK) || log_in(call))
            route->answer(call);
        pthread_mutex_unlock(&hub->lock);
    }
    atomic_fetch_sub(&hub->waiting, 1);
}

static void answer_route(struct call *call, const struct route *route)
{
    if ((route->flags & ROUTE_JSON) && !read_body(call))
        return;
    if (route->flags & ROUTE_STORE)
        answer_in_store(call, route);
    else
        route->answer(call);
}

static void answer_none(struct call *call, const char *allowed)
{
    if (!allowed) {
        reply_problem(call, 404, "not-found", "There is nothing at this address.");
        return;
    }
    reply_problem(call, 405, "method", "This address does not take this method.");
    http_response_add(call->response, "Allow", allowed);
}

void hub_answer(void *ctx, const struct http_request *request, struct http_response *response)
{
    struct hub *hub = ctx;
    struct call call = {.hub = hub,
                        .request = request,
                        .response = response,
                        .arena = &response->arena,
                        .now_s = hub->clock.wall_ms(hub->clock.ctx) / 1000};
    struct str url = str_of(request->url);
    const struct route *found = NULL;
    const char *allowed = NULL;
    call.path = str_sub(url, 0, str_find(url, '?', 0));
    for (const struct route *route = routes; route->method && !found; route++) {
        if (!path_fits(route, call.path, &call.rest))
            continue;
        allowed = route->method;
        if (method_fits(route, request->method))
            found = route;
    }
    if (!allowed && method_fits(&others, request->method) && str_starts(call.path, "/"))
        found = &others;
    if (found)
        answer_route(&call, found);
    else
        answer_none(&call, allowed);
    js_free(call.body);
}
