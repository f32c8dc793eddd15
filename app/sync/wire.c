// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "sync/schedule.h"

enum {
    LINE_EXTRA = 4 /* ": " and CRLF */,
    FIRST_LINE_EXTRA = 13 /* " HTTP/1.1", blanks, CRLF */,
    PATH_MAX_BYTES = 1024
};

static int64_t headers_bytes(const struct http_header *headers, int n)
{
    int64_t bytes = 2;
    for (int i = 0; i < n; i++)
        bytes += (int64_t)(strlen(headers[i].name) + strlen(headers[i].value)) + LINE_EXTRA;
    return bytes;
}

static bool looks_like_page(const struct http_response *response)
{
    const char *type = http_response_header(response, "Content-Type");
    struct str body = str_trim(buf_view(&response->body));
    return response->status == 511 /* RFC 6585 6 */ || (type && strncasecmp(type, "text/html", 9) == 0) ||
           str_starts(body, "<");
}

static void note(struct wire *wire, const struct http_response *response)
{
    const char *date = http_response_header(response, "Date"),
               *later = http_response_header(response, "Retry-After");
    int64_t date_s;
    wire->status = response->status;
    wire->header_bytes += headers_bytes(response->headers, response->n_headers) + FIRST_LINE_EXTRA;
    wire->date_s = date && http_date_parse(str_of(date), &date_s) ? date_s : 0;
    snprintf(wire->retry_after, sizeof wire->retry_after, "%s", later ? later : "");
    wire->is_page = looks_like_page(response);
}

static enum err perform(void *ctx, const struct http_request *request, struct http_response *ret_response)
{
    struct wire *wire = ctx;
    wire->status = 0;
    wire->date_s = 0;
    wire->retry_after[0] = 0;
    wire->is_page = false;
    wire->requests++;
    wire->sent_bytes += (int64_t)(strlen(request->method) + strlen(request->url) + request->body.len) +
                        FIRST_LINE_EXTRA + headers_bytes(request->headers, request->n_headers);
    enum err err = wire->inner.perform(wire->inner.ctx, request, ret_response);
    wire->body_bytes += (int64_t)ret_response->body.len;
    if (ret_response->status)
        note(wire, ret_response);
    return err;
}

struct transport wire_transport(struct wire *wire)
{
    return (struct transport){perform, wire};
}

const char *wire_url(struct arena *arena, const char *base, const char *format, ...)
{
    char path[PATH_MAX_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(path, sizeof path, format, args);
    va_end(args);
    size_t len = strlen(base);
    while (len > 0 && base[len - 1] == '/')
        len--;
    return arena_printf(arena, "%.*s/%s", (int)len, base, path).ptr;
}
