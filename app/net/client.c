// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/client.h"

#include <assert.h>
#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/log.h"
#include "net/address.h"
#include "net/client_file.h"

enum {
    DEFAULT_TIMEOUT_MS = 30000,
    CONNECT_TIMEOUT_MS = 15000,
    DEFAULT_MAX_BYTES = 1 << 20,
    HEADER_VALUE_MAX = 1024,
};

struct http_client {
    CURLM *multi;  /* connections and TLS sessions live here between requests */
    CURLM *strict; /* those of requests that are only_public: a redirect takes up an open connection without
                      asking for a socket, so none may be here that was not looked at */
    CURL *easy;
    char reason[CURL_ERROR_SIZE];
    bool refused_address; /* in the request that runs */
};

static void global_init(void)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        abort();
}

struct http_client *http_client_new(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, global_init);
    struct http_client *client = calloc(1, sizeof *client);
    if (!client || !(client->multi = curl_multi_init()) || !(client->strict = curl_multi_init()) ||
        !(client->easy = curl_easy_init()))
        abort();
    return client;
}

void http_client_free(struct http_client *client)
{
    if (!client)
        return;
    curl_easy_cleanup(client->easy);
    curl_multi_cleanup(client->multi);
    curl_multi_cleanup(client->strict);
    free(client);
}

void http_client_wake(struct http_client *client)
{
    curl_multi_wakeup(client->multi);
    curl_multi_wakeup(client->strict);
}

static size_t take_body(char *bytes, size_t size, size_t n, void *ctx)
{
    struct http_response *response = ctx;
    return buf_add(&response->body, bytes, size * n) ? size * n : 0;
}

/* A status line opens an answer; what an interim answer or a redirect brought before is forgotten. */
static void begin_answer(struct http_response *response)
{
    response->n_headers = 0;
    buf_clear(&response->body);
}

static void keep_header(struct http_response *response, struct str name, struct str value)
{
    static const char *const kept[] = {"ETag",           "Last-Modified", "Retry-After", "Content-Type",
                                       "Content-Length", "Content-Range", "Date",        "Location"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (strlen(kept[i]) != name.len || strncasecmp(kept[i], name.ptr, name.len) != 0)
            continue;
        if (value.len <= HEADER_VALUE_MAX && !http_response_header(response, kept[i]))
            http_response_add(response, kept[i], arena_z(&response->arena, value));
        return;
    }
}

static size_t take_header(char *bytes, size_t size, size_t n, void *ctx)
{
    struct http_response *response = ctx;
    struct str line = {bytes, size * n};
    size_t colon = str_find(line, ':', 0);
    if (str_starts(line, "HTTP/"))
        begin_answer(response);
    else if (colon < line.len)
        keep_header(response, str_sub(line, 0, colon), str_trim(str_sub(line, colon + 1, line.len)));
    return line.len;
}

static struct curl_slist *add_line(struct curl_slist *list, const char *line)
{
    struct curl_slist *longer = curl_slist_append(list, line);
    if (!longer)
        abort();
    return longer;
}

static struct curl_slist *header_lines(const struct http_request *request, struct arena *arena)
{
    struct curl_slist *list = add_line(NULL, "Expect:"); /* no 100-continue: it costs a round trip */
    for (int i = 0; i < request->n_headers; i++)
        list = add_line(
            list, arena_printf(arena, "%s: %s", request->headers[i].name, request->headers[i].value).ptr);
    return list;
}

static void set_method(CURL *easy, const struct http_request *request)
{
    if (strcmp(request->method, "POST") == 0) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.len);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body.ptr ? request->body.ptr : "");
    } else if (strcmp(request->method, "HEAD") == 0) {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else {
        assert(strcmp(request->method, "GET") == 0);
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    }
}

static void set_bounds(CURL *easy, const struct http_request *request, size_t max_bytes)
{
    long timeout = request->timeout_ms > 0 ? request->timeout_ms : DEFAULT_TIMEOUT_MS;
    char range[32];
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     timeout < CONNECT_TIMEOUT_MS ? timeout : CONNECT_TIMEOUT_MS);
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)max_bytes);
    snprintf(range, sizeof range, "%ld-", request->resume_from);
    if (request->resume_from > 0)
        curl_easy_setopt(easy, CURLOPT_RANGE, range); /* not RESUME_FROM: that fails when the whole comes */
}

static void set_safety(CURL *easy, const char *url)
{
    bool is_tls = strncasecmp(url, "https:", 6) == 0;
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, is_tls ? "https" : "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, 3L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "torget/" TORGET_VERSION);
}

/* After the name was resolved: what a name was before says nothing about where it leads now. */
static curl_socket_t open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct http_client *client = ctx;
    (void)purpose;
    if (address_is_public(&to->addr, to->addrlen))
        return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
    client->refused_address = true;
    return CURL_SOCKET_BAD;
}

