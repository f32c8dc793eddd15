// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows to records: each row of a table that stands alone becomes an object, and what refers to it hangs under
 * it, as in the JSON form. */
#include <stdlib.h>
#include <string.h>

#include "exchange/hsds_tables.h"

static const char *const numbers[] = {"year_incorporated", "latitude",  "longitude", "minimum_age",
                                      "maximum_age",       "extension", "timezone",  "count",
                                      "interval",          "amount"};

static int by_value(const void *a, const void *b)
{
    const struct hsds_key *x = a, *y = b;
    int c = str_cmp(x->value, y->value);
    return c ? c : (x->row > y->row) - (x->row < y->row);
}

static struct hsds_key *keys_of(const struct hsds_table *table, int column, size_t *ret_n)
{
    struct hsds_key *keys = malloc((table->n + 1) * sizeof *keys);
    size_t n = 0;
    if (!keys)
        abort();
    for (size_t i = 0; i < table->n && column >= 0; i++) {
        struct str value = hsds_value(&table->rows[i], column);
        if (value.len && !table->rows[i].refused)
            keys[n++] = (struct hsds_key){value, (uint32_t)i};
    }
    qsort(keys, n, sizeof *keys, by_value);
    *ret_n = n;
    return keys;
}

/* The first key with this value, at or behind which all of them stand; n when there is none. */
static size_t find_key(const struct hsds_key *keys, size_t n, struct str value)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(keys[middle].value, value) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && str_eq(keys[low].value, value) ? low : n;
}

static const struct hsds_row *row_with_id(const struct hsds_tables *tables, enum hsds_table_kind kind,
                                          struct str id)
{
    const struct hsds_table *table = &tables->tables[kind];
    size_t at = table->ids ? find_key(table->ids, table->n, id) : table->n;
    return at < table->n ? &table->rows[table->ids[at].row] : NULL;
}

static bool resolves(const struct hsds_tables *tables, enum hsds_table_kind to, struct str id)
{
    for (int i = 0; i < TABLES; i++)
        if ((to == TABLES || to == (enum hsds_table_kind)i) &&
            row_with_id(tables, (enum hsds_table_kind)i, id))
            return true;
    return false;
}

/* ---- checks ---- */

static struct import_record where(struct hsds_tables *tables, enum hsds_table_kind kind,
                                  const struct hsds_row *row)
{
    const struct hsds_table *table = &tables->tables[kind];
    return (struct import_record){.file = table->file,
                                  .line = row->line,
                                  .record = arena_printf(&tables->import->arena, "%s %.*s",
                                                         hsds_table_forms[kind].name,
                                                         STR_FMT(hsds_value(row, table->id_column)))};
}

static void refuse_row(struct hsds_tables *tables, enum hsds_table_kind kind, struct hsds_row *row,
                       const char *column, const char *rule, const char *message, struct str value)
{
    struct import_record at = where(tables, kind, row);
    struct str pointer = arena_printf(&tables->import->arena, "/%s", column);
    import_refuse(tables->import, &at, pointer, rule, "%s%.*s", message, STR_FMT(str_sub(value, 0, 60)));
    row->refused = true;
}

static void check_ids(struct hsds_tables *tables, enum hsds_table_kind kind)
{
    struct hsds_table *table = &tables->tables[kind];
    size_t n;
    for (size_t i = 0; i < table->n; i++)
        if (!hsds_value(&table->rows[i], table->id_column).len)
            refuse_row(tables, kind, &table->rows[i], "id", "missing", "every row must have an id", STR(""));
    table->ids = keys_of(table, table->id_column, &n);
    for (size_t i = 1; i < n; i++)
        if (str_eq(table->ids[i].value, table->ids[i - 1].value))
            refuse_row(tables, kind, &table->rows[table->ids[i].row], "id", "duplicate",
                       "another row has this id: ", table->ids[i].value);
    free(table->ids);
    table->ids = keys_of(table, table->id_column, &n);
    for (size_t i = n; i < table->n; i++) /* find_key looks at table->n keys */
        table->ids[i] = (struct hsds_key){{"\xFF", 1}, UINT32_MAX};
}

/* Rows that nothing stands above without all their links, others without any. */
static bool needs_all(enum hsds_table_kind kind)
{
    return kind == TABLE_SERVICE || kind == TABLE_AT_LOCATION;
}

static bool needs_one(enum hsds_table_kind kind)
{
    return hsds_table_forms[kind].member && kind != TABLE_ATTRIBUTE && kind != TABLE_METADATA;
}

