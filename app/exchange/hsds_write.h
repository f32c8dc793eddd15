/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hub's items as HSDS 3.0 records. An item that was made of a record gives that record, all of it; where
 * it was changed since, its texts, hours and the rest are written over it. An item of our own gives a record
 * whose ids are UUIDs of version 8 (RFC 9562): SHA-256 over the hub's id, the item's id and what it names. */
#ifndef EXCHANGE_HSDS_WRITE_H
#define EXCHANGE_HSDS_WRITE_H

#include "exchange/hsds.h"
#include "store/hub_index.h"

struct hsds_out {
    struct db *db;
    struct arena *arena; /* of ids and names; grows with every record */
    struct str hub;
    const char *lang; /* of the texts of items that were made here */
    enum err err;     /* of the store: the first; what is asked for after it is NULL */
    struct import import;
    struct import_plan plan;
};
void hsds_out_init(struct hsds_out *out, struct db *db, struct arena *arena, struct str hub,
                   const char *lang);
void hsds_out_release(struct hsds_out *out);

enum hsds_depth {
    HSDS_SUMMARY, /* what is one to one */
    HSDS_NESTED,  /* as it stands in another record */
    HSDS_FULL
};
/* A record; the caller frees it. NULL: no such item, or it stands for a further place of a service. */
struct js *hsds_out_record(struct hsds_out *out, enum hsds_type type, struct str item, enum hsds_depth depth);
/* The service_at_locations of a service, each with the service in it. An array. */
struct js *hsds_out_at_locations(struct hsds_out *out, struct str service_item, enum hsds_depth depth);
/* The record's id of an item. */
struct str hsds_out_id(struct hsds_out *out, enum hsds_type type, const struct hub_index_row *row);
/* The item of a record's id; empty: there is none. */
struct str hsds_out_find(struct hsds_out *out, enum hsds_type type, struct str id);
bool hsds_is_further(const struct hub_index_row *row); /* no service of its own */
/* All taxonomies: those that came, and the two of our own. An array. */
struct js *hsds_out_taxonomies(struct hsds_out *out);

/* ---- of hsds_write.c, hsds_nest.c and hsds_lay*.c only ---- */
struct hsds_item {
    struct str id; /* of the item */
    struct hub_index_row row;
    struct js *json;    /* the item */
    struct js *record;  /* what it was made of, or {} */
    struct js *before;  /* that record as an item; {} when the item was made here */
    enum hsds_type was; /* HSDS_TYPES: it was made here */
    struct str source, uid;
    const char *lang;
};
bool hsds_load(struct hsds_out *out, enum hsds_type type, struct str id, struct hsds_item *ret_item);
void hsds_item_release(struct hsds_item *item);
struct str hsds_uuid(struct hsds_out *out, struct str item, const char *part, size_t n);
/* Writes over the record what the item says otherwise. */
void hsds_lay(struct hsds_out *out, enum hsds_type type, struct hsds_item *item);
void hsds_lay_service(struct hsds_out *out, struct hsds_item *item);
/* Into one service_at_location; both as items. */
void hsds_lay_hours(struct hsds_out *out, const struct hsds_item *item, struct js *holder);
/* A text in the item's language, else in any; empty when there is none. */
struct str hsds_text(const struct hsds_item *item, const struct js *map);
bool hsds_text_differs(const struct hsds_item *item, const char *member);
bool hsds_differs(const struct hsds_item *item, const char *member);
void hsds_lay_text(const struct hsds_item *item, const char *member, struct js *record, const char *name);
void hsds_lay_str(const struct hsds_item *item, const char *member, struct js *record, const char *name);
void hsds_lay_phone(struct hsds_out *out, const struct hsds_item *item, struct js *record);

#endif
