// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ld.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/lang.h"

const struct js *ld_get(const struct js *node, const char *name)
{
    static const char *const prefixes[] = {"", "schema:", "http://schema.org/", "https://schema.org/"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        char whole[80];
        size_t n = strlen(prefixes[i]), len = strlen(name);
        if (n + len >= sizeof whole)
            continue;
        memcpy(whole, prefixes[i], n);
        memcpy(whole + n, name, len + 1);
        const struct js *value = js_get(node, whole);
        if (value)
            return value;
    }
    return NULL;
}

size_t ld_len(const struct js *value)
{
    return js_type(value) == JS_ARRAY ? js_len(value) : value != NULL;
}

const struct js *ld_at(const struct js *value, size_t i)
{
    return js_type(value) == JS_ARRAY ? js_at(value, i) : i == 0 ? value : NULL;
}

static struct str number(const struct js *value, struct arena *arena)
{
    if (js_type(value) == JS_INT)
        return arena_printf(arena, "%lld", (long long)js_int(value));
    return arena_printf(arena, "%.10g", js_real(value));
}

struct str ld_str(const struct js *value, struct arena *arena)
{
    value = ld_at(value, 0);
    if (js_type(value) == JS_OBJECT) {
        const struct js *inside = js_get(value, "@value");
        value = inside ? inside : js_get(value, "@id");
    }
    enum js_type type = js_type(value);
    if (type == JS_INT || type == JS_REAL)
        return number(value, arena);
    if (type == JS_BOOL)
        return js_true(value) ? STR("true") : STR("false");
    return type == JS_STRING ? utf8_cut(str_trim(js_str(value)), LD_TEXT_MAX_BYTES) : STR("");
}

struct str ld_get_str(const struct js *node, const char *name, struct arena *arena)
{
    return ld_str(ld_get(node, name), arena);
}

struct str ld_local(struct str name)
{
    size_t from = name.len;
    while (from > 0 && !strchr("/#:", name.ptr[from - 1]))
        from--;
    return str_sub(name, from, name.len);
}

bool ld_is(const struct js *node, const char *type)
{
    const struct js *types = js_get(node, "@type");
    for (size_t i = 0; i < ld_len(types); i++) {
        struct str name = js_str(ld_at(types, i));
        if (name.ptr && str_is(ld_local(name), type))
            return true;
    }
    return false;
}

static bool is_any(const struct js *node, const char *const *types)
{
    for (; *types; types++)
        if (ld_is(node, *types))
            return true;
    return false;
}

bool ld_is_event(const struct js *node)
{
    static const char *const types[] = {
        "Event",
        "BusinessEvent",
        "ChildrensEvent",
        "ComedyEvent",
        "ConferenceEvent",
        "CourseInstance",
        "DanceEvent",
        "EducationEvent",
        "EventSeries",
        "ExhibitionEvent",
        "Festival",
        "FoodEvent",
        "Hackathon",
        "LiteraryEvent",
        "MusicEvent",
        "PerformingArtsEvent",
        "SaleEvent",
        "ScreeningEvent",
        "SocialEvent",
        "SportsEvent",
        "TheaterEvent",
        "VisualArtsEvent",
        NULL,
    };
    return is_any(node, types);
}

bool ld_is_organization(const struct js *node)
{
    static const char *const types[] = {
        "Organization",
        "NGO",
        "GovernmentOrganization",
        "EducationalOrganization",
        "PerformingGroup",
        "SportsOrganization",
        "LocalBusiness",
        "Corporation",
        "SportsClub",
        "SportsTeam",
        "MusicGroup",
        "TheaterGroup",
        "LibrarySystem",
        "Cooperative",
        "School",
        "CollegeOrUniversity",
        "Library",
        "Church",
        "OnlineBusiness",
        NULL,
    };
    return is_any(node, types);
}

