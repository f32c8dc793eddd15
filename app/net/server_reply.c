// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/js.h"
#include "base/log.h"
#include "net/compress.h"
#include "net/server_parts.h"

struct part { /* of a file, in bytes */
    uint64_t from, len;
};

enum range { RANGE_WHOLE, RANGE_PART, RANGE_OUTSIDE };

/* One range of RFC 9110 14.1.2; several or nonsense mean the whole. */
static enum range parse_range(struct str s, uint64_t size, struct part *ret_part)
{
    if (!str_starts(s, "bytes=") || str_find(s, ',', 0) < s.len)
        return RANGE_WHOLE;
    s = str_sub(s, 6, s.len);
    size_t dash = str_find(s, '-', 0);
    struct str first = str_sub(s, 0, dash), last = dash < s.len ? str_sub(s, dash + 1, s.len) : STR("x");
    int64_t from = -1, to = -1;
    if ((first.len && (!str_int(first, &from) || from < 0)) || (last.len && (!str_int(last, &to) || to < 0)))
        return RANGE_WHOLE;
    if (!first.len && !last.len)
        return RANGE_WHOLE;
    if (!first.len) { /* the last n bytes */
        uint64_t n = (uint64_t)to < size ? (uint64_t)to : size;
        *ret_part = (struct part){size - n, n};
        return n ? RANGE_PART : RANGE_OUTSIDE;
    }
    if ((uint64_t)from >= size)
        return RANGE_OUTSIDE;
    if (last.len && to < from)
        return RANGE_WHOLE;
    uint64_t end = last.len && (uint64_t)to < size ? (uint64_t)to + 1 : size;
    *ret_part = (struct part){(uint64_t)from, end - (uint64_t)from};
    return RANGE_PART;
}

static enum range wanted_range(const struct http_request *request, const struct http_response *response,
                               uint64_t size, struct part *ret_part)
{
    const char *range = http_request_header(request, "Range"),
               *only_if = http_request_header(request, "If-Range");
    const char *etag = http_response_header(response, "ETag");
    if (!range || response->status != 200 || (only_if && !(etag && strcmp(only_if, etag) == 0)))
        return RANGE_WHOLE;
    return parse_range(str_trim(str_of(range)), size, ret_part);
}

static struct MHD_Response *of_text(const char *text)
{
    return MHD_create_response_from_buffer(strlen(text), (void *)text, MHD_RESPMEM_MUST_COPY);
}

static void say_range(struct http_response *response, enum range range, struct part part, uint64_t size)
{
    char text[96];
    snprintf(text, sizeof text, "bytes %llu-%llu/%llu", (unsigned long long)part.from,
             (unsigned long long)(part.from + part.len - 1), (unsigned long long)size);
    if (range == RANGE_OUTSIDE)
        snprintf(text, sizeof text, "bytes */%llu", (unsigned long long)size);
    if (range != RANGE_WHOLE) {
        response->status = range == RANGE_PART ? 206 : 416;
        http_response_add(response, "Content-Range", text);
    }
    http_response_add(response, "Accept-Ranges", "bytes");
}

static struct MHD_Response *of_file(const struct http_request *request, struct http_response *response)
{
    struct stat info;
    int fd = open(response->file, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        if (fd >= 0)
            close(fd);
        response->status = 404; /* removed since the answer was made */
        response->n_headers = 0;
        return of_text("");
    }
    struct part part = {0, (uint64_t)info.st_size};
    enum range range = wanted_range(request, response, part.len, &part);
    say_range(response, range, part, (uint64_t)info.st_size);
    if (range != RANGE_OUTSIDE)
        return MHD_create_response_from_fd_at_offset64(part.len, fd, part.from);
    close(fd);
    return of_text("");
}

static struct MHD_Response *of_body(struct http_response *response)
{
    struct buf *body = &response->body;
    if (!body->ptr)
        return of_text("");
    struct MHD_Response *reply = MHD_create_response_from_buffer(body->len, body->ptr, MHD_RESPMEM_MUST_FREE);
    if (reply)
        *body = (struct buf){.max = body->max}; /* the memory is the reply's now */
    return reply;
}

enum MHD_Result server_reply(struct exchange *exchange, struct http_response *response)
{
    if (response->body.overflow) {
        log_error("%s: answer longer than %zu bytes", exchange->request.url, response->body.max);
        http_response_release(response);
        return server_problem(exchange, 500, "Internal Server Error", "limit");
    }
    compress_response(response, compress_accepted(MHD_lookup_connection_value(
                                    exchange->connection, MHD_HEADER_KIND, "Accept-Encoding")));
    struct MHD_Response *reply = response->file ? of_file(&exchange->request, response) : of_body(response);
    enum MHD_Result result = MHD_NO;
    if (reply) {
        for (int i = 0; i < response->n_headers; i++)
            MHD_add_response_header(reply, response->headers[i].name, response->headers[i].value);
        result = MHD_queue_response(exchange->connection, (unsigned)response->status, reply);
        MHD_destroy_response(reply);
    }
    http_response_release(response);
    return result;
}

enum MHD_Result server_problem(struct exchange *exchange, int status, const char *title, const char *code)
{
    struct http_response response;
    http_response_init(&response, 4096);
    response.status = status;
    struct js *problem = js_new_object();
    js_put_z(problem, "type", "about:blank");
    js_put_z(problem, "title", title);
    js_put_int(problem, "status", status);
    js_put_z(problem, "code", code);
    js_write(problem, JS_COMPACT, &response.body);
    js_free(problem);
    http_response_add(&response, "Content-Type", "application/problem+json");
    if (status == 503)
        http_response_add(&response, "Retry-After", "30");
    http_response_add(&response, "Connection", "close");
    return server_reply(exchange, &response);
}
