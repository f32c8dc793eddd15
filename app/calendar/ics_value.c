// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/rule.h"

/* What core/decode_text.c would refuse and nobody would miss. */
static bool is_dropped(uint32_t c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || c == 0xfeff;
}

static void add_char(struct buf *out, uint32_t c, bool one_line)
{
    char bytes[4];
    if (c == '\t' || c == 0xa0 || (c == '\n' && one_line) || c == 0x2028 || c == 0x2029)
        c = ' ';
    if (is_dropped(c))
        return;
    if ((c == ' ' || c == '\n') && out->len && out->ptr[out->len - 1] == ' ') {
        if (c == ' ')
            return;
        out->ptr[out->len - 1] = '\n'; /* no spaces at the end of a line */
        return;
    }
    buf_add(out, bytes, utf8_put(c, bytes));
}

static void add_text(struct buf *out, struct str value, bool one_line)
{
    for (size_t at = 0; at < value.len;) {
        uint32_t c = utf8_next(value, &at);
        if (c == '\\' && at < value.len) {
            c = utf8_next(value, &at);
            if (c == 'n' || c == 'N')
                c = '\n';
        }
        add_char(out, c, one_line);
    }
}

/* Three and more line breaks are two. */
static struct str fewer_breaks(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    size_t n = 0, breaks = 0;
    for (size_t i = 0; i < s.len; i++) {
        breaks = s.ptr[i] == '\n' ? breaks + 1 : 0;
        if (breaks <= 2)
            copy[n++] = s.ptr[i];
    }
    return (struct str){copy, n};
}

static struct str text_of(struct arena *arena, struct str value, bool one_line)
{
    struct buf out;
    buf_init(&out, value.len * 3 + 8);
    add_text(&out, value, one_line);
    struct str text = fewer_breaks(arena, str_trim(buf_view(&out)));
    buf_release(&out);
    return text;
}

struct str ics_text(struct arena *arena, struct str value)
{
    return text_of(arena, value, false);
}

struct str ics_line_text(struct arena *arena, struct str value)
{
    return text_of(arena, value, true);
}

static size_t part_end(struct str value, size_t from)
{
    while (from < value.len && value.ptr[from] != ',')
        from += value.ptr[from] == '\\' && from + 1 < value.len ? 2 : 1;
    return from;
}

struct str_list ics_text_list(struct arena *arena, struct str value)
{
    size_t commas = 0;
    for (size_t i = 0; i < value.len; i++)
        commas += value.ptr[i] == ',';
    struct str_list list = {ARENA_ARRAY(arena, struct str, commas + 1), 0};
    for (size_t at = 0, end; at < value.len; at = end + 1) {
        end = part_end(value, at);
        struct str part = ics_line_text(arena, str_sub(value, at, end));
        if (part.len)
            list.items[list.n++] = part;
    }
    return list;
}

bool ics_time_parse(struct str value, struct ics_time *ret_time)
{
    return rule_time_parse(str_trim(value), &ret_time->local, &ret_time->has_time, &ret_time->is_utc);
}

/* A number and the letter behind it. */
static bool take_amount(struct str s, size_t *at, int64_t *ret_n, char *ret_unit)
{
    size_t from = *at;
    while (*at < s.len && *at - from < 9 && s.ptr[*at] >= '0' && s.ptr[*at] <= '9')
        ++*at;
    if (*at == from || *at >= s.len || !str_int(str_sub(s, from, *at), ret_n))
        return false;
    *ret_unit = s.ptr[(*at)++];
    return true;
}

bool ics_duration_parse(struct str value, struct ics_duration *ret_duration)
{
    struct str s = str_trim(value);
    struct ics_duration duration = {0};
    size_t at = 0;
    bool in_time = false, negative = s.len && s.ptr[0] == '-', any = false;
    at += s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
    if (at >= s.len || s.ptr[at++] != 'P')
        return false;
    while (at < s.len) {
        int64_t n;
        char unit;
        if (s.ptr[at] == 'T' && !in_time) {
            in_time = true;
            at++;
            continue;
        }
        if (!take_amount(s, &at, &n, &unit))
            return false;
        any = true;
        if (unit == 'W' || unit == 'D')
            duration.days += unit == 'W' ? n * 7 : n;
        else if (in_time && (unit == 'H' || unit == 'M' || unit == 'S'))
            duration.seconds += n * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
        else
            return false;
    }
    if (negative)
        duration = (struct ics_duration){-duration.days, -duration.seconds};
    *ret_duration = duration;
    return any;
}

bool ics_offset_parse(struct str value, int *ret_s)
{
    struct str s = str_trim(value);
    int64_t n;
    if ((s.len != 5 && s.len != 7) || (s.ptr[0] != '+' && s.ptr[0] != '-') ||
        !str_int(str_sub(s, 1, s.len), &n) || n < 0)
        return false;
    int seconds = s.len == 7 ? (int)(n % 100) : 0, rest = (int)(s.len == 7 ? n / 100 : n);
    if (rest / 100 > 23 || rest % 100 > 59 || seconds > 59)
        return false;
    int offset = rest / 100 * 3600 + rest % 100 * 60 + seconds;
    *ret_s = s.ptr[0] == '-' ? -offset : offset;
    return true;
}

static bool take_degrees(struct str s, double most, double *ret_degrees)
{
    char text[32], *end;
    s = str_trim(s);
    if (s.len == 0 || s.len >= sizeof text)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("0123456789.+-", s.ptr[i]))
            return false;
    memcpy(text, s.ptr, s.len);
    text[s.len] = 0;
    *ret_degrees = strtod(text, &end);
    return *end == 0 && *ret_degrees >= -most && *ret_degrees <= most;
}

/* "58.32;13.11"; some write the semicolon with an escape or a comma. */
bool ics_geo_parse(struct str value, double *ret_lat, double *ret_lon)
{
    double lat, lon;
    size_t mark = str_find(value, ';', 0);
    if (mark == value.len)
        mark = str_find(value, ',', 0);
    if (mark == value.len)
        return false;
    struct str first = str_sub(value, 0, mark);
    if (str_ends(first, "\\"))
        first.len--;
    if (!take_degrees(first, 90, &lat) || !take_degrees(str_sub(value, mark + 1, value.len), 180, &lon))
        return false;
    *ret_lat = lat;
    *ret_lon = lon;
    return true;
}
