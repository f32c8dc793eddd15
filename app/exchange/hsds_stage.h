/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was gathered, on its way to be items: what hsds_stage.c, which stages it, and hsds_stage_refs.c, which
 * looks at what it refers to, share. */
#ifndef EXCHANGE_HSDS_STAGE_H
#define EXCHANGE_HSDS_STAGE_H

#include "exchange/hsds_records.h"

struct hsds_staging {
    struct hsds_records *records;
    struct import *import;
    struct arena scratch; /* of the record at hand */
    enum err err;         /* of the store */
};

struct import_record hsds_staging_where(struct hsds_staging *staging, const struct hsds_record *record);
struct str hsds_staging_item(struct hsds_staging *staging, enum hsds_type type, struct str id); /* its id */
/* The first failure of the store is kept; not found is none. */
void hsds_staging_failed(struct hsds_staging *staging, enum err err);
/* The record as it came before; NULL when it did not. */
struct js *hsds_staging_stored(struct hsds_staging *staging, enum hsds_type type, struct str id);

/* hsds_stage_refs.c. Refuses a term or an organization whose parents lead back to it. */
void hsds_check_parents(struct hsds_staging *staging, struct hsds_record *record);
/* Takes the parent and the terms that nobody knows out of the item, each with a warning. */
void hsds_prune(struct hsds_staging *staging, const struct hsds_record *record, struct js *item,
                const struct import_record *at);

#endif
