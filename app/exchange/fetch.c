// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fetch.h"

#include <string.h>
#include <strings.h>

#include "base/http_date.h"

bool fetch_is_url(const char *path)
{
    static const char *const schemes[] = {"http://", "https://", "file:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(path, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static struct http_request request_of(const struct fetch *fetch)
{
    struct http_request request = {
        .method = "GET",
        .url = fetch->url,
        .max_bytes = fetch->max_bytes ? fetch->max_bytes : FETCH_MAX_BYTES,
        .timeout_ms = fetch->timeout_ms ? fetch->timeout_ms : FETCH_TIMEOUT_MS,
        .cancel = fetch->cancel,
        .only_public = fetch->only_public,
    };
    if (fetch->accept)
        http_request_add(&request, "Accept", fetch->accept);
    if (fetch->etag)
        http_request_add(&request, "If-None-Match", fetch->etag);
    if (fetch->last_modified)
        http_request_add(&request, "If-Modified-Since", fetch->last_modified);
    return request;
}

static const char *media_type(struct http_response *response)
{
    struct str value = str_of(http_response_header(response, "Content-Type"));
    value = str_trim(str_sub(value, 0, str_find(value, ';', 0)));
    char *type = arena_alloc(&response->arena, value.len + 1);
    for (size_t i = 0; i < value.len; i++)
        type[i] = value.ptr[i] >= 'A' && value.ptr[i] <= 'Z' ? (char)(value.ptr[i] + 32) : value.ptr[i];
    return type;
}

static const char *reason_of(struct http_response *response, enum err err, const char *url, size_t max_bytes)
{
    if (err == ERR_REFUSED && strncasecmp(url, "file:", 5) == 0)
        return "there is no such file";
    if (err == ERR_REFUSED)
        return arena_printf(&response->arena, "the server answered %d", response->status).ptr;
    if (err == ERR_LIMIT)
        return arena_printf(&response->arena, "larger than %zu MiB", max_bytes >> 20).ptr;
    if (err == ERR_DENIED)
        return "its address is of a private network or a file: `allow-private = yes` in hub.ini allows that";
    return response->reason ? response->reason : err_name(err);
}

static void read_answer(struct fetched *fetched, int64_t now_s)
{
    struct http_response *response = &fetched->response;
    fetched->status = response->status;
    fetched->not_modified = response->status == 304;
    fetched->bytes = fetched->not_modified ? STR("") : buf_view(&response->body);
    fetched->etag = http_response_header(response, "ETag");
    fetched->last_modified = http_response_header(response, "Last-Modified");
    fetched->type = media_type(response);
    fetched->retry_after_s = http_retry_after_s(http_response_header(response, "Retry-After"), now_s);
}

enum err fetch_get(const struct fetch *fetch, int64_t now_s, struct fetched *ret_fetched)
{
    struct http_request request = request_of(fetch);
    struct fetched fetched = {.type = "", .bytes = STR("")};
    if (!fetch->transport) {
        http_response_init(&fetched.response, 1);
        fetched.reason = "addresses cannot be fetched here";
        *ret_fetched = fetched;
        return ERR_IO;
    }
    enum err err = fetch->transport->perform(fetch->transport->ctx, &request, &fetched.response);
    if (err == ERR_OK) {
        read_answer(&fetched, now_s);
        bool knows = fetch->etag || fetch->last_modified;
        err = fetched.status == 200 || (fetched.not_modified && knows) ? ERR_OK : ERR_REFUSED;
    }
    if (err != ERR_OK)
        fetched.reason = reason_of(&fetched.response, err, request.url, request.max_bytes);
    *ret_fetched = fetched;
    return err;
}

void fetch_release(struct fetched *fetched)
{
    http_response_release(&fetched->response);
    *fetched = (struct fetched){0};
}
