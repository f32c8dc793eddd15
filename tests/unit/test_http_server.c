// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/log.h"
#include "net/server.h"

struct world {
    struct http_server *server;
    atomic_int asked, news;
    char file[32];
};

static void answer(void *ctx, const struct http_request *request, struct http_response *response)
{
    struct world *world = ctx;
    struct str path = str_of(request->url);
    atomic_fetch_add(&world->asked, 1);
    response->status = 200;
    if (str_is(path, "/wait") && atomic_load(&world->news) == 0) {
        response->status = 304;
        response->hold_ms = 700;
    } else if (str_is(path, "/file")) {
        response->file = world->file;
        http_response_add(response, "ETag", "\"e\"");
    } else if (str_is(path, "/gone")) {
        response->file = "/nowhere";
    } else if (str_is(path, "/huge")) {
        char block[1024] = {0};
        for (int i = 0; i < 100; i++)
            buf_add(&response->body, block, sizeof block);
    } else {
        buf_printf(&response->body, "%s %s %zu peer=%s n=%d", request->method, request->url,
                   request->body.len, http_request_header(request, ":peer"), request->n_headers);
    }
}

static struct world *begin(const struct http_server_plan *with)
{
    struct world *world = calloc(1, sizeof *world);
    struct http_server_plan plan = *with;
    plan.answer = answer;
    plan.ctx = world;
    if (!plan.listen)
        plan.listen = "127.0.0.1:0";
    strcpy(world->file, "/tmp/torget-file-XXXXXX");
    int fd = mkstemp(world->file);
    assert_int_equal(write(fd, "abcdefghij", 10), 10);
    close(fd);
    assert_int_equal(http_server_start(&plan, &world->server), ERR_OK);
    return world;
}

static void end(struct world *world)
{
    http_server_stop(world->server);
    unlink(world->file);
    free(world);
}

static int dial(const struct world *world)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)http_server_port(world->server))};
    struct timeval patience = {5, 0};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
    return fd;
}

static void say(int fd, const char *text)
{
    (void)!send(fd, text, strlen(text), MSG_NOSIGNAL);
}

/* Everything until the other side closes. */
static const char *hear(int fd, char out[8192])
{
    size_t len = 0;
    for (ssize_t n; len < 8191 && (n = recv(fd, out + len, 8191 - len, 0)) > 0;)
        len += (size_t)n;
    out[len] = 0;
    close(fd);
    return out;
}

static const char *talk(const struct world *world, const char *text, char out[8192])
{
    int fd = dial(world);
    say(fd, text);
    return hear(fd, out);
}

#define END "Host: x\r\nConnection: close\r\n\r\n"

static const struct talk_row {
    const char *request, *status, *body; /* body NULL: not looked at */
} talk_rows[] = {
    {"GET /a%20b?c=%2F HTTP/1.1\r\n" END, "200", "GET /a%20b?c=%2F 0 peer=127.0.0.1 n=2"},
    {"GET /x HTTP/1.1\r\n:peer: 6.6.6.6\r\nX-Y: z\r\n" END, NULL, NULL},
    {"POST /x HTTP/1.1\r\nContent-Length: 3\r\n" END "abc", "200", "POST /x 3 peer=127.0.0.1 n=2"},
    {"POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" END "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "200",
     "POST /x 5 peer=127.0.0.1 n=2"},
    {"POST /x HTTP/1.1\r\nContent-Length: 4097\r\n" END, "413", NULL},
    {"POST /x HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n" END, NULL, NULL},
    {"GET /file HTTP/1.1\r\n" END, "200", "abcdefghij"},
    {"GET /file HTTP/1.1\r\nRange: bytes=2-4\r\n" END, "206", "cde"},
    {"GET /file HTTP/1.1\r\nRange: bytes=-3\r\n" END, "206", "hij"},
    {"GET /file HTTP/1.1\r\nRange: bytes=-300\r\n" END, "206", "abcdefghij"},
    {"GET /file HTTP/1.1\r\nRange: bytes=10-\r\n" END, "416", ""},
    {"GET /file HTTP/1.1\r\nRange: bytes=2-4\r\nIf-Range: \"e\"\r\n" END, "206", "cde"},
    {"GET /file HTTP/1.1\r\nRange: bytes=2-4\r\nIf-Range: \"f\"\r\n" END, "200", "abcdefghij"},
    {"HEAD /file HTTP/1.1\r\n" END, "200", ""},
    {"GET /gone HTTP/1.1\r\n" END, "404", ""},
    {"GET /huge HTTP/1.1\r\n" END, "500", NULL},
};

static void requests_and_their_answers(void **state)
{
    (void)state;
    struct world *world =
        begin(&(struct http_server_plan){.max_body_bytes = 4096, .max_answer_bytes = 50000});
    for (size_t i = 0; i < sizeof talk_rows / sizeof *talk_rows; i++) {
        char out[8192];
        const struct talk_row *row = &talk_rows[i];
        talk(world, row->request, out);
        const char *body = strstr(out, "\r\n\r\n");
        if (row->status && (strlen(out) < 12 || strncmp(out + 9, row->status, 3) != 0))
            fail_msg("%s\n%s", row->request, out);
        if (row->body && (!body || strcmp(body + 4, row->body) != 0))
            fail_msg("%s\n%s", row->request, out);
        assert_null(strstr(out, "6.6.6.6"));
    }
    end(world);
}

