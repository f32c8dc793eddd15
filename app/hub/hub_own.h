/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a running hub is. Private to hub/. */
#ifndef HUB_HUB_OWN_H
#define HUB_HUB_OWN_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/mail.h"
#include "hub/hub.h"
#include "hub/limit.h"
#include "store/db.h"

struct pages;
struct hub {
    const char *data;
    const char *database;
    struct clock clock;
    const struct transport *transport; /* of hub_feeds' thread alone */
    bool allow_private;
    struct arena arena;        /* of what does not change while it runs */
    struct str id, name, seal; /* seal: the public key, hex */
    pthread_mutex_t lock;      /* db and limits */
    atomic_int waiting;        /* for the lock */
    struct db *db;
    struct limits limits;
    struct str public_url;       /* without a slash at its end; may be empty */
    const struct mailer *mailer; /* of hub_feeds' thread alone; NULL: no mail is sent */
    const char *mail_from;
    struct pages *pages; /* hub/pages.h; safe from any thread */
};

#endif
