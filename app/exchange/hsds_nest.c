// SPDX-License-Identifier: GPL-3.0-or-later
/* Records put together again: references give way to what they refer to. */
#include <string.h>

#include "exchange/hsds_write.h"
#include "exchange/import_value.h"

/* The item that a record of the same source became. */
static struct str item_of(struct hsds_out *out, const struct hsds_item *from, enum hsds_type type,
                          struct str id)
{
    struct str item = import_id_of(out->arena, arena_z(out->arena, from->source), hsds_type_kind(type), id);
    bool there = false;
    if (hub_items_has(out->db, item, &there) == ERR_OK && there)
        return item;
    return hsds_out_find(out, type, id);
}

/* {"id"} stays where the hub has no such item. */
static struct js *location_of(struct hsds_out *out, const struct hsds_item *from, const struct js *ref,
                              enum hsds_depth depth)
{
    struct str id = js_get_str(ref, "id");
    struct js *location = NULL;
    if (id.len)
        location = hsds_out_record(out, HSDS_LOCATION, item_of(out, from, HSDS_LOCATION, id), depth);
    return location ? location : js_copy(ref);
}

static void nest_locations(struct hsds_out *out, struct hsds_item *item)
{
    const struct js *list = js_get(item->record, "locations");
    struct str place = js_get_str(item->json, "place");
    struct js *nested = js_new_array();
    for (size_t i = 0; i < js_len(list); i++)
        js_push(nested, location_of(out, item, js_at(list, i), HSDS_NESTED));
    if (!list && place.len && item->was == HSDS_TYPES) {
        struct js *own = hsds_out_record(out, HSDS_LOCATION, place, HSDS_NESTED);
        if (own)
            js_push(nested, own);
    }
    if (list || js_len(nested))
        js_put(item->record, "locations", nested);
    else
        js_free(nested);
}

/* What was changed of a further place: its hours, its telephone. */
static void lay_further(struct hsds_out *out, const struct hsds_item *service, struct js *at_location,
                        size_t which)
{
    struct hsds_item further;
    struct import_record at = {.file = ""};
    struct hsds_map map = {&out->import, &at, &out->import.arena};
    struct import_plan plan = out->plan;
    plan.lang = service->lang;
    plan.source = arena_z(out->arena, service->source);
    out->import.plan = &plan;
    struct str id =
        hsds_item_id(&out->import.arena, plan.source, HSDS_AT_LOCATION, js_get_str(at_location, "id"));
    if (hsds_load(out, HSDS_SERVICE, id, &further)) {
        if (further.was == HSDS_AT_LOCATION && further.row.changed) {
            js_free(further.before);
            further.before = hsds_map(&map, HSDS_SERVICE, service->record, which);
            if (hsds_differs(&further, "hours"))
                hsds_lay_hours(out, &further, at_location);
            hsds_lay_phone(out, &further, at_location);
        }
        hsds_item_release(&further);
    }
    out->import.plan = &out->plan;
}

static void nest_at_locations(struct hsds_out *out, struct hsds_item *item, enum hsds_depth depth)
{
    const struct js *list = js_get(item->record, "service_at_locations");
    struct js *nested = js_new_array();
    for (size_t i = 0; i < js_len(list); i++) {
        struct js *one = js_copy(js_at(list, i));
        struct str flat = js_get_str(one, "location_id");
        if (i && js_get_str(one, "id").len)
            lay_further(out, item, one, i);
        if (js_get(one, "location"))
            js_put(one, "location", location_of(out, item, js_get(js_at(list, i), "location"), depth));
        else if (flat.len) {
            struct js *ref = js_new_object();
            js_put_str(ref, "id", flat);
            js_put(one, "location", location_of(out, item, ref, depth));
            js_free(ref);
        }
        js_push(nested, one);
    }
    if (list)
        js_put(item->record, "service_at_locations", nested);
    else
        js_free(nested);
}

static void nest_organization(struct hsds_out *out, struct hsds_item *item, enum hsds_depth depth)
{
    struct str id = js_get_str(item->json, "organization");
    struct js *organization = hsds_out_record(out, HSDS_ORGANIZATION, id, depth);
    if (!organization)
        return;
    js_put(item->record, "organization", organization);
    js_drop(item->record, "organization_id");
}

/* What is one to one: no lists. */
static void summarize(struct js *record)
{
    void *it = js_first(record);
    while (it) {
        void *next = js_after(record, it);
        if (js_type(js_value(it)) == JS_ARRAY)
            js_drop(record, js_name(it));
        it = next;
    }
}

struct js *hsds_out_record(struct hsds_out *out, enum hsds_type type, struct str id, enum hsds_depth depth)
{
    struct hsds_item item;
    if (!id.len || !hsds_load(out, type, id, &item))
        return NULL;
    if (type == HSDS_SERVICE && item.was == HSDS_AT_LOCATION) {
        hsds_item_release(&item);
        return NULL;
    }
    hsds_lay(out, type, &item);
    if (type == HSDS_SERVICE) {
        nest_organization(out, &item, depth == HSDS_SUMMARY ? HSDS_SUMMARY : HSDS_NESTED);
        if (depth != HSDS_SUMMARY)
            nest_at_locations(out, &item, HSDS_NESTED);
    } else if (type == HSDS_ORGANIZATION && depth != HSDS_SUMMARY) {
        nest_locations(out, &item);
    }
    if (depth == HSDS_SUMMARY)
        summarize(item.record);
    struct js *record = item.record;
    item.record = NULL;
    hsds_item_release(&item);
    return record;
}

static struct js *place_of(const struct js *at_location, const struct js *service, enum hsds_depth depth)
{
    struct js *one = js_copy(at_location), *location;
    const struct js *whole = js_get(at_location, "location");
    if (depth == HSDS_SUMMARY)
        summarize(one);
    if (whole) {
        location = js_copy(whole);
        if (depth == HSDS_SUMMARY)
            summarize(location);
        js_put(one, "location", location);
    }
    js_put(one, "service", js_copy(service));
    return one;
}

struct js *hsds_out_at_locations(struct hsds_out *out, struct str id, enum hsds_depth depth)
{
    struct js *whole = hsds_out_record(out, HSDS_SERVICE, id, HSDS_FULL), *list = js_new_array(), *service;
    const struct js *places = js_get(whole, "service_at_locations");
    if (!whole)
        return list;
    service = js_copy(whole);
    js_drop(service, "service_at_locations");
    if (depth == HSDS_SUMMARY)
        summarize(service);
    if (depth == HSDS_SUMMARY && js_get(service, "organization")) {
        struct js *organization = js_copy(js_get(service, "organization"));
        summarize(organization);
        js_put(service, "organization", organization);
    }
    for (size_t i = 0; i < js_len(places); i++)
        js_push(list, place_of(js_at(places, i), service, depth));
    js_free(whole);
    js_free(service);
    return list;
}
