// SPDX-License-Identifier: GPL-3.0-or-later
/* One fetch of one feed, from asking to what is kept of it. */
#include "hub/feed.h"

#include <inttypes.h>
#include <string.h>

#include "base/log.h"
#include "exchange/fetch.h"
#include "exchange/import.h"
#include "store/hub_meta.h"
#include "trust/hash.h"

enum { REPORT_MAX_BYTES = 64 * 1024, STAGED_MAX_BYTES = 512 << 20 };

struct taking {
    const struct feed_work *work;
    struct feed feed;
    struct fetched fetched;
    bool is_held; /* `fetched` holds the feed's bytes */
    unsigned char sha256[SHA256_BYTES];
    struct arena *arena;
    struct buf report; /* the first faults, JSON lines */
    int n_faults;
    const char *first_error; /* one of the feed as a whole before one of a record */
    bool is_whole;
    struct import_counts counts;
    int64_t vanished, returned;
};

/* Importers fetch through this: the copy that is here already, and anything else with the feed's limits. */
static enum err perform(void *ctx, const struct http_request *request, struct http_response *ret_response)
{
    struct taking *taking = ctx;
    const struct fetched *held = &taking->fetched;
    struct http_request limited = *request;
    if (!taking->is_held || !str_is(taking->feed.url, request->url)) {
        limited.only_public |= !taking->work->allow_private;
        limited.cancel = taking->work->cancel;
        return taking->work->transport->perform(taking->work->transport->ctx, &limited, ret_response);
    }
    http_response_init(ret_response, held->bytes.len + 1);
    ret_response->status = 200;
    http_response_add(ret_response, "Content-Type", held->type);
    buf_str(&ret_response->body, held->bytes);
    return ERR_OK;
}

static void tell(void *ctx, const struct import_fault *fault)
{
    struct taking *taking = ctx;
    bool is_whole = !fault->record.len && !fault->id.len; /* of the feed, not of one record */
    if (!fault->is_warning && (!taking->first_error || (is_whole && !taking->is_whole))) {
        taking->first_error = arena_z(taking->arena, fault->message);
        taking->is_whole = is_whole;
    }
    if (taking->n_faults++ >= FEED_REPORT_MAX)
        return;
    struct buf line;
    struct js *json = import_fault_json(fault);
    buf_init(&line, REPORT_MAX_BYTES);
    if (js_write(json, JS_COMPACT, &line) && buf_char(&line, '\n') &&
        taking->report.len + line.len <= REPORT_MAX_BYTES)
        buf_str(&taking->report, buf_view(&line));
    buf_release(&line);
    js_free(json);
}

static uint32_t random_of(const struct taking *taking)
{
    uint64_t hash = str_hash(taking->feed.name) ^ (uint64_t)taking->work->now_s * 0x9e3779b97f4a7c15u;
    return (uint32_t)(hash >> 32);
}

static void answered(struct taking *taking, enum feed_state state)
{
    struct feed *feed = &taking->feed;
    feed->state = state;
    feed->reason = (struct str){0};
    feed->failures = 0;
    feed->tried_s = feed->taken_s = taking->work->now_s;
    feed->due_s = feed_due_s(feed, taking->work->now_s, taking->fetched.retry_after_s, random_of(taking));
}

static void failed(struct taking *taking, const char *reason)
{
    struct feed *feed = &taking->feed;
    feed->state = FEED_FAILED;
    feed->reason = str_of(reason);
    feed->failures++;
    feed->tried_s = taking->work->now_s;
    feed->due_s = feed_due_s(feed, taking->work->now_s, taking->fetched.retry_after_s, random_of(taking));
    log_warn("feed %.*s: %s: failure %" PRId64 ", asked again in %" PRId64 " s", STR_FMT(feed->name), reason,
             feed->failures, feed->due_s - feed->tried_s);
}

