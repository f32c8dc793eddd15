// SPDX-License-Identifier: GPL-3.0-or-later
/* What a fetch asks for and makes of the answers. The answers are made up; real ones are in
 * test_http_client.c and tests/whole/test_feeds.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "exchange/fetch.h"

static struct answer {
    enum err err;
    int status;
    const char *name, *value; /* one header */
    const char *body;
} next;
static char sent[400];

static enum err perform(void *ctx, const struct http_request *request, struct http_response *ret_response)
{
    (void)ctx;
    int at = snprintf(sent, sizeof sent, "%s %s%s", request->method, request->url,
                      request->only_public ? " public" : "");
    for (int i = 0; i < request->n_headers; i++)
        at += snprintf(sent + at, sizeof sent - (size_t)at, "; %s: %s", request->headers[i].name,
                       request->headers[i].value);
    http_response_init(ret_response, request->max_bytes);
    ret_response->status = next.status;
    if (next.name)
        http_response_add(ret_response, next.name, next.value);
    if (next.body)
        buf_z(&ret_response->body, next.body);
    return next.err;
}
static const struct transport transport = {perform, NULL};

static const struct row {
    struct answer answer;
    bool knows;
    enum err err;
    bool not_modified;
    int64_t retry_after_s;
    const char *type, *reason;
} rows[] = {
    {{ERR_OK, 200, "Content-Type", "Text/Calendar; charset=utf-8", "x"},
     false,
     ERR_OK,
     false,
     0,
     "text/calendar",
     NULL},
    {{ERR_OK, 200, "Content-Type", "application/json", "x"},
     true,
     ERR_OK,
     false,
     0,
     "application/json",
     NULL},
    {{ERR_OK, 304, NULL, NULL, NULL}, true, ERR_OK, true, 0, "", NULL},
    {{ERR_OK, 304, NULL, NULL, NULL}, false, ERR_REFUSED, true, 0, "", "the server answered 304"},
    {{ERR_OK, 503, "Retry-After", "120", "busy"},
     true,
     ERR_REFUSED,
     false,
     120,
     "",
     "the server answered 503"},
    {{ERR_OK, 429, "Retry-After", "Sun, 06 Nov 1994 08:50:37 GMT", ""},
     true,
     ERR_REFUSED,
     false,
     60,
     "",
     "the server answered 429"},
    {{ERR_OK, 404, NULL, NULL, ""}, false, ERR_REFUSED, false, 0, "", "the server answered 404"},
    {{ERR_OK, 204, NULL, NULL, ""}, false, ERR_REFUSED, false, 0, "", "the server answered 204"},
    {{ERR_NETWORK, 0, NULL, NULL, NULL}, false, ERR_NETWORK, false, 0, "", "network"},
    {{ERR_LIMIT, 200, NULL, NULL, NULL}, false, ERR_LIMIT, false, 0, "", "larger than 64 MiB"},
    {{ERR_DENIED, 0, NULL, NULL, NULL},
     false,
     ERR_DENIED,
     false,
     0,
     "",
     "its address is of a private network or a file: `allow-private = yes` in hub.ini allows that"},
};

static void answers_become_bytes_or_reasons(void **state)
{
    (void)state;
    const int64_t now_s = 784111777; /* Sun, 06 Nov 1994 08:49:37 GMT */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fetch fetch = {.transport = &transport, .url = "https://x.example/"};
        struct fetched fetched;
        next = rows[i].answer;
        fetch.etag = rows[i].knows ? "\"a\"" : NULL;
        assert_int_equal(fetch_get(&fetch, now_s, &fetched), rows[i].err);
        assert_int_equal(fetched.not_modified, rows[i].not_modified);
        assert_int_equal(fetched.retry_after_s, rows[i].retry_after_s);
        assert_string_equal(fetched.type, rows[i].type);
        if (rows[i].reason)
            assert_string_equal(fetched.reason, rows[i].reason);
        else
            assert_null(fetched.reason);
        fetch_release(&fetched);
    }
}

static void who_knows_a_copy_says_so(void **state)
{
    (void)state;
    struct fetch fetch = {.transport = &transport,
                          .url = "https://x.example/",
                          .only_public = true,
                          .etag = "W/\"7\"",
                          .last_modified = "Sun, 06 Nov 1994 08:49:37 GMT",
                          .accept = "text/calendar"};
    struct fetched fetched;
    next = (struct answer){ERR_OK, 200, "ETag", "\"8\"", "new"};
    assert_int_equal(fetch_get(&fetch, 1, &fetched), ERR_OK);
    assert_string_equal(sent, "GET https://x.example/ public; Accept: text/calendar; If-None-Match: W/\"7\"; "
                              "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT");
    assert_string_equal(fetched.etag, "\"8\"");
    assert_null(fetched.last_modified);
    assert_true(str_is(fetched.bytes, "new"));
    fetch_release(&fetched);
}

static void without_a_network_nothing_is_fetched(void **state)
{
    (void)state;
    struct fetch fetch = {.url = "https://x.example/"};
    struct fetched fetched;
    assert_int_equal(fetch_get(&fetch, 1, &fetched), ERR_IO);
    assert_non_null(fetched.reason);
    fetch_release(&fetched);
}

static void paths_and_addresses_are_told_apart(void **state)
{
    (void)state;
    static const char *const urls[] = {"http://a/", "HTTPS://a/", "file:///a"};
    static const char *const paths[] = {"http", "/https://", "a/b.ics", "C:/x", "ftp://a/", ""};
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++)
        assert_true(fetch_is_url(urls[i]));
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_false(fetch_is_url(paths[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_become_bytes_or_reasons),
        cmocka_unit_test(who_knows_a_copy_says_so),
        cmocka_unit_test(without_a_network_nothing_is_fetched),
        cmocka_unit_test(paths_and_addresses_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
