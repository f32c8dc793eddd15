// SPDX-License-Identifier: GPL-3.0-or-later
/* --format csv: a table that people keep in a spreadsheet, one row an item; exchange/table.h says what the
 * cells may be. The first row names the columns: "id" and "kind" (or an id with its kind's prefix) and
 * members of items. UTF-8, with comma, semicolon, tab or bar between the cells. */
#include <string.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "core/member.h"
#include "exchange/import_file.h"
#include "exchange/table.h"
#include "text/zone.h"

enum { FILE_MAX_BYTES = 256 << 20 };

struct reading {
    struct import *import;
    const char *file;
    struct str *names; /* of the columns; empty: the writer's own */
    size_t n;
};

static struct str cell_at(const struct reading *reading, const struct csv_record *cells, const char *name)
{
    for (size_t i = 0; i < reading->n && i < cells->n; i++)
        if (str_is(reading->names[i], name))
            return str_trim(cells->fields[i]);
    return STR("");
}

static bool find_kind(struct reading *reading, const struct import_record *record, struct str kind,
                      struct str id, enum item_kind *ret_kind)
{
    if (kind.len ? item_kind_find(kind, ret_kind) : item_id_kind(id, ret_kind))
        return true;
    if (kind.len)
        import_refuse(reading->import, record, STR("/kind"), "enum", "\"%.*s\" is no kind of item",
                      STR_FMT(utf8_cut(kind, 40)));
    else
        import_refuse(reading->import, record, STR("/kind"), "missing",
                      "there is no kind, and the id does not begin with one (\"service/…\")");
    return false;
}

static bool put_cells(struct reading *reading, struct table_row *row, const struct csv_record *cells)
{
    for (size_t i = 0; i < cells->n; i++) {
        struct str cell = str_trim(cells->fields[i]), name = i < reading->n ? reading->names[i] : STR("");
        if (!cell.len || !name.len || str_is(name, "id") || str_is(name, "kind"))
            continue;
        if (!table_put(row, name, cell))
            return false;
    }
    return true;
}

static void put_head(struct reading *reading, struct table_row *row, struct str id)
{
    const char *organization = reading->import->plan->organization;
    bool bare = str_find(id, '/', 0) == id.len;
    struct str whole = bare && id.len ? arena_printf(&reading->import->arena, "%s/%.*s",
                                                     item_kind_prefix(row->kind), STR_FMT(id))
                                      : id;
    if (id.len)
        js_put_str(row->item, "id", whole);
    js_put_z(row->item, "kind", item_kind_name(row->kind));
    if (organization && item_member(row->kind, STR("organization")).shape != MEMBER_NONE)
        js_put_z(row->item, "organization", organization);
}

static void take_row(struct reading *reading, const struct csv_record *cells)
{
    struct arena *arena = &reading->import->arena;
    struct str id = cell_at(reading, cells, "id"), zone = cell_at(reading, cells, "zone");
    struct import_record record = {.file = reading->file, .line = cells->line};
    record.record = id.len ? arena_str(arena, utf8_cut(id, 80)) : arena_printf(arena, "line %d", cells->line);
    struct table_row row = {.import = reading->import, .record = &record, .zone_name = zone};
    if (!find_kind(reading, &record, cell_at(reading, cells, "kind"), id, &row.kind))
        return;
    row.zone = zone_find(zone.len ? zone : STR(ZONE_DEFAULT));
    if (!row.zone) {
        import_refuse(reading->import, &record, STR("/zone"), "zone", "\"%.*s\" is no time zone",
                      STR_FMT(utf8_cut(zone, 60)));
        return;
    }
    row.item = js_new_object();
    put_head(reading, &row, id);
    if (put_cells(reading, &row, cells) && table_put_shifts(&row))
        import_stage(reading->import, row.item, &record);
    js_free(row.item);
}

/* A column that nothing knows is said once and passed over: people keep notes beside their facts. */
static bool read_head(struct reading *reading, const struct csv_record *cells)
{
    struct import *import = reading->import;
    struct import_record record = {.file = reading->file, .line = cells->line, .record = STR("(columns)")};
    bool has_id = false;
    reading->n = cells->n;
    reading->names = ARENA_ARRAY(&import->arena, struct str, cells->n);
    for (size_t i = 0; i < cells->n; i++) {
        struct str name = arena_str(&import->arena, str_trim(cells->fields[i]));
        bool is_own = !name.len || name.ptr[0] == '#';
        has_id |= str_is(name, "id");
        reading->names[i] = is_own || !table_knows(name) ? STR("") : name;
        if (!is_own && !reading->names[i].len)
            import_warn(import, &record, STR(""), "unknown-member",
                        "no item has a member \"%.*s\": the column is passed over",
                        STR_FMT(utf8_cut(name, 80)));
    }
    if (!has_id)
        import_refuse(import, &record, STR("/id"), "missing", "there is no column \"id\" in the first row");
    return has_id;
}

static void refuse_row(struct reading *reading, const struct csv *csv, enum err err, int line)
{
    struct import_record record = {.file = reading->file, .line = line};
    record.record = arena_printf(&reading->import->arena, "line %d", line);
    import_refuse(reading->import, &record, STR(""), err == ERR_LIMIT ? "limit" : "syntax",
                  "the row cannot be read: %s", csv->reason);
}

static const char *wrong_encoding(struct str bytes)
{
    if (bytes.len >= 2 && (memcmp(bytes.ptr, "\xff\xfe", 2) == 0 || memcmp(bytes.ptr, "\xfe\xff", 2) == 0))
        return "it is UTF-16; save it as \"CSV UTF-8\"";
    if (!utf8_valid(bytes))
        return "it is not UTF-8 (Windows-1252 or ISO-8859-1, it seems); save it as \"CSV UTF-8\"";
    return NULL;
}

static void read_rows(struct reading *reading, struct str bytes)
{
    struct csv csv;
    struct csv_record cells = {0};
    enum err err;
    bool has_head = false;
    struct arena arena;
    arena_init(&arena);
    csv_init(&csv, bytes);
    csv.separator = csv_guess_separator(bytes);
    while ((err = csv_next(&csv, &arena, &cells)) != ERR_NOT_FOUND) {
        if (err != ERR_OK)
            refuse_row(reading, &csv, err, cells.line);
        else if (has_head)
            take_row(reading, &cells);
        else if (!(has_head = read_head(reading, &cells)))
            break;
        if (!has_head)
            break;
        arena_reset(&arena);
    }
    arena_release(&arena);
}

void csv_take(struct import *import, const char *file, struct str bytes)
{
    struct reading reading = {.import = import, .file = file};
    struct import_record record = {.file = file};
    const char *wrong = wrong_encoding(bytes);
    if (wrong)
        import_refuse(import, &record, STR(""), "encoding", "%s", wrong);
    else
        read_rows(&reading, bytes);
}

enum err import_csv(struct import *import, const char *path)
{
    static const char *const suffixes[] = {".csv", ".tsv", NULL};
    static const struct import_source source = {suffixes, FILE_MAX_BYTES, csv_take};
    return import_source_read(import, path, &source);
}
