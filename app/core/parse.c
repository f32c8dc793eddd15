// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parse.h"

#include "core/field.h"

/* The kind decides which members there may be, so without it nothing else can be judged. */
static bool find_kind(struct parse *parse, const struct js *json)
{
    const struct js *kind = js_get(json, "kind");
    struct at here = {NULL, "kind", 0};
    if (js_type(json) != JS_OBJECT)
        parse_error(parse, NULL, "type", "an item is an object in braces");
    else if (!kind)
        parse_error(parse, NULL, "missing", "\"kind\" is missing");
    else if (js_type(kind) != JS_STRING)
        parse_error(parse, &here, "type", "must be a text in quotes");
    else if (!item_kind_find(js_str(kind), &parse->kind))
        parse_error(
            parse, &here, "enum",
            "must be organization, place, service, event, call, guide, story, survey, commitment, notice or "
            "term");
    return parse->errors == 0;
}

const struct item *item_parse(const struct js *json, enum parse_mode mode, struct arena *arena,
                              struct faults *faults)
{
    struct parse parse = {.mode = mode, .arena = arena, .faults = faults, .json = json};
    if (!find_kind(&parse, json))
        return NULL;
    struct item *item = ARENA_NEW(arena, struct item);
    const struct table *table = &kinds[parse.kind]->table;
    item->kind = parse.kind;
    size_t known = decode_members(&parse, NULL, &common_table, json, item);
    known += decode_members(&parse, NULL, table, json, item);
    if (known != js_len(json))
        decode_unknown(&parse, NULL, &common_table, table, json);
    const struct js *occurrences = js_get(json, "occurrences");
    if (occurrences && mode == PARSE_PUBLISHED && parse.errors == 0)
        decode_occurrences(&parse, &(struct at){NULL, "occurrences", 0}, occurrences, item);
    return parse.errors ? NULL : item;
}

enum err item_read(struct str bytes, struct arena *arena, const struct item **ret_item)
{
    struct js *json;
    enum err err = js_parse(bytes, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL);
    if (err)
        return err;
    const struct item *item = item_parse(json, PARSE_PUBLISHED, arena, NULL);
    js_free(json);
    if (!item)
        return ERR_INVALID;
    *ret_item = item;
    return ERR_OK;
}
