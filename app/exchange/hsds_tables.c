// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/hsds_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "exchange/split.h"

const struct hsds_table_form hsds_table_forms[TABLES] = {
    [TABLE_ORGANIZATION] = {"organization", "organizations", NULL, {{NULL, 0}}},
    [TABLE_PROGRAM] = {"program", "programs", "programs", {{"organization_id", TABLE_ORGANIZATION}}},
    [TABLE_SERVICE] = {"service", "services", NULL, {{"organization_id", TABLE_ORGANIZATION}}},
    [TABLE_AT_LOCATION] = {"service_at_location",
                           "service_at_locations",
                           "service_at_locations",
                           {{"service_id", TABLE_SERVICE}, {"location_id", TABLE_LOCATION}}},
    [TABLE_LOCATION] = {"location", "locations", NULL, {{"organization_id", TABLE_ORGANIZATION}}},
    [TABLE_TAXONOMY] = {"taxonomy", "taxonomies", NULL, {{NULL, 0}}},
    [TABLE_TERM] = {"taxonomy_term", "taxonomy_terms", NULL, {{"taxonomy_id", TABLE_TAXONOMY}}},
    [TABLE_PHONE] = {"phone",
                     "phones",
                     "phones",
                     {{"location_id", TABLE_LOCATION},
                      {"service_id", TABLE_SERVICE},
                      {"organization_id", TABLE_ORGANIZATION},
                      {"contact_id", TABLE_CONTACT},
                      {"service_at_location_id", TABLE_AT_LOCATION}}},
    [TABLE_CONTACT] = {"contact",
                       "contacts",
                       "contacts",
                       {{"organization_id", TABLE_ORGANIZATION},
                        {"service_id", TABLE_SERVICE},
                        {"service_at_location_id", TABLE_AT_LOCATION},
                        {"location_id", TABLE_LOCATION}}},
    [TABLE_ADDRESS] = {"address", "addresses", "addresses", {{"location_id", TABLE_LOCATION}}},
    [TABLE_SCHEDULE] = {"schedule",
                        "schedules",
                        "schedules",
                        {{"service_id", TABLE_SERVICE},
                         {"location_id", TABLE_LOCATION},
                         {"service_at_location_id", TABLE_AT_LOCATION}}},
    [TABLE_FUNDING] = {"funding",
                       "fundings",
                       "funding",
                       {{"organization_id", TABLE_ORGANIZATION}, {"service_id", TABLE_SERVICE}}},
    [TABLE_AREA] = {"service_area", "service_areas", "service_areas", {{"service_id", TABLE_SERVICE}}},
    [TABLE_DOCUMENT] = {"required_document",
                        "required_documents",
                        "required_documents",
                        {{"service_id", TABLE_SERVICE}}},
    [TABLE_LANGUAGE] = {"language",
                        "languages",
                        "languages",
                        {{"service_id", TABLE_SERVICE},
                         {"location_id", TABLE_LOCATION},
                         {"phone_id", TABLE_PHONE}}},
    [TABLE_ACCESSIBILITY] = {"accessibility",
                             "accessibility_for_disabilities",
                             "accessibility",
                             {{"location_id", TABLE_LOCATION}}},
    [TABLE_COST] = {"cost_option", "cost_options", "cost_options", {{"service_id", TABLE_SERVICE}}},
    [TABLE_IDENTIFIER] = {"organization_identifier",
                          "organization_identifiers",
                          "organization_identifiers",
                          {{"organization_id", TABLE_ORGANIZATION}}},
    [TABLE_ATTRIBUTE] = {"attribute", "attributes", "attributes", {{"link_id", TABLES}}},
    [TABLE_METADATA] = {"metadata", "metadatas", "metadata", {{"resource_id", TABLES}}},
    [TABLE_DESCRIPTION] = {"meta_table_description", "meta_table_descriptions", NULL, {{NULL, 0}}},
};

