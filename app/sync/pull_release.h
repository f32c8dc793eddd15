/* SPDX-License-Identifier: GPL-3.0-or-later
 * The second half of a pull: from trusted targets to the release in the tables. Of sync/pull*.c only. */
#ifndef SYNC_PULL_RELEASE_H
#define SYNC_PULL_RELEASE_H

#include "sync/pull.h"
#include "sync/wire.h"
#include "trust/tuf_client.h"

enum pull_verdict pull_release(struct pull *pull, struct wire *wire, struct tuf_client *client,
                               struct pull_result *result);
enum pull_verdict pull_of_tuf(enum tuf_verdict verdict, const struct wire *wire);

#endif
