// SPDX-License-Identifier: GPL-3.0-or-later
/* LOCATION, GEO and what Apple writes, as a place: one of the hub that has that title, else a new one. */
#include <string.h>
#include <strings.h>

#include "calendar/ics_value.h"
#include "exchange/import_ics.h"
#include "exchange/import_names.h"
#include "exchange/import_value.h"
#include "text/fold.h"

enum { TITLE_MAX = 120, KEY_MAX = 1000 };

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

static struct str place_id(struct import *import, struct str title)
{
    struct buf key;
    buf_init(&key, 8 * KEY_MAX);
    buf_z(&key, "place ");
    fold_text(str_sub(title, 0, KEY_MAX), &key);
    struct str id = import_id(import, KIND_PLACE, buf_view(&key));
    buf_release(&key);
    return id;
}

static struct str stage_new(struct import *import, const struct location *location,
                            const struct import_record *record)
{
    struct str id = place_id(import, location->title);
    if (import_find(import, id))
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
    import_stage(
        import, json,
        &(struct import_record){.file = record->file, .line = record->line, .record = record->record});
    js_free(json);
    return id;
}

/* "Biblioteket, Storgatan 1, Kvarnby" is the library where only that is known. */
static struct str find_place(struct import *import, struct str title)
{
    struct str found = import_place(import, title, STR(""));
    size_t comma = str_find(title, ',', 0);
    return found.len || comma == title.len ? found : import_place(import, str_sub(title, 0, comma), STR(""));
}

struct str ics_place(struct import *import, const struct ics_component *component,
                     const struct import_record *record)
{
    struct location location = location_of(&import->arena, component);
    if (!location.title.len || ics_address(&import->arena, location.title).len)
        return STR("");
    struct str found = find_place(import, location.title);
    return found.len ? found : stage_new(import, &location, record);
}
