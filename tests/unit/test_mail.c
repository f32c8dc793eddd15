// SPDX-License-Identifier: GPL-3.0-or-later
/* Mails as they are composed, and the SMTP client against a server that answers by script. */
#include <arpa/inet.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "net/mail.h"

static const struct mail plain = {
    .from = "torget@kvarnby.example",
    .to = "info@forening.example",
    .from_name = {"Torget Kvarnby", 14},
    .subject = {"Still true?", 11},
    .text = {"Hello\nworld\n", 12},
    .id = {"abc-1", 5},
    .date_s = 1795305600, /* 2026-11-22T00:00:00Z */
};

static void a_mail_is_ascii_whatever_it_says(void **state)
{
    (void)state;
    struct buf out;
    struct mail mail = plain;
    mail.from_name = STR("Torget på Kvarnby");
    mail.subject = STR("Stämmer uppgifterna fortfarande? — Kvarnby hjälpgrupp");
    mail.text = STR("Hej å.\n\nslut \nEn rad som är längre än vad en rad får vara i ett brev, och som därför "
                    "delas av.\n=\n");
    buf_init(&out, MAIL_MESSAGE_MAX);
    assert_true(mail_compose(&mail, &out));
    assert_string_equal(
        out.ptr,
        "Date: Sun, 22 Nov 2026 00:00:00 +0000\r\n"
        "From: =?UTF-8?Q?Torget_p=C3=A5_Kvarnby?= <torget@kvarnby.example>\r\n"
        "To: <info@forening.example>\r\n"
        "Subject: =?UTF-8?Q?St=C3=A4mmer_uppgifterna?=\r\n"
        " =?UTF-8?Q?_fortfarande=3F_=E2=80=94_Kv?=\r\n"
        " =?UTF-8?Q?arnby_hj=C3=A4lpgrupp?=\r\n"
        "Message-ID: <abc-1@kvarnby.example>\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Hej =C3=A5.\r\n\r\nslut=20\r\n"
        "En rad som =C3=A4r l=C3=A4ngre =C3=A4n vad en rad f=C3=A5r vara i ett brev,=\r\n"
        " och som d=C3=A4rf=C3=B6r delas av.\r\n=3D\r\n");
    buf_release(&out);
}

static void nothing_slips_into_the_headers(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *id;
        bool fine;
    } rows[] = {
        {"a@b.se", "c@d.se", "x", true},
        {"a@b.se", "c@d.se>\r\nBcc: <e@f.se", "x", false},
        {"a@b.se", "c@d.se, e@f.se", "x", false},
        {"a b@b.se", "c@d.se", "x", false},
        {"a@b.se", "cd.se", "x", false},
        {"a@b.se", "@d.se", "x", false},
        {"a@b.se", "c@", "x", false},
        {"a@b.se", "c@d@e.se", "x", false},
        {"", "c@d.se", "x", false},
        {"a@b.se", "c@d.se", "", false},
        {"a@b.se", "c@d.se", "x>\r\n", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out;
        struct mail mail = plain;
        mail.from = rows[i].from;
        mail.to = rows[i].to;
        mail.id = str_of(rows[i].id);
        mail.subject = STR("a\r\nBcc: <e@f.se>");
        buf_init(&out, MAIL_MESSAGE_MAX);
        assert_int_equal(mail_compose(&mail, &out), rows[i].fine);
        assert_true(!out.ptr || !strstr(out.ptr, "\nBcc"));
        buf_release(&out);
    }
}

struct server {
    int listening;
    char url[64], heard[8192];
    const char *rcpt, *data; /* its answers */
    pthread_t thread;
};

static void say(int fd, const char *line)
{
    dprintf(fd, "%s\r\n", line);
}