static void a_long_body_without_a_length_is_hung_up_on(void **state)
{
    (void)state;
    struct world *world = begin(&(struct http_server_plan){.max_body_bytes = 4096});
    char out[8192], block[2048];
    memset(block, 'x', sizeof block - 1);
    block[sizeof block - 1] = 0;
    int fd = dial(world);
    say(fd, "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 20; i++) {
        say(fd, "7ff\r\n");
        say(fd, block);
        say(fd, "\r\n");
    }
    assert_null(strstr(hear(fd, out), "200 OK"));
    assert_int_equal(world->asked, 0);
    end(world);
}

static void *wake_soon(void *ctx)
{
    struct world *world = ctx;
    usleep(200000);
    http_server_wake(world->server); /* nothing new: they go on waiting */
    usleep(100000);
    atomic_store(&world->news, 1);
    http_server_wake(world->server);
    return NULL;
}

static int64_t now_ms(void)
{
    struct clock clock = clock_system();
    return clock.mono_ms(clock.ctx);
}

static void held_requests_are_answered_when_there_is_news(void **state)
{
    (void)state;
    struct world *world = begin(&(struct http_server_plan){0});
    pthread_t thread;
    int fds[50];
    char out[8192];
    int64_t begun = now_ms();
    for (int i = 0; i < 50; i++)
        say(fds[i] = dial(world), "GET /wait HTTP/1.1\r\n" END);
    pthread_create(&thread, NULL, wake_soon, world);
    for (int i = 0; i < 50; i++)
        assert_non_null(strstr(hear(fds[i], out), "200 OK"));
    int64_t took = now_ms() - begun;
    assert_true(took >= 290 && took < 650);
    pthread_join(thread, NULL);
    end(world);
}

static void held_requests_end_when_their_time_is_up(void **state)
{
    (void)state;
    struct world *world = begin(&(struct http_server_plan){0});
    char out[8192];
    int64_t begun = now_ms();
    assert_non_null(strstr(talk(world, "GET /wait HTTP/1.1\r\n" END, out), " 304 "));
    int64_t took = now_ms() - begun;
    assert_true(took >= 690 && took < 1500);
    assert_int_equal(world->asked, 2);
    end(world);
}

static void a_stop_lets_the_held_go(void **state)
{
    (void)state;
    struct world *world = begin(&(struct http_server_plan){0});
    char out[8192];
    int fd = dial(world), away = dial(world);
    say(fd, "GET /wait HTTP/1.1\r\n" END);
    say(away, "GET /wait HTTP/1.1\r\n" END);
    usleep(100000);
    close(away);
    int64_t begun = now_ms();
    end(world);
    assert_true(now_ms() - begun < 500);
    assert_non_null(strstr(hear(fd, out), " 304 "));
}

static void too_many_connections_are_told_so(void **state)
{
    (void)state;
    struct world *world = begin(&(struct http_server_plan){.max_connections = 8});
    char out[8192];
    int idle[8];
    for (int i = 0; i < 8; i++)
        idle[i] = dial(world);
    usleep(100000);
    talk(world, "GET /x HTTP/1.1\r\n" END, out);
    assert_non_null(strstr(out, " 503 "));
    assert_non_null(strstr(out, "Retry-After: "));
    assert_non_null(strstr(out, "application/problem+json"));
    for (int i = 0; i < 8; i++)
        close(idle[i]);
    usleep(100000);
    assert_non_null(strstr(talk(world, "GET /x HTTP/1.1\r\n" END, out), "200 OK"));
    end(world);
}

static void silent_connections_are_closed(void **state)
{
    (void)state;
    struct world *world = begin(&(struct http_server_plan){.idle_s = 1});
    char out[8192];
    int fd = dial(world);
    say(fd, "GET /x HT");
    int64_t begun = now_ms();
    hear(fd, out);
    assert_true(now_ms() - begun < 4000);
    end(world);
}

static const char *const bad_addresses[] = {
    "", "nonsense", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "127.0.0.1:-1", ":"};

static void addresses_are_checked(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad_addresses / sizeof *bad_addresses; i++) {
        struct http_server *server;
        struct http_server_plan plan = {.listen = bad_addresses[i], .answer = answer};
        assert_int_equal(http_server_start(&plan, &server), ERR_INVALID);
    }
    struct http_server_plan no_cert = {
        .listen = "127.0.0.1:0", .tls_cert = "/none", .tls_key = "/none", .answer = answer};
    struct http_server *server;
    assert_int_not_equal(http_server_start(&no_cert, &server), ERR_OK);
    struct world *any = begin(&(struct http_server_plan){.listen = ":0"});
    char out[8192];
    assert_non_null(strstr(talk(any, "GET /x HTTP/1.1\r\n" END, out), "200 OK"));
    end(any);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_and_their_answers),
        cmocka_unit_test(a_long_body_without_a_length_is_hung_up_on),
        cmocka_unit_test(held_requests_are_answered_when_there_is_news),
        cmocka_unit_test(held_requests_end_when_their_time_is_up),
        cmocka_unit_test(a_stop_lets_the_held_go),
        cmocka_unit_test(too_many_connections_are_told_so),
        cmocka_unit_test(silent_connections_are_closed),
        cmocka_unit_test(addresses_are_checked),
    };
    log_init("test_http_server", LOG_ERROR);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
