/* SPDX-License-Identifier: GPL-3.0-or-later
 * HSDS as tables (CSV files, or tabular.json): rows, joined by their keys into the records that the JSON
 * form has. */
#ifndef EXCHANGE_HSDS_TABLES_H
#define EXCHANGE_HSDS_TABLES_H

#include "exchange/hsds_records.h"

enum hsds_table_kind {
    TABLE_ORGANIZATION,
    TABLE_PROGRAM,
    TABLE_SERVICE,
    TABLE_AT_LOCATION,
    TABLE_LOCATION,
    TABLE_TAXONOMY,
    TABLE_TERM,
    /* those below hang under others */
    TABLE_PHONE,
    TABLE_CONTACT,
    TABLE_ADDRESS,
    TABLE_SCHEDULE,
    TABLE_FUNDING,
    TABLE_AREA,
    TABLE_DOCUMENT,
    TABLE_LANGUAGE,
    TABLE_ACCESSIBILITY,
    TABLE_COST,
    TABLE_IDENTIFIER,
    TABLE_ATTRIBUTE,
    TABLE_METADATA,
    TABLE_DESCRIPTION, /* of the tables themselves: read past */
    TABLES
};
enum { HSDS_LINKS_MAX = 5, HSDS_ROWS_MAX = 2000000 };

struct hsds_link { /* a column with the id of a row of another table */
    const char *column;
    enum hsds_table_kind to; /* TABLES: of any */
};
struct hsds_table_form {
    const char *name;                       /* of the resource: "phone" */
    const char *plural;                     /* how its file may be called, too */
    const char *member;                     /* under which a row hangs in its parent; NULL: it does not */
    struct hsds_link links[HSDS_LINKS_MAX]; /* ended by one without a column */
};
extern const struct hsds_table_form hsds_table_forms[TABLES];

struct hsds_row {
    struct str *values; /* empty: not given */
    size_t n;
    int line;
    bool refused;
};
struct hsds_key { /* a value of a column, and the row that has it */
    struct str value;
    uint32_t row;
};
struct hsds_index {
    struct hsds_key *keys; /* sorted by value, then row; only those that are given */
    size_t n;
};
struct hsds_table {
    const char *file;
    struct str *columns;
    size_t n_columns;
    struct hsds_row *rows;
    size_t n, size;
    int id_column;                    /* -1: none */
    int link_columns[HSDS_LINKS_MAX]; /* -1: not there */
    struct hsds_index ids, by_link[HSDS_LINKS_MAX];
};
struct hsds_tables {
    struct import *import;
    struct arena arena; /* holds all rows; released by hsds_tables_release */
    struct hsds_table tables[TABLES];
};

struct str hsds_value(const struct hsds_row *row, int column); /* empty where there is none */
void hsds_tables_init(struct hsds_tables *tables, struct import *import);
void hsds_tables_release(struct hsds_tables *tables);
/* By the name of a file ("phones.csv", "service_at_locations") or of a resource. False: none of ours. */
bool hsds_table_find(struct str name, enum hsds_table_kind *ret_kind);
/* `bytes` must live as long as the tables. Faults are reported with their lines. */
void hsds_tables_read_csv(struct hsds_tables *tables, enum hsds_table_kind kind, struct str bytes,
                          const char *file, char separator);
/* One table of a tabular.json: an array of flat objects. */
void hsds_tables_read_json(struct hsds_tables *tables, enum hsds_table_kind kind, struct str bytes,
                           const char *file, int line);
/* hsds_join.c: checks the keys and takes every record. */
void hsds_tables_join(struct hsds_tables *tables, struct hsds_records *records);

/* ---- hsds_tables_check.c, of these files only ---- */
/* Refuses rows whose ids or links do not hold, and makes the indexes of all tables. */
void hsds_tables_check(struct hsds_tables *tables);
/* The first key with this value, at or behind which all of them stand; n when there is none. */
size_t hsds_index_find(const struct hsds_index *index, struct str value);
const struct hsds_row *hsds_row_with_id(const struct hsds_tables *tables, enum hsds_table_kind kind,
                                        struct str id); /* NULL: there is none */
bool hsds_link_resolves(const struct hsds_tables *tables, const struct hsds_link *link, struct str id);
struct import_record hsds_row_where(struct hsds_tables *tables, enum hsds_table_kind kind,
                                    const struct hsds_row *row);

#endif
