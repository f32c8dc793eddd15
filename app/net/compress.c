// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compress.h"

#include <string.h>
#include <zlib.h>

enum { LEAST_BYTES = 600, GZIP_WINDOW = 15 + 16, LEVEL = 6, MEMORY = 8 };

static bool coding_is(struct str part, const char *name)
{
    return str_is(str_trim(str_sub(part, 0, str_find(part, ';', 0))), name);
}

/* "q=0", "q=0.000": not that one. */
static bool is_refused(struct str part)
{
    size_t at = str_find(part, '=', 0);
    struct str q = str_trim(str_sub(part, at < part.len ? at + 1 : at, part.len));
    for (size_t i = 0; i < q.len; i++)
        if (q.ptr[i] != '0' && q.ptr[i] != '.')
            return false;
    return q.len > 0;
}

bool compress_accepted(const char *accept_encoding)
{
    struct str rest = str_of(accept_encoding), part;
    bool any = false;
    while (str_next(&rest, ',', &part)) {
        if (coding_is(part, "gzip"))
            return !is_refused(part);
        any |= coding_is(part, "*") && !is_refused(part);
    }
    return any;
}

static bool is_text(const char *type)
{
    static const char *const types[] = {"text/", "application/json", "application/ld+json",
                                        "application/problem+json", "application/xml"};
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strncmp(type, types[i], strlen(types[i])) == 0)
            return true;
    return false;
}

static bool gzip(struct str bytes, struct buf *out)
{
    z_stream stream = {.next_in = (unsigned char *)bytes.ptr, .avail_in = (uInt)bytes.len};
    char piece[16 * 1024];
    int result = Z_OK;
    if (bytes.len > UINT32_MAX / 2 ||
        deflateInit2(&stream, LEVEL, Z_DEFLATED, GZIP_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    while (result == Z_OK) {
        stream.next_out = (unsigned char *)piece;
        stream.avail_out = sizeof piece;
        result = deflate(&stream, Z_FINISH);
        buf_add(out, piece, sizeof piece - stream.avail_out);
    }
    deflateEnd(&stream);
    return result == Z_STREAM_END && !out->overflow;
}

static void weaken_etag(struct http_response *response)
{
    for (int i = 0; i < response->n_headers; i++)
        if (strcmp(response->headers[i].name, "ETag") == 0 && response->headers[i].value[0] == '"')
            response->headers[i].value =
                arena_printf(&response->arena, "W/%s", response->headers[i].value).ptr;
}

/* One header: some caches look at the first alone. */
static void add_vary(struct http_response *response)
{
    for (int i = 0; i < response->n_headers; i++)
        if (strcmp(response->headers[i].name, "Vary") == 0) {
            response->headers[i].value =
                arena_printf(&response->arena, "%s, Accept-Encoding", response->headers[i].value).ptr;
            return;
        }
    http_response_add(response, "Vary", "Accept-Encoding");
}

void compress_response(struct http_response *response, bool accepted)
{
    struct buf packed;
    if (response->file || response->body.len < LEAST_BYTES ||
        !is_text(http_response_header(response, "Content-Type")) ||
        http_response_header(response, "Content-Encoding"))
        return;
    add_vary(response);
    if (!accepted)
        return;
    buf_init(&packed, response->body.len);
    if (gzip(buf_view(&response->body), &packed)) {
        buf_release(&response->body);
        response->body = packed;
        http_response_add(response, "Content-Encoding", "gzip");
        weaken_etag(response);
    } else {
        buf_release(&packed);
    }
}
