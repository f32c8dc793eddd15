// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/member.h"
#include "exchange/import_value.h"
#include "text/lang.h"

static const char *name_of(struct table_row *row, struct str s)
{
    return arena_z(&row->import->arena, s);
}

static bool refuse(struct table_row *row, struct str column, const char *rule, const char *why)
{
    import_refuse(row->import, row->record, arena_printf(&row->import->arena, "/%.*s", STR_FMT(column)), rule,
                  "column \"%.*s\": %s", STR_FMT(utf8_cut(column, 80)), why);
    return false;
}

/* A column as member and language. */
struct column {
    struct str path, tag;
    struct member member;
};

static bool is_text(enum member_shape shape)
{
    return shape == MEMBER_TEXT || shape == MEMBER_TEXTS;
}

static struct column column_of(enum item_kind kind, struct str name)
{
    struct column column = {.path = name, .member = item_member(kind, name)};
    size_t dot = name.len;
    while (dot > 0 && name.ptr[dot - 1] != '.')
        dot--;
    if (column.member.shape != MEMBER_NONE || !dot)
        return column;
    struct member member = item_member(kind, str_sub(name, 0, dot - 1));
    if (is_text(member.shape) && lang_tag_ok(str_sub(name, dot, name.len)))
        column = (struct column){str_sub(name, 0, dot - 1), str_sub(name, dot, name.len), member};
    return column;
}

static bool is_shift_column(struct str name)
{
    return str_is(name, "start") || str_is(name, "end") || str_is(name, "places") || str_is(name, "rrule") ||
           str_is(name, "zone");
}

bool table_knows(struct str name)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (column_of((enum item_kind)kind, name).member.shape != MEMBER_NONE)
            return true;
    return false;
}

/* The object that holds the last part of the path, made where it is missing; its name there. */
static struct js *holder(struct table_row *row, struct str path, const char **ret_name)
{
    size_t dot = str_find(path, '.', 0);
    *ret_name = name_of(row, dot < path.len ? str_sub(path, dot + 1, path.len) : path);
    if (dot == path.len)
        return row->item;
    const char *outer = name_of(row, str_sub(path, 0, dot));
    if (!js_get(row->item, outer))
        js_put(row->item, outer, js_new_object());
    return (struct js *)js_get(row->item, outer);
}

static struct str whole_id(struct table_row *row, const struct member *member, struct str cell)
{
    bool bare = member->prefix && str_find(cell, '/', 0) == cell.len;
    return bare ? arena_printf(&row->import->arena, "%s/%.*s", member->prefix, STR_FMT(cell)) : cell;
}

static struct js *one_value(struct table_row *row, const struct column *column, struct str cell)
{
    struct str read;
    switch (column->member.shape) {
    case MEMBER_ID:
    case MEMBER_IDS:
        return js_new_str(whole_id(row, &column->member, cell));
    case MEMBER_PHONE:
        read = table_phone(&row->import->arena, cell);
        return js_new_str(read.ptr ? read : cell);
    case MEMBER_MOMENT:
    case MEMBER_MOMENTS:
        read = table_moment(row, cell, str_is(column->path, "end") || str_is(column->path, "ends"));
        return js_new_str(read.ptr ? read : cell);
    case MEMBER_NONE:
    case MEMBER_STR:
    case MEMBER_INT:
    case MEMBER_REAL:
    case MEMBER_BOOL:
    case MEMBER_TEXT:
    case MEMBER_STRS:
    case MEMBER_TEXTS:
    case MEMBER_OTHER:
    default:
        return js_new_str(cell);
    }
}

static struct js *list_value(struct table_row *row, const struct column *column, struct str cell)
{
    struct js *list = js_new_array();
    struct str part;
    while (str_next(&cell, ';', &part))
        if (str_trim(part).len)
            js_push(list, one_value(row, column, str_trim(part)));
    return list;
}

static struct js *number_value(struct table_row *row, struct str cell, bool whole)
{
    char text[40];
    int64_t value;
    char *end;
    (void)row;
    if (whole)
        return str_int(cell, &value) ? js_new_int(value) : NULL;
    if (cell.len >= sizeof text)
        return NULL;
    for (size_t i = 0; i < cell.len; i++) {
        if (!strchr("+-.,0123456789", cell.ptr[i]))
            return NULL;
        text[i] = cell.ptr[i] == ',' ? '.' : cell.ptr[i];
    }
    text[cell.len] = 0;
    double number = strtod(text, &end); /* the program keeps the C locale */
    return *end ? NULL : js_new_real(number);
}

