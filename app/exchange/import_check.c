// SPDX-License-Identifier: GPL-3.0-or-later
/* What is checked across items: references to what is staged or stored, and what a source no longer has. */
#include "exchange/import.h"

#include <stdlib.h>
#include <string.h>

enum { REPLACE_SHARE = 10 };

struct staged *import_find(const struct import *import, struct str id)
{
    if (!import->n_slots)
        return NULL;
    for (size_t at = str_hash(id) & (import->n_slots - 1); import->slots[at];
         at = (at + 1) & (import->n_slots - 1)) {
        struct staged *staged = &import->items[import->slots[at] - 1];
        if (str_eq(staged->put.item.id, id))
            return staged;
    }
    return NULL;
}

static void refuse_withdrawal(struct import *import, size_t n, size_t all)
{
    import_report(import, &(struct import_fault){
                              .pointer = STR(""),
                              .rule = "replace",
                              .message = arena_printf(
                                  &import->arena,
                                  "%zu of the %zu items of \"%s\" would be withdrawn%s: look whether "
                                  "something is missing; if it is right, add --yes",
                                  n, all, import->plan->source,
                                  import->unread ? ", and not everything could be read" : "")});
}

void import_gone(struct import *import, struct str id)
{
    if ((import->n_gone & (import->n_gone - 1)) == 0) { /* room for twice as many at each power of two */
        struct str *more = ARENA_ARRAY(&import->arena, struct str, import->n_gone ? import->n_gone * 2 : 1);
        if (import->n_gone)
            memcpy(more, import->gone, import->n_gone * sizeof *more);
        import->gone = more;
    }
    import->gone[import->n_gone++] = id;
}

static bool is_gone(const struct import *import, struct str id)
{
    for (size_t i = 0; i < import->n_gone; i++)
        if (str_eq(import->gone[i], id))
            return true;
    return false;
}

