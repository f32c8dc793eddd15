/* SPDX-License-Identifier: GPL-3.0-or-later
 * For the tests of sync: a small TUF repository of releases in a folder, and a transport that answers from it
 * like a web server would, with the faults that a test asks for. */
#ifndef TESTS_REPO_HELP_H
#define TESTS_REPO_HELP_H

#include "base/file.h"
#include "base/hex.h"
#include "content_help.h"
#include "sync/pull.h"
#include "trust/tuf_make.h"

enum { REPO_TARGETS_MAX = 16 };

struct repo_target {
    char path[80];
    int64_t length;
    unsigned char hash[SHA256_BYTES], root[HASH_BYTES];
};
struct repo {
    const char *dir; /* …/tuf/main/metadata and targets lie under it */
    struct sign_key root, targets, snapshot, timestamp;
    int64_t version, timestamp_version, issued_s, expires_s;
    const char *channel;
    struct repo_target list[REPO_TARGETS_MAX];
    int n;
    struct arena arena;
};

static inline void repo_write(struct repo *repo, const char *name, struct str bytes)
{
    struct str path = arena_printf(&repo->arena, "%s/tuf/main/%s", repo->dir, name);
    size_t slash = path.len;
    while (path.ptr[slash - 1] != '/')
        slash--;
    if (file_make_folders(arena_z(&repo->arena, str_sub(path, 0, slash - 1))) != ERR_OK ||
        file_write(path.ptr, bytes, 0644) != ERR_OK)
        abort();
}

static inline struct str repo_sign(struct repo *repo, struct js *part, const struct sign_key *key,
                                   const char *name)
{
    struct js *envelope = tuf_envelope(part);
    struct buf buf;
    buf_init(&buf, 1 << 20);
    tuf_sign(envelope, key);
    tuf_write(envelope, JS_COMPACT, &buf);
    struct str bytes = arena_str(&repo->arena, buf_view(&buf));
    repo_write(repo, name, bytes);
    buf_release(&buf);
    js_free(envelope);
    return bytes;
}

static inline void repo_init(struct repo *repo, const char *dir)
{
    *repo = (struct repo){.dir = dir, .channel = "main", .issued_s = 1796000000, .expires_s = 1800000000};
    arena_init(&repo->arena);
    sign_key_make(&repo->root);
    sign_key_make(&repo->targets);
    sign_key_make(&repo->snapshot);
    sign_key_make(&repo->timestamp);
    const struct tuf_role_keys roles[TUF_ROLES] = {
        [TUF_ROOT] = {&repo->root.public_key, 1, 1},
        [TUF_TIMESTAMP] = {&repo->timestamp.public_key, 1, 1},
        [TUF_SNAPSHOT] = {&repo->snapshot.public_key, 1, 1},
        [TUF_TARGETS] = {&repo->targets.public_key, 1, 1},
    };
    repo_sign(repo, tuf_make_root(1, repo->expires_s, roles), &repo->root, "metadata/1.root.json");
}

static inline void repo_release(struct repo *repo)
{
    arena_release(&repo->arena);
}

/* A target file; the paths that do not lead to the newest release any more are forgotten first. */
static inline void repo_add(struct repo *repo, const char *path, struct str bytes,
                            const unsigned char root[HASH_BYTES])
{
    struct repo_target *target = &repo->list[repo->n++];
    snprintf(target->path, sizeof target->path, "%s", path);
    target->length = (int64_t)bytes.len;
    sha256(bytes, target->hash);
    memcpy(target->root, root, HASH_BYTES);
    struct str name = tuf_target_name(&repo->arena, path, target->hash, SHA256_BYTES);
    repo_write(repo, arena_printf(&repo->arena, "targets/%.*s", STR_FMT(name)).ptr, bytes);
}

static inline void repo_timestamp(struct repo *repo, struct str snapshot)
{
    repo->timestamp_version++;
    repo_sign(
        repo,
        tuf_make_timestamp(repo->timestamp_version, repo->expires_s, repo->issued_s, repo->version, snapshot),
        &repo->timestamp, "metadata/timestamp.json");
}

static inline void repo_metadata(struct repo *repo)
{
    char hex[2 * HASH_BYTES + 1];
    struct js *targets = tuf_make_targets(++repo->version, repo->expires_s);
    for (int i = 0; i < repo->n; i++) {
        struct js *custom = js_new_object();
        hex_write(repo->list[i].root, HASH_BYTES, hex);
        js_put_z(custom, "root_hash", hex);
        if (str_starts(str_of(repo->list[i].path), "content/"))
            js_put_z(custom, "channel", repo->channel);
        tuf_targets_put(targets, repo->list[i].path, repo->list[i].length, repo->list[i].hash, custom);
    }
    const char *prefix = arena_printf(&repo->arena, "metadata/%lld", (long long)repo->version).ptr;
    struct str file =
        repo_sign(repo, targets, &repo->targets, arena_printf(&repo->arena, "%s.targets.json", prefix).ptr);
    struct str snapshot =
        repo_sign(repo, tuf_make_snapshot(repo->version, repo->expires_s, repo->version, file),
                  &repo->snapshot, arena_printf(&repo->arena, "%s.snapshot.json", prefix).ptr);
    repo_timestamp(repo, snapshot);
}

