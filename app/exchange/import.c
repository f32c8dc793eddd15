// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "store/hub_meta.h"
#include "store/hub_releases.h"
#include "trust/hash.h"

static void insert_slot(struct import *import, size_t index)
{
    size_t at = str_hash(import->items[index].put.item.id) & (import->n_slots - 1);
    while (import->slots[at])
        at = (at + 1) & (import->n_slots - 1);
    import->slots[at] = (uint32_t)index + 1;
}

static void make_room(struct import *import)
{
    if (import->n * 2 < import->n_slots)
        return;
    import->n_slots = import->n_slots ? import->n_slots * 2 : 1024;
    import->items = realloc(import->items, import->n_slots / 2 * sizeof *import->items);
    free(import->slots);
    import->slots = calloc(import->n_slots, sizeof *import->slots);
    if (!import->items || !import->slots)
        abort();
    for (size_t i = 0; i < import->n; i++)
        insert_slot(import, i);
}

static void report_duplicate(struct import *import, const struct staged *first,
                             const struct import_record *record)
{
    struct str id = first->put.item.id;
    import_report(import, &(struct import_fault){
                              .file = record->file,
                              .line = record->line,
                              .record = record->record,
                              .id = id,
                              .pointer = STR("/id"),
                              .rule = "duplicate",
                              .message = arena_printf(&import->arena, "\"%.*s\" stands in %s, line %d, too",
                                                      STR_FMT(id), first->file, first->line)});
}

static void report_faults(struct import *import, const struct faults *faults, struct str id,
                          const struct import_record *record)
{
    for (int i = 0; i < faults->n; i++) {
        const struct fault *fault = &faults->items[i];
        import_report(import,
                      &(struct import_fault){record->file, record->line, record->record, id, fault->pointer,
                                             fault->rule, fault->is_warning, fault->message});
    }
}

static bool write_bytes(struct import *import, const struct js *json, struct hub_item_put *put)
{
    struct buf bytes;
    buf_init(&bytes, ITEM_MAX_BYTES);
    bool fits = js_write(json, JS_SORTED, &bytes);
    if (fits) {
        put->item.json = arena_str(&import->arena, buf_view(&bytes));
        sha256(put->item.json, put->sha256);
    }
    buf_release(&bytes);
    return fits;
}

static struct str *copy_list(struct arena *arena, const struct str *from, int n)
{
    struct str *to = ARENA_ARRAY(arena, struct str, (size_t)n);
    for (int i = 0; i < n; i++)
        to[i] = arena_str(arena, from[i]);
    return to;
}

static void fill_put(struct import *import, const struct item *item, struct str id, struct staged *staged)
{
    const char *channel = import->plan->channel;
    struct hub_item_put *put = &staged->put;
    put->item.id = id;
    put->item.kind = str_of(item_kind_name(item->kind));
    put->item.source = str_of(import->plan->source);
    put->item.channel = channel ? str_of(channel) : (struct str){0};
    put->channels = copy_list(&import->arena, item->channels.items, item->channels.n);
    put->n_channels = item->channels.n;
    put->links = ARENA_ARRAY(&import->arena, struct str, (size_t)staged->refs.n);
    put->n_links = staged->refs.n;
    for (int i = 0; i < staged->refs.n; i++)
        put->links[i] = staged->refs.items[i].id;
}

/* Even a refused item has its place in the table, so that what refers to it can be told why. */
static struct staged *add_staged(struct import *import, struct str id, const struct import_record *record)
{
    struct staged *first = id.len ? import_find(import, id) : NULL;
    if (first) {
        report_duplicate(import, first, record);
        import->refused++;
        return NULL;
    }
    make_room(import);
    struct staged *staged = &import->items[import->n];
    *staged = (struct staged){.put.item.id = id,
                              .file = import_shown(import, record->file),
                              .line = record->line,
                              .record = arena_str(&import->arena, record->record)};
    if (id.len)
        insert_slot(import, import->n);
    import->n++;
    return staged;
}

static size_t bytes_of(const struct import *import)
{
    return import->arena.total_bytes + import->n_slots * (sizeof *import->items / 2 + sizeof *import->slots);
}

