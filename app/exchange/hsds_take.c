// SPDX-License-Identifier: GPL-3.0-or-later
/* Records taken apart: what stands inside another is taken on its own, and a reference stays in its place. */
#include <string.h>

#include "exchange/hsds_records.h"

static struct js *ref_to(struct str id)
{
    struct js *ref = js_new_object();
    js_put_str(ref, "id", id);
    return ref;
}

/* {"id": …} in the place of a record that is taken on its own. What has no id stays as it is. */
static void take_out(struct hsds_records *records, struct js *own, const struct js *holder, const char *name,
                     enum hsds_type type, const struct import_record *at)
{
    const struct js *inner = js_get(holder, name);
    struct str id = js_get_str(inner, "id");
    if (id.len && js_len(inner) > 1)
        hsds_take(records, type, inner, false, at);
    if (inner)
        js_put(own, name, id.len ? ref_to(id) : js_copy(inner));
}

static void take_out_list(struct hsds_records *records, struct js *own, const struct js *holder,
                          const char *name, enum hsds_type type, const struct import_record *at)
{
    const struct js *list = js_get(holder, name);
    struct js *refs = js_new_array();
    for (size_t i = 0; i < js_len(list); i++) {
        struct str id = js_get_str(js_at(list, i), "id");
        if (id.len && js_len(js_at(list, i)) > 1)
            hsds_take(records, type, js_at(list, i), false, at);
        js_push(refs, id.len ? ref_to(id) : js_copy(js_at(list, i)));
    }
    if (js_type(list) == JS_ARRAY)
        js_put(own, name, refs);
    else
        js_free(refs);
}

/* Terms stay where they are, too: an attribute is not readable without. */
static void take_terms(struct hsds_records *records, const struct js *holder, const struct import_record *at)
{
    const struct js *attributes = js_get(holder, "attributes");
    for (size_t i = 0; i < js_len(attributes); i++) {
        const struct js *term = js_get(js_at(attributes, i), "taxonomy_term");
        if (js_get_str(term, "id").len && js_get(term, "name"))
            hsds_take(records, HSDS_TERM, term, false, at);
    }
}

static struct js *at_location_of(struct hsds_records *records, const struct js *record,
                                 const struct import_record *at)
{
    struct js *own = js_new_object();
    for (void *it = js_first(record); it; it = js_after(record, it))
        if (strcmp(js_name(it), "location") != 0)
            js_put(own, js_name(it), js_copy(js_value(it)));
    take_out(records, own, record, "location", HSDS_LOCATION, at);
    take_terms(records, own, at);
    return own;
}

static void take_at_locations(struct hsds_records *records, struct js *own, const struct js *service,
                              const struct import_record *at)
{
    const struct js *list = js_get(service, "service_at_locations");
    struct js *places = js_new_array();
    for (size_t i = 0; i < js_len(list); i++)
        js_push(places, at_location_of(records, js_at(list, i), at));
    if (js_type(list) == JS_ARRAY)
        js_put(own, "service_at_locations", places);
    else
        js_free(places);
}

/* An organization's services say whose they are by where they stand. */
static void take_services(struct hsds_records *records, const struct js *organization,
                          const struct import_record *at)
{
    const struct js *list = js_get(organization, "services");
    for (size_t i = 0; i < js_len(list); i++) {
        struct js *service = js_copy(js_at(list, i));
        if (!hsds_ref(service, "organization", "organization_id").len)
            js_put(service, "organization", ref_to(js_get_str(organization, "id")));
        if (js_len(service) > 2)
            hsds_take(records, HSDS_SERVICE, service, false, at);
        js_free(service);
    }
}

/* The service that a service_at_location is about, with it. */
static void take_at_location(struct hsds_records *records, const struct js *record,
                             const struct import_record *at)
{
    struct str service_id = hsds_ref(record, "service", "service_id");
    struct js *own = js_copy(record), *list = js_new_array(), *service;
    const struct js *inner = js_get(record, "service");
    service = js_type(inner) == JS_OBJECT ? js_copy(inner) : ref_to(service_id);
    js_drop(own, "service");
    js_drop(own, "service_id");
    js_push(list, own);
    js_put(service, "service_at_locations", list);
    if (service_id.len)
        hsds_take(records, HSDS_SERVICE, service, false, at);
    else
        import_refuse(records->import, at, STR("/service"), "missing", "the service it is about is missing");
    js_free(service);
}

