// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pull.h"

#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "sync/pull_release.h"
#include "sync/wire.h"

enum { HOLD_MARGIN_MS = 15000, EXCHANGE_MS = 30000 };

const char *pull_verdict_name(enum pull_verdict verdict)
{
    static const char *const names[PULL_VERDICTS] = {
        [PULL_NEW] = "new",
        [PULL_SAME] = "same",
        [PULL_OFFLINE] = "offline",
        [PULL_PORTAL] = "captive-portal",
        [PULL_BUSY] = "busy",
        [PULL_REFUSED] = "refused",
        [PULL_MISSING] = "missing",
        [PULL_UNTRUSTED] = "untrusted",
        [PULL_EXPIRED] = "expired",
        [PULL_NO_ROOT] = "no-root",
        [PULL_DAMAGED] = "damaged",
        [PULL_STORAGE] = "storage",
        [PULL_CANCELLED] = "cancelled",
    };
    return names[verdict];
}

static enum pull_verdict of_status(const struct wire *wire)
{
    if (wire->is_page)
        return PULL_PORTAL;
    if (wire->status == 429 || wire->status == 503)
        return PULL_BUSY;
    return wire->status == 404 || wire->status == 410 ? PULL_MISSING : PULL_REFUSED;
}

enum pull_verdict pull_of_tuf(enum tuf_verdict verdict, const struct wire *wire)
{
    switch (verdict) {
    case TUF_OK:
    case TUF_SAME:
        return PULL_SAME;
    case TUF_NETWORK:
        return PULL_OFFLINE;
    case TUF_MISSING:
    case TUF_REFUSED:
        return of_status(wire);
    case TUF_NO_TARGET:
        return PULL_MISSING;
    case TUF_NO_ROOT:
        return PULL_NO_ROOT;
    case TUF_CANCELLED:
        return PULL_CANCELLED;
    case TUF_STORAGE:
        return PULL_STORAGE;
    case TUF_EXPIRED:
        return PULL_EXPIRED;
    case TUF_SYNTAX:
    case TUF_TOO_LARGE:
    case TUF_TYPE:
    case TUF_SPEC_VERSION:
    case TUF_VERSION:
    case TUF_SIGNATURE:
    case TUF_THRESHOLD:
    case TUF_DUPLICATE:
    case TUF_ROLLBACK:
    case TUF_MIXED:
    case TUF_LENGTH:
    case TUF_HASH:
    case TUF_DELEGATIONS:
    case TUF_VERDICTS:
        break;
    }
    return wire->is_page ? PULL_PORTAL : PULL_UNTRUSTED;
}

static enum pull_verdict of_err(enum err err, const struct wire *wire)
{
    if (err == ERR_LIMIT)
        return wire->is_page ? PULL_PORTAL : PULL_UNTRUSTED;
    return err == ERR_CANCELLED ? PULL_CANCELLED : PULL_OFFLINE;
}

/* The condition holds only while we have what the timestamp led to. */
static bool is_conditional(const struct pull *pull)
{
    struct content_info info;
    return pull->etag[0] && content_info(pull->content, &info) == ERR_OK && info.version == pull->version &&
           info.version > 0;
}

static void ask(const struct pull *pull, struct arena *arena, struct http_request *request)
{
    const char *url = wire_url(arena, pull->base, "tuf/%s/metadata/timestamp.json", pull->channel);
    *request = (struct http_request){.method = "GET",
                                     .url = url,
                                     .max_bytes = TUF_TIMESTAMP_MAX,
                                     .timeout_ms = EXCHANGE_MS,
                                     .cancel = pull->cancel};
    if (!is_conditional(pull))
        return;
    http_request_add(request, "If-None-Match", pull->etag);
    if (pull->hold_s <= 0)
        return;
    http_request_add(request, "Prefer", arena_printf(arena, "wait=%d", pull->hold_s).ptr);
    request->timeout_ms = pull->hold_s * 1000 + HOLD_MARGIN_MS;
}

/* The release we have, signed or said to be the newest once more. */
static enum pull_verdict not_modified(const struct pull *pull, int64_t now_s)
{
    return now_s > 0 && pull->expires_s > 0 && pull->expires_s <= now_s ? PULL_EXPIRED : PULL_SAME;
}

struct answer {
    struct http_response response;
    char etag[160];
    bool is_new;
};

