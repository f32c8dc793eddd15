/* SPDX-License-Identifier: GPL-3.0-or-later
 * Feeds: what is fetched again and again, how the last time went, and the review list: what a feed brought
 * before and no longer has, until somebody has decided. What a feed NAME brings has the source "feed:NAME".
 * Writers stand between db_begin and db_commit. */
#ifndef STORE_HUB_FEEDS_H
#define STORE_HUB_FEEDS_H

#include "base/arena.h"
#include "release/release.h"
#include "store/db.h"

enum feed_state { FEED_NEW, FEED_UNCHANGED, FEED_CHANGED, FEED_FAILED };
const char *feed_state_name(enum feed_state state); /* "new" … */

struct feed {
    struct str name; /* a slug */
    struct str url, format;
    struct str organization, channel; /* ptr NULL: none, every channel */
    struct str lang;
    int64_t every_s;
    bool publish; /* a release follows a change by itself */
    /* how it went */
    int64_t due_s;
    enum feed_state state;
    struct str reason;                      /* FEED_FAILED: why */
    int64_t tried_s, taken_s;               /* the last time at all; the last time it answered; 0: never */
    int64_t failures;                       /* in a row */
    struct str etag, last_modified, sha256; /* of the copy that was taken last; ptr NULL: none */
    int64_t items, before;                  /* in that copy; in the one before it */
    int64_t added, changed, refused;        /* when it was taken */
    int64_t missing;                        /* waiting for a review */
};

/* Adds, or changes the settings and forgets which copy was taken; due at once. */
enum err feeds_put(struct db *db, const struct feed *feed, int64_t now_s);
enum err feeds_get(struct db *db, struct str name, struct arena *arena,
                   struct feed *ret_feed); /* ERR_NOT_FOUND */
enum err feeds_list(struct db *db, struct arena *arena, struct feed **ret_feeds, size_t *ret_n);
enum err feeds_next(struct db *db, struct arena *arena,
                    struct feed *ret_feed); /* due first; ERR_NOT_FOUND: none */
/* What the last import said, JSON lines; empty: nothing. */
enum err feeds_report(struct db *db, struct str name, struct arena *arena, struct str *ret_report);
enum err feeds_remove(struct db *db, struct str name); /* with its review list; its items stay */

/* Writes due_s, state, reason, tried_s and failures. */
enum err feeds_asked(struct db *db, const struct feed *feed);
enum err feeds_same(struct db *db, struct str name, int64_t now_s); /* what was taken is still the newest */
/* Writes taken_s, the validators, the counts. */
enum err feeds_taken(struct db *db, const struct feed *feed, struct str report);

struct missing { /* on the review list */
    struct str feed, item;
    int64_t since_s;
    struct str json; /* the item as it stands */
};
enum err missing_add(struct db *db, struct str feed, struct str item,
                     int64_t now_s); /* listed already: stays */
enum err missing_drop(struct db *db, struct str feed, struct str item);
enum err missing_keep(struct db *db, struct str feed,
                      struct str item); /* not asked about until it came back */
/* Every item that is missing, the kept ones too. */
enum err missing_ids(struct db *db, struct str feed, struct arena *arena, struct str **ret_ids,
                     size_t *ret_n);
/* What waits for a decision; feed ptr NULL: of every feed. */
enum err missing_list(struct db *db, struct str feed, struct arena *arena, struct missing **ret_missing,
                      size_t *ret_n);

#endif