bool hsds_table_find(struct str name, enum hsds_table_kind *ret_kind)
{
    size_t slash = name.len;
    while (slash > 0 && name.ptr[slash - 1] != '/')
        slash--;
    name = str_sub(name, slash, str_ends(name, ".csv") ? name.len - 4 : name.len);
    for (int i = 0; i < TABLES; i++)
        if (str_is(name, hsds_table_forms[i].name) || str_is(name, hsds_table_forms[i].plural)) {
            *ret_kind = (enum hsds_table_kind)i;
            return true;
        }
    return false;
}

void hsds_tables_init(struct hsds_tables *tables, struct import *import)
{
    *tables = (struct hsds_tables){.import = import};
    arena_init(&tables->arena);
}

void hsds_tables_release(struct hsds_tables *tables)
{
    for (int i = 0; i < TABLES; i++) {
        free(tables->tables[i].rows);
        free(tables->tables[i].ids.keys);
        for (int k = 0; k < HSDS_LINKS_MAX; k++)
            free(tables->tables[i].by_link[k].keys);
    }
    arena_release(&tables->arena);
}

static void refuse(struct hsds_tables *tables, const char *file, int line, const char *rule,
                   const char *reason)
{
    struct import_record at = {.file = file,
                               .line = line,
                               .record =
                                   line ? arena_printf(&tables->import->arena, "line %d", line) : STR("")};
    import_refuse(tables->import, &at, STR(""), rule, "%s", reason);
}

static struct hsds_row *add_row(struct hsds_tables *tables, struct hsds_table *table, size_t n, int line)
{
    if (table->n == table->size) {
        table->size = table->size ? table->size * 2 : 256;
        table->rows = realloc(table->rows, table->size * sizeof *table->rows);
        if (!table->rows)
            abort();
    }
    struct hsds_row *row = &table->rows[table->n++];
    *row = (struct hsds_row){ARENA_ARRAY(&tables->arena, struct str, n), n, line, false};
    return row;
}

struct str hsds_value(const struct hsds_row *row, int column)
{
    return column >= 0 && (size_t)column < row->n && row->values[column].ptr ? row->values[column] : STR("");
}

static int column_of(const struct hsds_table *table, const char *name)
{
    for (size_t i = 0; name && i < table->n_columns; i++)
        if (str_is(table->columns[i], name))
            return (int)i;
    return -1;
}

static void find_columns(struct hsds_table *table, enum hsds_table_kind kind)
{
    table->id_column = column_of(table, "id");
    for (int i = 0; i < HSDS_LINKS_MAX; i++)
        table->link_columns[i] = column_of(table, hsds_table_forms[kind].links[i].column);
}

static bool begin(struct hsds_tables *tables, enum hsds_table_kind kind, const char *file)
{
    if (tables->tables[kind].file) {
        refuse(tables, file, 0, "duplicate", "this table was read from another file already");
        return false;
    }
    tables->tables[kind] = (struct hsds_table){.file = file, .id_column = -1};
    return true;
}

/* ---- CSV ---- */

static bool read_head(struct hsds_tables *tables, struct hsds_table *table, enum hsds_table_kind kind,
                      struct csv *csv)
{
    struct csv_record record;
    enum err err = csv_next(csv, &tables->arena, &record);
    if (err == ERR_NOT_FOUND)
        return false;
    if (err != ERR_OK) {
        refuse(tables, table->file, record.line, err == ERR_LIMIT ? "limit" : "syntax", csv->reason);
        return false;
    }
    table->columns = record.fields;
    table->n_columns = record.n;
    for (size_t i = 0; i < record.n; i++)
        table->columns[i] = arena_str(&tables->arena, str_trim(record.fields[i]));
    find_columns(table, kind);
    if (table->id_column < 0)
        refuse(tables, table->file, record.line, "missing", "there is no column \"id\"");
    return table->id_column >= 0;
}

