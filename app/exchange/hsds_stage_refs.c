// SPDX-License-Identifier: GPL-3.0-or-later
/* What a record refers to, across records and what the hub has: parents that lead back are refused, and what
 * an item can do without is taken out of it where nobody knows it. */
#include "exchange/hsds_stage.h"

enum { PARENTS_MAX = 100 };

/* ---- parents ---- */

/* Empty when there is none, or nobody knows. */
static struct str parent_of(struct hsds_staging *staging, enum hsds_type type, struct str id)
{
    const struct hsds_record *record = hsds_records_find(staging->records, type, id);
    if (record)
        return record->parent;
    struct js *stored = hsds_staging_stored(staging, type, id);
    struct str parent = js_get_str(stored, hsds_parent_member(type));
    parent = parent.len ? arena_str(&staging->scratch, parent) : STR("");
    js_free(stored);
    return parent;
}

static bool was_seen(const struct str *seen, int n, struct str id)
{
    for (int i = 0; i < n; i++)
        if (str_eq(seen[i], id))
            return true;
    return false;
}

static struct str chain_text(struct arena *arena, const struct str *seen, int n)
{
    struct buf text;
    buf_init(&text, 240);
    for (int i = 0; i < n && i < 5; i++)
        buf_printf(&text, "%.*s → ", STR_FMT(str_sub(seen[i], 0, 40)));
    buf_z(&text, n > 5 ? "… → " : "");
    buf_str(&text, str_sub(seen[0], 0, 40));
    struct str kept = arena_str(arena, buf_view(&text));
    buf_release(&text);
    return kept;
}

static void refuse_parent(struct hsds_staging *staging, struct hsds_record *record, const char *rule,
                          struct str message)
{
    struct import_record at = hsds_staging_where(staging, record);
    struct str pointer = arena_printf(&staging->scratch, "/%s", hsds_parent_member(record->type));
    import_refuse(staging->import, &at, pointer, rule, "%.*s", STR_FMT(message));
    record->refused = true;
}

void hsds_check_parents(struct hsds_staging *staging, struct hsds_record *record)
{
    struct str seen[PARENTS_MAX] = {record->id}, at = record->parent;
    int n = 1;
    for (; at.len && n < PARENTS_MAX; n++) {
        if (str_eq(at, record->id)) {
            struct str chain = chain_text(&staging->scratch, seen, n);
            refuse_parent(
                staging, record, "cycle",
                arena_printf(&staging->scratch, "its parents lead back to it: %.*s", STR_FMT(chain)));
            return;
        }
        if (was_seen(seen, n, at))
            return; /* below a cycle, not in it: its parent is refused */
        seen[n] = at;
        at = parent_of(staging, record->type, at);
    }
    if (n == PARENTS_MAX)
        refuse_parent(staging, record, "limit", STR("more than 100 parents above each other"));
}

/* ---- references that an item can do without ---- */

static bool is_known(struct hsds_staging *staging, struct str item_id)
{
    bool stored = false;
    const struct staged *staged = import_find(staging->import, item_id);
    if (staged)
        return !staged->refused;
    hsds_staging_failed(staging, hub_items_has(staging->import->db, item_id, &stored));
    return stored;
}

static bool parent_known(struct hsds_staging *staging, const struct hsds_record *record)
{
    const struct hsds_record *parent = hsds_records_find(staging->records, record->type, record->parent);
    return parent ? !parent->refused
                  : is_known(staging, hsds_staging_item(staging, record->type, record->parent));
}

static void prune_parent(struct hsds_staging *staging, const struct hsds_record *record, struct js *item,
                         const struct import_record *at)
{
    if (!record->parent.len || parent_known(staging, record))
        return;
    struct str pointer = arena_printf(&staging->scratch, "/%s", hsds_parent_member(record->type));
    import_warn(staging->import, at, pointer, "reference",
                "\"%.*s\" is neither in these files nor in the hub, or was refused: kept, but not shown",
                STR_FMT(str_sub(record->parent, 0, 60)));
    js_drop(item, record->type == HSDS_TERM ? "parent" : "member_of");
}

static void prune_terms(struct hsds_staging *staging, struct js *item, const struct import_record *at)
{
    const struct js *terms = js_get(item, "terms");
    struct js *kept = js_new_array();
    for (size_t i = 0; i < js_len(terms); i++) {
        if (is_known(staging, js_str(js_at(terms, i))))
            js_push(kept, js_copy(js_at(terms, i)));
        else
            import_warn(staging->import, at, STR("/attributes"), "reference",
                        "its term \"%.*s\" is not known: kept, but not shown",
                        STR_FMT(js_str(js_at(terms, i))));
    }
    js_drop(item, "terms");
    if (js_len(kept))
        js_put(item, "terms", kept);
    else
        js_free(kept);
}

void hsds_prune(struct hsds_staging *staging, const struct hsds_record *record, struct js *item,
                const struct import_record *at)
{
    prune_parent(staging, record, item, at);
    prune_terms(staging, item, at);
}
