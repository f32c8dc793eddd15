// SPDX-License-Identifier: GPL-3.0-or-later
/* Records as items: what all types share, and the types that are simple. */
#include "exchange/hsds.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/format.h"
#include "exchange/import_value.h"
#include "text/lang.h"

enum { TITLE_MAX = 120, SUMMARY_MAX = 400, BODY_MAX = 8000, TERMS_MAX = 12, LANGUAGES_MAX = 30 };

struct str hsds_fit(const struct hsds_map *map, const char *pointer, struct str text, int max, bool one_line)
{
    bool was_cut;
    struct str fit = import_cut(map->arena, text.ptr ? text : STR(""), max, one_line, &was_cut);
    if (was_cut)
        hsds_warn(map, pointer, "limit", "longer than %d characters: cut", max);
    return fit;
}

struct str hsds_map_id(const struct hsds_map *map, enum hsds_type type, struct str id)
{
    return hsds_item_id(map->arena, map->import->plan->source, type, id);
}

void hsds_warn(const struct hsds_map *map, const char *pointer, const char *rule, const char *format, ...)
{
    char message[300];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    import_warn(map->import, map->at, str_of(pointer), rule, "%s", message);
}

static void add_paragraph(struct buf *body, struct str text)
{
    text = str_trim(text);
    if (text.len && body->len)
        buf_z(body, "\n\n");
    buf_str(body, text);
}

/* A description that is a summary stands as one; a longer one is the body and its beginning the summary. */
void hsds_put_texts(const struct hsds_map *map, struct js *item, struct str description,
                    const struct js *more_paragraphs)
{
    struct buf body;
    bool was_cut;
    struct str text = description.ptr ? description : STR("");
    struct str summary = import_cut(map->arena, text, SUMMARY_MAX, false, &was_cut);
    buf_init(&body, 256 * 1024);
    if (was_cut)
        add_paragraph(&body, text);
    for (size_t i = 0; i < js_len(more_paragraphs); i++)
        add_paragraph(&body, js_str(js_at(more_paragraphs, i)));
    import_put_text(map->import, item, "summary", summary);
    if (body.len)
        import_put_text(map->import, item, "body",
                        hsds_fit(map, "/description", buf_view(&body), BODY_MAX, false));
    buf_release(&body);
}

static struct str number_of(const struct hsds_map *map, const struct js *phones)
{
    struct str found = STR("");
    for (size_t i = 0; i < js_len(phones) && !found.len; i++) {
        struct str type = js_get_str(js_at(phones, i), "type");
        struct str number = js_get_str(js_at(phones, i), "number");
        if (!number.len || str_is(type, "fax"))
            continue;
        found = hsds_phone(map->arena, number);
        if (!found.len)
            hsds_warn(map, "/phones", "phone", "\"%.*s\" cannot be made a number with its country: left out",
                      STR_FMT(str_sub(number, 0, 40)));
    }
    return found;
}

static struct str any_phone(const struct hsds_map *map, const struct js *holder)
{
    const struct js *contacts = js_get(holder, "contacts");
    struct str found = number_of(map, js_get(holder, "phones"));
    for (size_t i = 0; i < js_len(contacts) && !found.len; i++)
        found = number_of(map, js_get(js_at(contacts, i), "phones"));
    return found;
}

static struct str any_email(const struct js *holder)
{
    const struct js *contacts = js_get(holder, "contacts");
    struct str found = js_get_str(holder, "email");
    for (size_t i = 0; i < js_len(contacts) && !found.len; i++)
        found = js_get_str(js_at(contacts, i), "email");
    return found;
}

/* The first of the holders that has one: its own, or that of a person to ask there. */
void hsds_put_contact(const struct hsds_map *map, struct js *item, const struct js *const *holders,
                      int n_holders, struct str url)
{
    struct str phone = {0}, email = {0};
    for (int i = 0; i < n_holders; i++) {
        phone = phone.len ? phone : any_phone(map, holders[i]);
        email = email.len ? email : any_email(holders[i]);
    }
    if (phone.len)
        js_put_str(item, "phone", phone);
    if (email.len && email_ok(email))
        js_put_str(item, "email", email);
    else if (email.len)
        hsds_warn(map, "/email", "email", "this is no e-mail address: left out");
    if (url.len && url_ok(url))
        js_put_str(item, "url", url);
    else if (url.len)
        hsds_warn(map, "/url", "url", "this is no address of a web page: left out");
}

