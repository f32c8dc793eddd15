// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/date.h"
#include "exchange/hsds_write.h"

static void lay_languages(struct hsds_out *out, struct hsds_item *item)
{
    const struct js *tags = js_get(item->json, "languages"), *known = js_get(item->record, "languages");
    struct js *list = js_new_array();
    for (size_t i = 0; i < js_len(tags); i++) {
        struct js *language = NULL;
        for (size_t k = 0; k < js_len(known) && !language; k++)
            if (str_eq(js_get_str(js_at(known, k), "code"), js_str(js_at(tags, i))))
                language = js_copy(js_at(known, k));
        if (!language) {
            language = js_new_object();
            js_put_str(language, "id", hsds_uuid(out, item->id, "language", i));
            js_put_str(language, "code", js_str(js_at(tags, i)));
        }
        js_push(list, language);
    }
    if (hsds_differs(item, "languages"))
        js_put(item->record, "languages", list);
    else
        js_free(list);
    hsds_lay_text(item, "language_note", item->record, "interpretation_services");
}

static const char *fee_words(const struct hsds_item *item, struct str cost)
{
    static const struct {
        const char *cost, *sv, *en;
    } rows[] = {
        {"fee", "Avgift", "There is a fee"},
        {"member", "För medlemmar", "For members"},
        {"ask", "Fråga om priset", "Ask about the price"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_is(cost, rows[i].cost))
            return str_starts(str_of(item->lang), "sv") ? rows[i].sv : rows[i].en;
    return NULL;
}

static void lay_cost(struct hsds_out *out, struct hsds_item *item)
{
    struct str cost = js_get_str(item->json, "cost"), note = hsds_text(item, js_get(item->json, "cost_note"));
    struct js *record = item->record, *list = js_new_array(), *option;
    if (!hsds_differs(item, "cost") && !hsds_text_differs(item, "cost_note")) {
        js_free(list);
        return;
    }
    if (str_is(cost, "free")) {
        option = js_new_object();
        js_put_str(option, "id", hsds_uuid(out, item->id, "cost", 0));
        js_put_int(option, "amount", 0);
        js_push(list, option);
    }
    js_drop(record, "fees");
    if (note.len)
        js_put_str(record, "fees_description", note);
    else
        js_drop(record, "fees_description");
    if (!note.len)
        js_put_z(record, "fees_description", fee_words(item, cost));
    js_put(record, "cost_options", list);
    if (!js_len(list))
        js_drop(record, "cost_options");
}

static void lay_documents(struct hsds_out *out, struct hsds_item *item)
{
    const struct js *documents = js_get(item->json, "documents");
    struct js *list = js_new_array();
    if (!hsds_differs(item, "documents")) {
        js_free(list);
        return;
    }
    for (size_t i = 0; i < js_len(documents); i++) {
        struct js *document = js_new_object();
        js_put_str(document, "id", hsds_uuid(out, item->id, "document", i));
        js_put_str(document, "document", hsds_text(item, js_at(documents, i)));
        js_push(list, document);
    }
    js_put(item->record, "required_documents", list);
}

static bool names_term(const struct js *attribute, struct str id)
{
    return str_eq(hsds_ref(attribute, "taxonomy_term", "taxonomy_term_id"), id);
}

/* The attributes that stay, and those that the item has more. */
static void lay_terms(struct hsds_out *out, struct hsds_item *item)
{
    const struct js *terms = js_get(item->json, "terms"), *known = js_get(item->record, "attributes");
    struct js *list = js_new_array();
    if (!hsds_differs(item, "terms")) {
        js_free(list);
        return;
    }
    for (size_t k = 0; k < js_len(known); k++)
        if (!hsds_ref(js_at(known, k), "taxonomy_term", "taxonomy_term_id").len)
            js_push(list, js_copy(js_at(known, k)));
    for (size_t i = 0; i < js_len(terms); i++) {
        struct js *term = hsds_out_record(out, HSDS_TERM, js_str(js_at(terms, i)), HSDS_FULL),
                  *attribute = NULL;
        struct str id = js_get_str(term, "id");
        for (size_t k = 0; k < js_len(known) && id.len && !attribute; k++)
            if (names_term(js_at(known, k), id))
                attribute = js_copy(js_at(known, k));
        if (!attribute && term) {
            attribute = js_new_object();
            js_put_str(attribute, "id", hsds_uuid(out, item->id, "attribute", i));
            js_put_z(attribute, "link_entity", "service");
            js_put(attribute, "taxonomy_term", js_copy(term));
        }
        if (attribute)
            js_push(list, attribute);
        js_free(term);
    }
    js_put(item->record, "attributes", list);
}

/* The service's own places, of which there is one when the item was made here. */
static void lay_place(struct hsds_out *out, struct hsds_item *item)
{
    struct str place = js_get_str(item->json, "place");
    const struct js *known = js_get(item->record, "service_at_locations");
    struct js *list = js_new_array(), *first, *location;
    struct hub_index_row row;
    bool there = place.len && hub_index_one(out->db, "place", place, out->arena, &row) == ERR_OK;
    if (!hsds_differs(item, "place") || (!there && !js_len(known))) {
        js_free(list);
        return;
    }
    first = js_len(known) ? js_copy(js_at(known, 0)) : js_new_object();
    if (!js_len(known))
        js_put_str(first, "id", hsds_uuid(out, item->id, "at", 0));
    js_drop(first, "location");
    js_drop(first, "location_id");
    if (there) {
        location = js_new_object();
        js_put_str(location, "id", hsds_out_id(out, HSDS_LOCATION, &row));
        js_put(first, "location", location);
    }
    js_push(list, first);
    for (size_t i = 1; i < js_len(known); i++)
        js_push(list, js_copy(js_at(known, i)));
    js_put(item->record, "service_at_locations", list);
}

static void lay_status(struct hsds_item *item)
{
    bool differs = hsds_differs(item, "until") || hsds_differs(item, "closures");
    struct str status = js_get_str(item->record, "status");
    if (!status.len || (differs && !js_get(item->json, "until") && !js_get(item->json, "closures")))
        js_put_z(item->record, "status", "active");
}

/* Hours hang where they hung: at the first place, or at the service. */
static void lay_hours(struct hsds_out *out, struct hsds_item *item)
{
    const struct js *places = js_get(item->record, "service_at_locations");
    if (!hsds_differs(item, "hours"))
        return;
    if (!js_len(js_get(js_at(places, 0), "schedules"))) {
        hsds_lay_hours(out, item, item->record);
        return;
    }
    struct js *list = js_new_array(), *first = js_copy(js_at(places, 0));
    hsds_lay_hours(out, item, first);
    js_push(list, first);
    for (size_t i = 1; i < js_len(places); i++)
        js_push(list, js_copy(js_at(places, i)));
    js_put(item->record, "service_at_locations", list);
}

void hsds_lay_service(struct hsds_out *out, struct hsds_item *item)
{
    struct js *record = item->record;
    char when[MOMENT_LEN + 1];
    hsds_lay_text(item, "title", record, "name");
    hsds_lay_text(item, "for_whom", record, "eligibility_description");
    hsds_lay_str(item, "url", record, "url");
    hsds_lay_str(item, "email", record, "email");
    hsds_lay_str(item, "checked_on", record, "assured_date");
    hsds_lay_phone(out, item, record);
    lay_languages(out, item);
    lay_cost(out, item);
    lay_documents(out, item);
    lay_place(out, item);
    lay_hours(out, item);
    lay_terms(out, item);
    lay_status(item);
    if (hsds_differs(item, "organization"))
        js_drop(record, "organization"), js_drop(record, "organization_id");
    moment_format(moment_of_s(item->row.made_s, 0), when);
    js_put_z(record, "last_modified", when);
}
