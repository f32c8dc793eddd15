// SPDX-License-Identifier: GPL-3.0-or-later
/* The HTTP client against a server that does what servers and captive portals do, and against files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/log.h"
#include "net/client.h"
#include "net/server.h"

static struct http_server *server;
static atomic_int asked;
static char last_authorization[64];

static void redirect(struct http_response *response, const char *to)
{
    response->status = 302;
    http_response_add(response, "Location", to);
}

static void answer(void *ctx, const struct http_request *request, struct http_response *response)
{
    struct str path = str_of(request->url);
    const char *authorization = http_request_header(request, "Authorization");
    (void)ctx;
    atomic_fetch_add(&asked, 1);
    snprintf(last_authorization, sizeof last_authorization, "%s", authorization ? authorization : "");
    response->status = 200;
    if (str_is(path, "/hop1"))
        redirect(response, "/hop2");
    else if (str_is(path, "/hop2"))
        redirect(response, "/hop3");
    else if (str_is(path, "/hop3"))
        redirect(response, "/plain");
    else if (str_is(path, "/hop0"))
        redirect(response, "/hop1");
    else if (str_is(path, "/to-file"))
        redirect(response, "file:///etc/passwd");
    else if (str_is(path, "/slow"))
        usleep(1500000);
    else if (str_is(path, "/large"))
        for (int i = 0; i < 1000; i++)
            buf_printf(&response->body, "%0100d", i);
    else if (str_is(path, "/missing"))
        response->status = 404;
    else if (str_is(path, "/headers")) {
        http_response_add(response, "ETag", "\"x\"");
        http_response_add(response, "Retry-After", "7");
        http_response_add(response, "X-Other", "never seen");
    } else
        buf_printf(&response->body, "%s %s %.*s", request->method, request->url, STR_FMT(request->body));
}

static int start(void **state)
{
    (void)state;
    struct http_server_plan plan = {.listen = "127.0.0.1:0", .answer = answer};
    return http_server_start(&plan, &server) == ERR_OK ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    http_server_stop(server);
    return 0;
}

static struct http_request get(char url[256], const char *path)
{
    snprintf(url, 256, "http://127.0.0.1:%d%s", http_server_port(server), path);
    return (struct http_request){.method = "GET", .url = url, .max_bytes = 1 << 20};
}

static const struct answer_row {
    const char *path;
    enum err err;
    int status;
    const char *body;
} answer_rows[] = {
    {"/plain", ERR_OK, 200, "GET /plain "}, {"/with%20blank?q=1", ERR_OK, 200, "GET /with%20blank?q=1 "},
    {"/missing", ERR_OK, 404, ""},          {"/hop3", ERR_OK, 200, "GET /plain "},
    {"/hop1", ERR_OK, 200, "GET /plain "},  {"/hop0", ERR_NETWORK, 0, ""}, /* a fourth redirect */
    {"/to-file", ERR_NETWORK, 0, ""},                                      /* never into the file system */
};

static void answers_and_redirects(void **state)
{
    (void)state;
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    for (size_t i = 0; i < sizeof answer_rows / sizeof *answer_rows; i++) {
        char url[256];
        struct http_request request = get(url, answer_rows[i].path);
        struct http_response response;
        assert_int_equal(transport.perform(transport.ctx, &request, &response), answer_rows[i].err);
        assert_int_equal(response.status, answer_rows[i].status);
        if (answer_rows[i].err == ERR_OK)
            assert_true(str_is(buf_view(&response.body), answer_rows[i].body));
        http_response_release(&response);
    }
    http_client_free(client);
}

static void a_post_carries_its_body_and_headers(void **state)
{
    (void)state;
    char url[256];
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    struct http_request request = get(url, "/post");
    struct http_response response;
    request.method = "POST";
    request.body = STR("{\"a\":1}");
    http_request_add(&request, "Authorization", "Bearer secret");
    assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_OK);
    assert_string_equal(response.body.ptr, "POST /post {\"a\":1}");
    assert_string_equal(last_authorization, "Bearer secret");
    http_response_release(&response);
    struct http_request next = get(url, "/plain");
    assert_int_equal(transport.perform(transport.ctx, &next, &response), ERR_OK);
    assert_string_equal(last_authorization, ""); /* nothing is left of the request before */
    http_response_release(&response);
    http_client_free(client);
}

static void only_known_headers_are_kept(void **state)
{
    (void)state;
    char url[256];
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    struct http_request request = get(url, "/headers");
    struct http_response response;
    assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_OK);
    assert_string_equal(http_response_header(&response, "etag"), "\"x\"");
    assert_string_equal(http_response_header(&response, "Retry-After"), "7");
    assert_non_null(http_response_header(&response, "Date"));
    assert_null(http_response_header(&response, "X-Other"));
    http_response_release(&response);
    http_client_free(client);
}

static void bodies_are_bounded(void **state)
{
    (void)state;
    char url[256];
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    struct http_request request = get(url, "/large");
    struct http_response response;
    static const struct {
        size_t max;
        enum err err;
    } rows[] = {{99999, ERR_LIMIT}, {100000, ERR_OK}, {1, ERR_LIMIT}};
    for (size_t i = 0; i < 3; i++) {
        request.max_bytes = rows[i].max;
        assert_int_equal(transport.perform(transport.ctx, &request, &response), rows[i].err);
        assert_true(response.body.len <= rows[i].max);
        http_response_release(&response);
    }
    http_client_free(client);
}

