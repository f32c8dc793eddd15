// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/server.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "net/server_parts.h"

enum {
    SPARE_CONNECTIONS = 64, /* over the limit they are still told 503 */
    CONNECTION_MEMORY = 32 * 1024,
    PEM_MAX = 256 * 1024,
    STOP_WAIT_MS = 2000,
};

static void log_library(void *ctx, const char *format, va_list args)
{
    char text[256];
    (void)ctx;
    vsnprintf(text, sizeof text, format, args);
    text[strcspn(text, "\n")] = 0;
    log_debug("http server: %s", text);
}

static void count_connection(void *ctx, struct MHD_Connection *connection, void **socket_ctx,
                             enum MHD_ConnectionNotificationCode code)
{
    struct http_server *server = ctx;
    (void)connection, (void)socket_ctx;
    atomic_fetch_add(&server->connections, code == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1);
}

static void raise_file_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static void take_defaults(struct http_server_plan *plan)
{
    if (!plan->max_body_bytes)
        plan->max_body_bytes = 1 << 20;
    if (!plan->max_answer_bytes)
        plan->max_answer_bytes = 16 << 20;
    if (!plan->max_connections)
        plan->max_connections = 4000;
    if (!plan->max_per_address)
        plan->max_per_address = 1000;
    if (!plan->threads)
        plan->threads = 4;
    if (!plan->idle_s)
        plan->idle_s = 30;
}

static enum err read_pem(const char *path, struct arena *arena, const char **ret_text)
{
    struct str text;
    enum err err = file_read(path, PEM_MAX, arena, &text);
    if (err != ERR_OK)
        log_error("%s: cannot read the certificate or key: %s", path, err_name(err));
    else
        *ret_text = text.ptr;
    return err;
}

static struct MHD_Daemon *start_daemon(struct http_server *server, int fd, const char *cert, const char *key)
{
    const struct http_server_plan *plan = &server->plan;
    struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)cert},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)key},
        {MHD_OPTION_END, 0, NULL},
    };
    struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
                     (cert ? MHD_USE_TLS : 0);
    return MHD_start_daemon(flags, 0, NULL, NULL, exchange_go_on, server,        /**/
                            MHD_OPTION_EXTERNAL_LOGGER, log_library, NULL,       /* first: it logs the rest */
                            MHD_OPTION_LISTEN_SOCKET, fd,                        /**/
                            MHD_OPTION_URI_LOG_CALLBACK, exchange_begin, server, /**/
                            MHD_OPTION_NOTIFY_COMPLETED, exchange_end, server,   /**/
                            MHD_OPTION_NOTIFY_CONNECTION, count_connection, server, /**/
                            MHD_OPTION_THREAD_POOL_SIZE, (unsigned)plan->threads,   /**/
                            MHD_OPTION_CONNECTION_LIMIT,
                            (unsigned)(plan->max_connections + SPARE_CONNECTIONS),               /**/
                            MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)plan->max_per_address, /**/
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)plan->idle_s,               /**/
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,       /**/
                            MHD_OPTION_STRICT_FOR_CLIENT, 1,                                     /**/
                            MHD_OPTION_ARRAY, cert ? tls : none, MHD_OPTION_END);
}

static enum err start(struct http_server *server, struct arena *arena)
{
    const char *cert = NULL, *key = NULL;
    enum err err = ERR_OK;
    int fd;
    if (server->plan.tls_cert)
        err = read_pem(server->plan.tls_cert, arena, &cert);
    if (err == ERR_OK && server->plan.tls_key)
        err = read_pem(server->plan.tls_key, arena, &key);
    if (err == ERR_OK)
        err = server_listen(server->plan.listen, &fd, &server->port);
    if (err != ERR_OK)
        return err;
    server->daemon = start_daemon(server, fd, cert, key);
    if (server->daemon)
        return ERR_OK;
    close(fd);
    log_error("%s: cannot serve: %s", server->plan.listen,
              cert ? "is the certificate with its key good?" : "out of resources");
    return ERR_IO;
}

enum err http_server_start(const struct http_server_plan *plan, struct http_server **ret_server)
{
    struct http_server *server = calloc(1, sizeof *server);
    struct arena arena;
    if (!server)
        abort();
    server->plan = *plan;
    take_defaults(&server->plan);
    raise_file_limit();
    hold_start(server);
    arena_init(&arena);
    enum err err = start(server, &arena);
    arena_release(&arena);
    if (err == ERR_OK) {
        *ret_server = server;
    } else {
        hold_stop(server);
        free(server);
    }
    return err;
}

int http_server_port(const struct http_server *server)
{
    return server->port;
}

void http_server_stop(struct http_server *server)
{
    MHD_socket listening = MHD_quiesce_daemon(server->daemon);
    if (listening != MHD_INVALID_SOCKET)
        close(listening);
    hold_stop(server);
    for (int waited = 0; atomic_load(&server->active) > 0 && waited < STOP_WAIT_MS; waited += 20)
        usleep(20000);
    MHD_stop_daemon(server->daemon);
    pthread_cond_destroy(&server->changed);
    pthread_mutex_destroy(&server->lock);
    free(server);
}
