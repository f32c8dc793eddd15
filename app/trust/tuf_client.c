// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in brackets are the steps of the specification.
#include "trust/tuf_client.h"

#include "base/file.h"
#include "base/log.h"

static struct str path_of(const char *dir, enum tuf_role role, struct arena *arena)
{
    return arena_printf(arena, "%s/%s.json", dir, tuf_role_name(role));
}

static const char *file_names[TUF_ROLES] = {"root.json", "timestamp.json", "snapshot.json", "targets.json"};

static enum tuf_verdict fail(struct tuf_client *client, enum tuf_role role, enum tuf_verdict verdict)
{
    if (verdict != TUF_OK)
        client->failed_at = file_names[role];
    return verdict;
}

static enum tuf_verdict of_transport(enum err err)
{
    switch (err) {
    case ERR_OK:
        return TUF_OK;
    case ERR_LIMIT:
        return TUF_TOO_LARGE;
    case ERR_CANCELLED:
        return TUF_CANCELLED;
    case ERR_NOT_FOUND:
        return TUF_MISSING;
    case ERR_FULL:
        return TUF_STORAGE;
    case ERR_IO:
    case ERR_SYNTAX:
    case ERR_INVALID:
    case ERR_EXISTS:
    case ERR_DENIED:
    case ERR_NETWORK:
    case ERR_REFUSED:
    case ERR_UNTRUSTED:
    case ERR_EXPIRED:
    case ERR_DAMAGED:
    case ERR_COUNT:
        break;
    }
    return TUF_NETWORK;
}

static enum tuf_verdict of_status(int status, bool resuming)
{
    if (status == 200 || (status == 206 && resuming))
        return TUF_OK;
    return status == 403 || status == 404 || status == 410 ? TUF_MISSING : TUF_REFUSED;
}

enum tuf_verdict tuf_get(struct tuf_client *client, const char *url, size_t max_bytes, long resume_from,
                         struct http_response *response)
{
    struct http_request request = {.method = "GET",
                                   .url = url,
                                   .max_bytes = max_bytes,
                                   .timeout_ms = client->timeout_ms,
                                   .resume_from = resume_from,
                                   .cancel = client->cancel};
    enum err err = client->transport.perform(client->transport.ctx, &request, response);
    client->wire_bytes += (int64_t)response->body.len;
    if (err == ERR_LIMIT && response->status >= 400)
        return of_status(response->status, false); /* an error page may be longer than the file would be */
    if (err != ERR_OK)
        return of_transport(err);
    if (response->body.len > max_bytes)
        return TUF_TOO_LARGE;
    return of_status(response->status, resume_from > 0);
}

/* Fetches "<version>.<role>.json", or "<role>.json" for version 0. */
static enum tuf_verdict fetch(struct tuf_client *client, enum tuf_role role, int64_t version,
                              size_t max_bytes, struct http_response *response, struct arena *arena)
{
    const char *slash = str_ends(str_of(client->metadata_url), "/") ? "" : "/";
    struct str url =
        version > 0 ? arena_printf(arena, "%s%s%lld.%s.json", client->metadata_url, slash, (long long)version,
                                   tuf_role_name(role))
                    : arena_printf(arena, "%s%s%s.json", client->metadata_url, slash, tuf_role_name(role));
    return tuf_get(client, url.ptr, max_bytes, 0, response);
}

static enum tuf_verdict persist(struct tuf_client *client, enum tuf_role role, struct str bytes,
                                struct arena *arena)
{
    return file_write(path_of(client->dir, role, arena).ptr, bytes, 0644) == ERR_OK ? TUF_OK : TUF_STORAGE;
}

static bool recall(struct tuf_client *client, enum tuf_role role, struct arena *arena, struct str *ret_bytes)
{
    return file_read(path_of(client->dir, role, arena).ptr, tuf_role_max_bytes(role), arena, ret_bytes) ==
           ERR_OK;
}

/* One turn of 5.3.2 to 5.3.9. TUF_MISSING: there is no newer root. */
static enum tuf_verdict next_root(struct tuf_client *client, struct arena *arena)
{
    struct http_response response;
    bool rotated;
    http_response_init(&response, TUF_ROOT_MAX);
    enum tuf_verdict verdict =
        fetch(client, TUF_ROOT, tuf_version(client->tuf, TUF_ROOT) + 1, TUF_ROOT_MAX, &response, arena);
    if (verdict == TUF_OK)
        verdict = tuf_update_root(client->tuf, buf_view(&response.body), &rotated);
    if (verdict == TUF_OK &&
        rotated) { /* 5.3.11, before the new root: a power cut between must not undo it */
        if (file_remove(path_of(client->dir, TUF_TIMESTAMP, arena).ptr) != ERR_OK ||
            file_remove(path_of(client->dir, TUF_SNAPSHOT, arena).ptr) != ERR_OK)
            verdict = TUF_STORAGE;
    }
    if (verdict == TUF_OK)
        verdict = persist(client, TUF_ROOT, buf_view(&response.body), arena);
    http_response_release(&response);
    return verdict;
}

