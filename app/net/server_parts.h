/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the HTTP server share. Private to net/. */
#ifndef NET_SERVER_PARTS_H
#define NET_SERVER_PARTS_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "net/server.h"

struct exchange { /* one request on its way */
    struct http_server *server;
    struct MHD_Connection *connection;
    struct arena arena;
    struct http_request request;
    struct buf body;
    bool begun;
    bool time_up;                     /* held long enough */
    int64_t deadline_ms;              /* 0 until first held */
    struct exchange *next, *previous; /* in the list of the held */
};

struct http_server {
    struct http_server_plan plan;
    struct MHD_Daemon *daemon;
    int port;
    atomic_int connections, active;
    /* the held requests; under lock */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t timer;
    struct exchange *held;
    unsigned wakes;
    bool stopping;
};

/* server_listen.c: a bound, listening socket. */
enum err server_listen(const char *address, int *ret_fd, int *ret_port);

/* server_hold.c */
enum hold { HOLD_NOT, HOLD_AGAIN /* something happened meanwhile */, HOLD_YES };
void hold_start(struct http_server *server);
void hold_stop(struct http_server *server); /* lets every held request go and holds none from now on */
unsigned hold_wakes(struct http_server *server);
/* HOLD_YES: the connection is suspended; libmicrohttpd asks again once it was resumed. */
enum hold hold_request(struct exchange *exchange, int hold_ms, unsigned wakes);

/* server_reply.c: queues and empties the response. */
enum MHD_Result server_reply(struct exchange *exchange, struct http_response *response);
enum MHD_Result server_problem(struct exchange *exchange, int status, const char *title, const char *code);

/* server_exchange.c: libmicrohttpd's callbacks. */
void *exchange_begin(void *server, const char *uri, struct MHD_Connection *connection);
enum MHD_Result exchange_go_on(void *server, struct MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *upload,
                               size_t *upload_len, void **exchange);
void exchange_end(void *server, struct MHD_Connection *connection, void **exchange,
                  enum MHD_RequestTerminationCode code);

#endif