static struct js *bool_value(struct str cell)
{
    static const char *const yes[] = {"yes", "ja", "true", "1", "x", "TRUE", "SANT", "Ja", "Yes"},
                             *const no[] = {"no", "nej", "false", "0", "FALSE", "FALSKT", "Nej", "No"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (str_is(cell, yes[i]))
            return js_new_bool(true);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (str_is(cell, no[i]))
            return js_new_bool(false);
    return NULL;
}

static const char *tag_of(struct table_row *row, const struct column *column)
{
    return column->tag.len ? name_of(row, column->tag) : row->import->plan->lang;
}

static void put_text(struct table_row *row, const struct column *column, struct js *in, const char *name,
                     struct str cell)
{
    if (!js_get(in, name))
        js_put(in, name, js_new_object());
    bool was_cut; /* where it is too long the item's own check says so */
    cell = import_cut(&row->import->arena, cell, ITEM_MAX_BYTES, false, &was_cut);
    js_put_str((struct js *)js_get(in, name), tag_of(row, column), cell);
}

/* The i-th of each language belong together. */
static void put_texts(struct table_row *row, const struct column *column, struct js *in, const char *name,
                      struct str cell)
{
    struct str part;
    if (!js_get(in, name))
        js_put(in, name, js_new_array());
    struct js *list = (struct js *)js_get(in, name);
    for (size_t i = 0; str_next(&cell, ';', &part);) {
        if (!str_trim(part).len)
            continue;
        if (i == js_len(list))
            js_push(list, js_new_object());
        js_put_str((struct js *)js_at(list, i++), tag_of(row, column), str_trim(part));
    }
}

static bool put_value(struct table_row *row, struct str column, struct js *in, const char *name,
                      struct js *value, const char *wanted)
{
    if (!value)
        return refuse(row, column, "type", wanted);
    js_put(in, name, value);
    return true;
}

static bool put_member(struct table_row *row, const struct column *column, struct str name, struct str cell)
{
    const char *member;
    struct js *in = holder(row, column->path, &member);
    switch (column->member.shape) {
    case MEMBER_STR:
    case MEMBER_ID:
    case MEMBER_PHONE:
    case MEMBER_MOMENT:
        js_put(in, member, one_value(row, column, cell));
        return true;
    case MEMBER_STRS:
    case MEMBER_IDS:
    case MEMBER_MOMENTS:
        js_put(in, member, list_value(row, column, cell));
        return true;
    case MEMBER_TEXT:
        put_text(row, column, in, member, cell);
        return true;
    case MEMBER_TEXTS:
        put_texts(row, column, in, member, cell);
        return true;
    case MEMBER_INT:
        return put_value(row, name, in, member, number_value(row, cell, true), "a whole number is wanted");
    case MEMBER_REAL:
        return put_value(row, name, in, member, number_value(row, cell, false), "a number is wanted");
    case MEMBER_BOOL:
        return put_value(row, name, in, member, bool_value(cell), "yes or no is wanted");
    case MEMBER_OTHER:
        if (str_is(column->path, "hours"))
            return put_value(row, name, in, member, table_hours(cell),
                             "hours are wanted as \"mo-fr 9-16; sa 10:00-14:00\"");
        return refuse(row, name, "unknown-member", "a table cannot hold it; use --format items");
    case MEMBER_NONE:
    default:
        return refuse(row, name, "unknown-member", "an item of this kind has none; leave the cell empty");
    }
}

bool table_put(struct table_row *row, struct str name, struct str cell)
{
    struct column column = column_of(row->kind, name);
    if (row->kind != KIND_CALL || !is_shift_column(name))
        return put_member(row, &column, name, cell);
    if (str_is(name, "start"))
        row->starts = cell;
    else if (str_is(name, "end"))
        row->ends = cell;
    else if (str_is(name, "places"))
        row->places = cell;
    else if (str_is(name, "rrule"))
        row->rrule = cell;
    return true;
}

static struct str nth(struct str list, int n, bool last_holds)
{
    struct str part = STR("");
    for (int i = 0; i <= n; i++)
        if (!str_next(&list, ';', &part))
            return last_holds ? str_trim(part) : STR("");
    return str_trim(part);
}

/* Named after its day and hour, so that it stays the same shift when rows are sorted otherwise. */
static struct js *shift_of(struct table_row *row, struct str start, struct str end, int n)
{
    struct str places = nth(row->places, n, true), rrule = nth(row->rrule, n, true);
    struct str start_moment = table_moment(row, start, false), end_moment = table_moment(row, end, true);
    int64_t number;
    struct js *shift = js_new_object();
    struct str s = start_moment.ptr ? start_moment : STR("0000-00-00T00:00");
    js_put_str(shift, "id",
               arena_printf(&row->import->arena, "%.10s-%.2s%.2s", s.ptr, s.ptr + 11, s.ptr + 14));
    js_put_str(shift, "start", start_moment.ptr ? start_moment : start);
    js_put_str(shift, "end", end_moment.ptr ? end_moment : end);
    js_put_int(shift, "places", str_int(places, &number) ? number : 0);
    if (rrule.len)
        js_put_str(shift, "rrule", rrule);
    if (row->zone_name.len)
        js_put_str(shift, "zone", row->zone_name);
    return shift;
}

bool table_put_shifts(struct table_row *row)
{
    enum { MOST = 1000 };
    if (row->kind != KIND_CALL || !row->starts.len)
        return true;
    struct js *shifts = js_new_array();
    struct str start;
    struct str rest = row->starts;
    for (int n = 0; n < MOST && str_next(&rest, ';', &start); n++)
        if (str_trim(start).len)
            js_push(shifts, shift_of(row, str_trim(start), nth(row->ends, n, false), n));
    js_put(row->item, "shifts", shifts);
    return true;
}
