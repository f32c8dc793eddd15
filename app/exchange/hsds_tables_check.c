// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys of tables: every row has an id, no two the same, and what a row refers to is there. What is not so
 * is refused or warned of; what is left can be found by its id and by what it refers to. */
#include <stdlib.h>

#include "exchange/hsds_tables.h"

static int by_value(const void *a, const void *b)
{
    const struct hsds_key *x = a, *y = b;
    int c = str_cmp(x->value, y->value);
    return c ? c : (x->row > y->row) - (x->row < y->row);
}

/* Of the rows that are not refused. */
static struct hsds_index index_of(const struct hsds_table *table, int column)
{
    struct hsds_index index = {.keys = malloc((table->n + 1) * sizeof *index.keys)};
    if (!index.keys)
        abort();
    for (size_t i = 0; i < table->n && column >= 0; i++) {
        struct str value = hsds_value(&table->rows[i], column);
        if (value.len && !table->rows[i].refused)
            index.keys[index.n++] = (struct hsds_key){value, (uint32_t)i};
    }
    qsort(index.keys, index.n, sizeof *index.keys, by_value);
    return index;
}

size_t hsds_index_find(const struct hsds_index *index, struct str value)
{
    size_t low = 0, high = index->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(index->keys[middle].value, value) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < index->n && str_eq(index->keys[low].value, value) ? low : index->n;
}

const struct hsds_row *hsds_row_with_id(const struct hsds_tables *tables, enum hsds_table_kind kind,
                                        struct str id)
{
    const struct hsds_table *table = &tables->tables[kind];
    size_t at = hsds_index_find(&table->ids, id);
    return at < table->ids.n ? &table->rows[table->ids.keys[at].row] : NULL;
}

bool hsds_link_resolves(const struct hsds_tables *tables, const struct hsds_link *link, struct str id)
{
    if (link->to != TABLES)
        return hsds_row_with_id(tables, link->to, id) != NULL;
    for (int i = 0; i < TABLES; i++)
        if (hsds_row_with_id(tables, (enum hsds_table_kind)i, id))
            return true;
    return false;
}

struct import_record hsds_row_where(struct hsds_tables *tables, enum hsds_table_kind kind,
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
    struct import_record at = hsds_row_where(tables, kind, row);
    struct str pointer = arena_printf(&tables->import->arena, "/%s", column);
    import_refuse(tables->import, &at, pointer, rule, "%s%.*s", message, STR_FMT(str_sub(value, 0, 60)));
    row->refused = true;
}

static void check_ids(struct hsds_tables *tables, enum hsds_table_kind kind)
{
    struct hsds_table *table = &tables->tables[kind];
    for (size_t i = 0; i < table->n; i++)
        if (!hsds_value(&table->rows[i], table->id_column).len)
            refuse_row(tables, kind, &table->rows[i], "id", "missing", "every row must have an id", STR(""));
    struct hsds_index all = index_of(table, table->id_column);
    for (size_t i = 1; i < all.n; i++)
        if (str_eq(all.keys[i].value, all.keys[i - 1].value))
            refuse_row(tables, kind, &table->rows[all.keys[i].row], "id", "duplicate",
                       "another row has this id: ", all.keys[i].value);
    free(all.keys);
    table->ids = index_of(table, table->id_column);
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
    struct import_record at = hsds_row_where(tables, kind, row);
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
        if (hsds_link_resolves(tables, &form->links[i], value) ||
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
        table->by_link[i] = index_of(table, table->link_columns[i]);
}

void hsds_tables_check(struct hsds_tables *tables)
{
    for (int i = 0; i < TABLES; i++)
        check_ids(tables, (enum hsds_table_kind)i);
    for (int i = 0; i < TABLES; i++)
        check_table(tables, (enum hsds_table_kind)i);
}
