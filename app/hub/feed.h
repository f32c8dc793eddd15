/* SPDX-License-Identifier: GPL-3.0-or-later
 * Feeds: what somebody else publishes, fetched again and again. What a feed NAME brings has the source
 * "feed:NAME" and is changed in place; what is there from elsewhere a feed cannot change; nothing disappears
 * because a feed lost it: that waits for a review (store/hub_feeds.h). A feed is fetched before anything is
 * locked, and taken in one transaction. One whose records fill more than 512 MiB is not taken at all. */
#ifndef HUB_FEED_H
#define HUB_FEED_H

#include "base/js.h"
#include "base/net.h"
#include "store/hub_feeds.h"

struct import;

enum {
    FEED_EVERY_S = 6 * 3600,
    FEED_EVERY_MIN_S = 300,
    FEED_EVERY_MAX_S = 30 * 86400,
    FEED_BACKOFF_S = 300,       /* after the first failure, doubling … */
    FEED_BACKOFF_MAX_S = 86400, /* … up to this */
    FEED_RETRY_AFTER_MAX_S = 7 * 86400,
    FEED_REPORT_MAX = 100, /* faults kept of an import */
};

struct feed_work {
    const char *data; /* the hub's folder */
    struct db *db;    /* nothing begun */
    const struct transport *transport;
    bool allow_private; /* addresses of private networks and files too */
    bool whole;         /* take it even if nothing has changed since */
    const char *who;
    int64_t now_s;
    volatile const bool *cancel; /* may be NULL */
};
struct feed_done {
    struct feed feed; /* as it is kept now */
    int64_t unchanged;
    int64_t vanished, returned; /* put on the review list, left it by themselves */
    int64_t published;          /* channels */
};
/* Whether it worked is the feed's state and reason. ERR_NOT_FOUND (no such feed), ERR_CANCELLED, or what the
 * store says. */
enum err feed_fetch(const struct feed_work *work, struct str name, struct arena *arena,
                    struct feed_done *ret_done);
struct js *feed_json(const struct feed *feed);

/* feed_when.c, pure. After a success or (feed->failures > 0) a failure. */
int64_t feed_due_s(const struct feed *feed, int64_t now_s, int64_t retry_after_s, uint32_t random);
/* "6h", "30m", "1d"; between the bounds above. */
bool feed_every_parse(struct str s, int64_t *ret_every_s);
bool feed_has_shrunk(const struct feed *feed); /* suddenly fewer than nine tenths */

/* feed_review.c. In the transaction that took a copy: brings the review list up to date. */
enum err feed_review(const struct feed *feed, const struct import *import, struct db *db, int64_t now_s,
                     int64_t *ret_vanished, int64_t *ret_returned);
/* Whether nothing of it lies ahead: an event without recurrence or a call whose times have passed, an item
 * past its `until`. A feed that no longer has it says nothing. */
bool feed_is_over(const struct js *item, int64_t now_s);
/* feed_decide.c. In one transaction, audited. What the hub would still refer to is not withdrawn: it stays on
 * the list, said on standard error and counted in *ret_refused. */
struct feed_decision {
    const struct missing *missing;
    size_t n;
    bool withdraw; /* else kept, and not asked about until it came back and vanished anew */
    const char *who;
    int64_t now_s;
};
enum err feed_decide(struct db *db, const struct feed_decision *decision, int64_t *ret_done,
                     int64_t *ret_refused);

/* feed_publish.c. Which of the feed's channels wait for nothing else: those are released when the feed
 * changed something, so that no editor's unfinished work goes out with it. */
struct feed_channels {
    const char **names;
    size_t n;
};
enum err feed_clean_channels(const struct feed_work *work, const struct feed *feed, struct arena *arena,
                             struct feed_channels *ret_channels);
enum err feed_publish(const struct feed_work *work, const struct feed *feed,
                      const struct feed_channels *channels, int64_t *ret_published);

#endif