static void take_csv_row(struct hsds_tables *tables, struct hsds_table *table,
                         const struct csv_record *record)
{
    if (record->n > table->n_columns) {
        refuse(tables, table->file, record->line, "syntax", "it has more fields than the first line");
        return;
    }
    struct hsds_row *row = add_row(tables, table, record->n, record->line);
    memcpy(row->values, record->fields, record->n * sizeof *row->values);
}

void hsds_tables_read_csv(struct hsds_tables *tables, enum hsds_table_kind kind, struct str bytes,
                          const char *file, char separator)
{
    struct csv csv;
    struct csv_record record;
    enum err err;
    if (!begin(tables, kind, file))
        return;
    struct hsds_table *table = &tables->tables[kind];
    csv_init(&csv, bytes);
    csv.separator = separator;
    if (!read_head(tables, table, kind, &csv))
        return;
    while ((err = csv_next(&csv, &tables->arena, &record)) != ERR_NOT_FOUND) {
        if (err != ERR_OK)
            refuse(tables, file, record.line, err == ERR_LIMIT ? "limit" : "syntax", csv.reason);
        else
            take_csv_row(tables, table, &record);
        if (table->n == HSDS_ROWS_MAX) {
            refuse(tables, file, csv.line, "limit", "more than 2,000,000 rows");
            return;
        }
    }
}

/* ---- tabular.json ---- */

static struct str text_of(struct arena *arena, const struct js *value)
{
    struct buf text;
    if (js_type(value) == JS_STRING)
        return arena_str(arena, js_str(value));
    if (!value || js_type(value) == JS_NULL)
        return STR("");
    buf_init(&text, CSV_FIELD_MAX_BYTES);
    js_write(value, JS_COMPACT, &text);
    struct str kept = arena_str(arena, buf_view(&text));
    buf_release(&text);
    return kept;
}

/* Columns as they turn up: a row of JSON leaves out what it does not have. */
static int add_column(struct hsds_tables *tables, struct hsds_table *table, const char *name)
{
    if (!table->columns)
        table->columns = ARENA_ARRAY(&tables->arena, struct str, CSV_FIELDS_MAX);
    int at = column_of(table, name);
    if (at < 0 && table->n_columns < CSV_FIELDS_MAX) {
        at = (int)table->n_columns++;
        table->columns[at] = arena_str(&tables->arena, str_of(name));
    }
    return at;
}

static void take_json_row(struct hsds_tables *tables, struct hsds_table *table, const struct js *json,
                          int line)
{
    for (void *it = js_first(json); it; it = js_after(json, it))
        if (add_column(tables, table, js_name(it)) < 0) {
            refuse(tables, table->file, line, "limit", "more than 400 columns");
            return;
        }
    struct hsds_row *row = add_row(tables, table, table->n_columns, line);
    for (void *it = js_first(json); it; it = js_after(json, it))
        row->values[column_of(table, js_name(it))] = text_of(&tables->arena, js_value(it));
}

void hsds_tables_read_json(struct hsds_tables *tables, enum hsds_table_kind kind, struct str bytes,
                           const char *file, int line)
{
    struct split split;
    struct split_element element = {0};
    enum err err;
    if (!begin(tables, kind, file))
        return;
    struct hsds_table *table = &tables->tables[kind];
    split_init(&split, bytes);
    while ((err = split_next(&split, &element)) == ERR_OK) {
        struct js *json;
        struct js_fault fault = {.reason = "larger than 1 MB"};
        int at = line + element.line - 1;
        err = js_parse(element.bytes, CSV_RECORD_MAX_BYTES, 4, &json, &fault);
        if (err != ERR_OK) {
            refuse(tables, file, at, err == ERR_LIMIT ? "limit" : "syntax", fault.reason);
            continue;
        }
        take_json_row(tables, table, json, at);
        js_free(json);
    }
    if (err == ERR_SYNTAX)
        refuse(tables, file, line + split.line - 1, "syntax", split.reason);
    find_columns(table, kind);
}
