// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "net/server_parts.h"

enum { URL_MAX = 4096, REQUEST_HEADERS_MAX = 64 };

void *exchange_begin(void *server, const char *uri, struct MHD_Connection *connection)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);
    if (!exchange)
        abort();
    exchange->server = server;
    exchange->connection = connection;
    atomic_fetch_add(&exchange->server->active, 1);
    arena_init(&exchange->arena);
    buf_init(&exchange->body, exchange->server->plan.max_body_bytes);
    exchange->request.url = arena_z(&exchange->arena, str_sub(str_of(uri), 0, URL_MAX + 1));
    return exchange;
}

void exchange_end(void *server, struct MHD_Connection *connection, void **ctx,
                  enum MHD_RequestTerminationCode code)
{
    struct exchange *exchange = *ctx;
    (void)server, (void)connection, (void)code;
    *ctx = NULL;
    if (!exchange)
        return;
    atomic_fetch_sub(&exchange->server->active, 1);
    buf_release(&exchange->body);
    arena_release(&exchange->arena);
    free(exchange);
}

static const char *peer_of(struct exchange *exchange)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char text[INET6_ADDRSTRLEN] = "";
    if (info && info->client_addr->sa_family == AF_INET) {
        inet_ntop(AF_INET, &((const struct sockaddr_in *)info->client_addr)->sin_addr, text, sizeof text);
    } else if (info && info->client_addr->sa_family == AF_INET6) {
        struct in6_addr address = ((const struct sockaddr_in6 *)info->client_addr)->sin6_addr;
        bool is_v4 = IN6_IS_ADDR_V4MAPPED(&address);
        if (!is_v4)
            memset(address.s6_addr + 8, 0, 8);
        inet_ntop(is_v4 ? AF_INET : AF_INET6, address.s6_addr + (is_v4 ? 12 : 0), text, sizeof text);
    }
    return arena_z(&exchange->arena, str_of(text));
}

static void fill_request(struct exchange *exchange, const char *method)
{
    static const char *const read[] = {
        "Authorization", "If-None-Match", "If-Match",       "Range",           "If-Range",
        "Prefer",        "Accept",        "Content-Type",   "Cookie",          "Host",
        "Origin",        "User-Agent",    "Sec-Fetch-Site", "Accept-Language", "X-Requested-With",
    };
    _Static_assert(sizeof read / sizeof *read < HTTP_HEADERS_MAX, "one place is for :peer");
    struct http_request *request = &exchange->request;
    request->method = arena_z(&exchange->arena, str_of(method));
    http_request_add(request, ":peer", peer_of(exchange));
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
        const char *value = MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, read[i]);
        if (value)
            http_request_add(request, read[i], value);
    }
}

static enum MHD_Result refuse_or_go_on(struct exchange *exchange)
{
    struct http_server *server = exchange->server;
    const char *length = MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, "Content-Length");
    int64_t bytes = 0;
    if (atomic_load(&server->connections) > server->plan.max_connections)
        return server_problem(exchange, 503, "Service Unavailable", "overload");
    if (strlen(exchange->request.url) > URL_MAX)
        return server_problem(exchange, 414, "URI Too Long", "limit");
    if (MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND, NULL, NULL) > REQUEST_HEADERS_MAX)
        return server_problem(exchange, 431, "Request Header Fields Too Large", "limit");
    if (length && (!str_int(str_of(length), &bytes) || bytes < 0))
        return server_problem(exchange, 400, "Bad Request", "syntax");
    if ((uint64_t)bytes > server->plan.max_body_bytes)
        return server_problem(exchange, 413, "Content Too Large", "limit");
    return MHD_YES;
}

static enum MHD_Result answer(struct exchange *exchange)
{
    struct http_server *server = exchange->server;
    struct http_response response;
    enum hold hold;
    exchange->request.body = buf_view(&exchange->body);
    do {
        unsigned wakes = hold_wakes(server);
        http_response_init(&response, server->plan.max_answer_bytes);
        server->plan.answer(server->plan.ctx, &exchange->request, &response);
        hold = hold_request(exchange, response.hold_ms, wakes);
        if (hold != HOLD_NOT)
            http_response_release(&response);
    } while (hold == HOLD_AGAIN);
    return hold == HOLD_YES ? MHD_YES : server_reply(exchange, &response);
}

enum MHD_Result exchange_go_on(void *server, struct MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *upload,
                               size_t *upload_len, void **ctx)
{
    struct exchange *exchange = *ctx;
    (void)server, (void)connection, (void)url, (void)version;
    if (!exchange->begun) {
        exchange->begun = true;
        fill_request(exchange, method);
        return refuse_or_go_on(exchange);
    }
    if (*upload_len == 0)
        return answer(exchange);
    bool fits = buf_add(&exchange->body, upload, *upload_len); /* too long without saying so: hang up */
    *upload_len = 0;
    return fits ? MHD_YES : MHD_NO;
}
