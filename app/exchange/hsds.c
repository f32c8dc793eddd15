// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/hsds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/import_value.h"

static const struct {
    const char *name, *plural;
    enum item_kind kind;
    const char *members[13]; /* that records of this type alone have; the first type that has one is it */
} types[HSDS_TYPES] = {
    [HSDS_AT_LOCATION] = {"service_at_location",
                          "service_at_location",
                          KIND_SERVICE,
                          {"service", "service_id", "location", "location_id"}},
    [HSDS_LOCATION] = {"location",
                       "location",
                       KIND_PLACE,
                       {"location_type", "addresses", "latitude", "transportation", "accessibility"}},
    [HSDS_SERVICE] = {"service",
                      "service",
                      KIND_SERVICE,
                      {"status", "organization", "organization_id", "service_at_locations", "service_areas",
                       "cost_options", "required_documents", "eligibility_description", "fees_description",
                       "assured_date", "program", "minimum_age"}},
    [HSDS_TERM] = {"taxonomy_term",
                   "taxonomy_term",
                   KIND_TERM,
                   {"taxonomy", "taxonomy_detail", "taxonomy_id", "parent_id", "term_uri", "code"}},
    [HSDS_ORGANIZATION] = {"organization",
                           "organization",
                           KIND_ORGANIZATION,
                           {"website", "legal_status", "locations", "organization_identifiers",
                            "parent_organization_id", "services", "email", "tax_status", "year_incorporated",
                            "logo", "programs", "phones"}},
    [HSDS_TAXONOMY] = {"taxonomy", "taxonom", KIND_TERM, {"version"}},
};
static const enum hsds_type order[] = {HSDS_AT_LOCATION, HSDS_LOCATION,     HSDS_SERVICE,
                                       HSDS_TERM,        HSDS_ORGANIZATION, HSDS_TAXONOMY};
enum { N_ORDER = sizeof order / sizeof *order };

const char *hsds_type_name(enum hsds_type type)
{
    return types[type].name;
}

enum item_kind hsds_type_kind(enum hsds_type type)
{
    return types[type].kind;
}

static bool has_any(const struct js *record, const char *const *members)
{
    for (int i = 0; i < 13 && members[i]; i++)
        if (js_get(record, members[i]))
            return true;
    return false;
}

/* The last part of a path or of an address. */
static const char *last_part(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

bool hsds_type_of(const struct js *record, const char *file, enum hsds_type *ret_type)
{
    for (int i = 0; i < N_ORDER; i++)
        if (has_any(record, types[order[i]].members)) {
            *ret_type = order[i];
            return true;
        }
    for (int i = 0; i < N_ORDER; i++)
        if (strstr(last_part(file), types[order[i]].plural)) {
            *ret_type = order[i];
            return true;
        }
    *ret_type = HSDS_ORGANIZATION; /* all that one must have: an id, a name and a description */
    return js_get(record, "name") != NULL;
}

double hsds_number(const struct js *value)
{
    struct str text = js_str(value);
    char copy[40], *end;
    if (js_type(value) != JS_STRING)
        return js_real(value);
    if (text.len == 0 || text.len >= sizeof copy)
        return 0;
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = 0;
    double number = strtod(copy, &end);
    return *end == 0 && isfinite(number) ? number : 0;
}

struct str hsds_ref(const struct js *record, const char *object, const char *flat)
{
    struct str id = js_get_str(js_get(record, object), "id");
    if (!id.len)
        id = js_get_str(record, flat);
    return id.ptr ? id : STR("");
}

struct str hsds_item_id(struct arena *arena, const char *source, enum hsds_type type, struct str id)
{
    struct str own = import_id_of(arena, source, types[type].kind, id);
    bool is_uuid = own.len == id.len + strlen(item_kind_prefix(types[type].kind)) + 1;
    if (type == HSDS_AT_LOCATION && !is_uuid) /* not to be taken for a service with the same number */
        own = import_id_of(arena, source, KIND_SERVICE,
                           arena_printf(arena, "service_at_location/%.*s", STR_FMT(id)));
    return own;
}

enum hsds_type hsds_origin_type(struct str head)
{
    static const char start[] = "{\"hsds\":\"";
    if (!str_starts(head, start))
        return HSDS_TYPES;
    struct str name = str_sub(head, sizeof start - 1, str_find(head, '"', sizeof start - 1));
    for (int i = 0; i < HSDS_TYPES; i++)
        if (str_is(name, types[i].name))
            return (enum hsds_type)i;
    return HSDS_TYPES;
}

bool hsds_origin_read(struct str json, struct arena *arena, struct hsds_origin *ret_origin)
{
    struct hsds_origin origin = {.type = hsds_origin_type(json)};
    if (origin.type == HSDS_TYPES ||
        js_parse(json, HSDS_RECORD_MAX_BYTES + 1000, HSDS_MAX_DEPTH + 2, &origin.root, NULL) != ERR_OK)
        return false;
    origin.lang = arena_z(arena, js_get_str(origin.root, "lang"));
    origin.record = js_get(origin.root, "record");
    if (js_type(origin.record) != JS_OBJECT) {
        js_free(origin.root);
        return false;
    }
    *ret_origin = origin;
    return true;
}

struct str hsds_origin_write(struct arena *arena, enum hsds_type type, const char *lang, struct str record)
{
    return arena_printf(arena, "{\"hsds\":\"%s\",\"lang\":\"%s\",\"record\":%.*s}", types[type].name, lang,
                        STR_FMT(record));
}