static void warn_of_link(struct hsds_tables *tables, enum hsds_table_kind kind, struct hsds_row *row,
                         const char *column, struct str value)
{
    struct import_record at = where(tables, kind, row);
    import_warn(tables->import, &at, arena_printf(&tables->import->arena, "/%s", column), "reference",
                "\"%.*s\" is in no table here", STR_FMT(str_sub(value, 0, 60)));
}

/* An organization that the plan names, or that the hub has, will do for a service as well. */
static bool stands_in_hub(struct hsds_tables *tables, const struct hsds_link *link, struct str value)
{
    bool stored = false;
    if (link->to == TABLE_ORGANIZATION || link->to == TABLE_LOCATION || link->to == TABLE_SERVICE) {
        enum hsds_type type = link->to == TABLE_ORGANIZATION ? HSDS_ORGANIZATION
                              : link->to == TABLE_LOCATION   ? HSDS_LOCATION
                                                             : HSDS_SERVICE;
        hub_items_has(tables->import->db,
                      hsds_item_id(&tables->arena, tables->import->plan->source, type, value), &stored);
    }
    return stored;
}

static void check_links(struct hsds_tables *tables, enum hsds_table_kind kind, struct hsds_row *row)
{
    const struct hsds_table_form *form = &hsds_table_forms[kind];
    const struct hsds_table *table = &tables->tables[kind];
    int good = 0;
    for (int i = 0; i < HSDS_LINKS_MAX && form->links[i].column && !row->refused; i++) {
        struct str value = hsds_value(row, table->link_columns[i]);
        if (!value.len)
            continue;
        if (resolves(tables, form->links[i].to, value) ||
            (needs_all(kind) && stands_in_hub(tables, &form->links[i], value)))
            good++;
        else if (needs_all(kind))
            refuse_row(tables, kind, row, form->links[i].column, "reference",
                       "in no table here, nor in the hub: ", value);
        else
            warn_of_link(tables, kind, row, form->links[i].column, value);
    }
    if (!row->refused && good == 0 && needs_one(kind))
        refuse_row(tables, kind, row, form->links[0].column, "reference",
                   "it refers to nothing that is in these tables", STR(""));
}

static void check_table(struct hsds_tables *tables, enum hsds_table_kind kind)
{
    struct hsds_table *table = &tables->tables[kind];
    for (size_t i = 0; i < table->n; i++)
        if (!table->rows[i].refused)
            check_links(tables, kind, &table->rows[i]);
    for (int i = 0; i < HSDS_LINKS_MAX; i++)
        table->by_link[i] = keys_of(table, table->link_columns[i], &table->n_by_link[i]);
}

/* ---- rows to objects ---- */

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
    size_t n = table->n_by_link[link], at = n ? find_key(table->by_link[link], n, id) : 0;
    struct js *list = js_new_array();
    for (; at < n && str_eq(table->by_link[link][at].value, id); at++) {
        const struct hsds_row *row = &table->rows[table->by_link[link][at].row];
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
    const struct hsds_row *row = id.len ? row_with_id(tables, to, id) : NULL;
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
                   resolves(tables, form->links[i].to, value);
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
    size_t n = table->n_by_link[0], at = n ? find_key(table->by_link[0], n, id) : 0;
    struct js *list = js_new_array();
    for (; at < n && str_eq(table->by_link[0][at].value, id); at++) {
        struct js *ref = js_new_object();
        js_put_str(ref, "id", hsds_value(&table->rows[table->by_link[0][at].row], table->id_column));
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
        struct import_record at = where(tables, kind, &table->rows[i]);
        struct str id = hsds_value(&table->rows[i], table->id_column);
        struct js *record = build(tables, kind, &table->rows[i]);
        if (kind == TABLE_ORGANIZATION)
            put_locations(tables, record, id);
        if (kind == TABLE_LOCATION &&
            row_with_id(tables, TABLE_ORGANIZATION, js_get_str(record, "organization_id")))
            js_drop(record, "organization_id");
        hsds_take(records, type, record, true, &at);
        js_free(record);
    }
}

void hsds_tables_join(struct hsds_tables *tables, struct hsds_records *records)
{
    for (int i = 0; i < TABLES; i++)
        check_ids(tables, (enum hsds_table_kind)i);
    for (int i = 0; i < TABLES; i++)
        check_table(tables, (enum hsds_table_kind)i);
    take_table(tables, TABLE_TAXONOMY, HSDS_TAXONOMY, records);
    take_table(tables, TABLE_TERM, HSDS_TERM, records);
    take_table(tables, TABLE_ORGANIZATION, HSDS_ORGANIZATION, records);
    take_table(tables, TABLE_LOCATION, HSDS_LOCATION, records);
    take_table(tables, TABLE_SERVICE, HSDS_SERVICE, records);
}