static bool check_id(struct hsds_records *records, const struct js *record, const struct import_record *at)
{
    struct str id = js_get_str(record, "id");
    const struct js *given = js_get(record, "id");
    if (id.len && id.len <= 200)
        return true;
    import_refuse(records->import, at, STR("/id"),
                  !given   ? "missing"
                  : id.len ? "limit"
                           : "type",
                  !given   ? "every record must have an id"
                  : id.len ? "longer than 200 characters"
                           : "must be a string that is not empty");
    return false;
}

static const char *const lists[] = {"service_at_locations",
                                    "locations",
                                    "services",
                                    "phones",
                                    "contacts",
                                    "addresses",
                                    "schedules",
                                    "languages",
                                    "attributes",
                                    "accessibility",
                                    "cost_options",
                                    "required_documents",
                                    "metadata"};

/* What is a list in HSDS is one of objects, or is not there (or null): nobody has to ask again. Further down
 * a member of that name may be a text in some profile (the UK's accessibility). The name of one that is
 * neither; NULL. */
static const char *bad_list(const struct js *record, bool on_top)
{
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        const struct js *list = js_get(record, lists[k]);
        enum js_type type = js_type(list);
        if (type == JS_OBJECT || (on_top && list && type != JS_ARRAY && type != JS_NULL))
            return lists[k];
        for (size_t i = 0; i < js_len(list); i++)
            if (js_type(js_at(list, i)) != JS_OBJECT || bad_list(js_at(list, i), false))
                return lists[k];
    }
    return NULL;
}

static bool check_lists(struct hsds_records *records, const struct js *record, const struct import_record *at)
{
    const char *bad = bad_list(record, true);
    if (bad)
        import_refuse(records->import, at, arena_printf(&records->import->arena, "/%s", bad), "type",
                      "must be an array of objects");
    return !bad;
}

/* These are not copied with the rest: what is in them is taken on its own. */
static bool is_taken_out(enum hsds_type type, const char *name)
{
    static const struct {
        enum hsds_type type;
        const char *name;
    } rows[] = {
        {HSDS_SERVICE, "organization"},
        {HSDS_SERVICE, "service_at_locations"},
        {HSDS_ORGANIZATION, "locations"},
        {HSDS_ORGANIZATION, "services"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].type == type && strcmp(rows[i].name, name) == 0)
            return true;
    return false;
}

void hsds_take(struct hsds_records *records, enum hsds_type type, const struct js *record, bool whole,
               const struct import_record *where)
{
    struct import_record at = *where;
    if (js_type(record) != JS_OBJECT || !check_id(records, record, where))
        return;
    at.record = arena_printf(&records->import->arena, "%s %.*s", hsds_type_name(type),
                             STR_FMT(js_get_str(record, "id")));
    if (!check_lists(records, record, &at))
        return;
    if (type == HSDS_AT_LOCATION) {
        take_at_location(records, record, &at);
        return;
    }
    struct js *own = js_new_object();
    for (void *it = js_first(record); it; it = js_after(record, it))
        if (!is_taken_out(type, js_name(it)))
            js_put(own, js_name(it), js_copy(js_value(it)));
    take_terms(records, own, &at);
    if (type == HSDS_SERVICE) {
        take_out(records, own, record, "organization", HSDS_ORGANIZATION, &at);
        take_at_locations(records, own, record, &at);
    } else if (type == HSDS_ORGANIZATION) {
        take_services(records, record, &at);
        take_out_list(records, own, record, "locations", HSDS_LOCATION, &at);
    } else if (type == HSDS_TERM && js_get_str(js_get(own, "taxonomy_detail"), "id").len) {
        hsds_take(records, HSDS_TAXONOMY, js_get(own, "taxonomy_detail"), false, &at);
    }
    hsds_records_put(records, type, own, whole, &at);
    js_free(own);
}
