/* SPDX-License-Identifier: GPL-3.0-or-later
 * The TUF metadata of a channel: made, signed with the hub's online keys, written durably. Each function
 * leaves either the old files whole or the new ones; nothing is reachable before the timestamp names it. */
#ifndef HUB_METADATA_H
#define HUB_METADATA_H

#include "store/hub_releases.h"
#include "trust/sign.h"

struct signer { /* the online keys, and how long what they sign lives */
    struct sign_key targets, snapshot, timestamp;
    int64_t targets_days, snapshot_days, timestamp_days;
};
enum { ROOT_DAYS = 730, TARGETS_DAYS = 90, TIMESTAMP_DAYS = 14 };

enum err signer_load(const char *data, struct signer *ret_signer);
void signer_wipe(struct signer *signer);

/* <signed_version>.targets.json and <signed_version>.snapshot.json of `channel`, which names its newest
 * release. */
enum err metadata_write(const char *data, const struct signer *signer, const struct channel *channel,
                        const struct release_file *files, size_t n, int64_t now_s);
/* timestamp.json, version timestamp_version, for the snapshot signed_version. */
enum err metadata_write_timestamp(const char *data, const struct signer *signer,
                                  const struct channel *channel, int64_t now_s);
void metadata_clean(const char *data,
                    const struct channel *channel); /* removes versions nobody asks for any more */

#endif
