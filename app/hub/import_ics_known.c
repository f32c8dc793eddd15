// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "calendar/ics_value.h"
#include "core/format.h"
#include "hub/import_ics.h"
#include "hub/import_value.h"
#include "text/fold.h"

enum { SLOTS = 1 << 12, TITLE_MAX = 120, TEXT_MAX = 1000 };

struct name {
    struct str folded, id, source;
    struct name *next;
};
struct ics_names {
    struct ics_known *known;
    struct name *slots[SLOTS];
};

static struct str folded(struct arena *arena, struct str s)
{
    struct buf buf;
    buf_init(&buf, 4 * TEXT_MAX);
    fold_text(str_sub(s, 0, TEXT_MAX), &buf);
    struct str text = arena_str(arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

static const struct name *find(const struct ics_names *names, struct str s)
{
    struct str key = folded(&names->known->import->arena, s);
    const struct name *name = key.len ? names->slots[str_hash(key) % SLOTS] : NULL;
    while (name && !str_eq(name->folded, key))
        name = name->next;
    return name;
}

/* The first one keeps a name that two have. */
static void add(struct ics_names *names, struct str s, struct str id, struct str source)
{
    struct arena *arena = &names->known->import->arena;
    struct str key = folded(arena, s);
    if (!key.len || find(names, s))
        return;
    struct name *name = ARENA_NEW(arena, struct name);
    struct name **slot = &names->slots[str_hash(key) % SLOTS];
    *name = (struct name){key, arena_str(arena, id), arena_str(arena, source), *slot};
    *slot = name;
}

static void add_texts(struct ics_names *names, const struct js *map, const struct hub_item *item)
{
    for (void *it = js_first(map); it; it = js_after(map, it)) {
        const struct js *value = js_value(it);
        add(names, js_str(value), item->id, item->source);
        for (size_t i = 0; i < js_len(value); i++) /* synonyms: a list a language */
            add(names, js_str(js_at(value, i)), item->id, item->source);
    }
}

static enum err take_item(void *ctx, const struct hub_item *item)
{
    struct ics_names *names = ctx;
    struct js *json;
    if (js_parse(item->json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL) != ERR_OK)
        return ERR_OK;
    add_texts(names, js_get(json, "title"), item);
    if (str_is(item->kind, "term"))
        add_texts(names, js_get(json, "synonyms"), item);
    if (str_is(item->kind, "organization")) {
        add(names, js_get_str(json, "email"), item->id, item->source);
        add(names, js_get_str(json, "url"), item->id, item->source);
    }
    js_free(json);
    return ERR_OK;
}

static struct ics_names *names_of(struct ics_known *known, const char *kind)
{
    struct ics_names *names = calloc(1, sizeof *names);
    if (!names)
        abort();
    names->known = known;
    hub_items_list(known->import->db, kind, take_item, names);
    return names;
}

void ics_known_open(struct ics_known *known, struct import *import)
{
    known->import = import;
    known->organizations = names_of(known, "organization");
    known->places = names_of(known, "place");
    known->terms = names_of(known, "term");
}

void ics_known_close(struct ics_known *known)
{
    free(known->organizations);
    free(known->places);
    free(known->terms);
}

struct str ics_known_term(const struct ics_known *known, struct str name)
{
    const struct name *found = find(known->terms, name);
    return found ? found->id : (struct str){0};
}

/* By its address first, "mailto:info@example.org"; then by its name, CN. */
struct str ics_known_organization(const struct ics_known *known, const struct ics_property *organizer)
{
    struct str value = str_trim(organizer->value);
    if (value.len > 7 && strncasecmp(value.ptr, "mailto:", 7) == 0)
        value = str_sub(value, 7, value.len);
    const struct name *found = find(known->organizations, value);
    if (!found)
        found = find(known->organizations, ics_param(organizer, "CN"));
    return found ? found->id : (struct str){0};
}

/* ---- places ---- */

struct location {
    struct str title, address;
    bool has_position;
    double lat, lon;
};

/* X-APPLE-STRUCTURED-LOCATION;X-TITLE="…";X-ADDRESS="…":geo:58.3,13.1 */
static void take_structured(struct arena *arena, const struct ics_property *property,
                            struct location *location)
{
    struct str value = str_trim(property->value);
    struct str title = ics_line_text(arena, ics_param(property, "X-TITLE"));
    if (!location->title.len)
        location->title = title;
    location->address = ics_line_text(arena, ics_param(property, "X-ADDRESS"));
    if (!location->has_position && str_starts(value, "geo:")) {
        value = str_sub(value, 4, str_find(value, ';', 0));
        location->has_position = ics_geo_parse(value, &location->lat, &location->lon);
    }
}

static struct location location_of(struct arena *arena, const struct ics_component *component)
{
    struct location location = {.title = ics_line_text(arena, ics_value(component, "LOCATION"))};
    const struct ics_property *structured = ics_property(component, "X-APPLE-STRUCTURED-LOCATION");
    location.has_position = ics_geo_parse(ics_value(component, "GEO"), &location.lat, &location.lon);
    if (structured)
        take_structured(arena, structured, &location);
    return location;
}

/* One that this source brought before is brought again, as it is now: else --replace would take it away. */
static void stage_stored(struct ics_known *known, const struct name *name, const struct import_record *record)
{
    struct import *import = known->import;
    struct hub_item item;
    struct js *json;
    if (!str_is(name->source, import->plan->source) || import_find(import, name->id) ||
        hub_items_get(import->db, name->id, &import->arena, &item) != ERR_OK ||
        js_parse(item.json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL) != ERR_OK)
        return;
    import_stage(import, json, &(struct import_record){.file = record->file, .line = record->line});
    js_free(json);
}

static struct str stage_new(struct ics_known *known, const struct location *location,
                            const struct import_record *record)
{
    struct import *import = known->import;
    struct str key =
        arena_printf(&import->arena, "place %.*s", STR_FMT(folded(&import->arena, location->title)));
    struct str id = import_id(import, KIND_PLACE, key);
    add(known->places, location->title, id, str_of(import->plan->source));
    if (import_find(import, id)) /* from another file */
        return id;
    struct js *json = js_new_object();
    js_put_str(json, "id", id);
    js_put_z(json, "kind", "place");
    import_put_text(import, json, "title",
                    import_fit(import, record, STR("/LOCATION"), location->title, TITLE_MAX, true));
    if (location->address.len)
        js_put_str(json, "street",
                   import_fit(import, record, STR("/X-APPLE-STRUCTURED-LOCATION"), location->address,
                              TITLE_MAX, true));
    if (location->has_position) {
        js_put(json, "lat", js_new_real(location->lat));
        js_put(json, "lon", js_new_real(location->lon));
    }
    struct import_record of = {.file = record->file, .line = record->line, .record = record->record};
    import_stage(import, json, &of);
    js_free(json);
    return id;
}

/* "Biblioteket, Storgatan 1, Kvarnby" is the library where only that is known. */
static const struct name *find_place(const struct ics_known *known, struct str title)
{
    const struct name *found = find(known->places, title);
    size_t comma = str_find(title, ',', 0);
    return found || comma == title.len ? found : find(known->places, str_sub(title, 0, comma));
}

struct str ics_known_place(struct ics_known *known, const struct ics_component *component,
                           const struct import_record *record)
{
    struct location location = location_of(&known->import->arena, component);
    if (!location.title.len || ics_address(&known->import->arena, location.title).len)
        return (struct str){0};
    const struct name *found = find_place(known, location.title);
    if (!found)
        return stage_new(known, &location, record);
    stage_stored(known, found, record);
    return found->id;
}