static bool is_cancelled(const struct import *import)
{
    return import->plan->cancel && *import->plan->cancel;
}

bool import_is_over(struct import *import)
{
    size_t most = import->plan->max_bytes ? import->plan->max_bytes : IMPORT_MAX_BYTES;
    if (!import->is_full && bytes_of(import) > most) {
        import->is_full = true;
        import_report(import, &(struct import_fault){
                                  .pointer = STR(""),
                                  .rule = "limit",
                                  .message = arena_printf(&import->arena,
                                                          "what it says takes more than %zu MiB of memory: "
                                                          "nothing of it is taken",
                                                          most >> 20)});
    }
    return import->is_full || is_cancelled(import);
}

static void take_item(struct import *import, const struct item *item, const struct js *json,
                      const struct import_record *record, struct staged *staged)
{
    staged->refs = refs_of(json, &import->arena);
    fill_put(import, item, staged->put.item.id, staged);
    staged->easy = import_easy(json);
    import_reading(import, json, staged->put.item.id, record);
    if (record->origin.ptr) {
        staged->put.origin =
            record->origin_stays ? record->origin : arena_str(&import->arena, record->origin);
        staged->put.origin_id = arena_str(&import->arena, record->origin_id);
    }
    if (write_bytes(import, json, &staged->put))
        return;
    staged->refused = true;
    import_report(import,
                  &(struct import_fault){record->file, record->line, record->record, staged->put.item.id,
                                         STR(""), "limit", false, STR("the item is larger than 256 kB")});
}

void import_stage(struct import *import, const struct js *json, const struct import_record *record)
{
    struct arena arena;
    if (import_is_over(import))
        return;
    arena_init(&arena);
    struct faults faults = {.arena = &arena};
    struct str id = js_get_str(json, "id");
    id = arena_str(&import->arena, id.ptr ? id : STR(""));
    const struct item *item = item_parse(json, PARSE_IMPORT, &arena, &faults);
    report_faults(import, &faults, id, record);
    struct js *checked = item ? import_checked(import, json, id) : NULL;
    struct staged *staged = add_staged(import, id, record);
    if (staged) {
        staged->refused = !item || record->refused;
        if (item)
            take_item(import, item, checked ? checked : json, record, staged);
        import->refused += staged->refused;
    }
    js_free(checked);
    arena_release(&arena);
}

static void say(struct import *import, const struct import_record *record, struct str pointer,
                const char *rule, bool is_warning, const char *format, va_list args)
{
    char message[480];
    vsnprintf(message, sizeof message, format, args);
    import_report(import,
                  &(struct import_fault){record->file, record->line, record->record, STR(""), pointer, rule,
                                         is_warning, utf8_cut(str_of(message), sizeof message)});
}

static void note_refused(struct import *import, struct str record)
{
    size_t n = import->n_refused_records;
    if (!record.len)
        return;
    if (n == 0 || (n >= 16 && (n & (n - 1)) == 0)) {
        struct str *more = ARENA_ARRAY(&import->arena, struct str, n ? n * 2 : 16);
        if (n)
            memcpy(more, import->refused_records, n * sizeof *more);
        import->refused_records = more;
    }
    import->refused_records[import->n_refused_records++] = arena_str(&import->arena, record);
}

void import_refuse(struct import *import, const struct import_record *record, struct str pointer,
                   const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(import, record, pointer, rule, false, format, args);
    va_end(args);
    import->refused++;
    note_refused(import, record->record);
}

void import_warn(struct import *import, const struct import_record *record, struct str pointer,
                 const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(import, record, pointer, rule, true, format, args);
    va_end(args);
}

void import_remember(struct import *import, const char *name, struct str value, bool only_whole)
{
    struct import_value *kept = ARENA_NEW(&import->arena, struct import_value);
    *kept = (struct import_value){name, arena_str(&import->arena, value), only_whole, import->values};
    import->values = kept;
}

static enum err put_values(const struct import *import, struct db *db)
{
    enum err err = ERR_OK;
    for (const struct import_value *value = import->values; value && err == ERR_OK; value = value->next)
        if (!value->only_whole || !import->errors)
            err = meta_set(db, value->name, value->value);
    return err;
}