static enum tuf_verdict refresh_root(struct tuf_client *client, struct arena *arena)
{
    struct str bytes;
    enum tuf_verdict verdict = TUF_OK;
    if (!recall(client, TUF_ROOT, arena, &bytes))
        return TUF_NO_ROOT;
    verdict = tuf_open(bytes, client->now_s, &client->tuf);
    if (verdict != TUF_OK)
        return verdict;
    for (int i = 0; i < TUF_ROTATIONS_MAX && verdict == TUF_OK; i++)
        verdict = next_root(client, arena);
    if (verdict != TUF_OK && verdict != TUF_MISSING)
        return verdict;
    return tuf_check_root(client->tuf);
}

static void recall_kept(struct tuf_client *client, struct arena *arena)
{
    struct str bytes;
    if (recall(client, TUF_TIMESTAMP, arena, &bytes))
        tuf_recall_timestamp(client->tuf, bytes);
    if (recall(client, TUF_SNAPSHOT, arena, &bytes))
        tuf_recall_snapshot(client->tuf, bytes);
}

static enum tuf_verdict take_timestamp(struct tuf_client *client, struct str bytes, struct arena *arena)
{
    enum tuf_verdict verdict = tuf_update_timestamp(client->tuf, bytes);
    if (verdict == TUF_SAME)
        return TUF_OK;
    return verdict == TUF_OK ? persist(client, TUF_TIMESTAMP, bytes, arena) : verdict;
}

static enum tuf_verdict refresh_timestamp(struct tuf_client *client, struct arena *arena)
{
    struct http_response response;
    if (client->timestamp.ptr)
        return take_timestamp(client, client->timestamp, arena);
    http_response_init(&response, TUF_TIMESTAMP_MAX);
    enum tuf_verdict verdict = fetch(client, TUF_TIMESTAMP, 0, TUF_TIMESTAMP_MAX, &response, arena);
    if (verdict == TUF_OK)
        verdict = take_timestamp(client, buf_view(&response.body), arena);
    http_response_release(&response);
    return verdict;
}

typedef enum tuf_verdict (*update)(struct tuf *tuf, struct str bytes);

static enum tuf_verdict refresh_announced(struct tuf_client *client, enum tuf_role role,
                                          struct tuf_announced announced, update take, struct arena *arena)
{
    struct http_response response;
    size_t max = tuf_role_max_bytes(role);
    if (announced.length > (int64_t)max)
        return TUF_TOO_LARGE;
    if (announced.length > 0)
        max = (size_t)announced.length;
    http_response_init(&response, max);
    enum tuf_verdict verdict = fetch(
        client, role, tuf_consistent_snapshot(client->tuf) ? announced.version : 0, max, &response, arena);
    if (verdict == TUF_OK)
        verdict = take(client->tuf, buf_view(&response.body));
    if (verdict == TUF_OK)
        verdict = persist(client, role, buf_view(&response.body), arena);
    http_response_release(&response);
    return verdict;
}

static enum tuf_verdict refresh_snapshot(struct tuf_client *client, struct arena *arena)
{
    if (tuf_snapshot_current(client->tuf))
        return TUF_OK;
    return refresh_announced(client, TUF_SNAPSHOT, tuf_announced_snapshot(client->tuf), tuf_update_snapshot,
                             arena);
}

static enum tuf_verdict refresh_targets(struct tuf_client *client, struct arena *arena)
{
    struct str bytes;
    if (recall(client, TUF_TARGETS, arena, &bytes) && tuf_update_targets(client->tuf, bytes) == TUF_OK)
        return TUF_OK;
    return refresh_announced(client, TUF_TARGETS, tuf_announced_targets(client->tuf), tuf_update_targets,
                             arena);
}

static enum tuf_verdict refresh(struct tuf_client *client, struct arena *arena)
{
    enum tuf_verdict verdict = fail(client, TUF_ROOT, refresh_root(client, arena));
    if (verdict != TUF_OK)
        return verdict;
    recall_kept(client, arena);
    verdict = fail(client, TUF_TIMESTAMP, refresh_timestamp(client, arena));
    if (verdict != TUF_OK)
        return verdict;
    verdict = fail(client, TUF_SNAPSHOT, refresh_snapshot(client, arena));
    if (verdict != TUF_OK)
        return verdict;
    return fail(client, TUF_TARGETS, refresh_targets(client, arena));
}

enum tuf_verdict tuf_refresh(struct tuf_client *client)
{
    struct arena arena;
    arena_init(&arena);
    tuf_client_release(client);
    enum tuf_verdict verdict = refresh(client, &arena);
    if (verdict != TUF_OK)
        log_warn("refresh: %s: %s: %s", client->failed_at, tuf_verdict_name(verdict),
                 tuf_verdict_words(verdict));
    arena_release(&arena);
    return verdict;
}

void tuf_client_release(struct tuf_client *client)
{
    tuf_close(client->tuf);
    client->tuf = NULL;
    client->failed_at = NULL;
}

enum tuf_verdict tuf_client_init(const char *dir, struct str root)
{
    struct arena arena;
    struct tuf *tuf = NULL;
    enum tuf_verdict verdict = tuf_open(root, 0, &tuf);
    tuf_close(tuf);
    if (verdict != TUF_OK)
        return verdict;
    arena_init(&arena);
    if (file_make_folders(dir) != ERR_OK ||
        file_write(path_of(dir, TUF_ROOT, &arena).ptr, root, 0644) != ERR_OK)
        verdict = TUF_STORAGE;
    arena_release(&arena);
    return verdict;
}
