// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/net.h"

#include <string.h>
#include <strings.h>

#include "base/log.h"

void http_response_init(struct http_response *response, size_t max_bytes)
{
    *response = (struct http_response){0};
    buf_init(&response->body, max_bytes);
    arena_init(&response->arena);
}

void http_response_release(struct http_response *response)
{
    buf_release(&response->body);
    arena_release(&response->arena);
}

static const char *find(const struct http_header *headers, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcasecmp(headers[i].name, name) == 0)
            return headers[i].value;
    return NULL;
}

const char *http_request_header(const struct http_request *request, const char *name)
{
    return find(request->headers, request->n_headers, name);
}

const char *http_response_header(const struct http_response *response, const char *name)
{
    return find(response->headers, response->n_headers, name);
}

void http_response_add(struct http_response *response, const char *name, const char *value)
{
    if (response->n_headers == HTTP_HEADERS_MAX) {
        log_warn("http: header dropped: more than %d", HTTP_HEADERS_MAX);
        return;
    }
    response->headers[response->n_headers++] =
        (struct http_header){name, arena_z(&response->arena, str_of(value))};
}

void http_request_add(struct http_request *request, const char *name, const char *value)
{
    if (request->n_headers == HTTP_HEADERS_MAX) {
        log_warn("http: header dropped: more than %d", HTTP_HEADERS_MAX);
        return;
    }
    request->headers[request->n_headers++] = (struct http_header){name, value};
}