static const char *answer(const struct server *server, const char *line, bool *in_data)
{
    if (*in_data) {
        *in_data = strcmp(line, ".") != 0;
        return *in_data ? NULL : server->data;
    }
    if (strncmp(line, "RCPT", 4) == 0)
        return server->rcpt;
    if (strncmp(line, "DATA", 4) == 0) {
        *in_data = true;
        return "354 go on";
    }
    return strncmp(line, "QUIT", 4) == 0 ? "221 bye" : "250 ok";
}

static void *serve(void *ctx)
{
    struct server *server = ctx;
    char line[1024];
    bool in_data = false;
    int fd = accept(server->listening, NULL, NULL);
    FILE *in = fdopen(dup(fd), "r");
    say(fd, "220 test");
    while (fgets(line, sizeof line, in)) {
        strncat(server->heard, line, sizeof server->heard - strlen(server->heard) - 1);
        line[strcspn(line, "\r\n")] = 0;
        const char *reply = answer(server, line, &in_data);
        if (reply)
            say(fd, reply);
    }
    fclose(in);
    close(fd);
    return NULL;
}

static void start(struct server *server, const char *address)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t len = sizeof at;
    assert_int_equal(inet_pton(AF_INET, address, &at.sin_addr), 1);
    server->listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(server->listening, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(server->listening, 1), 0);
    assert_int_equal(getsockname(server->listening, (struct sockaddr *)&at, &len), 0);
    snprintf(server->url, sizeof server->url, "smtp://%s:%d", address, ntohs(at.sin_port));
    assert_int_equal(pthread_create(&server->thread, NULL, serve, server), 0);
}

static enum err send_to(struct server *server)
{
    struct mail_client *client = mail_client_new(server->url);
    struct mailer mailer = mail_client_mailer(client);
    enum err err = mailer.send(mailer.ctx, &plain);
    mail_client_free(client);
    pthread_join(server->thread, NULL);
    close(server->listening);
    return err;
}

static void what_the_server_says_decides_whether_to_try_again(void **state)
{
    (void)state;
    static const struct {
        const char *address, *rcpt, *data;
        enum err err;
    } rows[] = {
        {"127.0.0.1", "250 ok", "250 taken", ERR_OK},
        {"127.0.0.1", "550 no such person", "250 taken", ERR_REFUSED},
        {"127.0.0.1", "450 busy", "250 taken", ERR_NETWORK},
        {"127.0.0.1", "530 log in first", "250 taken", ERR_NETWORK},
        {"127.0.0.1", "250 ok", "554 not this", ERR_REFUSED},
        {"127.0.0.1", "250 ok", "451 later", ERR_NETWORK},
        {"127.0.0.2", "250 ok", "250 taken", ERR_NETWORK}, /* another machine without TLS: told nothing */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct server server = {.rcpt = rows[i].rcpt, .data = rows[i].data};
        start(&server, rows[i].address);
        assert_int_equal(send_to(&server), rows[i].err);
        bool told = strstr(server.heard, "MAIL FROM:<torget@kvarnby.example>") != NULL;
        assert_int_equal(told, strcmp(rows[i].address, "127.0.0.1") == 0);
        assert_int_equal(strstr(server.heard, "\r\n\r\nHello\r\nworld\r\n.\r\n") != NULL,
                         told && rows[i].rcpt[0] == '2');
    }
}

static void a_server_that_is_not_there_is_tried_again_and_a_wrong_address_is_not(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        enum err err;
    } rows[] = {
        {"smtp://127.0.0.1:1", ERR_NETWORK}, {"http://127.0.0.1:1", ERR_INVALID}, {"smtp://", ERR_INVALID}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct mail_client *client = mail_client_new(rows[i].url);
        struct mailer mailer = mail_client_mailer(client);
        assert_int_equal(mailer.send(mailer.ctx, &plain), rows[i].err);
        mail_client_free(client);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_is_ascii_whatever_it_says),
        cmocka_unit_test(nothing_slips_into_the_headers),
        cmocka_unit_test(what_the_server_says_decides_whether_to_try_again),
        cmocka_unit_test(a_server_that_is_not_there_is_tried_again_and_a_wrong_address_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