/* The draft as the newest release; with a delta from the one before when `ids` are given. */
static inline void repo_publish(struct repo *repo, struct draft *draft, const char *const ids[], int n)
{
    struct buf packed;
    unsigned char root[HASH_BYTES];
    draft_root(draft, root);
    repo->n = 0;
    draft_whole(draft, &packed);
    repo_add(repo, arena_printf(&repo->arena, "content/%lld.zst", (long long)draft->version).ptr,
             buf_view(&packed), root);
    buf_release(&packed);
    if (n) {
        draft_delta(draft, ids, n, &packed);
        repo_add(repo,
                 arena_printf(&repo->arena, "delta/%lld-%lld.zst", (long long)draft->version - 1,
                              (long long)draft->version)
                     .ptr,
                 buf_view(&packed), root);
        buf_release(&packed);
    }
    repo_metadata(repo);
}

/* ---- the web server ---- */

enum fault {
    FAULT_NONE,
    FAULT_OFFLINE,
    FAULT_PORTAL,
    FAULT_STATUS,
    FAULT_CUT,
    FAULT_FLIP,
    FAULT_ENDLESS,
    FAULT_NO_RANGE
};
struct web {
    struct repo *repo;
    enum fault fault;
    const char *where; /* part of the URLs that the fault is about; NULL: all */
    int status;        /* FAULT_STATUS */
    const char *retry_after, *date;
    int requests, held;
    bool resumed;
    char last_url[300];
};

static inline bool web_faulty(const struct web *web, const char *url, enum fault fault)
{
    return web->fault == fault && (!web->where || strstr(url, web->where));
}

static inline enum err web_portal(struct http_response *response)
{
    response->status = 200;
    http_response_add(response, "Content-Type", "text/html; charset=utf-8");
    buf_z(&response->body, "<!doctype html><title>Welcome to the guest network</title>");
    return ERR_OK;
}

static inline enum err web_file(struct web *web, const struct http_request *request, struct str bytes,
                                struct http_response *response)
{
    char etag[2 * SHA256_BYTES + 3];
    const char *theirs = http_request_header(request, "If-None-Match");
    sha256_hex(bytes, etag + 1);
    etag[0] = etag[65] = '"';
    etag[66] = 0;
    http_response_add(response, "ETag", etag);
    response->status = theirs && strcmp(theirs, etag) == 0 ? 304 : 200;
    if (response->status == 304) {
        web->held += http_request_header(request, "Prefer") != NULL;
        return ERR_OK;
    }
    if (request->resume_from > 0 && !web_faulty(web, request->url, FAULT_NO_RANGE) &&
        (size_t)request->resume_from < bytes.len) {
        response->status = 206;
        web->resumed = true;
        bytes = str_sub(bytes, (size_t)request->resume_from, bytes.len);
    }
    bool cut = web_faulty(web, request->url, FAULT_CUT);
    buf_str(&response->body, cut ? str_sub(bytes, 0, bytes.len / 2) : bytes);
    if (web_faulty(web, request->url, FAULT_FLIP))
        response->body.ptr[response->body.len / 2] ^= 4;
    return response->body.overflow ? ERR_LIMIT : cut ? ERR_NETWORK : ERR_OK;
}

static inline enum err web_perform(void *ctx, const struct http_request *request,
                                   struct http_response *response)
{
    struct web *web = ctx;
    struct str bytes;
    const char *url = request->url, *path = strstr(url, "/tuf/");
    http_response_init(response, request->max_bytes);
    web->requests++;
    snprintf(web->last_url, sizeof web->last_url, "%s", url);
    if (request->cancel && *request->cancel)
        return ERR_CANCELLED;
    if (web_faulty(web, url, FAULT_OFFLINE))
        return ERR_NETWORK;
    if (web->date)
        http_response_add(response, "Date", web->date);
    if (web_faulty(web, url, FAULT_PORTAL))
        return web_portal(response);
    if (web_faulty(web, url, FAULT_STATUS)) {
        response->status = web->status;
        if (web->retry_after)
            http_response_add(response, "Retry-After", web->retry_after);
        return ERR_OK;
    }
    if (web_faulty(web, url, FAULT_ENDLESS)) {
        while (buf_char(&response->body, 'x'))
            ;
        return ERR_LIMIT;
    }
    const char *file = path ? arena_printf(&response->arena, "%s%s", web->repo->dir, path).ptr : "";
    if (file_read(file, 64 << 20, &response->arena, &bytes) == ERR_OK)
        return web_file(web, request, bytes, response);
    response->status = 404;
    return ERR_OK;
}

#endif
