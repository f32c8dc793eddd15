/* SPDX-License-Identifier: GPL-3.0-or-later
 * The documents that a search has found, each with the best rank it was found by. Of store/content_*.c only.
 */
#ifndef STORE_CONTENT_FOUND_H
#define STORE_CONTENT_FOUND_H

#include "store/content_rows.h"

/* A query is asked of the index from the narrowest question to the widest, until there is enough; the first
 * that finds a document ranks it. */
enum tier {
    TIER_TITLE_IS, /* the whole title; told of TIER_TITLE_WORD when the row is read */
    TIER_TITLE_WORD,
    TIER_TITLE,
    TIER_NAME,    /* of the organization or the place */
    TIER_SYNONYM, /* of a need */
    TIER_SUMMARY,
    TIER_TEXT,
    TIER_NEAR_TITLE, /* with a mistake */
    TIER_NEAR_TEXT,
    TIERS
};

struct found {
    const struct query *query;
    uint64_t own;     /* languages of the visitor, by number */
    struct hit *hits; /* by document */
    int64_t documents, last;
    int n, n_kind[KIND_COUNT];
};
/* `documents`: how many document numbers there are. */
void found_init(struct found *found, const struct query *query, int64_t documents);
void found_release(struct found *found);
void found_add(struct found *found, int64_t search_row, enum tier tier);
/* The rows of the best, SEARCH_KIND of a kind or, of one kind, SEARCH_EXACT; the rest is only counted. Counts
 * are of what was found, and of what the rows showed to be expired without it. */
enum err found_rows(struct found *found, struct content *content, struct str language, struct str typed,
                    struct rows *rows);
bool found_is_near(const struct row *row);

#endif
