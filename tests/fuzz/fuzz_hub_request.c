// SPDX-License-Identifier: GPL-3.0-or-later
/* A request as text: "METHOD URL", header lines, an empty line, the body; asked of an empty hub in memory.
 * Whatever it is, an answer comes that a client can read. */
#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "hub/hub.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int64_t now_ms(void *ctx)
{
    int64_t *ms = ctx;
    return *ms += 1000;
}

static struct hub *the_hub(void)
{
    static struct hub *hub;
    static int64_t ms = 1790000000000;
    struct hub_plan plan = {.data = "/nowhere", .database = ":memory:", .clock = {now_ms, now_ms, &ms}};
    if (!hub && hub_open(&plan, &hub) != ERR_OK)
        abort();
    return hub;
}

static const char *take(struct str *rest, char until, struct arena *arena)
{
    struct str part = STR("");
    str_next(rest, until, &part);
    struct str whole = str_sub(part, 0, part.len ? strnlen(part.ptr, part.len) : 0);
    return arena_z(arena, whole);
}

static void read_request(struct str text, struct http_request *request, struct arena *arena)
{
    request->method = take(&text, ' ', arena);
    request->url = take(&text, '\n', arena);
    while (request->n_headers < HTTP_HEADERS_MAX && text.len && text.ptr[0] != '\n') {
        struct str line = str_of(take(&text, '\n', arena));
        size_t colon = str_find(line, ':', 1);
        http_request_add(request, arena_z(arena, str_sub(line, 0, colon)),
                         arena_z(arena, str_trim(str_sub(line, colon + 1, line.len))));
    }
    request->body = str_sub(text, text.len && text.ptr[0] == '\n', text.len);
}

static void judge(const struct http_response *response)
{
    if (response->status < 200 || response->status > 503 || response->body.overflow)
        __builtin_trap();
    const char *type = http_response_header(response, "Content-Type");
    if (!type || !str_ends(str_of(type), "json") || response->status == 304)
        return;
    struct js *json;
    if (js_parse(buf_view(&response->body), 1 << 20, 40, &json, NULL) != ERR_OK)
        __builtin_trap();
    if (response->status >= 400 && js_get_int(json, "status") != response->status)
        __builtin_trap();
    js_free(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct http_request request = {0};
    struct http_response response;
    arena_init(&arena);
    read_request((struct str){(const char *)data, size}, &request, &arena);
    http_response_init(&response, 1 << 20);
    hub_answer(the_hub(), &request, &response);
    judge(&response);
    http_response_release(&response);
    arena_release(&arena);
    return 0;
}
