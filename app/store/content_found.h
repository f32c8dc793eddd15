/* SPDX-License-Identifier: GPL-3.0-or-later
 * The documents that a search has found. Each question to the index marks where documents hold one word; then
 * those that hold all of them get a rank, once, and the marks go. Of store/content_*.c only. */
#ifndef STORE_CONTENT_FOUND_H
#define STORE_CONTENT_FOUND_H

#include "store/content_rows.h"

/* A document's rank is a tier, then whether it is in a language of the visitor, then the weight of its kind.
 */
enum tier {
    TIER_TITLE_IS,   /* the whole title; told of TIER_TITLE_WORD when the row is read */
    TIER_TITLE_WORD, /* whole words of the title; of a need, of its synonyms too */
    TIER_TITLE,      /* the last word is the beginning of one */
    TIER_NAME,       /* of the organization or the place */
    TIER_SYNONYM,    /* of what it is about */
    TIER_TEXT,
    TIER_NEAR_TITLE, /* with a mistake */
    TIER_NEAR_TEXT,
    TIER_PART, /* without some of the words: one tier for each that is missing */
    TIERS = TIER_PART + 8
};

enum where { IN_TITLE_WHOLE, IN_TITLE, BY_NAME, BY_TERM, IN_TEXT, WHERES };
struct found {
    const struct query *query;
    uint64_t own;     /* languages of the visitor, by number */
    struct hit *hits; /* by document */
    int64_t documents, last;
    int n, n_kind[KIND_COUNT]; /* ranked */
};
/* `documents`: how many document numbers there are. */
void found_init(struct found *found, const struct query *query, int64_t documents);
void found_release(struct found *found);
/* The document of a row of the search tables holds the i-th word there. */
void found_mark(struct found *found, int64_t search_row, enum where where, int i);
void found_mark_linked(struct found *found, int64_t doc, int kind, enum where where, int i);

struct found_all { /* words by bit: what a title has to hold, and what all of a document has to */
    unsigned in_title, in_all;
};
/* How many of the documents marked hold all of it in titles; or there and by names. */
int found_in_titles(const struct found *found, const struct found_all *all);
int found_by_names(const struct found *found, const struct found_all *all);
enum found_how { FOUND_EXACTLY, FOUND_NEARLY, FOUND_PARTLY };
/* Ranks those that hold all, or PARTLY some, and have no rank yet; takes away all marks. */
void found_rank(struct found *found, const struct found_all *all, enum found_how how);

/* The rows of the best, SEARCH_KIND of a kind or, of one kind, SEARCH_EXACT; the rest is only counted. Counts
 * are of what was found, without what the rows showed to be expired. `typed` is folded. */
enum err found_rows(struct found *found, struct content *content, struct str language, struct str typed,
                    struct rows *rows);
bool found_is_near(const struct row *row);

#endif
