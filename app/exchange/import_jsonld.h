/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of --format jsonld share. A page is read whole: its nodes are gathered first, since one may
 * name another, then each becomes a record of the import. */
#ifndef EXCHANGE_IMPORT_JSONLD_H
#define EXCHANGE_IMPORT_JSONLD_H

#include "exchange/import_value.h"
#include "exchange/ld_time.h"

enum ld_kind { LD_EVENT, LD_ORGANIZATION, LD_PLACE, LD_JOB };
struct ld_found {
    enum ld_kind kind;
    const struct js *node;
    const struct js *root; /* of its script */
    int line;
    struct str uid, start;
    bool by_start; /* several of this page have the uid: its start tells them apart */
};
struct ld_page {
    struct import *import;
    const char *file;
    struct arena kept;  /* lives as long as the page is read */
    struct arena arena; /* of what is being made: let go after each that was found */
    struct ld_index index;
    struct ld_found *found;
    size_t n, size;
    int schedules; /* taken: one may be named again and again */
};

struct ld_record { /* one that is being made */
    struct ld_page *page;
    const struct js *node;
    struct import_record record;
    struct str lang; /* of texts that name none */
    struct js *item;
};

/* import_jsonld_gather.c */
void ld_gather(struct ld_page *page, const struct js *root, int line);
void ld_gather_done(struct ld_page *page); /* gives each its uid, drops what says the same twice */

/* Each stages the item of a node that was found, or refuses it. */
void ld_take_event(struct ld_page *page, const struct ld_found *found);
void ld_take_job(struct ld_page *page, const struct ld_found *found);
void ld_take_organization(struct ld_page *page, const struct ld_found *found);
void ld_take_place(struct ld_page *page, const struct ld_found *found);

/* import_jsonld_record.c. `begin` starts the item with its id and kind; `end` stages it and lets it go;
 * `drop` lets it go. */
struct ld_record ld_begin(struct ld_page *page, const struct ld_found *found, enum item_kind kind,
                          struct str uid);
void ld_end(struct ld_record *record);
void ld_drop(struct ld_record *record);
void ld_refuse(struct ld_record *record, const char *member, const char *rule, const char *why);
void ld_warn(struct ld_record *record, const char *member, const char *rule, const char *why);
/* A text in each language that the value has. */
void ld_put_text(struct ld_record *record, const char *name, const struct js *value, int max, bool one_line);
/* The summary as far as it fits, at the end of a paragraph or a sentence; the rest is the body. */
void ld_put_description(struct ld_record *record, const struct js *node);
void ld_put_url(struct ld_record *record, const char *name, const struct js *value); /* https only */
void ld_put_phone(struct ld_record *record, const struct js *value);
void ld_put_email(struct ld_record *record, const struct js *value);
void ld_put_moment(struct js *json, const char *name, struct moment moment);

/* import_jsonld_place.c. The id of what a value names: known to the hub, staged here, or empty. */
struct str ld_place_of(struct ld_record *record, const struct js *value);
struct str ld_organization_of(struct ld_record *record, const struct js *value); /* else the plan's */

/* import_jsonld_facts.c: cost, languages, audience, terms. */
void ld_put_cost(struct ld_record *record);
void ld_put_languages(struct ld_record *record);
void ld_put_suits(struct ld_record *record);
void ld_put_terms(struct ld_record *record);

#endif
