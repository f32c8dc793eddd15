/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a screen asks the store for, and what comes back. A load is made by a worker, handed over in a
 * message, and from then on constant and owned by the model. */
#ifndef KIOSK_LOAD_H
#define KIOSK_LOAD_H

#include "base/arena.h"
#include "core/entry.h"

enum load_kind {
    LOAD_NONE,
    LOAD_HOME,  /* counts, notices, the next day's events, stories, the place we stand in */
    LOAD_NEEDS, /* the needs with the number of services under each */
    LOAD_LIST,  /* request.query */
    LOAD_SAY,   /* what one can say something about: surveys and consultations, and the query of agreements */
    LOAD_ITEM,  /* one item and what hangs together with it */
};
enum { WAYS_MAX = 8 };
/* What may be asked in place of a list in which nothing is: by which press one comes there. */
struct way_request {
    int code, number; /* of an action */
    struct query query;
    bool any_term; /* without the request's */
};
struct load_request {
    unsigned seq;
    enum load_kind kind;
    struct query query; /* its strings are set by load_query from the buffers below */
    char id[96], term[96], text[120], lang[36];
    int64_t now_s;       /* 0: the clock is not to be trusted */
    int64_t day_start_s; /* local midnight before now */
    bool with_needs;     /* LIST: the needs, too, when nothing fits the text or none was typed */
    struct way_request ways[WAYS_MAX]; /* LIST: counted when the list is empty */
    int n_ways;
};
struct query load_query(const struct load_request *request);
struct query load_way_query(const struct load_request *request, int way);

struct need {
    const struct item *term;
    int services;
};
struct way_out {
    int code, number; /* of the action that leads there */
    int total;        /* entries there */
};
struct load {
    unsigned seq;
    enum load_kind kind;
    struct arena arena; /* everything below lives in it */
    struct counts counts;
    const struct item *here; /* HOME: the place, or NULL */
    struct need *needs;
    int n_needs;
    struct entry entry;            /* ITEM; item NULL: there is no such item (any more) */
    const struct item *need;       /* LIST with a term: that term */
    struct way_out ways[WAYS_MAX]; /* LIST, when it is empty */
    int n_ways;
    struct entry_list list, notices, events, calls, services, stories;
    struct entry_list says; /* SAY: open and closed, by when they close; ITEM: as store/content.h has them */
    struct entry_list named, helps, commitments, members; /* ITEM, as store/content.h has them */
    const struct item *about, *network;
};
struct load *load_new(const struct load_request *request);
void load_free(const struct load *load); /* NULL is fine */

#endif
