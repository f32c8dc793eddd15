// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/export.h"

#include <stdio.h>
#include <string.h>

#include "exchange/ics_feed.h"
#include "store/hub_index.h"
#include "store/hub_items.h"
#include "store/hub_meta.h"

static enum err add_kind(struct ics_feed *feed, const char *kind)
{
    struct hub_index_row *rows;
    struct hub_item stored;
    struct arena list, one;
    size_t n = 0;
    arena_init(&list);
    arena_init(&one);
    enum err err = hub_index(feed->db, kind, &list, &rows, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        err = hub_items_get(feed->db, rows[i].id, &one, &stored);
        if (err == ERR_OK)
            err = ics_feed_add(feed, stored.json, stored.number, rows[i].made_s);
        arena_reset(&one);
    }
    arena_release(&one);
    arena_release(&list);
    return err;
}

enum err export_ics(const struct export_plan *plan)
{
    const char *kind = plan->kind;
    struct buf out;
    struct arena arena;
    struct str hub = STR(""), name = STR("Torget");
    arena_init(&arena);
    buf_init(&out, ICS_FEED_MAX_BYTES);
    meta_get(plan->db, "hub", &arena, &hub);
    meta_get(plan->db, "name", &arena, &name);
    struct ics_feed feed = {
        .db = plan->db, .hub = hub, .lang = str_of(plan->lang), .now_s = plan->now_s, .out = &out};
    ics_feed_begin(&feed);
    enum err err = !kind || strcmp(kind, "event") == 0 ? add_kind(&feed, "event") : ERR_OK;
    if (err == ERR_OK && (!kind || strcmp(kind, "call") == 0))
        err = add_kind(&feed, "call");
    ics_feed_end(&feed, name);
    if (err == ERR_OK)
        err = out.overflow ? ERR_LIMIT : fwrite(out.ptr, 1, out.len, stdout) == out.len ? ERR_OK : ERR_IO;
    buf_release(&out);
    arena_release(&arena);
    return err;
}
