// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "hub/hsds_api.h"
#include "hub/parts.h"
#include "trust/hash.h"

enum { ETAG_LEN = 32 };

static void too_large(struct call *call)
{
    buf_clear(&call->response->body);
    call->response->body.overflow = false;
    call->response->n_headers = 0;
    reply_problem(call, 413, "limit", "That is more than one answer holds: ask for fewer per page.");
}

static void add_etag(struct call *call)
{
    char hash[SHA256_HEX + 1];
    const char *theirs = http_request_header(call->request, "If-None-Match");
    sha256_hex(buf_view(&call->response->body), hash);
    struct str etag = arena_printf(call->arena, "\"%.*s\"", ETAG_LEN, hash);
    http_response_add(call->response, "ETag", etag.ptr);
    http_response_add(call->response, "Cache-Control", "public, no-cache");
    http_response_add(call->response, "Access-Control-Allow-Origin", "*");
    if (theirs && (strcmp(theirs, "*") == 0 || str_contains(str_of(theirs), etag))) {
        call->response->status = 304;
        buf_clear(&call->response->body);
    }
}

void route_hsds(struct call *call)
{
    struct hsds_request request = {.db = call->hub->db,
                                   .hub = call->hub->id,
                                   .url = call->request->url,
                                   .rest = call->rest,
                                   .arena = call->arena};
    struct hsds_reply reply = {0};
    hsds_answer(&request, &reply);
    if (reply.json) {
        reply_json(call, 200, reply.json);
        if (call->response->body.overflow)
            too_large(call);
        else
            add_etag(call);
    } else if (reply.err != ERR_OK) {
        reply_err(call, reply.err);
    } else {
        reply_problem(call, reply.status, reply.code, reply.detail);
    }
}
