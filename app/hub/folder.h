/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hub's data folder:
 *   hub.db      everything that changes
 *   keys/       targets.json snapshot.json timestamp.json seal.json (mode 0600);
 *               root.json too when one only tries the hub out
 *   root/       every version of the root metadata: 1.root.json …
 *   public/     tuf/<channel>/metadata and …/targets: what any web server may carry
 *   changed     touched after every change by a command, so that a running `serve` sees it at once
 *   pictures/   every picture of every revision, named by its SHA-256; pictures-left/ says since when no
 *               release names it (exchange/pictures.h)
 *   publishing  locked by whoever signs */
#ifndef HUB_FOLDER_H
#define HUB_FOLDER_H

#include "base/arena.h"
#include "base/err.h"

const char *folder_path(struct arena *arena, const char *data, const char *name);
/* "…/public/tuf/<channel>/<part>/<name>" */
const char *folder_public(struct arena *arena, const char *data, const char *channel, const char *part,
                          const char *name);
/* The folder (mode 0700) with keys/ root/ public/. */
enum err folder_make(const char *data);
/* A channel's folders with every version of root in them; does what is still missing. */
enum err folder_make_channel(const char *data, const char *channel);
/* The newest version of the root metadata: its number and its bytes. ERR_NOT_FOUND: no hub lives here. */
enum err folder_root(const char *data, struct arena *arena, int64_t *ret_version, struct str *ret_bytes);
void folder_changed(const char *data);
/* Waits for the lock. A descriptor to give back, or -1. */
int folder_lock(const char *data);
void folder_unlock(int fd);

bool slug_is_ok(struct str s); /* [a-z0-9-]{1,60}: what a channel may be called */

#endif
