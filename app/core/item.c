// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/item.h"

#include <assert.h>

#include "core/field.h"
#include "text/zone.h"

const char *item_kind_name(enum item_kind kind)
{
    assert(kind < KIND_COUNT);
    return kinds[kind]->name;
}

const char *item_kind_prefix(enum item_kind kind)
{
    assert(kind < KIND_COUNT);
    return kinds[kind]->prefix;
}

bool item_kind_find(struct str name, enum item_kind *ret_kind)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (str_is(name, kinds[i]->name)) {
            *ret_kind = (enum item_kind)i;
            return true;
        }
    return false;
}

bool item_id_kind(struct str id, enum item_kind *ret_kind)
{
    size_t slash = str_find(id, '/', 0);
    struct str prefix = str_sub(id, 0, slash);
    if (slash == id.len || !slug_ok(str_sub(id, slash + 1, id.len)))
        return false;
    for (int i = 0; i < KIND_COUNT; i++)
        if (str_is(prefix, kinds[i]->prefix)) {
            *ret_kind = (enum item_kind)i;
            return true;
        }
    return false;
}

/* The member of that name, when the kind has one that holds an id. */
static struct str named(const struct item *item, const char *name)
{
    const struct field *field = table_field(&kinds[item->kind]->table, name);
    if (!field || field->type != FIELD_ID)
        return (struct str){0};
    return *(const struct str *)((const char *)item + field->offset);
}

struct str item_organization(const struct item *item)
{
    return named(item, "organization");
}

struct str item_place(const struct item *item)
{
    return named(item, "place");
}

struct str item_service(const struct item *item)
{
    return named(item, "service");
}

struct str item_zone(const struct item *item)
{
    struct str zone = item->kind == KIND_EVENT     ? item->event.zone
                      : item->kind == KIND_SERVICE ? item->service.zone
                                                   : (struct str){0};
    return zone.len ? zone : STR(ZONE_DEFAULT);
}

struct moment interval_end(const struct interval *when, struct str zone_name)
{
    const struct zone *zone = zone_find(zone_name);
    int later_min = zone ? zone_offset_min(zone, when->end_s) - zone_offset_min(zone, when->start_s) : 0;
    return moment_of_s(when->end_s, when->offset_min + later_min);
}

static const struct text_entry *entry_of(const struct text_map *map, struct str tag)
{
    for (int i = 0; i < map->n; i++)
        if (str_eq(map->entries[i].tag, tag))
            return &map->entries[i];
    return NULL;
}

/* "ar-Arab-SY" -> "ar-Arab" -> "ar" -> "". */
static struct str base_of(struct str tag)
{
    while (tag.len && tag.ptr[tag.len - 1] != '-')
        tag.len--;
    return str_sub(tag, 0, tag.len ? tag.len - 1 : 0);
}

bool tag_same_language(struct str a, struct str b)
{
    return str_eq(str_sub(a, 0, str_find(a, '-', 0)), str_sub(b, 0, str_find(b, '-', 0)));
}

/* RFC 4647 3.4, Lookup; then what else is in the same language ("fa" -> "fa-AF", "sv" -> "sv-simple"). */
static const struct text_entry *look_up(const struct text_map *map, struct str wanted)
{
    const struct text_entry *entry;
    for (struct str tag = wanted; tag.len; tag = base_of(tag))
        if ((entry = entry_of(map, tag)))
            return entry;
    for (int i = 0; i < map->n; i++)
        if (tag_same_language(map->entries[i].tag, wanted))
            return &map->entries[i];
    return NULL;
}

const struct text_entry *text_map_pick(const struct text_map *map, struct str wanted,
                                       const struct str_list *order)
{
    const struct text_entry *entry = look_up(map, wanted);
    for (int i = 0; !entry && order && i < order->n; i++)
        entry = look_up(map, order->items[i]);
    return entry || !map->n ? entry : &map->entries[0];
}

struct str text_map_get(const struct text_map *map, const char *tag)
{
    const struct text_entry *entry = entry_of(map, str_of(tag));
    return entry ? entry->text : (struct str){0};
}
