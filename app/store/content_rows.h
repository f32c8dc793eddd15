/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of a list before their items are read: gathered, filtered, sorted. Of store/content_*.c only. */
#ifndef STORE_CONTENT_ROWS_H
#define STORE_CONTENT_ROWS_H

#include "store/content_sql.h"

struct row {
    int64_t no;
    int kind;
    int64_t start_s;         /* of the occurrence; TIME_MAX_S: none */
    int64_t occurrence;      /* its index among the item's; -1: none */
    double distance_m;       /* < 0 unknown */
    int rank;                /* of a search; else 0 */
    bool is_open;            /* now; only with query->open_first */
    int64_t weight, checked; /* days since 1970; 0: nobody has said when */
    struct str titles, key;  /* key is made when a comparison needs it */
};
struct rows {
    struct arena arena; /* the rows and what they point to */
    struct row *items;
    int n, size;
};
void rows_init(struct rows *rows);
void rows_release(struct rows *rows);
/* Binds ?1 … ?14 of a list statement; `language` must live as long as the binding. */
void rows_bind(struct sqlite3_stmt *stmt, const struct query *query, struct str language);
/* Steps the statement to its end and keeps what fits the query. */
enum err rows_gather(struct content *content, struct sqlite3_stmt *stmt, const struct query *query,
                     bool has_occurrence, int rank, struct rows *rows);
void rows_sort(struct rows *rows, const struct query *query);
void rows_thin(struct rows *rows, int per_kind); /* only the first so many of each kind */
double content_distance_m(const struct content *content, double lat,
                          double lon); /* < 0: we do not know where we are */

#endif