bool ld_is_place(const struct js *node)
{
    static const char *const types[] = {
        "Place",
        "CivicStructure",
        "EventVenue",
        "LocalBusiness",
        "Library",
        "Museum",
        "Park",
        "StadiumOrArena",
        "MusicVenue",
        "PerformingArtsTheater",
        "Church",
        "PlaceOfWorship",
        "School",
        "CommunityHealth",
        "TouristAttraction",
        "SportsActivityLocation",
        "Restaurant",
        "CafeOrCoffeeShop",
        "MovieTheater",
        "GovernmentBuilding",
        "CityHall",
        "Accommodation",
        "Residence",
        "AdministrativeArea",
        "City",
        "Landform",
        "Room",
        "MeetingRoom",
        NULL,
    };
    return is_any(node, types);
}

static bool speaks_of_it(struct str s)
{
    return s.ptr && str_contains(s, STR("schema.org"));
}

bool ld_is_schema_org(const struct js *root)
{
    const struct js *context = js_get(root, "@context");
    bool found = context == NULL;
    for (size_t i = 0; i < ld_len(context) && !found; i++) {
        const struct js *part = ld_at(context, i);
        found = speaks_of_it(js_str(part));
        for (void *it = js_first(part); it && !found; it = js_after(part, it))
            found = speaks_of_it(js_str(js_value(it)));
    }
    return found;
}

struct str ld_tag(struct str tag, struct arena *arena)
{
    char *low = (char *)arena_z(arena, tag);
    size_t len = 0;
    for (size_t at = 0; at < tag.len;) {
        size_t end = at;
        while (end < tag.len && tag.ptr[end] != '-' && tag.ptr[end] != '_')
            end++;
        bool first = at == 0, is_region = !first && (end - at == 2 || end - at == 3);
        if (!is_region && len + !first + end - at <= tag.len) {
            if (!first)
                low[len++] = '-';
            for (size_t i = at; i < end; i++)
                low[len++] =
                    first && tag.ptr[i] >= 'A' && tag.ptr[i] <= 'Z' ? (char)(tag.ptr[i] | 0x20) : tag.ptr[i];
        }
        at = end + 1;
    }
    struct str made = {low, len};
    return lang_tag_ok(made) ? made : STR("");
}

struct ld_named {
    struct str id;
    const struct js *node;
    size_t order;
};

static void add(struct ld_index *index, struct str id, const struct js *node)
{
    if (index->n == LD_NODES_MAX)
        return;
    if (index->n == index->size) {
        size_t size = index->size ? index->size * 2 : 64;
        struct ld_named *more = ARENA_ARRAY(index->arena, struct ld_named, size);
        if (index->n)
            memcpy(more, index->items, index->n * sizeof *more);
        index->items = more;
        index->size = size;
    }
    index->items[index->n] = (struct ld_named){id, node, index->n};
    index->n++;
}

/* As deep as js_parse lets it be. What has nothing but its "@id" only refers. */
void ld_index_add(struct ld_index *index, const struct js *value)
{
    struct str id = js_get_str(value, "@id");
    if (id.len && js_len(value) > 1)
        add(index, id, value);
    for (size_t i = 0; js_type(value) == JS_ARRAY && i < js_len(value); i++)
        ld_index_add(index, js_at(value, i));
    for (void *it = js_first(value); it; it = js_after(value, it))
        ld_index_add(index, js_value(it));
}

static int compare(const void *a, const void *b)
{
    const struct ld_named *x = a, *y = b;
    int order = str_cmp(x->id, y->id);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

void ld_index_done(struct ld_index *index)
{
    if (index->n)
        qsort(index->items, index->n, sizeof *index->items, compare);
}

static const struct js *find(const struct ld_index *index, struct str id)
{
    size_t low = 0, high = index->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(index->items[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < index->n && str_eq(index->items[low].id, id) ? index->items[low].node : NULL;
}

const struct js *ld_node(const struct ld_index *index, const struct js *value)
{
    value = ld_at(value, 0);
    struct str id = js_type(value) == JS_OBJECT ? js_get_str(value, "@id") : js_str(value);
    if (js_type(value) == JS_OBJECT && (js_len(value) > 1 || !id.len))
        return value;
    const struct js *named = id.len ? find(index, id) : NULL;
    return named ? named : js_type(value) == JS_OBJECT ? value : NULL;
}