/* Of a failure and of a copy that is known. */
static enum err keep_asked(struct taking *taking)
{
    struct db *db = taking->work->db;
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    err = feeds_asked(db, &taking->feed);
    if (err == ERR_OK && taking->feed.state == FEED_UNCHANGED)
        err = feeds_same(db, taking->feed.name, taking->work->now_s);
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

static struct str or_none(struct arena *arena, const char *z)
{
    return z ? arena_str(arena, str_of(z)) : (struct str){0};
}

static void count(struct taking *taking, const struct import *import, const struct import_counts *counts)
{
    struct feed *feed = &taking->feed;
    feed->before = feed->taken_s ? feed->items : 0;
    feed->items = (int64_t)(import->n + import->n_refused_records);
    feed->added = counts->added;
    feed->changed = counts->changed;
    feed->refused = import->refused;
    feed->etag = or_none(taking->arena, taking->fetched.etag);
    feed->last_modified = or_none(taking->arena, taking->fetched.last_modified);
    feed->sha256 =
        taking->is_held ? (struct str){(const char *)taking->sha256, SHA256_BYTES} : (struct str){0};
}

/* In the import's transaction, so that what is kept of the feed is never newer or older than its items. */
static enum err also(void *ctx, const struct import *import, const struct import_counts *counts)
{
    struct taking *taking = ctx;
    struct db *db = taking->work->db;
    if (import->n == 0 && import->unread > 0)
        return ERR_SYNTAX;
    enum err err =
        feed_review(&taking->feed, import, db, taking->work->now_s, &taking->vanished, &taking->returned);
    if (err != ERR_OK)
        return err;
    int64_t moved = counts->added + counts->changed + counts->withdrawn + taking->vanished + taking->returned;
    count(taking, import, counts);
    answered(taking, moved ? FEED_CHANGED : FEED_UNCHANGED);
    err = feeds_asked(db, &taking->feed);
    if (err == ERR_OK)
        err = feeds_taken(db, &taking->feed, buf_view(&taking->report));
    return err;
}

static const char *z_or_null(struct taking *taking, struct str s)
{
    return s.ptr ? arena_z(taking->arena, s) : NULL;
}

static enum err take(struct taking *taking, importer read)
{
    const struct feed *feed = &taking->feed;
    struct transport transport = {perform, taking};
    const char *url = arena_z(taking->arena, feed->url);
    struct import_plan plan = {
        .channel = z_or_null(taking, feed->channel),
        .source = arena_printf(taking->arena, "feed:%.*s", STR_FMT(feed->name)).ptr,
        .keep_going = true,
        .max_bytes = STAGED_MAX_BYTES,
        .cancel = taking->work->cancel,
        .own_only = true,
        .lang = arena_z(taking->arena, feed->lang),
        .organization = z_or_null(taking, feed->organization),
        .transport = &transport,
        .data = taking->work->data,
        .tell = tell,
        .also = also,
        .ctx = taking,
        .who = taking->work->who,
        .now_s = taking->work->now_s,
    };
    buf_init(&taking->report, REPORT_MAX_BYTES);
    enum err err = import_run(&plan, taking->work->db, read, &url, 1, &taking->counts);
    buf_release(&taking->report);
    if (taking->counts.imported || err == ERR_CANCELLED)
        return taking->counts.imported ? ERR_OK : err;
    failed(taking, taking->first_error ? taking->first_error : err_name(err));
    return err == ERR_IO || err == ERR_FULL || err == ERR_DAMAGED ? err : ERR_OK;
}

static void log_taken(const struct taking *taking)
{
    const struct feed *feed = &taking->feed;
    log_info("feed %.*s: %s: %" PRId64 " added, %" PRId64 " changed, %" PRId64 " refused, %" PRId64
             " vanished",
             STR_FMT(feed->name), feed_state_name(feed->state), feed->added, feed->changed, feed->refused,
             taking->vanished);
    if (feed_has_shrunk(feed))
        log_warn("feed %.*s: only %" PRId64 " records, where %" PRId64
                 " were before: look at the review list",
                 STR_FMT(feed->name), feed->items, feed->before);
}

static enum err take_and_publish(struct taking *taking, importer read, int64_t *ret_published)
{
    struct feed_channels channels = {0};
    enum err err = ERR_OK;
    if (taking->feed.publish)
        err = feed_clean_channels(taking->work, &taking->feed, taking->arena, &channels);
    if (err == ERR_OK)
        err = take(taking, read);
    if (err != ERR_OK || taking->feed.state == FEED_FAILED)
        return err == ERR_OK ? keep_asked(taking) : err;
    log_taken(taking);
    if (taking->feed.publish && taking->counts.added + taking->counts.changed + taking->counts.withdrawn > 0)
        err = feed_publish(taking->work, &taking->feed, &channels, ret_published);
    return err;
}

static enum err fetch(struct taking *taking)
{
    const struct feed *feed = &taking->feed;
    bool whole = taking->work->whole;
    struct fetch fetch = {
        .transport = taking->work->transport,
        .url = arena_z(taking->arena, feed->url),
        .etag = whole ? NULL : z_or_null(taking, feed->etag),
        .last_modified = whole ? NULL : z_or_null(taking, feed->last_modified),
        .only_public = !taking->work->allow_private,
        .cancel = taking->work->cancel,
    };
    enum err err = fetch_get(&fetch, taking->work->now_s, &taking->fetched);
    taking->is_held = err == ERR_OK && !taking->fetched.not_modified;
    if (taking->is_held)
        sha256(taking->fetched.bytes, taking->sha256);
    return err;
}

/* Servers without validators send the same bytes again. */
static bool is_known(const struct taking *taking)
{
    struct str hash = {(const char *)taking->sha256, SHA256_BYTES};
    return taking->fetched.not_modified ||
           (!taking->work->whole && taking->is_held && str_eq(taking->feed.sha256, hash));
}

static enum err run(struct taking *taking, int64_t *ret_published)
{
    importer read = importer_find(taking->feed.format);
    if (!read) {
        failed(taking, "its format is not known here");
        return keep_asked(taking);
    }
    enum err err = import_fetches(read) ? ERR_OK : fetch(taking);
    if (err == ERR_CANCELLED)
        return err;
    if (err != ERR_OK)
        failed(taking, taking->fetched.reason);
    else if (is_known(taking))
        answered(taking, FEED_UNCHANGED);
    else
        return take_and_publish(taking, read, ret_published);
    return keep_asked(taking);
}

enum err feed_fetch(const struct feed_work *work, struct str name, struct arena *arena,
                    struct feed_done *ret_done)
{
    struct taking taking = {.work = work, .arena = arena};
    int64_t published = 0;
    enum err err = feeds_get(work->db, name, arena, &taking.feed);
    if (err != ERR_OK)
        return err;
    http_response_init(&taking.fetched.response, 1);
    err = run(&taking, &published);
    taking.feed.reason = taking.feed.reason.ptr ? arena_str(arena, taking.feed.reason) : taking.feed.reason;
    fetch_release(&taking.fetched);
    if (err == ERR_OK)
        err = feeds_get(work->db, name, arena, &taking.feed);
    if (err == ERR_OK)
        *ret_done = (struct feed_done){taking.feed, taking.counts.unchanged, taking.vanished, taking.returned,
                                       published};
    return err;
}
