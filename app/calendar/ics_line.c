// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_line.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

struct str ics_param(const struct ics_property *property, const char *name)
{
    for (int i = 0; i < property->n_params; i++)
        if (str_is(property->params[i].name, name))
            return property->params[i].value;
    return (struct str){0};
}

static bool begins(struct str bytes, const char *with, size_t len)
{
    return bytes.len >= len && memcmp(bytes.ptr, with, len) == 0;
}

bool ics_refused(struct str bytes, struct ics_problem *ret_problem)
{
    if (begins(bytes, "\xef\xbb\xbf", 3))
        bytes = str_sub(bytes, 3, bytes.len);
    if (begins(bytes, "\xff\xfe", 2) || begins(bytes, "\xfe\xff", 2) || begins(bytes, "B\0E", 3) ||
        begins(bytes, "\0B\0", 3)) {
        *ret_problem = (struct ics_problem){"encoding", "this is UTF-16; iCalendar is UTF-8"};
        return true;
    }
    bytes = str_trim(bytes);
    if (bytes.len >= 15 && strncasecmp(bytes.ptr, "BEGIN:VCALENDAR", 15) == 0)
        return false;
    *ret_problem =
        bytes.len && bytes.ptr[0] == '<'
            ? (struct ics_problem){"html", "this is HTML or XML, not iCalendar"}
            : (struct ics_problem){"syntax", "this is not iCalendar: it must begin with BEGIN:VCALENDAR"};
    return true;
}

void ics_reader_init(struct ics_reader *reader, struct str bytes, struct arena *arena)
{
    *reader = (struct ics_reader){bytes, begins(bytes, "\xef\xbb\xbf", 3) ? 3 : 0, 1, arena};
}