static enum err put_all(struct import *import, struct db *db, struct import_counts *counts)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < import->n && err == ERR_OK; i++) {
        enum put put;
        if (import->items[i].refused || import->items[i].gone)
            continue;
        err = hub_items_put(db, &import->items[i].put, import->plan->now_s, import->plan->who, &put);
        if (err == ERR_OK) {
            counts->added += put == PUT_ADDED;
            counts->changed += put == PUT_CHANGED;
            counts->unchanged += put == PUT_SAME;
        }
    }
    return err;
}

static enum err withdraw_all(struct import *import, struct db *db, const struct withdrawal *withdrawal,
                             struct import_counts *counts)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < withdrawal->n && err == ERR_OK; i++) {
        err = hub_items_withdraw(db, withdrawal->ids[i], import->plan->source, import->plan->now_s,
                                 import->plan->who);
        counts->withdrawn += err == ERR_OK;
    }
    return err;
}

/* What --keep-going cannot step over: a replacement that takes too much away, or would leave loose ends
 * behind. */
static bool must_stop(const struct import *import, int64_t errors_before)
{
    return import->errors > (import->plan->keep_going ? errors_before : 0);
}

static enum err check_and_put(struct import *import, struct db *db, struct import_counts *counts)
{
    struct withdrawal withdrawal = {0};
    int64_t errors = import->errors;
    enum err err = import_withdrawals(import, db, &withdrawal);
    bool stop = must_stop(import, errors);
    if (err == ERR_OK && import->plan->own_only)
        err = import_check_owners(import, db);
    if (err == ERR_OK)
        err = import_check_staged(import, db, &withdrawal);
    errors = import->errors;
    if (err == ERR_OK)
        err = import_check_withdrawals(import, db, &withdrawal);
    stop = stop || must_stop(import, errors);
    if (err != ERR_OK || stop)
        return err == ERR_OK ? ERR_INVALID : err;
    err = put_all(import, db, counts);
    if (err == ERR_OK)
        err = put_values(import, db);
    return err == ERR_OK ? withdraw_all(import, db, &withdrawal, counts) : err;
}

static enum err import_staged(struct import *import, struct db *db, struct import_counts *counts)
{
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    if (import->plan->channel)
        err = channel_add(db, import->plan->channel);
    if (err == ERR_OK)
        err = check_and_put(import, db, counts);
    if (err == ERR_OK && import->plan->also)
        err = import->plan->also(import->plan->ctx, import, counts);
    bool keep = err == ERR_OK && !import->plan->dry_run;
    if (keep)
        err = db_commit(db);
    else
        db_rollback(db);
    counts->imported = keep && err == ERR_OK;
    return err;
}

static void count_easy(const struct import *import, struct import_counts *counts)
{
    for (size_t i = 0; i < import->n; i++) {
        if (import->items[i].refused || import->items[i].gone)
            continue;
        counts->easy += import->items[i].easy == EASY_THERE;
        counts->swedish += import->items[i].easy != EASY_NONE;
    }
}

enum err import_run(const struct import_plan *plan, struct db *db, importer read, const char *const *paths,
                    int n, struct import_counts *ret_counts)
{
    struct import import = {.plan = plan, .db = db};
    struct import_counts counts = {0};
    enum err err = ERR_OK;
    arena_init(&import.arena);
    for (int i = 0; i < n && err == ERR_OK; i++)
        err = import_read(&import, read, paths[i]);
    if (import.finish)
        err = import.finish(&import, err);
    if (err == ERR_OK && import_is_over(&import))
        err = is_cancelled(&import) ? ERR_CANCELLED : ERR_INVALID;
    import_sort_refused(&import);
    if (err == ERR_OK)
        err = import_staged(&import, db, &counts);
    if (err != ERR_OK)
        counts.added = counts.changed = counts.unchanged = counts.withdrawn = 0;
    counts.files = import.files;
    counts.items = (int64_t)import.n;
    counts.refused = import.refused;
    counts.errors = import.errors;
    counts.warnings = import.warnings;
    count_easy(&import, &counts);
    *ret_counts = counts;
    free(import.items);
    free(import.slots);
    arena_release(&import.arena);
    return err == ERR_OK && counts.errors ? ERR_INVALID : err;
}
