/* SPDX-License-Identifier: GPL-3.0-or-later
 * Releases. A publish expands what is stale, compares with the newest release, and when something differs
 * writes target files, targets, snapshot, then commits, then the timestamp: a crash anywhere leaves the old
 * release or the new one whole. */
#ifndef HUB_PUBLISH_H
#define HUB_PUBLISH_H

#include "hub/metadata.h"

enum { DELTAS_KEPT = 8, OCCURRENCE_MONTHS = 24 };

struct publish {
    const char *data; /* the folder */
    struct db *db;
    const struct signer *signer;
    int64_t now_s;
};
struct published {
    struct channel channel;
    int64_t changed;                    /* items added, changed or withdrawn since the release before */
    int64_t content_bytes, delta_bytes; /* of the whole; of the delta from the release before (0: none) */
    int64_t withheld; /* items whose rule could not be expanded: published without occurrences */
};
/* Makes the channel when it is new. ERR_INVALID: not a channel's name. */
enum err publish_channel(const struct publish *publish, const char *name, struct published *ret_published);

/* Signs anew without a new release: the timestamp, and when they are old (or `all`) targets and snapshot too.
 */
enum err publish_sign(const struct publish *publish, const char *name, bool all);
/* That nothing stored waits for a publish; recurrence that moved on by a month does not count. */
enum err publish_is_clean(const struct publish *publish, const char *name, bool *ret_clean);

/* For the running hub: signs what is due (timestamps daily, targets and snapshot monthly), moves the
 * occurrences on with the month where nothing else waits to be published, and puts right what a crash left
 * between commit and timestamp. *ret_next_s: when to ask again. */
enum err publish_refresh(const struct publish *publish, int64_t *ret_next_s, bool *ret_signed);

/* publish_expand.c */
enum err publish_expand(const struct publish *publish, int64_t *ret_withheld);
/* publish_files.c: the whole and the deltas of `next`, whose changes stand in the database already. The files
 * are written. */
struct release_set {
    const struct channel *next;
    const struct member *members;
    size_t n_members;
    struct release_file files[1 + DELTAS_KEPT]; /* out: content first, then deltas, newest first */
    size_t n_files;
};
/* Their paths live in the arena. */
enum err publish_files(const struct publish *publish, struct arena *arena, struct release_set *set);
void publish_clean(const struct publish *publish,
                   const struct channel *channel); /* files of releases long past */

#endif
