// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/js.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static json_t *inner(const struct js *value)
{
    return (json_t *)value;
}

static struct js *outer(json_t *value)
{
    if (!value)
        abort(); /* jansson makes no value only when memory is gone or UTF-8 is bad; we check UTF-8 */
    return (struct js *)value;
}

/* jansson recurses to its own limit of 2048; this keeps ours, before it starts. */
static bool too_deep(struct str s, int max_depth)
{
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (quoted) {
            if (c == '\\')
                i++;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > max_depth)
                return true;
        } else if (c == '}' || c == ']') {
            depth--;
        }
    }
    return false;
}

static enum err fail(enum err err, struct js_fault *fault, int line, int column, const char *reason)
{
    if (fault) {
        fault->line = line;
        fault->column = column;
        snprintf(fault->reason, sizeof fault->reason, "%s", reason);
    }
    return err;
}

enum err js_parse(struct str bytes, size_t max_bytes, int max_depth, struct js **ret_root,
                  struct js_fault *ret_fault)
{
    if (bytes.len > max_bytes)
        return fail(ERR_LIMIT, ret_fault, 0, 0, "longer than the limit");
    if (too_deep(bytes, max_depth))
        return fail(ERR_LIMIT, ret_fault, 0, 0, "nested deeper than the limit");
    json_error_t error;
    json_t *root = json_loadb(bytes.ptr, bytes.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!root)
        return fail(ERR_SYNTAX, ret_fault, error.line, error.column, error.text);
    *ret_root = outer(root);
    return ERR_OK;
}

void js_free(struct js *value)
{
    json_decref(inner(value));
}

enum js_type js_type(const struct js *value)
{
    if (!value)
        return JS_NONE;
    switch (json_typeof(inner(value))) {
    case JSON_OBJECT:
        return JS_OBJECT;
    case JSON_ARRAY:
        return JS_ARRAY;
    case JSON_STRING:
        return JS_STRING;
    case JSON_INTEGER:
        return JS_INT;
    case JSON_REAL:
        return JS_REAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return JS_BOOL;
    case JSON_NULL:
        return JS_NULL;
    }
    return JS_NONE;
}

const struct js *js_get(const struct js *object, const char *name)
{
    return (const struct js *)json_object_get(inner(object), name);
}

const struct js *js_at(const struct js *array, size_t i)
{
    return (const struct js *)json_array_get(inner(array), i);
}

size_t js_len(const struct js *value)
{
    return js_type(value) == JS_OBJECT ? json_object_size(inner(value)) : json_array_size(inner(value));
}

struct str js_str(const struct js *value)
{
    if (js_type(value) != JS_STRING)
        return (struct str){NULL, 0};
    return (struct str){json_string_value(inner(value)), json_string_length(inner(value))};
}

int64_t js_int(const struct js *value)
{
    return value ? json_integer_value(inner(value)) : 0;
}

double js_real(const struct js *value)
{
    return value ? json_number_value(inner(value)) : 0;
}

bool js_true(const struct js *value)
{
    return value && json_is_true(inner(value));
}

struct str js_get_str(const struct js *object, const char *name)
{
    return js_str(js_get(object, name));
}

int64_t js_get_int(const struct js *object, const char *name)
{
    return js_int(js_get(object, name));
}

bool js_get_true(const struct js *object, const char *name)
{
    return js_true(js_get(object, name));
}

void *js_first(const struct js *object)
{
    return object ? json_object_iter(inner(object)) : NULL;
}

void *js_after(const struct js *object, void *it)
{
    return json_object_iter_next(inner(object), it);
}

const char *js_name(void *it)
{
    return json_object_iter_key(it);
}

const struct js *js_value(void *it)
{
    return (const struct js *)json_object_iter_value(it);
}

struct js *js_new_object(void)
{
    return outer(json_object());
}

struct js *js_new_array(void)
{
    return outer(json_array());
}

struct js *js_new_str(struct str s)
{
    if (utf8_valid(s))
        return outer(json_stringn(s.ptr ? s.ptr : "", s.len));
    struct buf buf;
    buf_init(&buf, s.len * 3 + 1);
    utf8_repair(s, &buf);
    struct js *value = outer(json_stringn(buf.ptr, buf.len));
    buf_release(&buf);
    return value;
}

struct js *js_new_z(const char *z)
{
    return js_new_str(str_of(z));
}

struct js *js_new_int(int64_t value)
{
    return outer(json_integer(value));
}

struct js *js_new_real(double value)
{
    return outer(json_real(value));
}

struct js *js_new_bool(bool value)
{
    return outer(json_boolean(value));
}

struct js *js_copy(const struct js *value)
{
    return outer(json_deep_copy(inner(value)));
}

void js_put(struct js *object, const char *name, struct js *value)
{
    if (json_object_set_new(inner(object), name, inner(value)) != 0)
        abort();
}

void js_put_str(struct js *object, const char *name, struct str s)
{
    js_put(object, name, js_new_str(s));
}

void js_put_z(struct js *object, const char *name, const char *z)
{
    if (z)
        js_put(object, name, js_new_z(z));
}

void js_put_int(struct js *object, const char *name, int64_t value)
{
    js_put(object, name, js_new_int(value));
}

void js_put_bool(struct js *object, const char *name, bool value)
{
    js_put(object, name, js_new_bool(value));
}

void js_drop(struct js *object, const char *name)
{
    json_object_del(inner(object), name);
}

void js_push(struct js *array, struct js *value)
{
    if (json_array_append_new(inner(array), inner(value)) != 0)
        abort();
}

bool js_equal(const struct js *a, const struct js *b)
{
    return json_equal(inner(a), inner(b));
}
