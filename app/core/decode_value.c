// SPDX-License-Identifier: GPL-3.0-or-later
/* Members that are one value. */
#include "base/buf.h"
#include "core/decode.h"
#include "core/rule.h"
#include "text/lang.h"
#include "text/zone.h"

static void keep_str(struct parse *parse, const struct field *field, const struct js *json, void *object)
{
    *(struct str *)field_of(object, field) = arena_str(parse->arena, js_str(json));
}

void decode_str(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                void *object)
{
    if (check_text(parse, at, js_str(json), field->max, true))
        keep_str(parse, field, json, object);
}

void decode_hash(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 void *object)
{
    struct str s = js_str(json);
    bool ok = s.len == 64;
    for (size_t i = 0; i < s.len && ok; i++)
        ok = (s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] >= 'a' && s.ptr[i] <= 'f');
    if (ok)
        keep_str(parse, field, json, object);
    else
        parse_error(parse, at, "hash", "must be a SHA-256 in 64 of the characters 0-9 and a-f");
}

bool check_slug(struct parse *parse, const struct at *at, const struct field *field, struct str s)
{
    (void)field;
    if (slug_ok(s))
        return true;
    parse_error(parse, at, "id", "must be 1 to %d of the characters a-z, 0-9 and hyphen", SLUG_MAX);
    return false;
}

static void write_prefixes(unsigned mask, struct buf *buf)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (mask & 1u << i)
            buf_printf(buf, "%s%s/…", buf->len ? " or " : "", kinds[i]->prefix);
}

bool check_id(struct parse *parse, const struct at *at, const struct field *field, struct str s)
{
    enum item_kind kind;
    struct buf prefixes;
    if (item_id_kind(s, &kind) && (!field->kinds || field->kinds & 1u << kind))
        return true;
    buf_init(&prefixes, 200);
    write_prefixes(field->kinds ? field->kinds : 1 << KIND_ORGANIZATION | 1 << KIND_SERVICE, &prefixes);
    parse_error(parse, at, "id", "must be an id such as %s with a-z, 0-9 and hyphen after the slash",
                buf_view(&prefixes).ptr);
    buf_release(&prefixes);
    return false;
}

bool check_tag(struct parse *parse, const struct at *at, const struct field *field, struct str s)
{
    (void)field;
    if (lang_tag_ok(s))
        return true;
    parse_error(parse, at, "language", "must be a language tag such as sv or ar");
    return false;
}

void decode_slug(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 void *object)
{
    if (check_slug(parse, at, field, js_str(json)))
        keep_str(parse, field, json, object);
}

void decode_id(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
               void *object)
{
    if (check_id(parse, at, field, js_str(json)))
        keep_str(parse, field, json, object);
}

void decode_nothing(struct parse *parse, const struct at *at, const struct field *field,
                    const struct js *json, void *object)
{
    (void)parse, (void)at, (void)field, (void)json, (void)object;
}

void decode_date(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 void *object)
{
    if (!date_parse(js_str(json), field_of(object, field)))
        parse_error(parse, at, "date", "must be a day that exists, written like 2026-11-30");
}

bool decode_one_moment(struct parse *parse, const struct at *at, const struct js *json, struct moment *moment)
{
    if (moment_parse(js_str(json), moment))
        return true;
    parse_error(parse, at, "date", "must be a time with its offset, written like 2026-12-01T14:00:00+01:00");
    return false;
}

void decode_moment(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                   void *object)
{
    decode_one_moment(parse, at, json, field_of(object, field));
}

void decode_clock(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                  void *object)
{
    int minutes;
    if (!clock_parse(js_str(json), &minutes) || minutes > field->max)
        parse_error(parse, at, "date", "must be a time of day, written like 09:30");
    else
        *(int *)field_of(object, field) = minutes;
}

void decode_int(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                void *object)
{
    int64_t value = js_int(json);
    if (value < field->min || value > field->max)
        parse_error(parse, at, "range", "must be a whole number from %d to %d", field->min, field->max);
    else
        *(int *)field_of(object, field) = (int)value;
}

void decode_real(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 void *object)
{
    double value = js_real(json);
    if (!(value >= field->min && value <= field->max))
        parse_error(parse, at, "range", "must be a number from %d to %d", field->min, field->max);
    else
        *(double *)field_of(object, field) = value;
}

void decode_bool(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 void *object)
{
    (void)parse, (void)at;
    *(bool *)field_of(object, field) = js_true(json);
}

void fault_words(struct parse *parse, const struct at *at, const struct word *words)
{
    struct buf list;
    buf_init(&list, 400);
    for (const struct word *word = words; word->name; word++)
        buf_printf(&list, "%s%s", word == words ? "" : ", ", word->name);
    parse_error(parse, at, "enum", "must be one of: %s", list.ptr);
    buf_release(&list);
}

const struct word *word_find(const struct word *words, struct str name)
{
    for (const struct word *word = words; word->name; word++)
        if (str_is(name, word->name))
            return word;
    return NULL;
}

void decode_word(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 void *object)
{
    const struct word *word = word_find(field->words, js_str(json));
    if (!word)
        fault_words(parse, at, field->words);
    else if (field->type == FIELD_SWITCH)
        *(bool *)field_of(object, field) = word->value;
    else if (field->type == FIELD_NAME)
        keep_str(parse, field, json, object);
    else
        *(unsigned *)field_of(object, field) =
            (unsigned)word->value; /* every enum of item.h is an unsigned */
}

void decode_contact(struct parse *parse, const struct at *at, const struct field *field,
                    const struct js *json, void *object)
{
    struct str s = js_str(json);
    if (field->type == FIELD_PHONE && !phone_ok(s))
        parse_error(parse, at, "phone",
                    "must be a number with its country code and digits alone, like +46701740605");
    else if (field->type == FIELD_EMAIL && !email_ok(s))
        parse_error(parse, at, "email", "must be an e-mail address, like namn@example.org");
    else if (field->type == FIELD_URL && !url_ok(s))
        parse_error(parse, at, "url",
                    "must be an address that begins with https://, of at most %d characters", URL_MAX);
    else
        keep_str(parse, field, json, object);
}

void decode_zone(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 void *object)
{
    if (parse->mode == PARSE_IMPORT && !zone_find(js_str(json)))
        parse_error(parse, at, "zone", "must be the IANA name of a time zone, like Europe/Stockholm");
    else
        keep_str(parse, field, json, object);
}

void decode_rrule(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                  void *object)
{
    struct rule rule;
    const char *why;
    if (parse->mode == PARSE_IMPORT && !rule_parse(js_str(json), &rule, &why))
        parse_error(parse, at, "rrule", "this is no rule of RFC 5545: %s", why);
    else
        keep_str(parse, field, json, object);
}
