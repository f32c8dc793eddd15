// SPDX-License-Identifier: GPL-3.0-or-later
/* What a feed no longer has, and what was decided about it. */
#include <stdlib.h>

#include "hub/feed.h"
#include "exchange/import.h"

static bool has_passed(const struct js *object, const char *member, int64_t now_s)
{
    struct moment moment;
    return moment_parse(js_get_str(object, member), &moment) && moment_s(moment) < now_s;
}

static bool are_over(const struct js *shifts, int64_t now_s)
{
    for (size_t i = 0; i < js_len(shifts); i++)
        if (js_get(js_at(shifts, i), "rrule") || !has_passed(js_at(shifts, i), "end", now_s))
            return false;
    return js_len(shifts) > 0;
}

bool feed_is_over(const struct js *item, int64_t now_s)
{
    struct date until;
    struct str kind = js_get_str(item, "kind");
    if (date_parse(js_get_str(item, "until"), &until) && (date_days(until) + 1) * 86400 < now_s)
        return true;
    if (str_is(kind, "event"))
        return !js_get(item, "rrule") && !js_get(item, "rdates") && has_passed(item, "end", now_s);
    return str_is(kind, "call") && are_over(js_get(item, "shifts"), now_s);
}

struct review {
    const struct feed *feed;
    const struct import *import;
    struct db *db;
    int64_t now_s;
    struct arena arena;
    struct str *ids; /* what the feed brought and no longer has, sorted */
    size_t n;
};

static int compare(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static bool has(const struct str *ids, size_t n, struct str id)
{
    return n && bsearch(&id, ids, n, sizeof *ids, compare) != NULL;
}

/* Places and organizations leave with the last that needs them. */
static enum err is_needed(struct review *review, struct str id, bool *ret_needed)
{
    struct str *from;
    size_t n = 0;
    *ret_needed = false;
    if (!str_starts(id, "place/") && !str_starts(id, "org/"))
        return ERR_OK;
    enum err err = hub_items_linking(review->db, id, &review->arena, &from, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        *ret_needed |= !has(review->ids, review->n, from[i]);
    return err;
}

static enum err is_asked_about(struct review *review, struct str id, bool *ret_asked)
{
    struct hub_item item;
    struct js *json = NULL;
    bool needed = false;
    enum err err = hub_items_get(review->db, id, &review->arena, &item);
    if (err == ERR_OK)
        err = js_parse(item.json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL);
    if (err == ERR_OK)
        err = is_needed(review, id, &needed);
    if (err == ERR_OK)
        *ret_asked = !needed && !feed_is_over(json, review->now_s);
    js_free(json);
    return err;
}

static enum err find_missing(struct review *review)
{
    struct str source = arena_printf(&review->arena, "feed:%.*s", STR_FMT(review->feed->name));
    struct str *ids;
    size_t n = 0;
    enum err err = hub_items_of_source(review->db, source.ptr, &review->arena, &ids, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        bool there = true;
        err = import_still_has(review->import, review->db, ids[i], &review->arena, &there);
        if (err == ERR_OK && !there)
            ids[review->n++] = ids[i];
    }
    review->ids = n ? ids : NULL;
    return err;
}

static enum err drop_returned(struct review *review, const struct str *before, size_t n,
                              int64_t *ret_returned)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        if (has(review->ids, review->n, before[i]))
            continue;
        err = missing_drop(review->db, review->feed->name, before[i]);
        *ret_returned += import_find(review->import, before[i]) != NULL;
    }
    return err;
}

static enum err add_vanished(struct review *review, const struct str *before, size_t n, int64_t *ret_vanished)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < review->n && err == ERR_OK; i++) {
        bool asked = false, listed = has(before, n, review->ids[i]);
        err = is_asked_about(review, review->ids[i], &asked);
        if (err == ERR_OK && asked && !listed) {
            err = missing_add(review->db, review->feed->name, review->ids[i], review->now_s);
            *ret_vanished += err == ERR_OK;
        } else if (err == ERR_OK && !asked && listed) {
            err = missing_drop(review->db, review->feed->name, review->ids[i]);
        }
    }
    return err;
}

enum err feed_review(const struct feed *feed, const struct import *import, struct db *db, int64_t now_s,
                     int64_t *ret_vanished, int64_t *ret_returned)
{
    struct review review = {feed, import, db, now_s, {0}, NULL, 0};
    struct str *before;
    size_t n = 0;
    int64_t vanished = 0, returned = 0;
    arena_init(&review.arena);
    enum err err = find_missing(&review);
    if (err == ERR_OK)
        err = missing_ids(db, feed->name, &review.arena, &before, &n);
    if (err == ERR_OK)
        err = drop_returned(&review, before, n, &returned);
    if (err == ERR_OK && import->unread == 0) /* what could not be read may be what seems to be gone */
        err = add_vanished(&review, before, n, &vanished);
    arena_release(&review.arena);
    if (err == ERR_OK) {
        *ret_vanished = vanished;
        *ret_returned = returned;
    }
    return err;
}