static enum pull_verdict fetch_timestamp(struct pull *pull, struct wire *wire, int64_t now_s,
                                         struct arena *arena, struct answer *answer)
{
    struct http_request request;
    struct transport transport = wire_transport(wire);
    ask(pull, arena, &request);
    enum err err = transport.perform(transport.ctx, &request, &answer->response);
    const char *etag = http_response_header(&answer->response, "ETag");
    if (err != ERR_OK)
        return of_err(err, wire);
    if (wire->status == 304)
        return request.n_headers ? not_modified(pull, now_s) : PULL_REFUSED;
    if (wire->status != 200 || wire->is_page)
        return of_status(wire);
    if (etag && strlen(etag) < sizeof answer->etag)
        memcpy(answer->etag, etag, strlen(etag) + 1);
    answer->is_new = true;
    return PULL_NEW;
}

/* A stick that is put into a kiosk which was never paired may bring the root with it. */
static bool take_first_root(const struct pull *pull, struct wire *wire, struct arena *arena)
{
    static const char *const names[] = {"1.root.json", "root.json"};
    bool taken = false;
    for (size_t i = 0; i < sizeof names / sizeof *names && !taken; i++) {
        struct http_response response;
        struct transport transport = wire_transport(wire);
        struct http_request request = {.method = "GET", .max_bytes = TUF_ROOT_MAX, .cancel = pull->cancel};
        request.url = wire_url(arena, pull->base, "tuf/%s/metadata/%s", pull->channel, names[i]);
        http_response_init(&response, TUF_ROOT_MAX);
        taken = transport.perform(transport.ctx, &request, &response) == ERR_OK && response.status == 200 &&
                tuf_client_init(pull->dir, buf_view(&response.body)) == TUF_OK;
        http_response_release(&response);
    }
    if (taken)
        log_warn("pull: %s: its root is trusted at first sight: nobody was trusted before", pull->base);
    return taken;
}

static bool may_take_root(const struct pull *pull, struct arena *arena)
{
    return pull->first_use && str_starts(str_of(pull->base), "file:") &&
           !file_exists(arena_printf(arena, "%s/root.json", pull->dir).ptr);
}

static enum pull_verdict refresh(struct pull *pull, struct wire *wire, struct tuf_client *client,
                                 struct pull_result *result)
{
    enum tuf_verdict verdict = tuf_refresh(client);
    if (verdict == TUF_OK) {
        tuf_issued_s(client->tuf, &result->issued_s);
        return pull_release(pull, wire, client, result);
    }
    result->tuf = verdict;
    return pull_of_tuf(verdict, wire);
}

static enum pull_verdict run(struct pull *pull, struct wire *wire, int64_t now_s, struct answer *answer,
                             struct arena *arena, struct pull_result *result)
{
    enum pull_verdict verdict = fetch_timestamp(pull, wire, now_s, arena, answer);
    result->had_news = answer->is_new;
    result->date_s = wire->date_s;
    if (!answer->is_new)
        return verdict;
    if (may_take_root(pull, arena))
        result->used_first_root = take_first_root(pull, wire, arena);
    struct tuf_client client = {.transport = wire_transport(wire),
                                .metadata_url = wire_url(arena, pull->base, "tuf/%s/metadata", pull->channel),
                                .dir = pull->dir,
                                .now_s = now_s,
                                .timestamp = buf_view(&answer->response.body),
                                .timeout_ms = EXCHANGE_MS,
                                .cancel = pull->cancel};
    verdict = refresh(pull, wire, &client, result);
    if (verdict == PULL_NEW || verdict == PULL_SAME) {
        memcpy(pull->etag, answer->etag, sizeof pull->etag);
        pull->version = result->version;
        pull->expires_s = tuf_expires_s(client.tuf, TUF_TIMESTAMP);
    }
    tuf_client_release(&client);
    return verdict;
}

void pull_run(struct pull *pull, int64_t now_s, int64_t wall_s, struct pull_result *ret_result)
{
    struct wire wire = {.inner = pull->transport};
    struct answer answer = {.is_new = false};
    struct pull_result result = {0};
    struct content_info info;
    struct arena arena;
    arena_init(&arena);
    http_response_init(&answer.response, TUF_TIMESTAMP_MAX);
    if (content_info(pull->content, &info) == ERR_OK)
        result.version = info.version;
    result.wall_s = wall_s;
    result.verdict = run(pull, &wire, now_s, &answer, &arena, &result);
    if (result.verdict != PULL_SAME && result.verdict != PULL_NEW)
        memcpy(result.retry_after, wire.retry_after, sizeof result.retry_after);
    result.requests = wire.requests;
    result.body_bytes = wire.body_bytes;
    result.header_bytes = wire.header_bytes;
    result.sent_bytes = wire.sent_bytes;
    http_response_release(&answer.response);
    arena_release(&arena);
    *ret_result = result;
}
