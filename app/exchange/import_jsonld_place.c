// SPDX-License-Identifier: GPL-3.0-or-later
/* Who and where: as records of their own, and as what events name in passing. */
#include <stdlib.h>
#include <string.h>

#include "exchange/import_jsonld.h"
#include "exchange/import_names.h"

static struct str name_of(struct ld_record *record, const struct js *value, const struct js *node)
{
    struct arena *arena = &record->page->arena;
    return ld_plain(js_type(node) == JS_OBJECT ? ld_get_str(node, "name", arena) : ld_str(value, arena),
                    arena);
}

static bool read_degrees(struct ld_record *record, const struct js *geo, const char *name, double most,
                         double *ret)
{
    char *end;
    struct str s = ld_get_str(geo, name, &record->page->arena);
    const char *z = arena_z(&record->page->arena, s);
    double value = strtod(z, &end);
    if (!s.len || *end || !(value >= -most && value <= most))
        return false;
    *ret = value;
    return true;
}

static void put_position(struct ld_record *record, const struct js *node)
{
    const struct js *geo = ld_node(&record->page->index, ld_get(node, "geo"));
    double lat, lon;
    if (!geo || (!ld_get(geo, "latitude") && !ld_get(geo, "longitude")))
        return;
    if (read_degrees(record, geo, "latitude", 90, &lat) &&
        read_degrees(record, geo, "longitude", 180, &lon)) {
        js_put(record->item, "lat", js_new_real(lat));
        js_put(record->item, "lon", js_new_real(lon));
    } else {
        ld_warn(record, "geo", "range", "left out: no position on the earth");
    }
}

static void put_line(struct ld_record *record, const char *name, struct str s)
{
    enum { LINE_MAX_CHARACTERS = 120 };
    struct str fit = import_fit(record->page->import, &record->record, STR("/address"),
                                ld_plain(s, &record->page->arena), LINE_MAX_CHARACTERS, true);
    if (fit.len)
        js_put_str(record->item, name, fit);
}

static void put_address(struct ld_record *record, const struct js *node)
{
    struct arena *arena = &record->page->arena;
    const struct js *value = ld_get(node, "address");
    const struct js *address = ld_is(node, "PostalAddress") ? node : ld_node(&record->page->index, value);
    if (!address) {
        put_line(record, "street", ld_str(value, arena)); /* an address in one line */
        return;
    }
    put_line(record, "street", ld_get_str(address, "streetAddress", arena));
    put_line(record, "postcode", ld_get_str(address, "postalCode", arena));
    put_line(record, "city", ld_get_str(address, "addressLocality", arena));
}

static struct str street_of(struct ld_record *record, const struct js *node)
{
    const struct js *address =
        ld_is(node, "PostalAddress") ? node : ld_node(&record->page->index, ld_get(node, "address"));
    return ld_plain(ld_get_str(address, "streetAddress", &record->page->arena), &record->page->arena);
}

/* "@id", else what it is called and where it stands. */
static struct str place_uid(struct ld_record *record, struct str name, const struct js *node)
{
    struct str id = js_get_str(node, "@id");
    if (id.len && !str_starts(id, "_:") && !str_starts(id, "#"))
        return id;
    return arena_printf(&record->page->arena, "place %.*s %.*s", STR_FMT(name),
                        STR_FMT(street_of(record, node)));
}

static void stage_place(struct ld_page *page, const struct ld_found *found, const struct js *value,
                        struct str uid, struct str name)
{
    struct ld_record place = ld_begin(page, found, KIND_PLACE, uid);
    place.node = js_type(value) == JS_OBJECT ? value : NULL;
    if (place.node && ld_get(value, "name")) {
        ld_put_text(&place, "title", ld_get(value, "name"), 120, true);
        ld_put_description(&place, value);
    } else {
        struct str title = import_fit(page->import, &place.record, STR("/name"), name, 120, true);
        struct js *map = js_new_object();
        js_put_str(map, arena_z(&page->arena, place.lang), title);
        js_put(place.item, "title", map);
    }
    put_address(&place, value);
    put_position(&place, value);
    import_learn_place(page->import, arena_str(&page->import->arena, js_get_str(place.item, "id")), name,
                       js_get_str(place.item, "street"));
    ld_end(&place);
}

/* A new thing, named by a record that is being made: staged once. */
static struct str staged_once(struct ld_record *record, enum item_kind kind, struct str uid, bool *ret_is_new)
{
    struct str id = import_id(record->page->import, kind, uid);
    *ret_is_new = import_find(record->page->import, id) == NULL;
    return id;
}

/* As the thing's own record, not the event's. */
static struct ld_found in_passing(const struct ld_record *record, enum ld_kind kind, const struct js *node)
{
    return (struct ld_found){.kind = kind, .node = node, .root = NULL, .line = record->record.line};
}

