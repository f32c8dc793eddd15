// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows to records: each row of a table that stands alone becomes an object, and what refers to it hangs under
 * it, as in the JSON form. */
#include <string.h>

#include "exchange/hsds_tables.h"

static const char *const numbers[] = {"year_incorporated", "latitude",  "longitude", "minimum_age",
                                      "maximum_age",       "extension", "timezone",  "count",
                                      "interval",          "amount"};

static bool is_number_column(struct str column)
{
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (str_is(column, numbers[i]))
            return true;
    return false;
}

/* A number as JSON has it; NULL: it is none. */
static struct js *number_of(struct str text)
{
    struct js *wrapped = NULL, *number = NULL;
    char list[80] = "[";
    text = str_trim(text);
    if (!text.len || text.len > 60)
        return NULL;
    memcpy(list + 1, text.ptr, text.len);
    list[1 + text.len] = ']';
    if (js_parse((struct str){list, text.len + 2}, sizeof list, 2, &wrapped, NULL) != ERR_OK)
        return NULL;
    if (js_len(wrapped) == 1 &&
        (js_type(js_at(wrapped, 0)) == JS_INT || js_type(js_at(wrapped, 0)) == JS_REAL))
        number = js_copy(js_at(wrapped, 0));
    js_free(wrapped);
    return number;
}

static void put_value(struct js *object, struct str column, struct str value)
{
    struct js *number = is_number_column(column) ? number_of(value) : NULL;
    js_put(object, column.ptr, number ? number : js_new_str(value));
}

static struct js *build(const struct hsds_tables *tables, enum hsds_table_kind kind,
                        const struct hsds_row *row);
static struct js *build_flat(const struct hsds_tables *tables, enum hsds_table_kind kind,
                             const struct hsds_row *row);

static void hang_all(const struct hsds_tables *tables, struct js *object, enum hsds_table_kind child,
                     int link, struct str id)
{
    const struct hsds_table *table = &tables->tables[child];
    const char *member = hsds_table_forms[child].member;
    const struct hsds_index *links = &table->by_link[link];
    struct js *list = js_new_array();
    for (size_t at = hsds_index_find(links, id); at < links->n && str_eq(links->keys[at].value, id); at++) {
        const struct hsds_row *row = &table->rows[links->keys[at].row];
        if (!row->refused)
            js_push(list, build(tables, child, row));
    }
    if (js_len(list))
        js_put(object, member, list);
    else
        js_free(list);
}

static void hang_children(const struct hsds_tables *tables, struct js *object, enum hsds_table_kind kind,
                          struct str id)
{
    for (int child = 0; child < TABLES; child++) {
        const struct hsds_table_form *form = &hsds_table_forms[child];
        for (int i = 0; i < HSDS_LINKS_MAX && form->member && form->links[i].column; i++) {
            bool any = form->links[i].to == TABLES && (enum hsds_table_kind)child != kind;
            if ((any && !(kind == TABLE_METADATA)) ||
                (form->links[i].to == kind && !(child == TABLE_AT_LOCATION && kind == TABLE_LOCATION)))
                hang_all(tables, object, (enum hsds_table_kind)child, i, id);
        }
    }
}

static void put_ref(struct js *object, const char *member, const char *column)
{
    struct str id = js_get_str(object, column);
    struct js *ref = js_new_object();
    if (id.len) {
        js_put_str(ref, "id", id);
        js_put(object, member, ref);
        js_drop(object, column);
    } else {
        js_free(ref);
    }
}

/* The row that a column names, in the column's place; without what hangs under it, which may be this very
 * object. */
static void put_inner(const struct hsds_tables *tables, struct js *object, const char *member,
                      const char *column, enum hsds_table_kind to)
{
    struct str id = js_get_str(object, column);
    const struct hsds_row *row = id.len ? hsds_row_with_id(tables, to, id) : NULL;
    if (!row)
        return;
    js_put(object, member, build_flat(tables, to, row));
    js_drop(object, column);
}