static void set_only_public(struct http_client *client)
{
    curl_easy_setopt(client->easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(client->easy, CURLOPT_OPENSOCKETDATA, client);
    curl_easy_setopt(client->easy, CURLOPT_NOPROXY, "*");
}

static CURLcode result_of(CURLM *multi)
{
    int left;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));)
        if (message->msg == CURLMSG_DONE)
            return message->data.result;
    return CURLE_FAILED_INIT;
}

static CURLcode run(CURLM *multi, const struct http_request *request)
{
    int running = 1;
    for (;;) {
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            return CURLE_FAILED_INIT;
        if (!running)
            return result_of(multi);
        if (request->cancel && *request->cancel)
            return CURLE_ABORTED_BY_CALLBACK;
        curl_multi_poll(multi, NULL, 0, 60000, NULL);
    }
}

static enum err err_of(const struct http_client *client, CURLcode code, long status,
                       const struct http_response *response)
{
    if (code == CURLE_OK)
        return ERR_OK;
    if (client->refused_address)
        return ERR_DENIED;
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return ERR_CANCELLED;
    if (code == CURLE_FILESIZE_EXCEEDED || response->body.overflow)
        return ERR_LIMIT;
    if (status == 0 && (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL))
        return ERR_IO; /* our own address; where a redirect leads is the other side's doing */
    return ERR_NETWORK;
}

static const char *reason_of(const struct http_client *client, CURLcode code,
                             const struct http_response *response)
{
    if (client->refused_address)
        return "its address is of a private network";
    if (code == CURLE_FILESIZE_EXCEEDED || response->body.overflow)
        return "larger than what is accepted";
    return client->reason[0] ? client->reason : curl_easy_strerror(code);
}

/* The log shows no query and no user: they may hold what is secret. */
static void log_failure(const char *url, const char *reason)
{
    struct str shown = str_sub(str_of(url), 0, str_find(str_of(url), '?', 0));
    bool has_user = str_find(shown, '@', 0) < shown.len;
    log_warn("%.*s: %s", STR_FMT(has_user ? STR("(address with a user name)") : shown), reason);
}

static enum err perform_http(struct http_client *client, const struct http_request *request,
                             struct http_response *response)
{
    CURL *easy = client->easy;
    curl_easy_reset(easy); /* keeps connections, forgets everything asked before */
    client->reason[0] = 0;
    client->refused_address = false;
    struct curl_slist *lines = header_lines(request, &response->arena);
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, client->reason);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, response);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, response);
    set_method(easy, request);
    set_bounds(easy, request, response->body.max);
    set_safety(easy, request->url);
    if (request->only_public)
        set_only_public(client);
    CURLM *multi = request->only_public ? client->strict : client->multi;
    curl_multi_add_handle(multi, easy);
    CURLcode code = run(multi, request);
    curl_multi_remove_handle(multi, easy);
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(lines);
    enum err err = err_of(client, code, status, response);
    if (err == ERR_OK || response->body.len) /* of an answer that broke off, too: of what there is of it */
        response->status = (int)status;
    if (err == ERR_OK)
        return ERR_OK;
    response->reason = arena_z(&response->arena, str_of(reason_of(client, code, response)));
    if (err != ERR_CANCELLED)
        log_failure(request->url, response->reason);
    return err;
}

/* "file:///a%20b" and "file://localhost/a b": the decoded path; NULL when the URL names another host. */
static const char *file_path(const char *url, struct arena *arena)
{
    struct str rest = str_of(url + strlen("file:"));
    if (str_starts(rest, "//localhost/"))
        rest = str_sub(rest, strlen("//localhost"), rest.len);
    else if (str_starts(rest, "///"))
        rest = str_sub(rest, 2, rest.len);
    int len = 0;
    char *path = str_starts(rest, "/") && !str_starts(rest, "//")
                     ? curl_easy_unescape(NULL, rest.ptr, (int)rest.len, &len)
                     : NULL;
    bool is_whole = path && strlen(path) == (size_t)len; /* no NUL inside */
    const char *copy = is_whole ? arena_z(arena, str_of(path)) : NULL;
    curl_free(path);
    return copy;
}

static enum err perform(void *ctx, const struct http_request *request, struct http_response *ret_response)
{
    http_response_init(ret_response, request->max_bytes ? request->max_bytes : DEFAULT_MAX_BYTES);
    if (strncasecmp(request->url, "file:", 5) != 0)
        return perform_http(ctx, request, ret_response);
    if (request->only_public)
        return ERR_DENIED;
    const char *path = file_path(request->url, &ret_response->arena);
    if (!path)
        log_warn("%s: not the address of a file here", request->url);
    return path ? client_file_perform(path, request, ret_response) : ERR_IO;
}

struct transport http_client_transport(struct http_client *client)
{
    return (struct transport){perform, client};
}