struct str ld_place_of(struct ld_record *record, const struct js *value)
{
    const struct js *node = ld_node(&record->page->index, value);
    if (ld_is(node, "VirtualLocation"))
        return STR("");
    struct str street = street_of(record, node), name = name_of(record, value, node);
    if (!name.len)
        name = street;
    if (!name.len || str_starts(name, "http"))
        return STR("");
    struct str known = import_place(record->page->import, name, street);
    if (known.len)
        return known;
    bool is_new;
    struct str uid = place_uid(record, name, node), id = staged_once(record, KIND_PLACE, uid, &is_new);
    struct ld_found found = in_passing(record, LD_PLACE, node ? node : record->node);
    if (is_new)
        stage_place(record->page, &found, node ? node : ld_at(value, 0), uid, name);
    return id;
}

void ld_take_place(struct ld_page *page, const struct ld_found *found)
{
    struct ld_record probe = {.page = page, .node = found->node};
    struct str name = name_of(&probe, found->node, found->node), street = street_of(&probe, found->node);
    if (import_place(page->import, name, street).len)
        return; /* the hub's own record knows better */
    struct str uid = place_uid(&probe, name, found->node);
    bool is_new;
    staged_once(&probe, KIND_PLACE, uid, &is_new);
    if (is_new)
        stage_place(page, found, found->node, uid, name);
}

static const char *legal_form(const struct js *node)
{
    if (ld_is(node, "GovernmentOrganization") || ld_is(node, "LibrarySystem") || ld_is(node, "Library"))
        return "public";
    if (ld_is(node, "Cooperative"))
        return "cooperative";
    return ld_is(node, "NGO") || ld_is(node, "SportsClub") ? "association" : "other";
}

static struct str organization_uid(struct ld_record *record, struct str name, const struct js *node)
{
    struct str id = js_get_str(node, "@id");
    if (id.len && !str_starts(id, "_:") && !str_starts(id, "#"))
        return id;
    return arena_printf(&record->page->arena, "organization %.*s", STR_FMT(name));
}

static void stage_organization(struct ld_page *page, const struct ld_found *found, const struct js *value,
                               struct str uid, struct str name)
{
    struct ld_record record = ld_begin(page, found, KIND_ORGANIZATION, uid);
    bool is_node = js_type(value) == JS_OBJECT;
    if (is_node) {
        ld_put_text(&record, "title", ld_get(value, "name"), 120, true);
        ld_put_description(&record, value);
        ld_put_url(&record, "url", ld_get(value, "url"));
        ld_put_phone(&record, ld_get(value, "telephone"));
        ld_put_email(&record, ld_get(value, "email"));
    } else {
        struct js *map = js_new_object();
        js_put_str(map, arena_z(&page->arena, record.lang),
                   import_fit(page->import, &record.record, STR("/name"), name, 120, true));
        js_put(record.item, "title", map);
    }
    js_put_z(record.item, "legal_form", legal_form(value));
    import_learn_organization(page->import, arena_str(&page->import->arena, js_get_str(record.item, "id")),
                              name, ld_get_str(value, "url", &page->arena));
    ld_end(&record);
}

static struct str plan_organization(const struct ld_record *record)
{
    return str_of(record->page->import->plan->organization);
}

struct str ld_organization_of(struct ld_record *record, const struct js *value)
{
    const struct js *node = ld_node(&record->page->index, value);
    struct str name = name_of(record, value, node), url = ld_get_str(node, "url", &record->page->arena);
    if (!name.len || ld_is(node, "Person") || str_starts(name, "http"))
        return plan_organization(record);
    struct str known = import_organization(record->page->import, name, url);
    if (known.len)
        return known;
    bool is_new;
    struct str uid = organization_uid(record, name, node);
    struct str id = staged_once(record, KIND_ORGANIZATION, uid, &is_new);
    struct ld_found found = in_passing(record, LD_ORGANIZATION, node ? node : record->node);
    if (is_new)
        stage_organization(record->page, &found, node ? node : ld_at(value, 0), uid, name);
    return id;
}

/* Whose the page is, is known where the plan says so. */
void ld_take_organization(struct ld_page *page, const struct ld_found *found)
{
    struct ld_record probe = {.page = page, .node = found->node};
    struct str name = name_of(&probe, found->node, found->node);
    struct str url = ld_get_str(found->node, "url", &page->arena);
    if (page->import->plan->organization || import_organization(page->import, name, url).len)
        return;
    bool is_new;
    struct str uid = organization_uid(&probe, name, found->node);
    staged_once(&probe, KIND_ORGANIZATION, uid, &is_new);
    if (is_new)
        stage_organization(page, found, found->node, uid, name);
}
