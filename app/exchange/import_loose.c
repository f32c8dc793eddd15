// SPDX-License-Identifier: GPL-3.0-or-later
/* References of what is staged. What refers to something refused is refused too, and so on: each item is
 * looked at once, then only those that refer to what fell. */
#include <string.h>

#include "exchange/import.h"

enum { NONE = UINT32_MAX };

struct edge { /* somebody refers to a staged item */
    uint32_t from, next;
    const struct ref *ref;
};
struct falling {
    struct import *import;
    struct db *db;
    const struct withdrawal *withdrawal;
    struct edge *edges;
    uint32_t *first;  /* of those that refer to an item */
    uint32_t *fallen; /* whose referrers are still to be looked at */
    size_t n_edges, n_fallen;
};

static enum err is_there(const struct falling *falling, struct str id, bool *ret_there)
{
    const struct staged *staged = import_find(falling->import, id);
    bool stored = false;
    if (staged && !staged->refused && !staged->gone) {
        *ret_there = true;
        return ERR_OK;
    }
    enum err err = hub_items_has(falling->db, id, &stored);
    if (err == ERR_OK)
        *ret_there = stored && !withdrawal_has(falling->withdrawal, id);
    return err;
}

static void report(struct import *import, const struct staged *staged, const struct ref *ref)
{
    bool was_refused = import_find(import, ref->id) != NULL;
    const char *why = was_refused ? "was refused itself" : "is neither in these files nor in the hub";
    import_report(import, &(struct import_fault){.file = staged->file,
                                                 .line = staged->line,
                                                 .record = staged->record,
                                                 .id = staged->put.item.id,
                                                 .pointer = ref->pointer,
                                                 .rule = "reference",
                                                 .message = arena_printf(&import->arena,
                                                                         "it refers to \"%.*s\", which %s",
                                                                         STR_FMT(ref->id), why)});
}

static enum err look(struct falling *falling, uint32_t from, const struct ref *ref)
{
    struct staged *staged = &falling->import->items[from];
    bool there = true;
    enum err err = is_there(falling, ref->id, &there);
    if (err != ERR_OK || there)
        return err;
    report(falling->import, staged, ref);
    if (!staged->refused) {
        staged->refused = true;
        falling->import->refused++;
        falling->fallen[falling->n_fallen++] = from;
    }
    return ERR_OK;
}

static bool is_in(const struct staged *staged)
{
    return !staged->refused && !staged->gone;
}

static void add_edges(struct falling *falling, uint32_t from)
{
    const struct refs *refs = &falling->import->items[from].refs;
    for (int i = 0; i < refs->n; i++) {
        const struct staged *to = import_find(falling->import, refs->items[i].id);
        if (!to || !is_in(to))
            continue;
        size_t at = (size_t)(to - falling->import->items);
        falling->edges[falling->n_edges] = (struct edge){from, falling->first[at], &refs->items[i]};
        falling->first[at] = (uint32_t)falling->n_edges++;
    }
}

/* Before anything is looked at: who refers to what may yet fall. */
static void connect(struct falling *falling)
{
    const struct import *import = falling->import;
    struct arena *arena = &falling->import->arena;
    size_t n = 0;
    for (size_t i = 0; i < import->n; i++)
        n += (size_t)import->items[i].refs.n;
    falling->edges = ARENA_ARRAY(arena, struct edge, n);
    falling->first = ARENA_ARRAY(arena, uint32_t, import->n);
    falling->fallen = ARENA_ARRAY(arena, uint32_t, import->n);
    for (size_t i = 0; i < import->n; i++)
        falling->first[i] = NONE;
    for (uint32_t i = 0; i < import->n; i++)
        if (is_in(&import->items[i]))
            add_edges(falling, i);
}

enum err import_check_staged(struct import *import, struct db *db, const struct withdrawal *withdrawal)
{
    struct falling falling = {.import = import, .db = db, .withdrawal = withdrawal};
    enum err err = ERR_OK;
    connect(&falling);
    for (uint32_t i = 0; i < import->n && err == ERR_OK; i++) {
        const struct staged *staged = &import->items[i];
        bool in = is_in(staged);
        for (int k = 0; in && k < staged->refs.n && err == ERR_OK; k++)
            err = look(&falling, i, &staged->refs.items[k]);
    }
    while (falling.n_fallen && err == ERR_OK) {
        uint32_t at = falling.first[falling.fallen[--falling.n_fallen]];
        for (; at != NONE && err == ERR_OK; at = falling.edges[at].next)
            if (is_in(&import->items[falling.edges[at].from]))
                err = look(&falling, falling.edges[at].from, falling.edges[at].ref);
    }
    return err;
}
