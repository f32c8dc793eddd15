/* SPDX-License-Identifier: GPL-3.0-or-later
 * Human Services Data Specification 3.0 (Open Referral): its records, and what each is as an item.
 *
 *   organization     org/…       service       service/…  (one more for every further service_at_location)
 *   location         place/…     taxonomy_term term/…     taxonomy: kept in the hub's meta table
 *
 * Records are kept taken apart: a service holds {"id"} where its organization and its locations stood, an
 * organization {"id"} for its locations. hsds_write.h puts them together again. An item's origin is
 * {"hsds":"service","lang":"en","record":{…}}: all of the record, whatever the item shows of it. */
#ifndef EXCHANGE_HSDS_H
#define EXCHANGE_HSDS_H

#include "base/js.h"
#include "core/item.h"
#include "exchange/import.h"

enum hsds_type {
    HSDS_TAXONOMY,
    HSDS_TERM,
    HSDS_ORGANIZATION,
    HSDS_LOCATION,
    HSDS_SERVICE,
    HSDS_AT_LOCATION,
    HSDS_TYPES
};
enum { HSDS_RECORD_MAX_BYTES = 4 << 20, HSDS_MAX_DEPTH = 24, HSDS_AT_LOCATIONS_MAX = 200 };
#define HSDS_TAXONOMIES_KEPT "hsds.taxonomies" /* in the meta table: {"<id>": {taxonomy}} */

const char *hsds_type_name(enum hsds_type type); /* "service_at_location" */
enum item_kind hsds_type_kind(enum hsds_type type);
/* What a record is, by its members; where these would fit several, by the name of its file. */
bool hsds_type_of(const struct js *record, const char *file, enum hsds_type *ret_type);

/* The id of a reference {"id": …} under `object`, or of `flat` in its place; empty when there is none. */
struct str hsds_ref(const struct js *record, const char *object, const char *flat);

/* A number, which many write as a string; 0 when it is neither. */
double hsds_number(const struct js *value);

/* The id of the item that a record becomes. */
struct str hsds_item_id(struct arena *arena, const char *source, enum hsds_type type, struct str id);

struct hsds_origin {
    enum hsds_type type;
    const char *lang;
    const struct js *record; /* in root */
    struct js *root;         /* js_free */
};
/* Of an origin's beginning; HSDS_TYPES: of another format. */
enum hsds_type hsds_origin_type(struct str head);
/* False when the origin is of another format. */
bool hsds_origin_read(struct str json, struct arena *arena, struct hsds_origin *ret_origin);
struct str hsds_origin_write(struct arena *arena, enum hsds_type type, const char *lang, struct str record);

/* ---- a record as an item (hsds_map*.c); pure but for the warnings ---- */
struct hsds_map {
    struct import *import; /* its plan: lang, source, organization */
    const struct import_record *at;
    struct arena *arena; /* of this one record */
};
/* Never NULL. What the item needs and the record does not have is missing: import_stage says so.
 * `at_location`: which of a service's places, 0 for all other types. */
struct js *hsds_map(const struct hsds_map *map, enum hsds_type type, const struct js *record,
                    size_t at_location);

/* ---- parts of it, of these files only ---- */
struct str hsds_map_id(const struct hsds_map *map, enum hsds_type type, struct str id);
struct str hsds_fit(const struct hsds_map *map, const char *pointer, struct str text, int max, bool one_line);
void hsds_warn(const struct hsds_map *map, const char *pointer, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void hsds_put_texts(const struct hsds_map *map, struct js *item, struct str description,
                    const struct js *more_paragraphs);
void hsds_put_contact(const struct hsds_map *map, struct js *item, const struct js *const *holders,
                      int n_holders, struct str url);
void hsds_put_terms(const struct hsds_map *map, struct js *item, const struct js *record);
void hsds_put_languages(const struct hsds_map *map, struct js *item, const struct js *record);
void hsds_put_cost(const struct hsds_map *map, struct js *item, const struct js *record);
/* What a schedule says without hours is pushed to `paragraphs`. */
void hsds_put_hours(const struct hsds_map *map, struct js *item, const struct js *schedules,
                    struct js *paragraphs);
void hsds_put_access(const struct hsds_map *map, struct js *item, const struct js *accessibility);
struct js *hsds_map_service(const struct hsds_map *map, const struct js *record, size_t at_location);
/* "" when no E.164 number can be made of it; numbers without a country are Swedish. */
struct str hsds_phone(struct arena *arena, struct str number);
const char *hsds_legal_form(struct str legal_status, struct str name);

#endif
