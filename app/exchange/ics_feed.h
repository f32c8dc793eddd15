/* SPDX-License-Identifier: GPL-3.0-or-later
 * Items as iCalendar (RFC 5545, 7986): events, and the shifts of calls. One calendar: begin, items, end. */
#ifndef EXCHANGE_ICS_FEED_H
#define EXCHANGE_ICS_FEED_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/item.h"
#include "store/db.h"
#include "text/zone.h"

enum { ICS_FEED_MAX_BYTES = 32 << 20 };
struct ics_feed {
    struct db *db;                     /* what items refer to, and what they were made of */
    struct str hub;                    /* its id: UIDs of what was made here end in it */
    struct str lang;                   /* of the texts, where they have it */
    struct str address;                /* where the feed is, for SOURCE; empty: not known */
    struct str organization, term, id; /* only what is theirs, only this; empty: everything */
    int64_t now_s;
    struct buf *out;
    /* inside */
    struct arena one;
    struct ics_feed_referred *referred[256]; /* by hash of the id */
    struct arena arena;
    struct ics_feed_item *first, *last;
    const struct zone *zones[64];
    int n_zones;
    int64_t from_s; /* the earliest start */
};
void ics_feed_begin(struct ics_feed *feed);
/* An item's stored or published JSON; others than events and calls, and of the wanted, are passed over.
 * `number` is that of its revision, made at `made_s`. Errors as of item_read. */
enum err ics_feed_add(struct ics_feed *feed, struct str json, int64_t number, int64_t made_s);
/* What an item is called, in the feed's language; empty: it is not there. */
struct str ics_feed_title(const struct ics_feed *feed, struct str id, struct arena *arena);
/* Writes all, zones first. `name` is what calendar programs call it. */
void ics_feed_end(struct ics_feed *feed, struct str name);

/* exchange/ics_feed_event.c */
struct ics_feed_item {
    const struct item *item;
    int64_t number, made_s;
    struct ics_feed_item *next;
};
void ics_feed_write(struct ics_feed *feed, const struct ics_feed_item *one);
/* The text for the feed's language, and its tag in *ret_lang; empty when there is none. */
struct str ics_feed_text(const struct ics_feed *feed, const struct text_map *map, struct str *ret_lang);

#endif