static struct str physical_line(struct ics_reader *reader)
{
    size_t end = str_find(reader->bytes, '\n', reader->at);
    struct str line = str_sub(reader->bytes, reader->at, end);
    reader->at = end + (end < reader->bytes.len);
    reader->line++;
    while (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    return line;
}

static bool is_continued(const struct ics_reader *reader)
{
    return reader->at < reader->bytes.len &&
           (reader->bytes.ptr[reader->at] == ' ' || reader->bytes.ptr[reader->at] == '\t');
}

/* The whole line without its folds; false when it is too long. A fold may stand inside a character. */
static bool unfold(struct ics_reader *reader, struct str *ret_line)
{
    struct str line = physical_line(reader);
    struct buf whole;
    if (!is_continued(reader)) {
        *ret_line = line;
        return line.len <= ICS_LINE_MAX;
    }
    buf_init(&whole, ICS_LINE_MAX);
    buf_str(&whole, line);
    while (is_continued(reader)) {
        struct str more = physical_line(reader);
        buf_str(&whole, str_sub(more, 1, more.len));
    }
    bool fits = !whole.overflow;
    *ret_line = arena_str(reader->arena, fits ? buf_view(&whole) : line);
    buf_release(&whole);
    return fits;
}

static bool is_name_char(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

struct str ics_upper(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = s.ptr[i] >= 'a' && s.ptr[i] <= 'z' ? (char)(s.ptr[i] - 32) : s.ptr[i];
    return (struct str){copy, s.len};
}

/* A name from *at on, in upper case; empty when there is none. */
static struct str take_name(struct arena *arena, struct str line, size_t *at)
{
    size_t from = *at;
    bool lower = false;
    while (*at < line.len && *at - from < ICS_NAME_MAX && is_name_char(line.ptr[*at])) {
        lower |= line.ptr[*at] >= 'a';
        ++*at;
    }
    struct str name = str_sub(line, from, *at);
    return lower ? ics_upper(arena, name) : name;
}

/* RFC 6868: ^n is a line break, ^^ a caret, ^' a quotation mark. */
static void add_unquoted(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char next = i + 1 < s.len ? s.ptr[i + 1] : 0;
        bool escaped = s.ptr[i] == '^' && (next == 'n' || next == '^' || next == '\'');
        buf_char(out, !escaped ? s.ptr[i] : next == 'n' ? '\n' : next == '\'' ? '"' : '^');
        i += escaped;
    }
}

/* A parameter's values up to the next ; or :, with their quotes off. False: a quote is left open. */
static bool take_values(struct arena *arena, struct str line, size_t *at, struct str *ret_value)
{
    size_t from = *at;
    bool plain = true, quoted = false;
    while (*at < line.len && (quoted || (line.ptr[*at] != ';' && line.ptr[*at] != ':'))) {
        quoted ^= line.ptr[*at] == '"';
        plain &= line.ptr[*at] != '"' && line.ptr[*at] != '^';
        ++*at;
    }
    *ret_value = str_sub(line, from, *at);
    if (quoted || plain)
        return !quoted;
    struct buf out;
    buf_init(&out, ret_value->len + 1);
    struct str rest = *ret_value, part;
    while (rest.len && str_next(&rest, '"', &part))
        add_unquoted(&out, part);
    *ret_value = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return true;
}

static const char *take_params(struct arena *arena, struct str line, size_t *at,
                               struct ics_property *property)
{
    struct ics_param params[ICS_PARAMS_MAX];
    int n = 0;
    while (*at < line.len && line.ptr[*at] == ';') {
        if (n == ICS_PARAMS_MAX)
            return "it has too many parameters";
        ++*at;
        params[n].name = take_name(arena, line, at);
        if (!params[n].name.len || *at >= line.len || line.ptr[*at] != '=')
            return "a parameter must be NAME=VALUE";
        ++*at;
        if (!take_values(arena, line, at, &params[n].value))
            return "a quotation mark is left open";
        n++;
    }
    property->n_params = n;
    if (n) {
        property->params = ARENA_ARRAY(arena, struct ics_param, (size_t)n);
        memcpy(property->params, params, (size_t)n * sizeof *params);
    }
    return NULL;
}

static const char *take_property(struct arena *arena, struct str line, struct ics_property *property)
{
    size_t at = 0;
    property->name = take_name(arena, line, &at);
    if (!property->name.len)
        return "a line must begin with the name of a property";
    const char *why = take_params(arena, line, &at, property);
    if (why)
        return why;
    if (at >= line.len || line.ptr[at] != ':')
        return "there is no colon behind the name and its parameters";
    property->value = str_sub(line, at + 1, line.len);
    return NULL;
}

static bool has_control(struct str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (((unsigned char)line.ptr[i] < 0x20 && line.ptr[i] != '\t') || line.ptr[i] == 0x7f)
            return true;
    return false;
}

static enum err take_line(struct ics_reader *reader, struct str line, struct ics_property *property,
                          struct ics_problem *problem)
{
    const char *why = take_property(reader->arena, line, property);
    *problem = (struct ics_problem){0};
    if (!utf8_valid(line))
        *problem = (struct ics_problem){"encoding", "this is not UTF-8"};
    else if (has_control(line))
        *problem = (struct ics_problem){"control-character", "it holds a control character"};
    else if (why)
        *problem = (struct ics_problem){"syntax", why};
    return problem->rule ? ERR_SYNTAX : ERR_OK;
}

enum err ics_next(struct ics_reader *reader, struct ics_property *ret_property,
                  struct ics_problem *ret_problem)
{
    while (reader->at < reader->bytes.len) {
        struct str line;
        *ret_property = (struct ics_property){.line = reader->line};
        if (!unfold(reader, &line)) {
            size_t at = 0;
            ret_property->name = take_name(reader->arena, line, &at);
            *ret_problem = (struct ics_problem){"limit", "the line is longer than 1 MB"};
            return ERR_LIMIT;
        }
        if (str_trim(line).len)
            return take_line(reader, line, ret_property, ret_problem);
    }
    return ERR_NOT_FOUND;
}
