/* SPDX-License-Identifier: GPL-3.0-or-later
 * outbox.db: its table and statements. Of store/outbox*.c only. */
#ifndef STORE_OUTBOX_SQL_H
#define STORE_OUTBOX_SQL_H

#include "store/db.h"
#include "store/outbox.h"

struct outbox {
    struct db *db;
};
enum outbox_statement {
    OUTBOX_PUT,
    OUTBOX_OLDEST,
    OUTBOX_DELETE,
    OUTBOX_PURGE,
    OUTBOX_COUNT,
    OUTBOX_BY_UUID,
    OUTBOX_STATEMENTS
};
enum err outbox_open_file(const char *path, struct outbox **ret_outbox);
/* What can still be read of a damaged file, into a new one of the same name. */
enum err outbox_repair(const char *path, struct outbox **ret_outbox, int *ret_saved);

#endif
