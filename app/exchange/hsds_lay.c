// SPDX-License-Identifier: GPL-3.0-or-later
/* Items written over records: what all kinds share, organizations, places and terms. Only what differs from
 * the record, read as an item, is written: what the item does not show stays as it came. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "exchange/hsds_write.h"

struct str hsds_text(const struct hsds_item *item, const struct js *map)
{
    struct str text = js_get_str(map, item->lang);
    if (!text.len)
        text = js_get_str(map, "sv");
    void *first = text.len ? NULL : js_first(map);
    if (first)
        text = js_str(js_value(first));
    return text.ptr ? text : STR("");
}

bool hsds_text_differs(const struct hsds_item *item, const char *member)
{
    return !str_eq(hsds_text(item, js_get(item->json, member)),
                   hsds_text(item, js_get(item->before, member)));
}

bool hsds_differs(const struct hsds_item *item, const char *member)
{
    const struct js *now = js_get(item->json, member), *then = js_get(item->before, member);
    return now && then ? !js_equal(now, then) : now != then;
}

static void put_or_drop(struct js *record, const char *name, struct str value)
{
    if (value.len)
        js_put_str(record, name, value);
    else
        js_drop(record, name);
}

void hsds_lay_text(const struct hsds_item *item, const char *member, struct js *record, const char *name)
{
    if (hsds_text_differs(item, member))
        put_or_drop(record, name, hsds_text(item, js_get(item->json, member)));
}

void hsds_lay_str(const struct hsds_item *item, const char *member, struct js *record, const char *name)
{
    if (hsds_differs(item, member))
        put_or_drop(record, name, js_get_str(item->json, member));
}

/* The summary unless the body begins with it; then the body, without the paragraphs that are fields of their
 * own in the record. */
static struct str description_of(struct hsds_out *out, const struct hsds_item *item)
{
    static const char *const fields[] = {"alert", "application_process"};
    struct str summary = hsds_text(item, js_get(item->json, "summary"));
    struct str body = hsds_text(item, js_get(item->json, "body"));
    for (int i = 0; i < 2; i++) {
        struct str text = str_trim(js_get_str(item->record, fields[i]));
        if (text.len && str_ends(body, arena_z(out->arena, text)))
            body = str_trim(str_sub(body, 0, body.len - text.len));
        else if (text.len && str_starts(body, arena_z(out->arena, text)))
            body = str_trim(str_sub(body, text.len, body.len));
    }
    struct str start = str_ends(summary, "…") ? str_sub(summary, 0, summary.len - strlen("…")) : summary;
    if (!body.len || (start.len && str_starts(body, arena_z(out->arena, start))))
        return body.len ? body : summary;
    return arena_printf(out->arena, "%.*s%s%.*s", STR_FMT(summary), summary.len ? "\n\n" : "", STR_FMT(body));
}

static void lay_description(struct hsds_out *out, struct hsds_item *item, bool must)
{
    bool differs = hsds_text_differs(item, "summary") || hsds_text_differs(item, "body");
    struct str text = differs ? description_of(out, item) : STR("");
    if (differs && text.len)
        js_put_str(item->record, "description", text);
    else if (must && !js_get(item->record, "description"))
        js_put_str(item->record, "description", hsds_text(item, js_get(item->json, "title")));
}

/* The first number of the record is the one that is shown. */
void hsds_lay_phone(struct hsds_out *out, const struct hsds_item *item, struct js *record)
{
    struct str number = js_get_str(item->json, "phone");
    const struct js *known = js_get(record, "phones");
    struct js *phones = js_new_array();
    if (!hsds_differs(item, "phone")) {
        js_free(phones);
        return;
    }
    if (number.len) {
        struct js *phone = js_len(known) ? js_copy(js_at(known, 0)) : js_new_object();
        if (!js_len(known))
            js_put_str(phone, "id", hsds_uuid(out, item->id, "phone", 0));
        js_put_str(phone, "number", number);
        js_push(phones, phone);
    }
    for (size_t i = 1; i < js_len(known); i++)
        js_push(phones, js_copy(js_at(known, i)));
    js_put(record, "phones", phones);
}

static const char *const forms[][2] = {
    {"association", "ideell förening (association)"},
    {"cooperative", "ekonomisk förening (cooperative)"},
    {"foundation", "stiftelse (foundation)"},
    {"social-enterprise", "arbetsintegrerande socialt företag (social enterprise)"},
    {"study-association", "studieförbund (study association)"},
    {"network", "nätverk (network)"},
    {"public", "offentlig (public body)"},
};

static void lay_organization(struct hsds_out *out, struct hsds_item *item)
{
    struct js *record = item->record;
    struct str parent = js_str(js_at(js_get(item->json, "member_of"), 0));
    hsds_lay_text(item, "title", record, "name");
    lay_description(out, item, true);
    hsds_lay_str(item, "url", record, "website");
    hsds_lay_str(item, "email", record, "email");
    hsds_lay_phone(out, item, record);
    if (hsds_differs(item, "founded") && js_get(item->json, "founded"))
        js_put_int(record, "year_incorporated", js_get_int(item->json, "founded"));
    for (size_t i = 0; hsds_differs(item, "legal_form") && i < sizeof forms / sizeof *forms; i++)
        if (str_is(js_get_str(item->json, "legal_form"), forms[i][0]))
            js_put_z(record, "legal_status", forms[i][1]);
    if (parent.len && hsds_differs(item, "member_of")) {
        struct hub_index_row row;
        if (hub_index_one(out->db, "organization", parent, out->arena, &row) == ERR_OK)
            js_put_str(record, "parent_organization_id", hsds_out_id(out, HSDS_ORGANIZATION, &row));
    }
}

