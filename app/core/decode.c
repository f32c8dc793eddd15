// SPDX-License-Identifier: GPL-3.0-or-later
/* The one decoder: a function a field type, a loop over the rows of a table. */
#include "core/decode.h"

static void decode_synonyms_field(struct parse *parse, const struct at *at, const struct field *field,
                                  const struct js *json, void *object)
{
    decode_synonyms(parse, at, field, json, field_of(object, field), count_of(object, field));
}

static void decode_states_field(struct parse *parse, const struct at *at, const struct field *field,
                                const struct js *json, void *object)
{
    (void)field, (void)object;
    decode_states(parse, at, json);
}

static const struct {
    decode_fn *decode;
    enum js_type type;
    const char *must;
} types[FIELD_TYPES] = {
#define STRING JS_STRING, "must be a text in quotes"
#define ARRAY JS_ARRAY, "must be a list in square brackets"
#define OBJECT JS_OBJECT, "must be an object in braces"
    [FIELD_STR] = {decode_str, STRING},
    [FIELD_HASH] = {decode_hash, STRING},
    [FIELD_SLUG] = {decode_slug, STRING},
    [FIELD_ID] = {decode_id, STRING},
    [FIELD_KIND] = {decode_nothing, STRING},
    [FIELD_DATE] = {decode_date, STRING},
    [FIELD_MOMENT] = {decode_moment, STRING},
    [FIELD_CLOCK] = {decode_clock, STRING},
    [FIELD_INT] = {decode_int, JS_INT, "must be a whole number"},
    [FIELD_REAL] = {decode_real, JS_REAL, "must be a number"},
    [FIELD_BOOL] = {decode_bool, JS_BOOL, "must be true or false"},
    [FIELD_WORD] = {decode_word, STRING},
    [FIELD_SWITCH] = {decode_word, STRING},
    [FIELD_NAME] = {decode_word, STRING},
    [FIELD_PHONE] = {decode_contact, STRING},
    [FIELD_EMAIL] = {decode_contact, STRING},
    [FIELD_URL] = {decode_contact, STRING},
    [FIELD_ZONE] = {decode_zone, STRING},
    [FIELD_RRULE] = {decode_rrule, STRING},
    [FIELD_TEXT] = {decode_text_field, JS_OBJECT,
                    "must be an object of texts by language, such as {\"sv\": \"…\"}"},
    [FIELD_TEXTS] = {decode_text_list, ARRAY},
    [FIELD_IDS] = {decode_str_list, ARRAY},
    [FIELD_SLUGS] = {decode_str_list, ARRAY},
    [FIELD_TAGS] = {decode_str_list, ARRAY},
    [FIELD_MOMENTS] = {decode_moments, ARRAY},
    [FIELD_FLAGS] = {decode_flags, ARRAY},
    [FIELD_OBJECT] = {decode_object, OBJECT},
    [FIELD_OBJECTS] = {decode_objects, ARRAY},
    [FIELD_SYNONYMS] = {decode_synonyms_field, OBJECT},
    [FIELD_STATES] = {decode_states_field, OBJECT},
    [FIELD_UPDATED] = {decode_nothing, STRING},
    [FIELD_OCCURRENCES] = {decode_nothing, ARRAY}, /* read last, when the shifts are known */
};

static void decode_field(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json, void *object)
{
    enum js_type type = js_type(json), wanted = types[field->type].type;
    if (field->flags & FIELD_HUB && parse->mode == PARSE_IMPORT)
        parse_error(parse, at, "unknown-member", "this is written by the hub; leave it out");
    else if (type != wanted && !(wanted == JS_REAL && type == JS_INT))
        parse_error(parse, at, "type", "%s", types[field->type].must);
    else
        types[field->type].decode(parse, at, field, json, object);
}

size_t decode_members(struct parse *parse, const struct at *at, const struct table *table,
                      const struct js *json, void *object)
{
    size_t known = 0;
    for (const struct field *field = table->fields; field->name; field++) {
        const struct js *value = js_get(json, field->name);
        struct at here = {at, field->name, 0};
        if (value) {
            known++;
            decode_field(parse, &here, field, value, object);
        } else if (field->flags & FIELD_REQUIRED) {
            parse_error(parse, at, "missing", "\"%s\" is missing", field->name);
        }
    }
    if (table->check)
        table->check(parse, at, object);
    return known;
}

const struct field *table_field(const struct table *table, const char *name)
{
    for (const struct field *field = table->fields; field->name; field++)
        if (str_is(str_of(name), field->name))
            return field;
    return NULL;
}

void decode_unknown(struct parse *parse, const struct at *at, const struct table *a, const struct table *b,
                    const struct js *json)
{
    if (parse->mode == PARSE_PUBLISHED)
        return; /* a newer hub says more */
    for (void *it = js_first(json); it; it = js_after(json, it)) {
        struct at here = {at, js_name(it), 0};
        if (!table_field(a, here.name) && !(b && table_field(b, here.name)))
            parse_error(parse, &here, "unknown-member",
                        "there is no such member here; correct its name or remove it");
    }
}
