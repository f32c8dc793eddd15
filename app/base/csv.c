// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv.h"

#include <string.h>

#include "base/utf8.h"

static const char bom[] = "\xEF\xBB\xBF";

static struct str without_bom(struct str bytes)
{
    return str_starts(bytes, bom) ? str_sub(bytes, sizeof bom - 1, bytes.len) : bytes;
}

void csv_init(struct csv *csv, struct str bytes)
{
    *csv = (struct csv){.bytes = without_bom(bytes), .line = 1, .separator = ','};
}

static bool is_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Past one LF, CRLF or CR. */
static void take_end(struct csv *csv)
{
    if (csv->at >= csv->bytes.len)
        return;
    if (csv->bytes.ptr[csv->at] == '\r' && csv->at + 1 < csv->bytes.len &&
        csv->bytes.ptr[csv->at + 1] == '\n')
        csv->at++;
    csv->at++;
    csv->line++;
}

static void count_lines(struct csv *csv, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        csv->line += csv->bytes.ptr[i] == '\n' ||
                     (csv->bytes.ptr[i] == '\r' && (i + 1 == to || csv->bytes.ptr[i + 1] != '\n'));
}

static enum err fail(struct csv *csv, enum err err, const char *reason)
{
    csv->reason = reason;
    return err;
}

/* From behind the opening quote to behind the closing one; *ret_doubled: it holds "" to be made one. */
static enum err take_quoted(struct csv *csv, struct str *ret_raw, bool *ret_doubled)
{
    size_t from = ++csv->at;
    const char *ptr = csv->bytes.ptr;
    *ret_doubled = false;
    for (;;) {
        const char *quote =
            csv->at < csv->bytes.len ? memchr(ptr + csv->at, '"', csv->bytes.len - csv->at) : NULL;
        if (!quote) {
            csv->at = csv->bytes.len;
            count_lines(csv, from, csv->at);
            return fail(csv, ERR_SYNTAX, "a quote opens here and never closes");
        }
        csv->at = (size_t)(quote - ptr) + 1;
        if (csv->at >= csv->bytes.len || ptr[csv->at] != '"')
            break;
        *ret_doubled = true;
        csv->at++;
    }
    *ret_raw = str_sub(csv->bytes, from, csv->at - 1);
    count_lines(csv, from, csv->at - 1);
    if (csv->at < csv->bytes.len && ptr[csv->at] != csv->separator && !is_end(ptr[csv->at]))
        return fail(csv, ERR_SYNTAX, "there is text behind a closing quote");
    return ERR_OK;
}

static struct str take_plain(struct csv *csv)
{
    size_t from = csv->at;
    while (csv->at < csv->bytes.len && csv->bytes.ptr[csv->at] != csv->separator &&
           !is_end(csv->bytes.ptr[csv->at]))
        csv->at++;
    return str_sub(csv->bytes, from, csv->at);
}

static struct str undouble(struct arena *arena, struct str raw)
{
    char *out = arena_alloc(arena, raw.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.len; i++) {
        out[n++] = raw.ptr[i];
        i += raw.ptr[i] == '"';
    }
    return (struct str){out, n};
}

static enum err take_field(struct csv *csv, struct arena *arena, struct str *ret_field)
{
    struct str raw;
    bool doubled = false;
    enum err err = ERR_OK;
    if (csv->at < csv->bytes.len && csv->bytes.ptr[csv->at] == '"')
        err = take_quoted(csv, &raw, &doubled);
    else
        raw = take_plain(csv);
    if (err != ERR_OK)
        return err;
    if (raw.len > CSV_FIELD_MAX_BYTES)
        return fail(csv, ERR_LIMIT, "a field is longer than 256 kB");
    if (raw.len && memchr(raw.ptr, 0, raw.len))
        return fail(csv, ERR_SYNTAX, "there is a NUL in it");
    if (!utf8_valid(raw))
        return fail(csv, ERR_SYNTAX, "it is not UTF-8");
    *ret_field = doubled ? undouble(arena, raw) : raw;
    return ERR_OK;
}

static void skip_line(struct csv *csv)
{
    while (csv->at < csv->bytes.len && !is_end(csv->bytes.ptr[csv->at]))
        csv->at++;
    take_end(csv);
}

static enum err take_fields(struct csv *csv, struct arena *arena, struct str *fields, size_t *ret_n)
{
    size_t from = csv->at, n = 0;
    for (;;) {
        if (n == CSV_FIELDS_MAX)
            return fail(csv, ERR_LIMIT, "it has more than 400 fields");
        enum err err = take_field(csv, arena, &fields[n]);
        if (err != ERR_OK)
            return err;
        n++;
        if (csv->at - from > CSV_RECORD_MAX_BYTES)
            return fail(csv, ERR_LIMIT, "it is longer than 1 MB");
        if (csv->at >= csv->bytes.len || csv->bytes.ptr[csv->at] != csv->separator)
            break;
        csv->at++;
    }
    *ret_n = n;
    return ERR_OK;
}

enum err csv_next(struct csv *csv, struct arena *arena, struct csv_record *ret_record)
{
    struct str fields[CSV_FIELDS_MAX];
    size_t n = 0;
    while (csv->at < csv->bytes.len && is_end(csv->bytes.ptr[csv->at]))
        take_end(csv);
    if (csv->at >= csv->bytes.len)
        return ERR_NOT_FOUND;
    ret_record->line = csv->line;
    enum err err = take_fields(csv, arena, fields, &n);
    skip_line(csv);
    if (err != ERR_OK)
        return err;
    ret_record->fields = ARENA_ARRAY(arena, struct str, n);
    memcpy(ret_record->fields, fields, n * sizeof *fields);
    ret_record->n = n;
    return ERR_OK;
}

char csv_guess_separator(struct str bytes)
{
    static const char separators[] = ",;\t|";
    int counts[sizeof separators] = {0};
    bool quoted = false;
    char best = ',';
    int most = 0;
    bytes = without_bom(bytes);
    for (size_t i = 0; i < bytes.len && (quoted || !is_end(bytes.ptr[i])); i++) {
        const char *which = bytes.ptr[i] ? strchr(separators, bytes.ptr[i]) : NULL;
        quoted ^= bytes.ptr[i] == '"';
        if (which && !quoted)
            counts[which - separators]++;
    }
    for (int i = 0; separators[i]; i++)
        if (counts[i] > most) {
            most = counts[i];
            best = separators[i];
        }
    return best;
}
