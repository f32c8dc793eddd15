// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "core/format.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool all_of(struct str s, const char *others)
{
    for (size_t i = 0; i < s.len; i++)
        if (!s.ptr[i] || (!is_alnum(s.ptr[i]) && !strchr(others, s.ptr[i])))
            return false;
    return s.len > 0;
}

bool slug_ok(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i]) && !(s.ptr[i] >= 'a' && s.ptr[i] <= 'z') && s.ptr[i] != '-')
            return false;
    return s.len >= 1 && s.len <= SLUG_MAX;
}

/* E.164: a plus, a country code that does not begin with 0, 15 digits at most. */
bool phone_ok(struct str s)
{
    if (s.len < 8 || s.len > 16 || s.ptr[0] != '+' || s.ptr[1] == '0')
        return false;
    for (size_t i = 1; i < s.len; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    return true;
}

/* Labels of letters, digits and inner hyphens, with a dot between them. */
static bool host_ok(struct str s, int min_labels)
{
    struct str label;
    int n = 0;
    while (str_next(&s, '.', &label)) {
        if (label.len > 63 || !all_of(label, "-") || label.ptr[0] == '-' || label.ptr[label.len - 1] == '-')
            return false;
        n++;
    }
    return n >= min_labels;
}

bool email_ok(struct str s)
{
    size_t at = str_find(s, '@', 0);
    return s.len <= 254 && at >= 1 && at <= 64 && at < s.len &&
           all_of(str_sub(s, 0, at), ".!#$%&'*+/=?^_`{|}~-") && host_ok(str_sub(s, at + 1, s.len), 2);
}

static bool port_ok(struct str s)
{
    int64_t port;
    return s.len <= 5 && is_digit(s.ptr[0]) && str_int(s, &port);
}

static bool path_ok(struct str s)
{
    return s.len == 0 || all_of(s, "/?#!$%&'()*+,-.:;=@[]_~");
}

/* http and https, a host name, perhaps a port; the rest in the characters of RFC 3986. No user names. */
bool url_ok(struct str s)
{
    size_t scheme = str_starts(s, "https://") ? 8 : str_starts(s, "http://") ? 7 : 0;
    struct str rest = str_sub(s, scheme, s.len);
    size_t host_end = 0, port_end;
    if (!scheme || s.len > URL_MAX)
        return false;
    while (host_end < rest.len && !strchr("/?#:", rest.ptr[host_end]))
        host_end++;
    port_end = host_end;
    if (host_end < rest.len && rest.ptr[host_end] == ':')
        while (port_end < rest.len && !strchr("/?#", rest.ptr[port_end]))
            port_end++;
    struct str port = str_sub(rest, host_end + 1, port_end);
    return host_ok(str_sub(rest, 0, host_end), 1) && (port_end == host_end || (port.len && port_ok(port))) &&
           path_ok(str_sub(rest, port_end, rest.len));
}
