/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drives trust/tuf.h over a network and a folder. What is trusted lies in the folder as root.json,
 * timestamp.json, snapshot.json and targets.json, byte for byte as it came, each written durably as soon as
 * it is trusted (5.3.8, 5.4.5, 5.5.7, 5.6.6). The folder is read anew at every refresh, so a power cut
 * anywhere leaves something to go on from.
 *
 *   struct tuf_client client = {.transport = …, .metadata_url = "https://hub/tuf/main/metadata", .dir = …,
 * .now_s = …}; if (tuf_refresh(&client) == TUF_OK) … tuf_target(client.tuf, "content/12.zst", &target) …
 * tuf_download(…) tuf_client_release(&client);
 *
 * Whoever polls timestamp.json itself (If-None-Match, Prefer: wait) hands the body of a 200 in as
 * `timestamp`; after a 304 there is nothing to refresh. One thread. */
#ifndef TRUST_TUF_CLIENT_H
#define TRUST_TUF_CLIENT_H

#include "base/net.h"
#include "trust/tuf.h"

struct tuf_client {
    struct transport transport;
    const char *metadata_url;    /* http:, https: or file:; with or without a slash at its end */
    const char *dir;             /* exists */
    int64_t now_s;               /* the fixed update start time (5.1); set anew before each refresh */
    struct str timestamp;        /* ptr NULL: fetch it */
    int timeout_ms;              /* of one exchange; 0: the transport's default */
    volatile const bool *cancel; /* may be NULL */

    struct tuf *tuf;       /* after a refresh; NULL when there was no trusted root */
    int64_t wire_bytes;    /* bodies received, added up over the client's life */
    const char *failed_at; /* the file a refusal was about, "timestamp.json"; or NULL */
};

/* Puts the first trusted root into the folder, in place of what is there. TUF_STORAGE, or why it is no root.
 */
enum tuf_verdict tuf_client_init(const char *dir, struct str root);
/* The whole of section 5.1 to 5.6. TUF_OK: everything in client->tuf is fresh, whether or not anything was
 * new. */
enum tuf_verdict tuf_refresh(struct tuf_client *client);
void tuf_client_release(struct tuf_client *client);

/* 5.7, after a refresh that ended with TUF_OK. A file that is there already and is the right one is not
 * fetched again. What arrived of a broken download is kept as <file>.part and continued the next time.
 * *ret_path (may be NULL) is the file below `target_dir`, in `arena`; the same target path always gives the
 * same file. */
enum tuf_verdict tuf_download(struct tuf_client *client, const char *target_base_url, const char *target_path,
                              const char *target_dir, struct arena *arena, struct str *ret_path);

/* Where a target lies: base URL, folders, hash before the name when snapshots are consistent,
 * percent-encoded. */
struct str tuf_target_url(const struct tuf_client *client, const char *base_url,
                          const struct tuf_target *target, struct arena *arena);

/* One GET with the client's bounds. TUF_OK for 200 and (when resuming) 206; TUF_MISSING for 403, 404 and 410;
 * TUF_TOO_LARGE, TUF_NETWORK, TUF_REFUSED, TUF_CANCELLED, TUF_STORAGE. The caller inits and releases the
 * response, whose body may hold what arrived before a failure. */
enum tuf_verdict tuf_get(struct tuf_client *client, const char *url, size_t max_bytes, long resume_from,
                         struct http_response *response);

#endif
