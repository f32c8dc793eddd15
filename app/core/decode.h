/* SPDX-License-Identifier: GPL-3.0-or-later
 * The decoders of core/decode.c's table, one a field type or a few; only core/decode*.c include this header.
 * Each is given a value of the right JSON type and the object whose member it fills, or leaves absent on a
 * fault. */
#ifndef CORE_DECODE_H
#define CORE_DECODE_H

#include "core/field.h"

typedef void decode_fn(struct parse *, const struct at *, const struct field *, const struct js *,
                       void *object);

/* core/decode_value.c */
decode_fn decode_str, decode_hash, decode_slug, decode_id, decode_nothing, decode_date, decode_moment,
    decode_clock, decode_int, decode_real, decode_bool, decode_word, decode_contact, decode_zone,
    decode_rrule;
bool check_slug(struct parse *parse, const struct at *at, const struct field *field, struct str s);
bool check_id(struct parse *parse, const struct at *at, const struct field *field, struct str s);
bool check_tag(struct parse *parse, const struct at *at, const struct field *field, struct str s);
bool decode_one_moment(struct parse *parse, const struct at *at, const struct js *json,
                       struct moment *ret_moment);
const struct word *word_find(const struct word *words, struct str name); /* NULL when it is none of them */
void fault_words(struct parse *parse, const struct at *at, const struct word *words);

/* core/decode_list.c */
decode_fn decode_str, decode_moment, decode_text_field, decode_text_list, decode_str_list, decode_moments,
    decode_flags, decode_object, decode_objects;

/* Where in the object a row puts its value, and the count of its list. */
static inline void *field_of(void *object, const struct field *field)
{
    return (char *)object + field->offset;
}

static inline int *count_of(void *object, const struct field *field)
{
    return (int *)((char *)object + field->offset_n);
}

#endif
