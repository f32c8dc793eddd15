/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bringing items in. An importer reads paths and stages what it found; what follows is the same for every
 * format: duplicates, references, what a source no longer has, and one transaction that takes all or, with
 * keep_going, all that holds. */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include "base/date.h"
#include "base/net.h"
#include "core/parse.h"
#include "exchange/refs.h"
#include "store/hub_items.h"

struct import;
struct import_names;
struct import_fault;
struct import_counts;
#define IMPORT_MAX_BYTES ((size_t)4 << 30)
struct import_plan {
    const char *channel; /* NULL: every channel */
    const char *source;  /* where the items are from */
    bool replace;        /* what `source` brought before and no longer has is withdrawn */
    bool yes;            /* even when that is more than a tenth */
    bool dry_run, keep_going;
    bool own_only;            /* what is stored from another source is not changed: that item is refused */
    bool report_json;         /* one object a line on standard output; else lines on standard error */
    const char *lang;         /* of texts whose source names none */
    const char *organization; /* whose the items are where the source does not say; NULL */
    size_t max_bytes;         /* of memory for what is staged; more is refused whole. 0: IMPORT_MAX_BYTES */
    volatile const bool *cancel;       /* may be NULL: ends the import with ERR_CANCELLED, nothing taken */
    const struct transport *transport; /* for paths that are addresses; NULL: none can be had */
    const char *data;                  /* the hub's folder; NULL in tests */
    /* Both may be NULL. Takes every fault, which is then not printed. In the transaction that takes the
     * items, when they are in: a failure undoes them. */
    void (*tell)(void *ctx, const struct import_fault *fault);
    enum err (*also)(void *ctx, const struct import *import, const struct import_counts *counts);
    void *ctx;
    const char *who;
    int64_t now_s;
};

enum easy { EASY_NONE /* no Swedish that could be easier */, EASY_MISSING, EASY_THERE };
struct staged {
    struct hub_item_put put;
    struct refs refs;
    const char *file;
    int line;
    struct str record;
    bool refused, gone;
    enum easy easy;
};
struct import_value { /* of the hub's meta table */
    const char *name;
    struct str value;
    bool only_whole;
    struct import_value *next;
};
struct import {
    const struct import_plan *plan;
    struct db *db;      /* to look things up */
    struct arena arena; /* of everything staged */
    struct staged *items;
    size_t n;
    uint32_t *slots; /* a hash table by id: index + 1 */
    size_t n_slots;
    struct str *gone; /* ids */
    size_t n_gone;
    int64_t files, errors, warnings, refused;
    int64_t unread;              /* errors that name neither record nor item: what stood there is not known */
    struct str *refused_records; /* names of records that gave no item */
    size_t n_refused_records;
    struct import_names *names; /* exchange/import_names.h; NULL: not asked for yet */
    const char *copy, *copy_of; /* the file that is read, the address whose copy it is; NULL: none */
    /* An importer that must have read every path before it stages sets these two; called once, whatever came
     * before. */
    enum err (*finish)(struct import *import, enum err so_far);
    void *state;
    struct import_value *values; /* see import_remember */
    bool is_full;                /* more than plan->max_bytes: nothing is taken */
    int pictures_fetched, pictures_failed;
};

struct import_counts {
    int64_t files, items, added, changed, unchanged, withdrawn, refused, errors, warnings;
    int64_t easy, swedish; /* items not refused: with easy Swedish, of those that have Swedish */
    bool imported;
};
typedef enum err (*importer)(struct import *import, const char *path);
struct importer_row {
    const char *format;
    importer read;
};
extern const struct importer_row importers[]; /* ended by a row whose format is NULL */
importer importer_find(struct str format);    /* NULL: not known */
/* Those that take addresses themselves (several pages, say), ended by NULL. For the others an address is
 * fetched, and its copy is read as a file. */
extern const importer importers_that_fetch[];

/* Reads all paths, checks, and imports. ERR_INVALID when something was refused. *ret_counts is set in any
 * case. */
enum err import_run(const struct import_plan *plan, struct db *db, importer read, const char *const *paths,
                    int n, struct import_counts *ret_counts);

