/* SPDX-License-Identifier: GPL-3.0-or-later
 * The public directory as an HSDS 3.0 API, as the specification's openapi.json has it:
 *   GET /hsds/                           {"version", "profile", "openapi_url"}
 *   GET /hsds/services                   GET /hsds/services/{id}
 *   GET /hsds/organizations              GET /hsds/organizations/{id}            full_service
 *   GET /hsds/service_at_locations       GET /hsds/service_at_locations/{id}
 *   GET /hsds/taxonomies                 GET /hsds/taxonomies/{id}
 *   GET /hsds/taxonomy_terms             GET /hsds/taxonomy_terms/{id}
 * Lists take page, per_page, search, modified_after, full, minimal, taxonomy_term_id, taxonomy_id,
 * organization_id, parent_id, top_only; lang is ours. */
#ifndef HUB_HSDS_API_H
#define HUB_HSDS_API_H

#include "base/js.h"
#include "store/db.h"

struct hsds_request {
    struct db *db;
    struct str hub; /* its id */
    const char *url;
    struct str rest; /* of the path, behind "/hsds/" */
    struct arena *arena;
};
struct hsds_reply {
    struct js *json; /* js_free; NULL: it failed */
    enum err err;    /* what the store said, or */
    int status;
    const char *code, *detail;
};
void hsds_answer(const struct hsds_request *request, struct hsds_reply *ret_reply);

#endif
