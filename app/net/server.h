/* SPDX-License-Identifier: GPL-3.0-or-later
 * The HTTP server behind `struct http_request` and `struct http_response`, on libmicrohttpd: a few threads on
 * epoll, everything bounded. `answer` is called from any of the threads, several at a time; it owns nothing
 * it is given.
 *
 * - Of the request's headers only those that somebody reads are handed on (server_exchange.c has the list),
 *   and one that no client can send: ":peer", the other side's address without port (of IPv6 the /64).
 * - A body longer than allowed is refused with 413 before it is read.
 * - response->file is sent with sendfile and may be asked for in parts (Range, If-Range against its ETag).
 * - Text that is no file is compressed for who takes it so (net/compress.h).
 * - response->hold_ms > 0: the request is held and `answer` asked again at each http_server_wake; when the
 *   time is up, its last answer is sent. The wait costs no thread.
 * - More connections than allowed are answered 503 with Retry-After. */
#ifndef NET_SERVER_H
#define NET_SERVER_H

#include "base/net.h"

typedef void (*http_answer)(void *ctx, const struct http_request *request, struct http_response *response);

struct http_server_plan {
    const char *listen;             /* "127.0.0.1:8080", "[::]:443", ":8080"; port 0: any free one */
    const char *tls_cert, *tls_key; /* PEM files, both or neither */
    /* 0 takes the default */
    size_t max_body_bytes;   /* of requests; 1 MiB */
    size_t max_answer_bytes; /* of answers that are no files; 16 MiB */
    int max_connections;     /* in all; 4000 */
    int max_per_address;     /* 1000: a municipality's kiosks may share one address */
    int threads;             /* 4 */
    int idle_s;              /* a silent connection is closed after this; 30 */
    http_answer answer;
    void *ctx;
};

struct http_server;
/* ERR_INVALID (address), ERR_IO (port taken, certificate not usable). */
enum err http_server_start(const struct http_server_plan *plan, struct http_server **ret_server);
int http_server_port(const struct http_server *server);
void http_server_wake(struct http_server *server); /* from any thread */
/* Takes no new connections, answers what is held, lets running answers end (2 s at most), closes. */
void http_server_stop(struct http_server *server);

#endif
