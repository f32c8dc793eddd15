// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/page_data.h"

struct js *data_new(const char *type)
{
    struct js *json = js_new_object();
    js_put_z(json, "@type", type);
    return json;
}

void data_put(struct js *json, const char *name, struct js *value)
{
    if (value)
        js_put(json, name, value);
}

void data_text(const struct page *page, struct js *json, const char *name, const struct text_map *text)
{
    struct told told = say_text(&page->say, text);
    if (told.text.len)
        js_put_str(json, name, told.text);
}

void data_moment(struct js *json, const char *name, int64_t s, int offset_min)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment_of_s(s, offset_min), text);
    js_put_z(json, name, text);
}

void data_date(struct js *json, const char *name, struct date date)
{
    char text[DATE_LEN + 1];
    if (!date.year)
        return;
    date_format(date, text);
    js_put_z(json, name, text);
}

static void put_some(struct js *json, const char *name, struct str value)
{
    if (value.len)
        js_put_str(json, name, value);
}

void data_contact(struct js *json, const struct contact *contact)
{
    put_some(json, "telephone", contact->phone);
    put_some(json, "email", contact->email);
    put_some(json, "sameAs", contact->url);
}

void data_url(const struct page *page, struct js *json, struct str id)
{
    bool is_need = str_starts(id, "term/");
    struct str path = is_need ? arena_printf(page->arena, "/needs/%.*s", STR_FMT(str_sub(id, 5, id.len)))
                              : arena_printf(page->arena, "/i/%.*s", STR_FMT(id));
    js_put_str(json, "url", page_address(page, path, STR("")));
}

void data_languages(struct js *json, const char *name, const struct str_list *tags)
{
    if (!tags->n)
        return;
    struct js *list = js_new_array();
    for (int i = 0; i < tags->n; i++)
        js_push(list, js_new_str(tags->items[i]));
    js_put(json, name, list);
}

static const char *organization_type(enum legal_form form)
{
    switch (form) {
    case FORM_ASSOCIATION:
    case FORM_FOUNDATION:
    case FORM_STUDY_ASSOCIATION:
    case FORM_NETWORK:
        return "NGO";
    case FORM_PUBLIC:
        return "GovernmentOrganization";
    case FORM_COOPERATIVE:
    case FORM_SOCIAL_ENTERPRISE:
    case FORM_OTHER:
    case FORM_NONE:
        break;
    }
    return "Organization";
}

struct js *data_organization(const struct page *page, const struct item *item)
{
    if (!item || item->kind != KIND_ORGANIZATION)
        return NULL;
    const struct organization *organization = &item->organization;
    struct js *json = data_new(organization_type(organization->legal_form));
    data_text(page, json, "name", &item->title);
    data_url(page, json, item->id);
    data_contact(json, &organization->contact);
    return json;
}

static struct js *address_of(const struct place *place)
{
    if (!place->street.len && !place->city.len)
        return NULL;
    struct js *json = data_new("PostalAddress");
    put_some(json, "streetAddress", place->street);
    put_some(json, "postalCode", place->postcode);
    put_some(json, "addressLocality", place->city);
    js_put_z(json, "addressCountry", "SE");
    return json;
}

static void put_features(const struct page *page, struct js *json, unsigned access)
{
    struct js *list = js_new_array();
    for (unsigned bit = 1; bit && bit <= ACCESS_TACTILE_PAVING; bit <<= 1) {
        if (!(access & bit))
            continue;
        struct js *feature = data_new("LocationFeatureSpecification");
        js_put_str(feature, "name", say_access(&page->say, bit));
        js_put_bool(feature, "value", true);
        js_push(list, feature);
    }
    js_put(json, "amenityFeature", list);
}

struct js *data_place(const struct page *page, const struct item *item)
{
    if (!item || item->kind != KIND_PLACE)
        return NULL;
    const struct place *place = &item->place;
    struct js *json = data_new("Place");
    data_text(page, json, "name", &item->title);
    data_url(page, json, item->id);
    data_put(json, "address", address_of(place));
    if (place->has_position) {
        struct js *geo = data_new("GeoCoordinates");
        js_put(geo, "latitude", js_new_real(place->lat));
        js_put(geo, "longitude", js_new_real(place->lon));
        js_put(json, "geo", geo);
    }
    if (place->access)
        put_features(page, json, place->access);
    return json;
}

/* Only what is known of the price: that it is none, or what was written of it. */
struct js *data_offer(const struct page *page, const struct price *price)
{
    if (price->cost == COST_NONE)
        return NULL;
    struct js *json = data_new("Offer");
    if (price->cost == COST_FREE) {
        js_put_z(json, "price", "0");
        js_put_z(json, "priceCurrency", "SEK");
    }
    data_text(page, json, "description", &price->note);
    js_put_z(json, "availability", "https://schema.org/InStock");
    return json;
}

static struct js *whole_organization(const struct page *page, const struct entry *entry)
{
    const struct organization *organization = &entry->item->organization;
    struct js *json = data_organization(page, entry->item);
    data_text(page, json, "description", &entry->item->summary);
    if (organization->founded)
        js_put_str(json, "foundingDate", arena_printf(page->arena, "%04d", organization->founded));
    data_languages(json, "knowsLanguage", &organization->languages);
    data_put(json, "location", data_place(page, entry->place));
    if (entry->place)
        data_put(json, "address", address_of(&entry->place->place));
    return json;
}

static struct js *whole_place(const struct page *page, const struct item *item)
{
    struct js *json = data_place(page, item);
    data_text(page, json, "description", &item->summary);
    return json;
}

static struct js *some_page(const struct page *page, const struct item *item)
{
    struct js *json = data_new(item->kind == KIND_TERM ? "DefinedTerm" : "WebPage");
    data_text(page, json, "name", &item->title);
    data_text(page, json, "description", &item->summary);
    data_url(page, json, item->id);
    return json;
}

static struct js *of_kind(const struct page *page, const struct entry *entry)
{
    const struct item *item = entry->item;
    switch (item->kind) {
    case KIND_ORGANIZATION:
        return whole_organization(page, entry);
    case KIND_PLACE:
        return whole_place(page, item);
    case KIND_SERVICE:
        return data_service(page, entry);
    case KIND_EVENT:
        return data_event(page, entry);
    case KIND_CALL:
        return data_call(page, entry);
    case KIND_GUIDE:
        return data_guide(page, item);
    case KIND_STORY:
        return data_story(page, entry);
    case KIND_NOTICE:
        return data_notice(page, entry);
    case KIND_SURVEY:
    case KIND_CONSULTATION:
    case KIND_COMMITMENT:
    case KIND_TERM:
    case KIND_COUNT:
        break;
    }
    return some_page(page, item);
}

struct js *page_data_item(const struct page *page, const struct entry *entry)
{
    struct js *json = of_kind(page, entry);
    js_put_z(json, "@context", "https://schema.org");
    if (page->picture.len)
        js_put_str(json, "image", page_address(page, page->picture, STR("")));
    return json;
}

struct js *page_data_site(const struct page *page)
{
    struct js *json = data_new("WebSite");
    js_put_z(json, "@context", "https://schema.org");
    js_put_str(json, "name", page->asked->hub->name);
    js_put_str(json, "url", page_address(page, STR("/"), STR("")));
    data_languages(json, "inLanguage", pages_order(page->pages));
    return json;
}
