// SPDX-License-Identifier: GPL-3.0-or-later
/* hub_answer without sockets: an empty hub in memory, time in our hands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/js.h"
#include "base/log.h"
#include "hub/hub.h"
#include "hub/limit.h"

static int64_t time_ms;

static int64_t read_time(void *ctx)
{
    (void)ctx;
    return time_ms;
}

static struct hub *open_hub(void)
{
    struct hub *hub = NULL;
    struct hub_plan plan = {
        .data = "/nowhere", .database = ":memory:", .clock = {read_time, read_time, NULL}};
    time_ms = 1790000000000;
    assert_int_equal(hub_open(&plan, &hub), ERR_OK);
    return hub;
}

static struct http_response ask(struct hub *hub, const char *method, const char *url, const char *body,
                                const char *bearer)
{
    struct http_request request = {.method = method, .url = url, .body = str_of(body)};
    struct http_response response;
    http_request_add(&request, ":peer", "192.0.2.1");
    if (bearer)
        http_request_add(&request, "Authorization", bearer);
    http_response_init(&response, 1 << 20);
    hub_answer(hub, &request, &response);
    return response;
}

static const struct answer_row {
    const char *method, *url, *body;
    int status;
    const char *code; /* of the problem; NULL: none */
} answer_rows[] = {
    {"GET", "/", NULL, 200, NULL},
    {"HEAD", "/", NULL, 200, NULL},
    {"GET", "/?x=1", NULL, 200, NULL},
    {"GET", "/v1/hello", NULL, 200, NULL},
    {"POST", "/v1/hello", "{}", 405, "method"},
    {"GET", "/v1/hello/", NULL, 404, "not-found"},
    {"GET", "", NULL, 404, "not-found"},
    {"GET", "?", NULL, 404, "not-found"},
    {"get", "/", NULL, 405, "method"},
    {"", "/", NULL, 405, "method"},
    {"GET", "/v1/pair/", NULL, 404, "not-found"},
    {"GET", "/v1/pair/AB", NULL, 404, "not-found"},
    {"GET", "/v1/pair/ABCDEF", NULL, 404, "not-found"},
    {"GET", "/v1/pair/ABCDEF/x", NULL, 404, "not-found"},
    {"POST", "/v1/pair", "", 400, "syntax"},
    {"POST", "/v1/pair", "{\"facts\":5}", 400, "invalid"},
    {"POST", "/v1/pair", "{}", 201, NULL},
    {"POST", "/v1/enrol", "{}", 403, "denied"},
    {"POST", "/v1/enrol", "{\"token\":null}", 403, "denied"},
    {"POST", "/v1/status", "{}", 401, "denied"},
    {"POST", "/v1/status", "x", 400, "syntax"},
    {"POST", "/v1/outbox", "{\"messages\":[]}", 401, "denied"},
    {"GET", "/tuf/main/metadata/root.json", NULL, 404, "not-found"},
    {"GET", "/tuf/main/metadata/../root.json", NULL, 404, "not-found"},
    {"GET", "/tuf/", NULL, 404, "not-found"},
};

static void every_address_answers(void **state)
{
    (void)state;
    struct hub *hub = open_hub();
    for (size_t i = 0; i < sizeof answer_rows / sizeof *answer_rows; i++) {
        const struct answer_row *row = &answer_rows[i];
        struct http_response response = ask(hub, row->method, row->url, row->body, NULL);
        struct js *json = NULL;
        if (response.status != row->status)
            fail_msg("%s %s: %d", row->method, row->url, response.status);
        if (row->code) {
            assert_string_equal(http_response_header(&response, "Content-Type"), "application/problem+json");
            assert_int_equal(js_parse(buf_view(&response.body), 10000, 5, &json, NULL), ERR_OK);
            assert_true(str_is(js_get_str(json, "code"), row->code));
            assert_int_equal(js_get_int(json, "status"), row->status);
            assert_true(js_get_str(json, "type").len && js_get_str(json, "title").len &&
                        js_get_str(json, "detail").len);
        }
        js_free(json);
        http_response_release(&response);
    }
    hub_close(hub);
}

static int pair_once(struct hub *hub)
{
    struct http_response response = ask(hub, "POST", "/v1/pair", "{}", NULL);
    int status = response.status;
    http_response_release(&response);
    return status;
}

static void pairing_is_limited_and_the_limit_wears_off(void **state)
{
    (void)state;
    struct hub *hub = open_hub();
    int given = 0;
    while (pair_once(hub) == 201 && given < 100)
        given++;
    assert_true(given >= 20 && given <= 40);
    assert_int_equal(pair_once(hub), 429);
    time_ms += 60000;
    assert_int_equal(pair_once(hub), 201);
    hub_close(hub);
}

static void a_pairing_waits_while_asked_to_and_then_expires(void **state)
{
    (void)state;
    struct hub *hub = open_hub();
    struct http_response response = ask(hub, "POST", "/v1/pair", "{\"facts\":{\"model\":\"x\"}}", NULL);
    struct js *json;
    char url[64], bearer[96];
    assert_int_equal(js_parse(buf_view(&response.body), 10000, 5, &json, NULL), ERR_OK);
    snprintf(url, sizeof url, "/v1/pair/%s", js_get_str(json, "code").ptr);
    snprintf(bearer, sizeof bearer, "Bearer %s", js_get_str(json, "poll_secret").ptr);
    js_free(json);
    http_response_release(&response);

    struct http_request request = {.method = "GET", .url = url};
    http_request_add(&request, "Authorization", bearer);
    http_request_add(&request, "Prefer", "respond-async, wait=30");
    http_response_init(&response, 1 << 20);
    hub_answer(hub, &request, &response);
    assert_int_equal(response.status, 200);
    assert_int_equal(response.hold_ms, 30000);
    http_response_release(&response);
    time_ms += 600001;
    response = ask(hub, "GET", url, NULL, bearer);
    assert_int_equal(response.status, 410);
    http_response_release(&response);
    hub_close(hub);
}

static void each_address_has_its_own_bucket(void **state)
{
    (void)state;
    struct limits *limits = calloc(1, sizeof *limits);
    int a = 0, b = 0;
    while (limit_allow(limits, LIMIT_PAIR, STR("192.0.2.1"), 1000) && a < 1000)
        a++;
    while (limit_allow(limits, LIMIT_PAIR, STR("192.0.2.2"), 1000) && b < 1000)
        b++;
    assert_int_equal(a, b);
    assert_true(a > 1 && a < 1000);
    assert_true(limit_allow(limits, LIMIT_ENROL, STR("192.0.2.1"), 1000));
    assert_false(
        limit_allow(limits, LIMIT_PAIR, STR("192.0.2.1"), 500)); /* a clock that steps back gives nothing */
    free(limits);
}

static void all_addresses_together_have_a_bucket_too(void **state)
{
    (void)state;
    struct limits *limits = calloc(1, sizeof *limits);
    int given = 0;
    for (int i = 0; i < 20000; i++) {
        char address[32];
        snprintf(address, sizeof address, "10.%d.%d.1", i / 256, i % 256);
        given += limit_allow(limits, LIMIT_PAIR, str_of(address), 1000);
    }
    assert_true(given > 100 && given < 2000);
    free(limits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_address_answers),
        cmocka_unit_test(pairing_is_limited_and_the_limit_wears_off),
        cmocka_unit_test(a_pairing_waits_while_asked_to_and_then_expires),
        cmocka_unit_test(each_address_has_its_own_bucket),
        cmocka_unit_test(all_addresses_together_have_a_bucket_too),
    };
    log_init("test_hub_answer", LOG_ERROR);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
