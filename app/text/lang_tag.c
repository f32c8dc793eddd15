// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/lang.h"

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_alpha(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_alpha(s.ptr[i]))
            return false;
    return true;
}

static bool all_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    return true;
}

static bool is_region(struct str s)
{
    return (s.len == 2 && all_alpha(s)) || (s.len == 3 && all_digit(s));
}

static bool is_variant(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_alpha(s.ptr[i]) && !is_digit(s.ptr[i]))
            return false;
    return (s.len >= 5 && s.len <= 8) || (s.len == 4 && is_digit(s.ptr[0]));
}

/* What may come next: 0 script, 1 region, 2 variant; each part only moves forward. */
bool lang_tag_ok(struct str tag)
{
    struct str rest = tag, part;
    int stage = 0;
    if (tag.len == 0 || tag.len > 35 || !str_next(&rest, '-', &part) || part.len < 2 || part.len > 3 ||
        !all_alpha(part))
        return false;
    while (str_next(&rest, '-', &part)) {
        if (stage == 0 && part.len == 4 && all_alpha(part))
            stage = 1;
        else if (stage <= 1 && is_region(part))
            stage = 2;
        else if (is_variant(part))
            stage = 2;
        else
            return false;
    }
    return true;
}