static bool has_str(const struct js *list, struct str s)
{
    for (size_t i = 0; i < js_len(list); i++)
        if (str_eq(js_str(js_at(list, i)), s))
            return true;
    return false;
}

/* Puts the list, or frees it when there is nothing in it. */
static void put_list(struct js *item, const char *name, struct js *list)
{
    if (js_len(list))
        js_put(item, name, list);
    else
        js_free(list);
}

void hsds_put_terms(const struct hsds_map *map, struct js *item, const struct js *record)
{
    const struct js *attributes = js_get(record, "attributes");
    struct js *terms = js_new_array();
    for (size_t i = 0; i < js_len(attributes); i++) {
        struct str id = hsds_ref(js_at(attributes, i), "taxonomy_term", "taxonomy_term_id");
        if (!id.len)
            continue;
        if (js_len(terms) == TERMS_MAX) {
            hsds_warn(map, "/attributes", "limit", "more than %d terms: the rest is not shown", TERMS_MAX);
            break;
        }
        id = hsds_map_id(map, HSDS_TERM, id);
        if (!has_str(terms, id))
            js_push(terms, js_new_str(id));
    }
    put_list(item, "terms", terms);
}

void hsds_put_languages(const struct hsds_map *map, struct js *item, const struct js *record)
{
    const struct js *languages = js_get(record, "languages");
    struct js *tags = js_new_array();
    struct buf note;
    buf_init(&note, 64 * 1024);
    for (size_t i = 0; i < js_len(languages); i++) {
        const struct js *language = js_at(languages, i);
        struct str code = js_get_str(language, "code"), text = js_get_str(language, "note");
        struct str tag = lang_tag_of(map->arena, code.ptr ? code : STR(""));
        if (tag.len && !has_str(tags, tag) && js_len(tags) < LANGUAGES_MAX)
            js_push(tags, js_new_str(tag));
        else if (!tag.len)
            hsds_warn(map, "/languages", "language", "\"%.*s\" is no code of a language: left out",
                      STR_FMT(str_sub(code.len ? code : js_get_str(language, "name"), 0, 40)));
        if (text.len && !str_contains(buf_view(&note), text))
            add_paragraph(&note, text);
    }
    add_paragraph(&note, js_get_str(record, "interpretation_services"));
    put_list(item, "languages", tags);
    if (note.len)
        import_put_text(map->import, item, "language_note",
                        hsds_fit(map, "/languages", buf_view(&note), 200, false));
    buf_release(&note);
}

static struct js *new_item(const struct hsds_map *map, enum hsds_type type, struct str id, struct str name)
{
    struct js *item = js_new_object();
    js_put_str(item, "id", id);
    js_put_z(item, "kind", item_kind_name(hsds_type_kind(type)));
    import_put_text(map->import, item, "title", hsds_fit(map, "/name", name, TITLE_MAX, true));
    return item;
}

static struct js *map_organization(const struct hsds_map *map, const struct js *record)
{
    const struct js *holders[] = {record};
    struct str name = js_get_str(record, "name"), url = js_get_str(record, "website");
    struct str parent = js_get_str(record, "parent_organization_id");
    struct str place = js_get_str(js_at(js_get(record, "locations"), 0), "id");
    double year = hsds_number(js_get(record, "year_incorporated"));
    struct js *item =
        new_item(map, HSDS_ORGANIZATION, hsds_map_id(map, HSDS_ORGANIZATION, js_get_str(record, "id")), name);
    hsds_put_texts(map, item, js_get_str(record, "description"), NULL);
    js_put_z(item, "legal_form", hsds_legal_form(js_get_str(record, "legal_status"), name));
    hsds_put_contact(map, item, holders, 1, url.len ? url : js_get_str(record, "uri"));
    hsds_put_terms(map, item, record);
    if (year >= 1000 && year <= 2100)
        js_put_int(item, "founded", (int64_t)year);
    if (place.len)
        js_put_str(item, "place", hsds_map_id(map, HSDS_LOCATION, place));
    if (parent.len) {
        struct js *list = js_new_array();
        js_push(list, js_new_str(hsds_map_id(map, HSDS_ORGANIZATION, parent)));
        js_put(item, "member_of", list);
    }
    return item;
}