static void a_private_address_is_not_even_connected_to(void **state)
{
    (void)state;
    char url[256];
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    struct http_request request = get(url, "/plain");
    struct http_response response;
    assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_OK); /* leaves a connection */
    http_response_release(&response);
    int before = atomic_load(&asked);
    static const char *const hosts[] = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "127.1"};
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        char there[256];
        snprintf(there, sizeof there, "http://%s:%d/plain", hosts[i], http_server_port(server));
        request.url = there;
        request.only_public = true;
        assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_DENIED);
        assert_string_equal(response.reason, "its address is of a private network");
        http_response_release(&response);
    }
    request.url = "file:///etc/hostname";
    assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_DENIED);
    http_response_release(&response);
    assert_int_equal(atomic_load(&asked), before);
    http_client_free(client);
}

static void a_silent_server_is_given_up(void **state)
{
    (void)state;
    char url[256];
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    struct http_request request = get(url, "/slow");
    struct http_response response;
    request.timeout_ms = 300;
    assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_NETWORK);
    http_response_release(&response);
    http_client_free(client);
}

static volatile bool cancelled;

static void *cancel_soon(void *ctx)
{
    usleep(200000);
    cancelled = true;
    http_client_wake(ctx);
    return NULL;
}

static void a_request_can_be_cancelled_at_once(void **state)
{
    (void)state;
    char url[256];
    pthread_t thread;
    struct clock clock = clock_system();
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    struct http_request request = get(url, "/slow");
    struct http_response response;
    request.cancel = &cancelled;
    cancelled = false;
    pthread_create(&thread, NULL, cancel_soon, client);
    int64_t begun = clock.mono_ms(clock.ctx);
    assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_CANCELLED);
    assert_true(clock.mono_ms(clock.ctx) - begun < 1000);
    pthread_join(thread, NULL);
    http_response_release(&response);
    http_client_free(client);
}

static void files_answer_like_a_static_server(void **state)
{
    (void)state;
    char path[] = "/tmp/torget client XXXXXX", url[128];
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "0123456789", 10), 10);
    close(fd);
    static const struct {
        const char *url; /* %s: the name after "/tmp/torget client " */
        size_t max;
        enum err err;
        int status;
        const char *body;
    } rows[] = {
        {"file:///tmp/torget%%20client%%20%s", 100, ERR_OK, 200, "0123456789"},
        {"file://localhost/tmp/torget%%20client%%20%s", 100, ERR_OK, 200, "0123456789"},
        {"FILE:///tmp/torget%%20client%%20%s", 10, ERR_OK, 200, "0123456789"},
        {"file:///tmp/torget%%20client%%20%s", 9, ERR_LIMIT, 0, NULL},
        {"file:///tmp/torget%%20client%%20%s-not", 100, ERR_OK, 404, ""},
        {"file:///tmp/torget%%20client%%20%s/below", 100, ERR_OK, 404, ""},
        {"file:///tmp", 100, ERR_OK, 404, ""},
        {"file:///dev/zero", 100, ERR_OK, 404, ""},
        {"file://elsewhere/tmp/torget%%20client%%20%s", 100, ERR_IO, 0, NULL},
        {"file:///tmp/torget%%20client%%20%s%%00x", 100, ERR_IO, 0, NULL},
        {"file:relative", 100, ERR_IO, 0, NULL},
        {"gopher://127.0.0.1/", 100, ERR_IO, 0, NULL},
        {"http://", 100, ERR_IO, 0, NULL},
    };
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct http_response response;
        snprintf(url, sizeof url, rows[i].url, path + strlen("/tmp/torget client "));
        struct http_request request = {
            .method = "GET", .url = url, .max_bytes = rows[i].max, .resume_from = 3};
        assert_int_equal(transport.perform(transport.ctx, &request, &response), rows[i].err);
        assert_int_equal(response.status, rows[i].status);
        if (rows[i].body)
            assert_true(str_is(buf_view(&response.body), rows[i].body));
        http_response_release(&response);
    }
    http_client_free(client);
    unlink(path);
}

static void nobody_there_is_a_network_failure(void **state)
{
    (void)state;
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    struct http_request request = {.method = "GET", .url = "http://127.0.0.1:1/", .max_bytes = 10};
    struct http_response response;
    assert_int_equal(transport.perform(transport.ctx, &request, &response), ERR_NETWORK);
    http_response_release(&response);
    http_client_free(client);
    http_client_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_and_redirects),
        cmocka_unit_test(a_post_carries_its_body_and_headers),
        cmocka_unit_test(only_known_headers_are_kept),
        cmocka_unit_test(bodies_are_bounded),
        cmocka_unit_test(a_private_address_is_not_even_connected_to),
        cmocka_unit_test(a_silent_server_is_given_up),
        cmocka_unit_test(a_request_can_be_cancelled_at_once),
        cmocka_unit_test(files_answer_like_a_static_server),
        cmocka_unit_test(nobody_there_is_a_network_failure),
    };
    log_init("test_http_client", LOG_ERROR);
    return cmocka_run_group_tests(tests, start, stop);
}
