/* SPDX-License-Identifier: GPL-3.0-or-later
 * HTTP as a seam. The kiosk asks through `struct transport`; net/ carries it out with libcurl, tests answer
 * it in the same process from hub_answer. The hub answers `struct http_request` with `struct http_response`;
 * net/ carries that with libmicrohttpd. */
#ifndef BASE_NET_H
#define BASE_NET_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct http_header {
    const char *name; /* compared without case */
    const char *value;
};

enum { HTTP_HEADERS_MAX = 16 };

struct http_request {
    const char *method; /* "GET", "POST", "HEAD" … */
    const char *url;    /* client: absolute, http: https: or file:; server: path and query, as sent */
    struct http_header headers[HTTP_HEADERS_MAX];
    int n_headers;
    struct str body;
    /* client only */
    size_t max_bytes;            /* a longer body is cut off with ERR_LIMIT */
    int timeout_ms;              /* for the whole exchange; 0 means 30 s */
    long resume_from;            /* > 0: Range: bytes=N- */
    volatile const bool *cancel; /* may be NULL; looked at when anything arrives and at http_client_wake */
    bool only_public; /* an address that somebody else chose: neither file: nor a host of a private network,
                         wherever it leads (ERR_DENIED) */
};

struct http_response {
    int status; /* 200…599. For file: URLs 200 or 404 */
    struct http_header headers[HTTP_HEADERS_MAX];
    int n_headers;
    struct buf body;    /* owned: buf_release */
    struct arena arena; /* holds the header strings; owned */
    const char *reason; /* client only: why no answer came, in English, in the arena; or NULL */
    /* server only */
    const char *file; /* when not NULL: the body is this file (path in arena) */
    int hold_ms;      /* > 0: nothing new; net/ may hold the request that long and ask again when
                         http_server_wake was called (the long poll) */
};

void http_response_init(struct http_response *response, size_t max_bytes);
void http_response_release(struct http_response *response);
/* NULL when absent. */
const char *http_request_header(const struct http_request *request, const char *name);
const char *http_response_header(const struct http_response *response, const char *name);
/* Drops the header (and logs) past HTTP_HEADERS_MAX. Copies value. `name` must live long (a literal). */
void http_response_add(struct http_response *response, const char *name, const char *value);
void http_request_add(struct http_request *request, const char *name, const char *value);

struct transport {
    /* ERR_OK means an answer came, whatever its status; ERR_NETWORK, ERR_LIMIT, ERR_CANCELLED,
     * ERR_DENIED, ERR_IO otherwise. */
    enum err (*perform)(void *ctx, const struct http_request *request, struct http_response *ret_response);
    void *ctx;
};

#endif
