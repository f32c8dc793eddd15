/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the hub knows of itself: named values, people who log in, the audit log. */
#ifndef STORE_HUB_META_H
#define STORE_HUB_META_H

#include "base/arena.h"
#include "store/db.h"

/* hub.db; made and migrated when absent. One connection a thread. */
enum err hub_db_open(const char *path, struct db **ret_db);

enum err meta_get(struct db *db, const char *name, struct arena *arena,
                  struct str *ret_value); /* ERR_NOT_FOUND */
enum err meta_set(struct db *db, const char *name, struct str value);

/* `password` is a hash (trust/password.h). ERR_EXISTS when the name is taken. The password must be changed at
 * first use. */
enum err user_add(struct db *db, const char *name, const char *password, const char *role, int64_t now_s);

/* `about` and `detail` may be NULL. Never what a person left at a kiosk. */
enum err audit_add(struct db *db, int64_t now_s, const char *who, const char *what, const char *about,
                   const char *detail);

#endif