static struct str address_line(const struct hsds_map *map, const struct js *address)
{
    struct str first = js_get_str(address, "address_1"), second = js_get_str(address, "address_2");
    return arena_printf(map->arena, "%.*s%s%.*s", STR_FMT(first), first.len && second.len ? ", " : "",
                        STR_FMT(second));
}

static void put_line(const struct hsds_map *map, struct js *item, const char *name, struct str text)
{
    struct str fit = hsds_fit(map, "/addresses/0", text, 120, true);
    if (fit.len)
        js_put_str(item, name, fit);
}

/* The physical one, if there are several. */
static const struct js *address_of(const struct js *record)
{
    const struct js *addresses = js_get(record, "addresses");
    for (size_t i = 0; i < js_len(addresses); i++)
        if (str_is(js_get_str(js_at(addresses, i), "address_type"), "physical"))
            return js_at(addresses, i);
    return js_at(addresses, 0);
}

static void put_position(const struct hsds_map *map, struct js *item, const struct js *record)
{
    const struct js *latitude = js_get(record, "latitude"), *longitude = js_get(record, "longitude");
    double lat = hsds_number(latitude), lon = hsds_number(longitude);
    if (!latitude || !longitude)
        return;
    if (lat < -90 || lat > 90 || lon < -180 || lon > 180 || (lat == 0 && lon == 0)) {
        hsds_warn(map, "/latitude", "range", "this is no position on earth: left out");
        return;
    }
    js_put(item, "lat", js_new_real(lat));
    js_put(item, "lon", js_new_real(lon));
}

static struct js *map_location(const struct hsds_map *map, const struct js *record)
{
    const struct js *address = address_of(record);
    struct str name = js_get_str(record, "name");
    if (!name.len)
        name = js_get_str(record, "alternate_name");
    if (!name.len)
        name = address_line(map, address);
    struct js *item =
        new_item(map, HSDS_LOCATION, hsds_map_id(map, HSDS_LOCATION, js_get_str(record, "id")), name);
    hsds_put_texts(map, item, js_get_str(record, "description"), NULL);
    put_line(map, item, "street", address_line(map, address));
    put_line(map, item, "postcode", js_get_str(address, "postal_code"));
    put_line(map, item, "city", js_get_str(address, "city"));
    put_position(map, item, record);
    import_put_text(map->import, item, "directions",
                    hsds_fit(map, "/transportation", js_get_str(record, "transportation"), 400, false));
    hsds_put_access(map, item, js_get(record, "accessibility"));
    hsds_put_terms(map, item, record);
    return item;
}

/* A term's words are in its own language where it names one. */
static struct js *map_term(const struct hsds_map *map, const struct js *record)
{
    struct str parent = js_get_str(record, "parent_id"), taxonomy = js_get_str(record, "taxonomy");
    struct js *item = new_item(map, HSDS_TERM, hsds_map_id(map, HSDS_TERM, js_get_str(record, "id")),
                               js_get_str(record, "name"));
    hsds_put_texts(map, item, js_get_str(record, "description"), NULL);
    js_put_z(item, "scheme", str_is(taxonomy, "need") ? "need" : "topic");
    if (parent.len)
        js_put_str(item, "parent", hsds_map_id(map, HSDS_TERM, parent));
    return item;
}

struct js *hsds_map(const struct hsds_map *map, enum hsds_type type, const struct js *record,
                    size_t at_location)
{
    switch (type) {
    case HSDS_TAXONOMY:
    case HSDS_TERM: {
        struct str language = js_get_str(record, "language");
        struct str tag = lang_tag_of(map->arena, language.ptr ? language : STR(""));
        struct import_plan plan = *map->import->plan;
        const struct import_plan *own = map->import->plan;
        plan.lang = tag.len ? tag.ptr : plan.lang;
        map->import->plan = &plan;
        struct js *item = map_term(map, record);
        map->import->plan = own;
        return item;
    }
    case HSDS_ORGANIZATION:
        return map_organization(map, record);
    case HSDS_LOCATION:
        return map_location(map, record);
    case HSDS_SERVICE:
    case HSDS_AT_LOCATION:
    case HSDS_TYPES:
        break;
    }
    return hsds_map_service(map, record, at_location);
}
