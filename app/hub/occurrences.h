/* SPDX-License-Identifier: GPL-3.0-or-later
 * When things take place, gathered from many series and written as one JSON array in order of time: what
 * `torget-hub occurrences` prints. Half a million of them are written in a second: the texts go through the
 * JSON library once a series, and only digits are put between. */
#ifndef HUB_OCCURRENCES_H
#define HUB_OCCURRENCES_H

#include <stdio.h>

#include "calendar/expand.h"

struct occurrences {
    struct expander *expander;
    int64_t from_s, to_s;
    bool cancelled; /* those that are cancelled too, with "status" */
    struct arena arena, one;
    struct occurrence *found;
    size_t n, size;
};
void occurrences_init(struct occurrences *occurrences, struct expander *expander, int64_t from_s,
                      int64_t to_s);
void occurrences_release(struct occurrences *occurrences);

struct occurring {
    const struct series *series;
    struct str uid, id; /* id empty: not in the store, or the same */
    struct str summary;
    /* Of the occurrences that come from series->changes[i]; NULL, or empty: `summary`. */
    const struct str *summaries;
    bool cancelled; /* all of it */
};
/* ERR_LIMIT, ERR_INVALID: it cannot be expanded (nothing was added); ERR_IO. */
enum err occurrences_add(struct occurrences *occurrences, const struct occurring *occurring);
enum err occurrences_write(struct occurrences *occurrences, FILE *file); /* once */

#endif
