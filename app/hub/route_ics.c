// SPDX-License-Identifier: GPL-3.0-or-later
/* /ics/channel/<name>.ics and the like, with ?lang=ar: for calendar programs and for other sites. A calendar
 * changes when a release does, and its ETag says so. */
#include <string.h>

#include "hub/ics_published.h"
#include "hub/parts.h"
#include "text/lang.h"

enum { FEED_AGE_S = 300 };

static struct str read_lang(const struct call *call)
{
    struct str url = str_of(call->request->url), part;
    struct str query = str_sub(url, str_find(url, '?', 0) + 1, url.len);
    while (str_next(&query, '&', &part))
        if (str_starts(part, "lang=") && lang_tag_ok(str_sub(part, 5, part.len)))
            return str_sub(part, 5, part.len);
    return STR("");
}

/* True: what the other side has is this. */
static bool add_etag(struct call *call, const char *tag)
{
    const char *theirs = http_request_header(call->request, "If-None-Match");
    http_response_add(call->response, "ETag", arena_printf(call->arena, "W/\"%s\"", tag).ptr);
    http_response_add(call->response, "Cache-Control",
                      arena_printf(call->arena, "public, max-age=%d", FEED_AGE_S).ptr);
    return theirs && (strcmp(theirs, "*") == 0 || str_contains(str_of(theirs), str_of(tag)));
}

static void add_headers(struct call *call)
{
    call->response->status = 200;
    http_response_add(call->response, "Content-Type", "text/calendar; charset=utf-8");
    http_response_add(call->response, "Access-Control-Allow-Origin", "*");
    http_response_add(call->response, "X-Content-Type-Options", "nosniff");
}

void route_ics(struct call *call)
{
    struct ics_published asked = {.hub = call->hub,
                                  .arena = call->arena,
                                  .path = call->rest,
                                  .lang = read_lang(call),
                                  .now_s = call->now_s};
    char tag[ICS_TAG_LEN + 1];
    enum err err = ics_published_find(&asked, tag);
    if (err == ERR_OK && add_etag(call, tag)) {
        call->response->status = 304;
        return;
    }
    if (err == ERR_OK)
        err = ics_published_write(&asked, &call->response->body);
    if (err == ERR_OK) {
        add_headers(call);
        return;
    }
    buf_clear(&call->response->body);
    if (err == ERR_NOT_FOUND)
        reply_problem(call, 404, "not-found", "There is no such calendar.");
    else
        reply_err(call, err);
}