/* Where an item came from. */
struct import_record {
    const char *file;
    int line;                     /* 0: not known */
    struct str record;            /* its name there: a UID, a row; empty: the item's id says it */
    struct str origin, origin_id; /* see store/hub_items.h; ptr NULL: the item is the record itself */
    bool origin_stays;            /* its bytes live as long as the import: not copied */
    bool refused;                 /* it was told already why; staged only for what refers to it */
};
/* For importers. Takes the item over: its parsed form is checked (every fault reported), its bytes are
 * staged. */
void import_stage(struct import *import, const struct js *json, const struct import_record *record);
/* A record that gives no item at all is refused with this. `pointer` into the record. */
void import_refuse(struct import *import, const struct import_record *record, struct str pointer,
                   const char *rule, const char *format, ...) __attribute__((format(printf, 5, 6)));
void import_warn(struct import *import, const struct import_record *record, struct str pointer,
                 const char *rule, const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Whether it was cancelled or has grown past its bound: what a few bytes can make many records of looks here
 * between them. */
bool import_is_over(struct import *import);
/* Kept in the hub's meta table if and when the items are; with `only_whole`, if nothing was refused. `name`
 * must live as long as the import. */
void import_remember(struct import *import, const char *name, struct str value, bool only_whole);
/* A record says that this item of the same source is no more: it is withdrawn where it is stored, and not
 * taken where it is staged, before or after. */
void import_gone(struct import *import, struct str id);
enum err import_items(struct import *import, const char *path);        /* --format items */
enum err import_ics(struct import *import, const char *path);          /* --format ics */
enum err import_cap(struct import *import, const char *path);          /* --format cap */
enum err import_csv(struct import *import, const char *path);          /* --format csv */
enum err import_volunteering(struct import *import, const char *path); /* --format volunteering */
enum err import_jsonld(struct import *import, const char *path);       /* --format jsonld */
enum err import_hsds(struct import *import, const char *path);         /* --format hsds */

/* import_report.c; pointer into the item; line 0 and empty id: not known. Counts. */
struct import_fault {
    const char *file;
    int line;
    struct str record, id, pointer;
    const char *rule;
    bool is_warning;
    struct str message;
};
void import_report(struct import *import, const struct import_fault *fault);
struct js *import_fault_json(const struct import_fault *fault);
void import_summary(const struct import_plan *plan, const struct import_counts *counts);

/* import_fetch.c. A path, or an address that is fetched first. Reports name the address. */
enum err import_read(struct import *import, importer read, const char *path);
bool import_fetches(importer read); /* takes addresses itself */
const char *import_shown(const struct import *import, const char *file);

/* import_reading.c. Warns of Swedish that is hard to read: LIX above 30 in easy Swedish, above 50 in ordinary
 * (text/lix.h). */
void import_reading(struct import *import, const struct js *item, struct str id,
                    const struct import_record *record);
/* Whether its summary and body, those that it has in Swedish, are in easy Swedish too; an item with neither:
 * its title. */
enum easy import_easy(const struct js *item);

/* import_checked.c. The item as it is stored, when all that is new is that the organization checked it later;
 * owned by the caller. NULL: take what comes. */
struct js *import_checked(struct import *import, const struct js *json, struct str id);

/* import_check.c */
struct staged *import_find(const struct import *import, struct str id);
/* When everything is read; before the two that follow. */
void import_sort_refused(struct import *import);
bool import_was_refused(const struct import *import, struct str record);
/* Whether the source still has this item of it: staged, or its record refused this time. */
enum err import_still_has(const struct import *import, struct db *db, struct str id, struct arena *arena,
                          bool *ret_has);
struct withdrawal {
    struct str *ids;
    size_t n;
};
enum err import_withdrawals(struct import *import, struct db *db, struct withdrawal *ret_withdrawal);
bool withdrawal_has(const struct withdrawal *withdrawal, struct str id);
enum err import_check_owners(struct import *import, struct db *db); /* own_only */
/* References to what would be withdrawn, from what stays. */
enum err import_check_withdrawals(struct import *import, struct db *db, const struct withdrawal *withdrawal);

/* import_loose.c. References of what is staged; what has a loose one is refused. */
enum err import_check_staged(struct import *import, struct db *db, const struct withdrawal *withdrawal);

#endif
