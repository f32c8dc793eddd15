/* SPDX-License-Identifier: GPL-3.0-or-later
 * The records that an import brings, taken apart and gathered: each once, as text, whatever the number of
 * services that repeat their organization. A copy inside another record, or a summary in a list, changes what
 * it names and takes nothing away; a whole record says how it is. */
#ifndef EXCHANGE_HSDS_RECORDS_H
#define EXCHANGE_HSDS_RECORDS_H

#include "exchange/hsds.h"

struct hsds_record {
    enum hsds_type type;
    struct str id, parent; /* parent: of organizations and terms */
    struct str origin;     /* the record's text, as it will be the item's origin; in the import's arena */
    uint64_t last_copy;    /* hash of the last copy that was added: most are the same */
    bool whole, refused;
    const char *file;
    int line;
};
struct hsds_records {
    struct import *import;
    struct hsds_record *items;
    size_t n;
    uint32_t *slots; /* index + 1 */
    size_t n_slots;
    const char *lang;
};

/* Of this import; made at the first call, and then what is gathered is staged when every path was read. */
struct hsds_records *hsds_records(struct import *import);
/* hsds_take.c. Takes one record as it came, with everything inside it. `at` says where. Refuses what has no
 * id. */
void hsds_take(struct hsds_records *records, enum hsds_type type, const struct js *record, bool whole,
               const struct import_record *at);
/* Of hsds_take.c: one that was taken apart already. */
void hsds_records_put(struct hsds_records *records, enum hsds_type type, const struct js *json, bool whole,
                      const struct import_record *at);
/* The member that names the parent of an organization or a term. */
const char *hsds_parent_member(enum hsds_type type);
struct str hsds_record_json(const struct hsds_record *record); /* the record in its origin */
struct hsds_record *hsds_records_find(const struct hsds_records *records, enum hsds_type type, struct str id);
/* Members of `over` in place of those of `base`; lists of places and services are joined by id. */
void hsds_merge(struct js *base, const struct js *over);
/* hsds_stage.c: checks, maps and stages all. */
enum err hsds_stage(struct hsds_records *records);

#endif