static void put_single(const struct hsds_tables *tables, struct js *object, enum hsds_table_kind kind)
{
    if (kind == TABLE_SERVICE) {
        put_ref(object, "organization", "organization_id");
        put_inner(tables, object, "program", "program_id", TABLE_PROGRAM);
    } else if (kind == TABLE_AT_LOCATION) {
        put_ref(object, "location", "location_id");
    } else if (kind == TABLE_ATTRIBUTE) {
        put_inner(tables, object, "taxonomy_term", "taxonomy_term_id", TABLE_TERM);
    } else if (kind == TABLE_TERM) {
        put_inner(tables, object, "taxonomy_detail", "taxonomy_id", TABLE_TAXONOMY);
    }
}

/* The links that say where a row hangs are not said again; those that lead nowhere are kept. */
static bool is_link(const struct hsds_tables *tables, enum hsds_table_kind kind, size_t column,
                    struct str value)
{
    const struct hsds_table *table = &tables->tables[kind];
    const struct hsds_table_form *form = &hsds_table_forms[kind];
    for (int i = 0; i < HSDS_LINKS_MAX && form->links[i].column; i++)
        if (table->link_columns[i] == (int)column)
            return form->member && !(kind == TABLE_AT_LOCATION && i == 1) &&
                   hsds_link_resolves(tables, &form->links[i], value);
    return false;
}

static struct js *build_flat(const struct hsds_tables *tables, enum hsds_table_kind kind,
                             const struct hsds_row *row)
{
    const struct hsds_table *table = &tables->tables[kind];
    struct js *object = js_new_object();
    for (size_t i = 0; i < row->n && i < table->n_columns; i++) {
        struct str value = hsds_value(row, (int)i);
        if (value.len && table->columns[i].len && !is_link(tables, kind, i, value))
            put_value(object, table->columns[i], value);
    }
    put_single(tables, object, kind);
    return object;
}

static struct js *build(const struct hsds_tables *tables, enum hsds_table_kind kind,
                        const struct hsds_row *row)
{
    struct js *object = build_flat(tables, kind, row);
    hang_children(tables, object, kind, hsds_value(row, tables->tables[kind].id_column));
    return object;
}

/* An organization's places are those that name it. */
static void put_locations(const struct hsds_tables *tables, struct js *organization, struct str id)
{
    const struct hsds_table *table = &tables->tables[TABLE_LOCATION];
    const struct hsds_index *links = &table->by_link[0];
    struct js *list = js_new_array();
    for (size_t at = hsds_index_find(links, id); at < links->n && str_eq(links->keys[at].value, id); at++) {
        struct js *ref = js_new_object();
        js_put_str(ref, "id", hsds_value(&table->rows[links->keys[at].row], table->id_column));
        js_push(list, ref);
    }
    if (js_len(list))
        js_put(organization, "locations", list);
    else
        js_free(list);
}

static void take_table(struct hsds_tables *tables, enum hsds_table_kind kind, enum hsds_type type,
                       struct hsds_records *records)
{
    const struct hsds_table *table = &tables->tables[kind];
    for (size_t i = 0; i < table->n; i++) {
        if (table->rows[i].refused)
            continue;
        struct import_record at = hsds_row_where(tables, kind, &table->rows[i]);
        struct str id = hsds_value(&table->rows[i], table->id_column);
        struct js *record = build(tables, kind, &table->rows[i]);
        if (kind == TABLE_ORGANIZATION)
            put_locations(tables, record, id);
        if (kind == TABLE_LOCATION &&
            hsds_row_with_id(tables, TABLE_ORGANIZATION, js_get_str(record, "organization_id")))
            js_drop(record, "organization_id");
        hsds_take(records, type, record, true, &at);
        js_free(record);
    }
}

void hsds_tables_join(struct hsds_tables *tables, struct hsds_records *records)
{
    hsds_tables_check(tables);
    take_table(tables, TABLE_TAXONOMY, HSDS_TAXONOMY, records);
    take_table(tables, TABLE_TERM, HSDS_TERM, records);
    take_table(tables, TABLE_ORGANIZATION, HSDS_ORGANIZATION, records);
    take_table(tables, TABLE_LOCATION, HSDS_LOCATION, records);
    take_table(tables, TABLE_SERVICE, HSDS_SERVICE, records);
}