static void lay_address(struct hsds_out *out, struct hsds_item *item)
{
    static const char *const members[][2] = {
        {"street", "address_1"}, {"postcode", "postal_code"}, {"city", "city"}};
    const struct js *known = js_get(item->record, "addresses");
    struct js *address = js_len(known) ? js_copy(js_at(known, 0)) : js_new_object(), *list;
    bool differs = false;
    for (int i = 0; i < 3; i++)
        if (hsds_differs(item, members[i][0])) {
            struct str value = js_get_str(item->json, members[i][0]);
            js_put_str(address, members[i][1], value.ptr ? value : STR(""));
            differs = true;
        }
    if (!differs) {
        js_free(address);
        return;
    }
    static const char *const required[][2] = {{"address_1", ""},      {"city", ""},
                                              {"state_province", ""}, {"postal_code", ""},
                                              {"country", "SE"},      {"address_type", "physical"}};
    for (int i = 0; i < 6; i++)
        if (!js_get(address, required[i][0]))
            js_put_z(address, required[i][0], required[i][1]);
    if (!js_get(address, "id"))
        js_put_str(address, "id", hsds_uuid(out, item->id, "address", 0));
    list = js_new_array();
    js_push(list, address);
    for (size_t i = 1; i < js_len(known); i++)
        js_push(list, js_copy(js_at(known, i)));
    js_put(item->record, "addresses", list);
}

static void push_access(struct hsds_out *out, const struct hsds_item *item, struct js *list, struct str text)
{
    struct js *one = js_new_object();
    js_put_str(one, "id", hsds_uuid(out, item->id, "accessibility", js_len(list)));
    js_put_str(one, "description", text);
    js_push(list, one);
}

static void lay_access(struct hsds_out *out, struct hsds_item *item)
{
    const struct js *access = js_get(item->json, "access");
    struct str note = hsds_text(item, js_get(item->json, "access_note"));
    struct js *list = js_new_array();
    for (size_t i = 0; i < js_len(access); i++)
        push_access(out, item, list, js_str(js_at(access, i)));
    if (note.len)
        push_access(out, item, list, note);
    if (hsds_differs(item, "access") || hsds_text_differs(item, "access_note"))
        js_put(item->record, "accessibility", list);
    else
        js_free(list);
}

static void lay_location(struct hsds_out *out, struct hsds_item *item)
{
    struct js *record = item->record;
    hsds_lay_text(item, "title", record, "name");
    lay_description(out, item, false);
    hsds_lay_text(item, "directions", record, "transportation");
    if (!js_get(record, "location_type"))
        js_put_z(record, "location_type", "physical");
    if (hsds_differs(item, "lat") || hsds_differs(item, "lon")) {
        js_put(record, "latitude", js_new_real(js_real(js_get(item->json, "lat"))));
        js_put(record, "longitude", js_new_real(js_real(js_get(item->json, "lon"))));
    }
    lay_address(out, item);
    lay_access(out, item);
}

static void lay_term(struct hsds_out *out, struct hsds_item *item)
{
    struct js *record = item->record;
    struct str parent = js_get_str(item->json, "parent"), scheme = js_get_str(item->json, "scheme");
    struct hub_index_row row;
    hsds_lay_text(item, "title", record, "name");
    lay_description(out, item, true);
    if (parent.len && hsds_differs(item, "parent") &&
        hub_index_one(out->db, "term", parent, out->arena, &row) == ERR_OK)
        js_put_str(record, "parent_id", hsds_out_id(out, HSDS_TERM, &row));
    if (item->was != HSDS_TYPES)
        return;
    js_put_str(record, "code", str_sub(item->id, str_find(item->id, '/', 0) + 1, item->id.len));
    js_put_str(record, "taxonomy", scheme);
    js_put_z(record, "language", item->lang);
    struct js *all = hsds_out_taxonomies(out);
    js_put(record, "taxonomy_detail", js_copy(js_at(all, str_is(scheme, "need") ? 0 : 1)));
    js_free(all);
}

void hsds_lay(struct hsds_out *out, enum hsds_type type, struct hsds_item *item)
{
    if (item->was == type && !item->row.changed)
        return;
    if (item->was != type) {
        js_free(item->record);
        item->record = js_new_object();
        js_put_str(item->record, "id", hsds_out_id(out, type, &item->row));
    }
    if (type == HSDS_ORGANIZATION)
        lay_organization(out, item);
    else if (type == HSDS_LOCATION)
        lay_location(out, item);
    else if (type == HSDS_TERM)
        lay_term(out, item);
    else {
        lay_description(out, item, false);
        hsds_lay_service(out, item);
    }
}
