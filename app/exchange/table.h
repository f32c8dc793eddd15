/* SPDX-License-Identifier: GPL-3.0-or-later
 * A row of a table (--format csv) as an item: each cell by the name of its column. Of this folder's CSV
 * importer only. What a cell may be:
 *
 *   title.sv, summary.en …   a text in that language; "title" alone: in the language of --lang
 *   terms, languages …       several, with ";" between them
 *   organization, place …    "org/name", or the name alone
 *   start, end, exdates …    2026-12-01 14:00 by the clock of the column "zone" (Europe/Stockholm), or
 *                            RFC 3339; a day alone is its midnight, as an `end` the midnight after it
 *   phone                    +46…, or a Swedish number as it is dialled at home
 *   all_day, full_screen     yes or no (ja, nej, true, false, 1, 0)
 *   lat, lon                 with a point or a comma
 *   audience.tags            members of members with a point between them
 *   hours                    mo-fr 9-16; sa 10:00-14:00 (mo tu we th fr sa su holiday, or må ti on …)
 *   start, end, places, rrule   of a call: its shift; several with ";" between them
 *
 * An empty cell says nothing. Columns whose name is empty or begins with "#" are the writer's own. */
#ifndef EXCHANGE_TABLE_H
#define EXCHANGE_TABLE_H

#include "exchange/import.h"

struct zone;
struct table_row {
    struct import *import;
    const struct import_record *record;
    enum item_kind kind;
    const struct zone *zone;
    struct str zone_name;                   /* empty: the row does not say */
    struct js *item;                        /* being made */
    struct str starts, ends, places, rrule; /* of a call's shifts */
};

/* False, and refused, when the column is not one of this kind or the cell cannot be read. Where the item's
 * own checks say the same better, the cell is handed on as it is. */
bool table_put(struct table_row *row, struct str column, struct str cell);
/* Whether any kind has such a column. */
bool table_knows(struct str column);
bool table_put_shifts(struct table_row *row);

/* import_csv.c: a whole table, row by row staged or refused. */
void csv_take(struct import *import, const char *file, struct str bytes);

/* table_value.c. In the arena; ptr NULL: not to be read as one. */
struct str table_moment(struct table_row *row, struct str cell, bool is_end);
struct str table_phone(struct arena *arena, struct str cell);
struct js *table_hours(struct str cell); /* NULL: not to be read */

#endif
