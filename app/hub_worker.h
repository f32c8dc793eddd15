/* SPDX-License-Identifier: GPL-3.0-or-later
 * The thread that does what takes long while the hub serves: the public pages of a new release, feeds, mail.
 * It has a client, connections to the database and a pace of its own, and holds up neither kiosks nor
 * signatures. */
#ifndef HUB_WORKER_H
#define HUB_WORKER_H

#include "hub/hub.h"
#include "net/client.h"

struct hub_worker;
/* `published` is called from the thread after a release. The hub's plan had http_client_transport(client);
 * the client is this thread's alone from now on. */
struct hub_worker *hub_worker_start(struct hub *hub, struct http_client *client, void (*published)(void *ctx),
                                    void *ctx);
/* Returns when the pages of what is published were made, after `most_ms` at the latest. */
void hub_worker_wait_pages(struct hub_worker *worker, int most_ms);
void hub_worker_wake(struct hub_worker *worker); /* something may be due */
void hub_worker_stop(struct hub_worker *worker); /* a fetch that runs is given up; NULL is fine */

#endif
