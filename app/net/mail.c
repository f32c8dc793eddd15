// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mail.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/log.h"

enum { TIMEOUT_MS = 60000, CONNECT_TIMEOUT_MS = 15000 };

struct mail_client {
    char *url;
    bool is_near; /* to this very machine: TLS is not asked for */
};

static void global_init(void)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        abort();
}

static bool is_near(const char *url)
{
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    char *host = NULL;
    CURLU *parts = curl_url();
    bool near = false;
    if (parts && curl_url_set(parts, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            near |= strcasecmp(host, names[i]) == 0;
    curl_free(host);
    curl_url_cleanup(parts);
    return near;
}

struct mail_client *mail_client_new(const char *url)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, global_init);
    struct mail_client *client = calloc(1, sizeof *client);
    if (!client || !(client->url = strdup(url)))
        abort();
    client->is_near = is_near(url);
    return client;
}

void mail_client_free(struct mail_client *client)
{
    if (!client)
        return;
    free(client->url);
    free(client);
}

struct outgoing {
    struct str rest;
};

static size_t give(char *to, size_t size, size_t n, void *ctx)
{
    struct outgoing *outgoing = ctx;
    size_t len = size * n < outgoing->rest.len ? size * n : outgoing->rest.len;
    memcpy(to, outgoing->rest.ptr, len);
    outgoing->rest = str_sub(outgoing->rest, len, outgoing->rest.len);
    return len;
}

/* Called about once a second: not 0 ends the transfer. */
static int look_at_cancel(void *ctx, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    volatile const bool *cancel = ctx;
    (void)a, (void)b, (void)c, (void)d;
    return cancel && *cancel;
}

static void set_server(CURL *easy, const struct mail_client *client)
{
    curl_easy_setopt(easy, CURLOPT_URL, client->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_USE_SSL, client->is_near ? (long)CURLUSESSL_TRY : (long)CURLUSESSL_ALL);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)TIMEOUT_MS);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_TIMEOUT_MS);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
}

/* What a server says with 55… it will say again (RFC 5321 4.2.1): the address or the mail is not wanted.
 * Other replies are about us (530, 535) or about now. */
static enum err err_of(CURLcode code, long reply)
{
    if (code == CURLE_OK)
        return ERR_OK;
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
        return ERR_INVALID;
    bool was_answered =
        code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_WEIRD_SERVER_REPLY;
    return was_answered && reply >= 550 && reply < 560 ? ERR_REFUSED : ERR_NETWORK;
}

static enum err transfer(const struct mail_client *client, const struct mail *mail, struct str message)
{
    CURL *easy = curl_easy_init();
    struct curl_slist *to = curl_slist_append(NULL, mail->to);
    struct outgoing outgoing = {message};
    char reason[CURL_ERROR_SIZE] = "";
    long reply = 0;
    if (!easy || !to)
        abort();
    set_server(easy, client);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, mail->from);
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(easy, CURLOPT_READDATA, &outgoing);
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, look_at_cancel);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, (void *)mail->cancel);
    CURLcode code = curl_easy_perform(easy);
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &reply);
    enum err err = err_of(code, reply);
    if (err != ERR_OK) /* without the address: it may be a person's */
        log_warn("mail: not sent: %s", reason[0] ? reason : curl_easy_strerror(code));
    curl_slist_free_all(to);
    curl_easy_cleanup(easy);
    return err;
}

static enum err send_mail(void *ctx, const struct mail *mail)
{
    struct buf message;
    buf_init(&message, MAIL_MESSAGE_MAX);
    enum err err = mail_compose(mail, &message) ? transfer(ctx, mail, buf_view(&message)) : ERR_INVALID;
    buf_release(&message);
    return err;
}

struct mailer mail_client_mailer(struct mail_client *client)
{
    return (struct mailer){send_mail, client};
}
