/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the HSDS API share. */
#ifndef HUB_HSDS_API_OWN_H
#define HUB_HSDS_API_OWN_H

#include "hub/hsds_api.h"
#include "exchange/hsds_write.h"

struct hsds_call {
    const struct hsds_request *request;
    struct hsds_reply *reply;
    struct hsds_out out;
    struct arena *arena;
    const char *url;
};
void hsds_problem(struct hsds_call *call, int status, const char *code, const char *detail);
/* Takes it over. NULL, or a failure of the store before: the reply says so. */
void hsds_give(struct hsds_call *call, struct js *json);

/* The lists (hsds_api_list.c). */
void hsds_list_items(struct hsds_call *call, enum hsds_type type);
void hsds_list_at_locations(struct hsds_call *call);
void hsds_list_taxonomies(struct hsds_call *call);
/* hsds_api_sift.c: the rows that were asked for. False: a problem was told. */
struct hsds_rows {
    struct hub_index_row *items;
    size_t n;
};
bool hsds_sift(struct hsds_call *call, enum hsds_type type, struct hsds_rows *rows);

/* The service_at_location with this id, or that of a service item (`id` empty). NULL. */
struct js *hsds_at_location(struct hsds_call *call, const struct hub_index_row *row, struct str id,
                            enum hsds_depth depth);
/* The services of an organization item: an array. */
struct js *hsds_services_of(struct hsds_call *call, struct str organization, enum hsds_depth depth);

#endif