static int by_id(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Of what is stored, only what the same source brought. */
static enum err add_gone(struct import *import, struct db *db, struct withdrawal *withdrawal)
{
    struct str *all = ARENA_ARRAY(&import->arena, struct str, withdrawal->n + import->n_gone);
    size_t n = withdrawal->n;
    if (n)
        memcpy(all, withdrawal->ids, n * sizeof *all);
    for (size_t i = 0; i < import->n_gone; i++) {
        struct hub_item stored;
        struct staged *staged = import_find(import, import->gone[i]);
        if (staged)
            staged->gone = true;
        enum err err = hub_items_get(db, import->gone[i], &import->arena, &stored);
        if (err != ERR_OK && err != ERR_NOT_FOUND)
            return err;
        if (err == ERR_OK && str_is(stored.source, import->plan->source))
            all[n++] = stored.id;
    }
    qsort(all, n, sizeof *all, by_id);
    withdrawal->ids = all;
    withdrawal->n = 0;
    for (size_t i = 0; i < n; i++) /* two messages may say so of one */
        if (!i || !str_eq(all[i], all[i - 1]))
            all[withdrawal->n++] = all[i];
    return ERR_OK;
}

void import_sort_refused(struct import *import)
{
    if (import->n_refused_records)
        qsort(import->refused_records, import->n_refused_records, sizeof *import->refused_records, by_id);
}

bool import_was_refused(const struct import *import, struct str record)
{
    return import->n_refused_records &&
           bsearch(&record, import->refused_records, import->n_refused_records, sizeof record, by_id) != NULL;
}

enum err import_still_has(const struct import *import, struct db *db, struct str id, struct arena *arena,
                          bool *ret_has)
{
    struct hub_origin origin = {0};
    *ret_has = import_find(import, id) != NULL;
    if (*ret_has || import->n_refused_records == 0)
        return ERR_OK;
    enum err err = hub_items_origin(db, id, arena, &origin);
    if (err == ERR_OK)
        *ret_has = import_was_refused(import, origin.id);
    else if (err == ERR_NOT_FOUND) /* the record is called as the item, in a table perhaps without the kind */
        *ret_has = import_was_refused(import, id) ||
                   import_was_refused(import, str_sub(id, str_find(id, '/', 0) + 1, id.len));
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

/* Of the source's ids those that it no longer has. */
static enum err keep_missing(const struct import *import, struct db *db, struct arena *arena, struct str *ids,
                             size_t *n)
{
    enum err err = ERR_OK;
    size_t kept = 0;
    for (size_t i = 0; i < *n && err == ERR_OK; i++) {
        bool has = true;
        err = is_gone(import, ids[i]) ? ERR_OK : import_still_has(import, db, ids[i], arena, &has);
        if (!has)
            ids[kept++] = ids[i];
    }
    *n = kept;
    return err;
}

enum err import_withdrawals(struct import *import, struct db *db, struct withdrawal *ret_withdrawal)
{
    struct str *ids = NULL;
    size_t n = 0, all = 0;
    enum err err = ERR_OK;
    if (import->plan->replace)
        err = hub_items_of_source(db, import->plan->source, &import->arena, &ids, &n);
    all = n;
    if (err == ERR_OK)
        err = keep_missing(import, db, &import->arena, ids, &n);
    if (err == ERR_OK && n && !import->plan->yes && (n * REPLACE_SHARE > all || import->unread))
        refuse_withdrawal(import, n, all);
    struct withdrawal withdrawal = {ids, n};
    if (err == ERR_OK && import->n_gone)
        err = add_gone(import, db, &withdrawal);
    if (err == ERR_OK)
        *ret_withdrawal = withdrawal;
    return err;
}

bool withdrawal_has(const struct withdrawal *withdrawal, struct str id)
{
    size_t low = 0, high = withdrawal->n; /* ids come sorted from the store */
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_cmp(withdrawal->ids[middle], id);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static void refuse_foreign(struct import *import, struct staged *staged, struct str source)
{
    staged->refused = true;
    import->refused++;
    import_report(import,
                  &(struct import_fault){
                      .file = staged->file,
                      .line = staged->line,
                      .record = staged->record,
                      .id = staged->put.item.id,
                      .pointer = STR("/id"),
                      .rule = "source",
                      .message = arena_printf(
                          &import->arena, "the hub has it from \"%.*s\": `import --source %s` hands it over",
                          STR_FMT(source), import->plan->source)});
}

enum err import_check_owners(struct import *import, struct db *db)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < import->n && err == ERR_OK; i++) {
        struct str source;
        if (import->items[i].refused)
            continue;
        err = hub_items_source(db, import->items[i].put.item.id, &import->arena, &source);
        if (err == ERR_OK && !str_is(source, import->plan->source))
            refuse_foreign(import, &import->items[i], source);
        err = err == ERR_NOT_FOUND ? ERR_OK : err;
    }
    return err;
}

static enum err check_linking(struct import *import, struct db *db, const struct withdrawal *withdrawal,
                              struct str id)
{
    struct str *from;
    size_t n = 0;
    enum err err = hub_items_linking(db, id, &import->arena, &from, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        const struct staged *staged = import_find(import, from[i]);
        if ((staged && !staged->refused && !staged->gone) || withdrawal_has(withdrawal, from[i]))
            continue;
        import_report(import, &(struct import_fault){
                                  .id = from[i],
                                  .pointer = STR(""),
                                  .rule = "reference",
                                  .message = arena_printf(&import->arena,
                                                          "it refers to \"%.*s\", which would be withdrawn",
                                                          STR_FMT(id))});
    }
    return err;
}

enum err import_check_withdrawals(struct import *import, struct db *db, const struct withdrawal *withdrawal)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < withdrawal->n && err == ERR_OK; i++)
        err = check_linking(import, db, withdrawal, withdrawal->ids[i]);
    return err;
}
