// SPDX-License-Identifier: GPL-3.0-or-later
/* Members that are texts, lists or objects. */
#include "core/decode.h"

void decode_text_field(struct parse *parse, const struct at *at, const struct field *field,
                       const struct js *json, void *object)
{
    decode_text(parse, at, field, json, field->max, field_of(object, field));
}

static bool check_length(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json)
{
    size_t n = js_len(json);
    if (n >= (size_t)field->min && n <= (size_t)field->max)
        return true;
    parse_error(parse, at, "limit", "must have %d to %d entries; this has %zu", field->min, field->max, n);
    return false;
}

void decode_text_list(struct parse *parse, const struct at *at, const struct field *field,
                      const struct js *json, void *object)
{
    if (check_length(parse, at, field, json))
        decode_texts(parse, at, field, json, field_of(object, field));
}

static bool is_repeat(struct parse *parse, const struct at *at, const struct str_list *list, struct str s)
{
    for (int i = 0; i < list->n; i++)
        if (str_eq(list->items[i], s)) {
            parse_error(parse, at, "duplicate", "this stands in the list already; keep one");
            return true;
        }
    return false;
}

void decode_str_list(struct parse *parse, const struct at *at, const struct field *field,
                     const struct js *json, void *object)
{
    bool (*check)(struct parse *, const struct at *, const struct field *, struct str) =
        field->type == FIELD_IDS    ? check_id
        : field->type == FIELD_TAGS ? check_tag
                                    : check_slug;
    if (!check_length(parse, at, field, json))
        return;
    struct str_list list = {ARENA_ARRAY(parse->arena, struct str, js_len(json)), 0};
    for (size_t i = 0; i < js_len(json); i++) {
        struct at here = {at, NULL, i};
        struct str s = js_str(js_at(json, i));
        if (!s.ptr)
            parse_error(parse, &here, "type", "must be a text in quotes");
        else if (check(parse, &here, field, s) && !is_repeat(parse, &here, &list, s))
            list.items[list.n++] = arena_str(parse->arena, s);
    }
    *(struct str_list *)field_of(object, field) = list;
}

void decode_moments(struct parse *parse, const struct at *at, const struct field *field,
                    const struct js *json, void *object)
{
    if (!check_length(parse, at, field, json))
        return;
    struct moment *moments = ARENA_ARRAY(parse->arena, struct moment, js_len(json));
    int n = 0;
    for (size_t i = 0; i < js_len(json); i++)
        n += decode_one_moment(parse, &(struct at){at, NULL, i}, js_at(json, i), &moments[n]);
    *(struct moment **)field_of(object, field) = moments;
    *count_of(object, field) = n;
}

static void decode_flag(struct parse *parse, const struct at *at, const struct field *field, struct str name,
                        unsigned *flags)
{
    const struct word *word = word_find(field->words, name);
    if (!word && parse->mode == PARSE_PUBLISHED)
        return; /* a newer hub knows more words */
    if (!word) {
        fault_words(parse, at, field->words);
        return;
    }
    if (*flags & (unsigned)word->value)
        parse_error(parse, at, "duplicate", "this stands in the list already; keep one");
    *flags |= (unsigned)word->value;
}

void decode_flags(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                  void *object)
{
    unsigned flags = 0;
    if (js_len(json) < (size_t)field->min)
        parse_error(parse, at, "limit", "must name at least %d", field->min);
    for (size_t i = 0; i < js_len(json); i++)
        decode_flag(parse, &(struct at){at, NULL, i}, field, js_str(js_at(json, i)), &flags);
    *(unsigned *)field_of(object, field) = flags;
}

void decode_object(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                   void *object)
{
    size_t known = decode_members(parse, at, field->table, json, field_of(object, field));
    if (known != js_len(json))
        decode_unknown(parse, at, field->table, NULL, json);
}

static void check_key(struct parse *parse, const struct at *at, const struct table *table,
                      const char *objects, size_t i)
{
    struct str id = *(const struct str *)(objects + i * table->size);
    for (size_t j = 0; id.len && j < i; j++)
        if (str_eq(id, *(const struct str *)(objects + j * table->size)))
            parse_error(parse, &(struct at){at, "id", 0}, "duplicate", "this id stands in the list already");
}

void decode_objects(struct parse *parse, const struct at *at, const struct field *field,
                    const struct js *json, void *object)
{
    const struct table *table = field->table;
    if (!check_length(parse, at, field, json))
        return;
    char *objects = arena_array(parse->arena, table->size, js_len(json));
    for (size_t i = 0; i < js_len(json); i++) {
        struct at here = {at, NULL, i};
        const struct js *member = js_at(json, i);
        if (js_type(member) != JS_OBJECT) {
            parse_error(parse, &here, "type", "must be an object in braces");
            continue;
        }
        if (decode_members(parse, &here, table, member, objects + i * table->size) != js_len(member))
            decode_unknown(parse, &here, table, NULL, member);
        if (table->keyed)
            check_key(parse, &here, table, objects, i);
    }
    *(void **)field_of(object, field) = objects;
    *count_of(object, field) = (int)js_len(json);
}
