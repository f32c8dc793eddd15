// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/utf8.h"
#include "exchange/import_value.h"
#include "exchange/volunteering.h"

enum { STREET_MAX = 120 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "590 10 Kvarnby", "59010 Kvarnby". */
static bool is_swedish_town(struct str part, struct str *ret_postcode, struct str *ret_city)
{
    size_t digits = 0, at = 0;
    for (; at < part.len && digits < 5 && (is_digit(part.ptr[at]) || (digits == 3 && part.ptr[at] == ' '));
         at++)
        digits += is_digit(part.ptr[at]);
    if (digits != 5 || at >= part.len || part.ptr[at] != ' ')
        return false;
    *ret_postcode = str_sub(part, 0, at);
    *ret_city = str_trim(str_sub(part, at, part.len));
    return ret_city->len > 0;
}

/* An address comes in one string. A Swedish one is taken apart, any other stays whole. */
static void put_address(const struct graph *graph, struct js *place, struct str address,
                        const struct import_record *record)
{
    struct str rest = address, part, postcode, city;
    size_t street_len = 0;
    while (str_next(&rest, ',', &part)) {
        if (street_len && is_swedish_town(str_trim(part), &postcode, &city)) {
            js_put_str(place, "postcode", postcode);
            js_put_str(place, "city", city);
            address = str_sub(address, 0, street_len);
            break;
        }
        street_len = (size_t)(part.ptr - address.ptr) + part.len;
    }
    if (address.len)
        js_put_str(place, "street",
                   import_fit(graph->import, record, STR("/address"), address, STREET_MAX, true));
}

static void put_position(const struct graph *graph, struct js *place, const struct js *location,
                         const struct import_record *record)
{
    double lat, lon;
    bool has_lat = node_number(location, "latitude", &lat),
         has_lon = node_number(location, "longitude", &lon);
    if (has_lat && has_lon) {
        js_put(place, "lat", js_new_real(lat));
        js_put(place, "lon", js_new_real(lon));
    } else if (node_str(location, "latitude").len || node_str(location, "longitude").len) {
        import_warn(graph->import, record, STR("/latitude"), "type",
                    "latitude and longitude are not two numbers: the place has no position");
    }
}

static void stage_place(const struct graph *graph, const struct js *location, struct str id,
                        const struct import_record *record)
{
    struct js *place = js_new_object(), *title = node_title(graph, location, record);
    struct str address = node_str(location, "address");
    js_put_str(place, "id", id);
    js_put_z(place, "kind", "place");
    if (!title) {
        title = js_new_object();
        js_put_str(title, graph->import->plan->lang,
                   import_fit(graph->import, record, STR("/address"),
                              str_sub(address, 0, str_find(address, ',', 0)), STREET_MAX, true));
    }
    js_put(place, "title", title);
    put_address(graph, place, address, record);
    put_position(graph, place, location, record);
    import_stage(graph->import, place, record);
    js_free(place);
}

struct str place_of(const struct graph *graph, const struct js *node, struct str pointer)
{
    struct arena *arena = &graph->import->arena;
    const struct js *location = graph_resolve(graph, node_each(node, "location", 0));
    struct str name = node_name(location), address = node_str(location, "address");
    struct str uid = node_id(location);
    if (!name.len && !address.len)
        return STR("");
    if (!uid.len)
        uid = arena_printf(arena, "%.*s|%.*s", STR_FMT(name), STR_FMT(address));
    struct str id = import_id(graph->import, KIND_PLACE, uid);
    if (import_find(graph->import, id))
        return id;
    struct import_record record = {.file = graph->file,
                                   .record = arena_printf(arena, "%.*s/location: %.*s", STR_FMT(pointer),
                                                          STR_FMT(utf8_cut(name.len ? name : address, 80))),
                                   .origin = origin_of(graph, location),
                                   .origin_id = uid};
    stage_place(graph, location, id, &record);
    return id;
}
