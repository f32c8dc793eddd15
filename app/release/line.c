// SPDX-License-Identifier: GPL-3.0-or-later
#include "release/line.h"

#include <string.h>

/* At an opening quote; moves past the closing one. Control characters end it: JSON has them escaped. */
static bool skip_string(struct str s, size_t *at)
{
    for (size_t i = *at + 1; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"') {
            *at = i + 1;
            return true;
        }
        if (c < 0x20)
            return false;
        if (c == '\\')
            i++;
    }
    return false;
}

/* At the start of a value; moves to the comma or bracket behind it. */
static bool skip_value(struct str s, size_t *at)
{
    int depth = 0;
    size_t start = *at;
    while (*at < s.len) {
        char c = s.ptr[*at];
        if (c == '"') {
            if (!skip_string(s, at))
                return false;
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}'))
            return *at > start;
        if ((unsigned char)c <= 0x20)
            return false;
        if (c == '{' || c == '[')
            depth++;
        if ((c == '}' || c == ']') && --depth < 0)
            return false;
        ++*at;
    }
    return false;
}

static bool is_id(struct str id)
{
    size_t slash = str_find(id, '/', 0);
    if (id.len > RELEASE_ID_MAX || slash == 0 || slash + 1 >= id.len)
        return false;
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && (c != '/' || i != slash))
            return false;
    }
    return true;
}

/* At a name; moves behind its value. */
static bool read_member(struct str s, size_t *at, struct str *ret_name, struct str *ret_value)
{
    size_t name = *at;
    if (*at >= s.len || s.ptr[*at] != '"' || !skip_string(s, at))
        return false;
    *ret_name = str_sub(s, name + 1, *at - 1);
    if (*at >= s.len || s.ptr[*at] != ':')
        return false;
    size_t value = ++*at;
    if (!skip_value(s, at))
        return false;
    *ret_value = str_sub(s, value, *at);
    return true;
}

static bool unquote(struct str value, struct str *ret_s)
{
    if (value.len < 2 || value.ptr[0] != '"' || value.ptr[value.len - 1] != '"')
        return false;
    *ret_s = str_sub(value, 1, value.len - 1);
    return true;
}

bool line_id(struct str line, struct str *ret_id)
{
    struct str name, value, last = {NULL, 0}, id = {NULL, 0};
    if (line.len < 2 || line.ptr[0] != '{' || memchr(line.ptr, 0, line.len))
        return false;
    for (size_t at = 1;; at++) {
        if (!read_member(line, &at, &name, &value) || (last.ptr && str_cmp(last, name) >= 0))
            return false; /* names are sorted, so none comes twice */
        last = name;
        if (str_is(name, "id") && (!unquote(value, &id) || !is_id(id)))
            return false;
        if (line.ptr[at] == '}') {
            if (at + 1 != line.len || !id.ptr)
                return false;
            *ret_id = id;
            return true;
        }
    }
}

bool line_withdraws(struct str line, struct str id)
{
    static const char head[] = "{\"id\":\"", tail[] = "\",\"withdrawn\":true}";
    return line.len == sizeof head - 1 + id.len + sizeof tail - 1 && str_starts(line, head) &&
           str_ends(line, tail);
}
