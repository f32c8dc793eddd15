/* SPDX-License-Identifier: GPL-3.0-or-later
 * The thread that fetches feeds while the hub serves: with a client, a connection to the database and a pace
 * of its own, so that a slow feed holds up neither kiosks nor signatures. */
#ifndef HUB_FEEDER_H
#define HUB_FEEDER_H

#include "hub/hub.h"
#include "net/client.h"

struct hub_feeder;
/* `published` is called from the thread after a release. The hub's plan had http_client_transport(client);
 * the client is this thread's alone from now on. */
struct hub_feeder *hub_feeder_start(struct hub *hub, struct http_client *client, void (*published)(void *ctx),
                                    void *ctx);
void hub_feeder_wake(struct hub_feeder *feeder); /* something may be due */
void hub_feeder_stop(struct hub_feeder *feeder); /* a fetch that runs is given up; NULL is fine */

#endif
