// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/js.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void write_canonical_str(const char *ptr, size_t len, struct buf *buf)
{
    buf_char(buf, '"');
    for (size_t i = 0; i < len; i++) {
        if (ptr[i] == '"' || ptr[i] == '\\')
            buf_char(buf, '\\');
        buf_char(buf, ptr[i]);
    }
    buf_char(buf, '"');
}

static bool write_canonical(json_t *value, struct buf *buf);

static bool write_canonical_object(json_t *object, struct buf *buf)
{
    size_t n = json_object_size(object), i = 0;
    const char **names = malloc((n ? n : 1) * sizeof *names);
    const char *name;
    json_t *member;
    bool ok = true;
    if (!names)
        abort();
    json_object_foreach(object, name, member) names[i++] = name;
    qsort(names, n, sizeof *names, compare_names);
    buf_char(buf, '{');
    for (i = 0; i < n && ok; i++) {
        if (i)
            buf_char(buf, ',');
        write_canonical_str(names[i], strlen(names[i]), buf);
        buf_char(buf, ':');
        ok = write_canonical(json_object_get(object, names[i]), buf);
    }
    free(names);
    buf_char(buf, '}');
    return ok;
}

static bool write_canonical(json_t *value, struct buf *buf)
{
    size_t i;
    json_t *element;
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return write_canonical_object(value, buf);
    case JSON_ARRAY:
        buf_char(buf, '[');
        json_array_foreach(value, i, element)
        {
            if (i)
                buf_char(buf, ',');
            if (!write_canonical(element, buf))
                return false;
        }
        return buf_char(buf, ']');
    case JSON_STRING:
        write_canonical_str(json_string_value(value), json_string_length(value), buf);
        return true;
    case JSON_INTEGER:
        return buf_printf(buf, "%lld", (long long)json_integer_value(value));
    case JSON_REAL:
        return false;
    case JSON_TRUE:
        return buf_z(buf, "true");
    case JSON_FALSE:
        return buf_z(buf, "false");
    case JSON_NULL:
        return buf_z(buf, "null");
    }
    return false;
}

static int add_chunk(const char *bytes, size_t len, void *buf)
{
    return buf_add(buf, bytes, len) ? 0 : -1;
}

bool js_write(const struct js *value, enum js_style style, struct buf *buf)
{
    size_t flags = JSON_ENCODE_ANY | JSON_REAL_PRECISION(15);
    if (style == JS_CANONICAL)
        return write_canonical((json_t *)value, buf) && !buf->overflow;
    if (style == JS_PRETTY)
        flags |= JSON_INDENT(2);
    else
        flags |= JSON_COMPACT | (style == JS_SORTED ? JSON_SORT_KEYS : 0);
    return json_dump_callback((json_t *)value, add_chunk, buf, flags) == 0;
}
