// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/member.h"

#include "core/field.h"

static enum member_shape shape_of(enum field_type type)
{
    switch (type) {
    case FIELD_STR:
    case FIELD_HASH:
    case FIELD_SLUG:
    case FIELD_KIND:
    case FIELD_DATE:
    case FIELD_CLOCK:
    case FIELD_WORD:
    case FIELD_SWITCH:
    case FIELD_NAME:
    case FIELD_EMAIL:
    case FIELD_URL:
    case FIELD_ZONE:
    case FIELD_RRULE:
        return MEMBER_STR;
    case FIELD_ID:
        return MEMBER_ID;
    case FIELD_PHONE:
        return MEMBER_PHONE;
    case FIELD_MOMENT:
        return MEMBER_MOMENT;
    case FIELD_INT:
        return MEMBER_INT;
    case FIELD_REAL:
        return MEMBER_REAL;
    case FIELD_BOOL:
        return MEMBER_BOOL;
    case FIELD_TEXT:
        return MEMBER_TEXT;
    case FIELD_SLUGS:
    case FIELD_TAGS:
    case FIELD_FLAGS:
        return MEMBER_STRS;
    case FIELD_IDS:
        return MEMBER_IDS;
    case FIELD_MOMENTS:
        return MEMBER_MOMENTS;
    case FIELD_TEXTS:
        return MEMBER_TEXTS;
    case FIELD_OBJECT:
    case FIELD_OBJECTS:
    case FIELD_SYNONYMS:
    case FIELD_STATES:
        return MEMBER_OTHER;
    case FIELD_UPDATED:
    case FIELD_OCCURRENCES:
    case FIELD_TYPES:
    default:
        return MEMBER_NONE;
    }
}

static const struct field *find(const struct table *table, struct str name)
{
    for (const struct field *field = table->fields; field->name; field++)
        if (str_is(name, field->name))
            return field;
    return NULL;
}

static const char *prefix_of(unsigned set)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (set == 1u << kind)
            return kinds[kind]->prefix;
    return NULL;
}

struct member item_member(enum item_kind kind, struct str path)
{
    size_t dot = str_find(path, '.', 0);
    struct str first = str_sub(path, 0, dot);
    const struct field *field = find(&kinds[kind]->table, first);
    if (!field)
        field = find(&common_table, first);
    if (field && dot < path.len)
        field = field->type == FIELD_OBJECT ? find(field->table, str_sub(path, dot + 1, path.len)) : NULL;
    if (!field)
        return (struct member){.shape = MEMBER_NONE};
    return (struct member){shape_of(field->type), prefix_of(field->kinds)};
}
