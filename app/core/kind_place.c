// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, place.member)

static const struct field fields[] = {
    {"street", FIELD_STR, 0, AT(street), .max = 120},
    {"postcode", FIELD_STR, 0, AT(postcode), .max = 120},
    {"city", FIELD_STR, 0, AT(city), .max = 120},
    {"lat", FIELD_REAL, 0, AT(lat), .min = -90, .max = 90},
    {"lon", FIELD_REAL, 0, AT(lon), .min = -180, .max = 180},
    {"directions", FIELD_TEXT, 0, AT(directions), .max = 400},
    {"access", FIELD_FLAGS, 0, AT(access), .words = access_words},
    {"access_note", FIELD_TEXT, 0, AT(access_note), .max = 400},
    {"tags", FIELD_SLUGS, 0, AT(tags), .max = 20},
    {0},
};

/* A position is both numbers or none. */
static void check(struct parse *parse, const struct at *at, void *object)
{
    struct item *item = object;
    bool lat = js_get(parse->json, "lat"), lon = js_get(parse->json, "lon");
    if (lat != lon)
        parse_error(parse, at, "missing", "\"%s\" stands alone; a position needs both \"lat\" and \"lon\"",
                    lat ? "lat" : "lon");
    item->place.has_position = lat && lon;
}

const struct kind kind_place = {"place", "place", {fields, sizeof(struct item), false, check}};
