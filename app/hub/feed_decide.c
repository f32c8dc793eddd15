// SPDX-License-Identifier: GPL-3.0-or-later
/* What is decided about what vanished. What something that stays refers to stays too, and so on: each item is
 * asked about once, then only those that what stays refers to. */
#include <stdlib.h>

#include "base/log.h"
#include "hub/feed.h"
#include "store/hub_items.h"
#include "store/hub_meta.h"

struct edge { /* a chosen item refers to another */
    size_t to;
    struct edge *next;
};
struct chosen {
    struct str id;
    size_t at; /* in the decision */
    bool stays;
    struct edge *edges;
};
struct choosing {
    struct chosen *items; /* sorted by id */
    size_t n;
    size_t *staying; /* whose edges are still to be followed */
    size_t n_staying;
    struct arena *arena;
};

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct chosen *)a)->id, ((const struct chosen *)b)->id);
}

static struct choosing choose(const struct feed_decision *decision, struct arena *arena)
{
    struct choosing choosing = {.n = decision->n, .arena = arena};
    choosing.items = ARENA_ARRAY(arena, struct chosen, decision->n);
    choosing.staying = ARENA_ARRAY(arena, size_t, decision->n);
    for (size_t i = 0; i < decision->n; i++)
        choosing.items[i] = (struct chosen){.id = decision->missing[i].item, .at = i};
    if (decision->n)
        qsort(choosing.items, decision->n, sizeof *choosing.items, by_id);
    return choosing;
}

static struct chosen *find(const struct choosing *choosing, struct str id)
{
    struct chosen wanted = {.id = id};
    return bsearch(&wanted, choosing->items, choosing->n, sizeof wanted, by_id);
}

static void stay(struct choosing *choosing, size_t at, struct str from)
{
    struct chosen *item = &choosing->items[at];
    if (item->stays)
        return;
    item->stays = true;
    choosing->staying[choosing->n_staying++] = at;
    log_warn("%.*s: not withdrawn: %.*s refers to it", STR_FMT(item->id), STR_FMT(from));
}

static enum err ask(struct db *db, struct choosing *choosing, size_t at)
{
    struct str *from;
    size_t n = 0;
    enum err err = hub_items_linking(db, choosing->items[at].id, choosing->arena, &from, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        struct chosen *source = find(choosing, from[i]);
        if (source) {
            struct edge *edge = ARENA_NEW(choosing->arena, struct edge);
            *edge = (struct edge){at, source->edges};
            source->edges = edge;
        } else {
            stay(choosing, at, from[i]);
        }
    }
    return err;
}

static enum err leave_needed(struct db *db, struct choosing *choosing)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < choosing->n && err == ERR_OK; i++)
        err = ask(db, choosing, i);
    while (err == ERR_OK && choosing->n_staying) {
        const struct chosen *item = &choosing->items[choosing->staying[--choosing->n_staying]];
        for (const struct edge *edge = item->edges; edge; edge = edge->next)
            stay(choosing, edge->to, item->id);
    }
    return err;
}

static enum err decide_one(struct db *db, const struct feed_decision *decision, const struct missing *missing,
                           struct arena *arena)
{
    const char *source = arena_printf(arena, "feed:%.*s", STR_FMT(missing->feed)).ptr;
    enum err err;
    if (decision->withdraw) {
        err = hub_items_withdraw(db, missing->item, source, decision->now_s, decision->who);
        if (err == ERR_OK)
            err = missing_drop(db, missing->feed, missing->item);
    } else {
        err = missing_keep(db, missing->feed, missing->item);
    }
    return err == ERR_OK
               ? audit_add(db, decision->now_s, decision->who,
                           decision->withdraw ? "withdrew what a feed brought" : "kept what a feed lost",
                           arena_z(arena, missing->item), source)
               : err;
}

static enum err decide(struct db *db, const struct feed_decision *decision, struct arena *arena,
                       int64_t *ret_done)
{
    struct choosing choosing = choose(decision, arena);
    enum err err = decision->withdraw ? leave_needed(db, &choosing) : ERR_OK;
    for (size_t i = 0; i < choosing.n && err == ERR_OK; i++) {
        if (choosing.items[i].stays)
            continue;
        err = decide_one(db, decision, &decision->missing[choosing.items[i].at], arena);
        ++*ret_done;
    }
    return err;
}

enum err feed_decide(struct db *db, const struct feed_decision *decision, int64_t *ret_done,
                     int64_t *ret_refused)
{
    struct arena arena;
    int64_t done = 0;
    arena_init(&arena);
    enum err err = db_begin(db);
    if (err == ERR_OK) {
        err = decide(db, decision, &arena, &done);
        if (err == ERR_OK)
            err = db_commit(db);
        else
            db_rollback(db);
    }
    arena_release(&arena);
    if (err == ERR_OK) {
        *ret_done = done;
        *ret_refused = (int64_t)decision->n - done;
    }
    return err;
}
