/* SPDX-License-Identifier: GPL-3.0-or-later
 * What people left and the hub has not acknowledged yet (outbox.db). Every message is sealed before it comes
 * here (trust/seal.h), so that neither this file, nor its free pages, nor its journal can be read on the
 * kiosk. A put that returned ERR_OK survives a power cut. The file is never thrown away: a damaged one is
 * repaired row by row. Each thread has a connection of its own. */
#ifndef STORE_OUTBOX_H
#define STORE_OUTBOX_H

#include "base/arena.h"
#include "base/err.h"

enum { OUTBOX_ROWS_MAX = 5000, OUTBOX_SEALED_MAX = 64 * 1024, OUTBOX_UUID_LEN = 36 };

struct outbox;
struct outbox_message {
    struct str uuid; /* names the message at the hub too: sent again, it is taken once */
    struct str sealed;
    int64_t created_s, delete_after_s;
};
struct outbox_repair {
    bool repaired; /* the file was damaged and is kept as <path>.damaged */
    int saved;     /* messages read out of it */
};

/* ERR_IO, ERR_FULL. ret_repair may be NULL. */
enum err outbox_open(const char *path, struct outbox **ret_outbox, struct outbox_repair *ret_repair);
void outbox_close(struct outbox *outbox); /* NULL is fine */

/* ERR_LIMIT: the outbox is full or the message too long; ERR_EXISTS: there is one of that uuid; ERR_INVALID:
 * not a uuid; ERR_FULL. */
enum err outbox_put(struct outbox *outbox, const struct outbox_message *message);
/* The oldest first; at most `max` and about `max_bytes`, at least one when there is any. */
enum err outbox_oldest(struct outbox *outbox, int max, size_t max_bytes, struct arena *arena,
                       struct outbox_message **ret_messages, int *ret_n);
enum err outbox_delete(struct outbox *outbox, struct str uuid); /* absent is fine */
/* Those whose time is over; only with a clock that is believed. */
enum err outbox_purge(struct outbox *outbox, int64_t now_s, int *ret_n);

struct outbox_state {
    int messages;
    int64_t oldest_s; /* when the oldest was left; 0: there is none */
};
enum err outbox_state(struct outbox *outbox, struct outbox_state *ret_state);

#endif
