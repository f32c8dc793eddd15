// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/hsds_api.h"

#include <string.h>

#include "hub/hsds_api_own.h"
#include "hub/query.h"
#include "text/lang.h"

#define VERSION "3.0"
#define PROFILE "https://docs.openreferral.org/en/3.0/"
#define OPENAPI "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"

void hsds_problem(struct hsds_call *call, int status, const char *code, const char *detail)
{
    *call->reply = (struct hsds_reply){.status = status, .code = code, .detail = detail};
}

void hsds_give(struct hsds_call *call, struct js *json)
{
    if (call->out.err != ERR_OK) {
        js_free(json);
        *call->reply = (struct hsds_reply){.err = call->out.err};
    } else if (json) {
        *call->reply = (struct hsds_reply){.json = json};
    } else {
        hsds_problem(call, 404, "not-found", "There is no record with this id.");
    }
}

static void answer_root(struct hsds_call *call)
{
    struct js *json = js_new_object();
    js_put_z(json, "version", VERSION);
    js_put_z(json, "profile", PROFILE);
    js_put_z(json, "openapi_url", OPENAPI);
    hsds_give(call, json);
}

static void answer_taxonomy(struct hsds_call *call, struct str id)
{
    struct js *all = hsds_out_taxonomies(&call->out), *found = NULL;
    for (size_t i = 0; i < js_len(all) && !found; i++)
        if (str_eq(js_get_str(js_at(all, i), "id"), id))
            found = js_copy(js_at(all, i));
    js_free(all);
    hsds_give(call, found);
}

/* A service that refers to it in another way is another's. */
static bool is_of(const struct js *service, struct str organization)
{
    return service && str_eq(js_get_str(js_get(service, "organization"), "id"), organization);
}

struct js *hsds_services_of(struct hsds_call *call, struct str organization, enum hsds_depth depth)
{
    struct js *list = js_new_array();
    struct hub_index_row row;
    struct str *ids, id = STR("");
    size_t n = 0;
    if (hub_index_one(call->out.db, "organization", organization, call->arena, &row) == ERR_OK &&
        hub_items_linking(call->out.db, organization, call->arena, &ids, &n) == ERR_OK)
        id = hsds_out_id(&call->out, HSDS_ORGANIZATION, &row);
    for (size_t i = 0; i < n; i++) {
        struct js *service =
            str_starts(ids[i], "service/") ? hsds_out_record(&call->out, HSDS_SERVICE, ids[i], depth) : NULL;
        if (is_of(service, id)) {
            js_drop(service, "organization");
            js_push(list, service);
        } else {
            js_free(service);
        }
    }
    return list;
}

static void answer_organization(struct hsds_call *call, struct str item)
{
    enum hsds_depth depth = query_true(call->url, "full_service") ? HSDS_NESTED : HSDS_SUMMARY;
    struct js *record = hsds_out_record(&call->out, HSDS_ORGANIZATION, item, HSDS_FULL);
    if (record)
        js_put(record, "services", hsds_services_of(call, item, depth));
    hsds_give(call, record);
}

/* Of a further place the id is known; that of a service's first is looked for in the records. */
static struct js *find_at_location(struct hsds_call *call, struct str id)
{
    struct hsds_out *out = &call->out;
    struct hub_index_row row;
    struct hub_index_row *rows;
    struct str *ids;
    size_t n = 0;
    struct js *found = NULL;
    if (id.len < 1 || id.len > 200)
        return NULL;
    if (hub_index_holding(out->db, "service", id, call->arena, &ids, &n) == ERR_OK)
        for (size_t i = 0; i < n && !found; i++)
            if (hub_index_one(out->db, "service", ids[i], call->arena, &row) == ERR_OK)
                found = hsds_at_location(call, &row, id, HSDS_FULL);
    if (found || hub_index(out->db, "service", call->arena, &rows, &n) != ERR_OK)
        return found;
    for (size_t i = 0; i < n && !found; i++)
        if (rows[i].has_place && str_eq(hsds_uuid(out, rows[i].id, "at", 0), id))
            found = hsds_at_location(call, &rows[i], id, HSDS_FULL);
    return found;
}

static void answer_one(struct hsds_call *call, struct str what, struct str id)
{
    struct hsds_out *out = &call->out;
    if (str_is(what, "services"))
        hsds_give(call, hsds_out_record(out, HSDS_SERVICE, hsds_out_find(out, HSDS_SERVICE, id), HSDS_FULL));
    else if (str_is(what, "organizations"))
        answer_organization(call, hsds_out_find(out, HSDS_ORGANIZATION, id));
    else if (str_is(what, "taxonomy_terms"))
        hsds_give(call, hsds_out_record(out, HSDS_TERM, hsds_out_find(out, HSDS_TERM, id), HSDS_FULL));
    else if (str_is(what, "service_at_locations"))
        hsds_give(call, find_at_location(call, id));
    else if (str_is(what, "taxonomies"))
        answer_taxonomy(call, id);
    else
        hsds_problem(call, 404, "not-found", "There is nothing at this address.");
}

static void answer_list(struct hsds_call *call, struct str what)
{
    if (str_is(what, "services"))
        hsds_list_items(call, HSDS_SERVICE);
    else if (str_is(what, "organizations"))
        hsds_list_items(call, HSDS_ORGANIZATION);
    else if (str_is(what, "taxonomy_terms"))
        hsds_list_items(call, HSDS_TERM);
    else if (str_is(what, "service_at_locations"))
        hsds_list_at_locations(call);
    else if (str_is(what, "taxonomies"))
        hsds_list_taxonomies(call);
    else
        hsds_problem(call, 404, "not-found", "There is nothing at this address.");
}

void hsds_answer(const struct hsds_request *request, struct hsds_reply *ret_reply)
{
    struct hsds_call call = {
        .request = request, .reply = ret_reply, .arena = request->arena, .url = request->url};
    struct str rest = request->rest, what, id;
    struct str lang = query_get(call.url, "lang", call.arena);
    lang = lang.ptr && lang_tag_ok(lang) ? lang : STR("sv");
    hsds_out_init(&call.out, request->db, call.arena, request->hub, arena_z(call.arena, lang));
    if (!str_next(&rest, '/', &what) || !what.len) {
        answer_root(&call);
    } else if (!rest.len) {
        answer_list(&call, what);
    } else {
        id = query_decode(rest, false, call.arena);
        answer_one(&call, what, id.ptr ? id : STR(""));
    }
    hsds_out_release(&call.out);
}
