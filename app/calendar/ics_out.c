// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_out.h"

#include <string.h>

enum { LINE_OCTETS = 75, VALUE_MAX = 64 * 1024 };

/* Where the next piece of a line ends: `room` octets on, but not inside a character. */
static size_t fold_at(struct str line, size_t from, size_t room)
{
    size_t end = from + room;
    if (end >= line.len)
        return line.len;
    while (end > from && ((unsigned char)line.ptr[end] & 0xc0) == 0x80)
        end--;
    return end > from ? end : from + room;
}

static void put_line(struct buf *out, struct str line)
{
    size_t at = fold_at(line, 0, LINE_OCTETS);
    buf_str(out, str_sub(line, 0, at));
    while (at < line.len) {
        size_t end = fold_at(line, at, LINE_OCTETS - 1);
        buf_z(out, "\r\n ");
        buf_str(out, str_sub(line, at, end));
        at = end;
    }
    buf_z(out, "\r\n");
}

void ics_out(struct buf *out, const char *head, struct str value)
{
    struct buf line;
    buf_init(&line, VALUE_MAX);
    buf_z(&line, head);
    buf_char(&line, ':');
    buf_str(&line, value);
    put_line(out, buf_view(&line));
    buf_release(&line);
}

void ics_out_z(struct buf *out, const char *head, const char *value)
{
    ics_out(out, head, str_of(value));
}

void ics_out_int(struct buf *out, const char *head, int64_t value)
{
    struct buf digits;
    buf_init(&digits, 32);
    buf_printf(&digits, "%lld", (long long)value);
    ics_out(out, head, buf_view(&digits));
    buf_release(&digits);
}

static void add_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' || c == ';' || c == ',')
            buf_char(out, '\\');
        if (c == '\n')
            buf_z(out, "\\n");
        else if (c != '\r')
            buf_char(out, c);
    }
}

void ics_out_param(struct buf *head, const char *name, struct str value)
{
    bool quote = false;
    buf_printf(head, ";%s=", name);
    for (size_t i = 0; i < value.len; i++)
        quote |= value.ptr[i] != 0 && strchr(":;,", value.ptr[i]);
    if (quote)
        buf_char(head, '"');
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        buf_z(head, c == '^' ? "^^" : c == '\n' ? "^n" : c == '"' ? "^'" : "");
        if (c != '^' && c != '\n' && c != '"')
            buf_char(head, c);
    }
    if (quote)
        buf_char(head, '"');
}

void ics_out_text(struct buf *out, const char *name, struct str lang, struct str text)
{
    struct buf head, value;
    if (!text.len)
        return;
    buf_init(&head, 400);
    buf_init(&value, VALUE_MAX);
    buf_z(&head, name);
    if (lang.len)
        ics_out_param(&head, "LANGUAGE", lang);
    add_escaped(&value, text);
    ics_out(out, head.ptr, buf_view(&value));
    buf_release(&value);
    buf_release(&head);
}

void ics_out_list(struct buf *out, const char *head, const struct str *texts, int n)
{
    struct buf value;
    buf_init(&value, VALUE_MAX);
    for (int i = 0; i < n; i++) {
        if (i)
            buf_char(&value, ',');
        add_escaped(&value, texts[i]);
    }
    if (n)
        ics_out(out, head, buf_view(&value));
    buf_release(&value);
}

void ics_out_time(struct buf *out, const char *name, int64_t s, const struct zone *zone, bool is_day)
{
    struct buf head, value;
    struct moment at = moment_of_s(s, zone ? zone_offset_min(zone, s) : 0);
    buf_init(&head, 200);
    buf_init(&value, 40);
    buf_z(&head, name);
    if (is_day)
        buf_z(&head, ";VALUE=DATE");
    else if (zone)
        ics_out_param(&head, "TZID", zone_name(zone));
    buf_printf(&value, "%04d%02d%02d", at.date.year, at.date.month, at.date.day);
    if (!is_day)
        buf_printf(&value, "T%02d%02d%02d%s", at.hour, at.minute, at.second, zone ? "" : "Z");
    ics_out(out, head.ptr, buf_view(&value));
    buf_release(&value);
    buf_release(&head);
}
