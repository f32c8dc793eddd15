// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "exchange/table.h"
#include "text/zone.h"

enum { DAY_S = 86400 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "14:00", "14.00", "14", "14:00:30"; minutes of the day. */
static bool read_clock(struct str s, int *ret_minutes)
{
    int values[2] = {0}, n = 0;
    struct str rest = s;
    while (rest.len && n < 2 && is_digit(rest.ptr[0])) {
        size_t digits = 0;
        for (; digits < rest.len && is_digit(rest.ptr[digits]) && digits < 2; digits++)
            values[n] = values[n] * 10 + (rest.ptr[digits] - '0');
        n++;
        rest = str_sub(rest, digits, rest.len);
        if (rest.len && (rest.ptr[0] == ':' || rest.ptr[0] == '.'))
            rest = str_sub(rest, 1, rest.len);
        else
            break;
    }
    bool seconds = rest.len == 2 && n == 2 && is_digit(rest.ptr[0]) && is_digit(rest.ptr[1]);
    if (!n || (rest.len && !seconds) || values[1] > 59 || values[0] * 60 + values[1] > 1440)
        return false;
    *ret_minutes = values[0] * 60 + values[1];
    return true;
}

static struct str write_moment(struct arena *arena, struct moment moment)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment, text);
    return arena_str(arena, str_of(text));
}

struct str table_moment(struct table_row *row, struct str cell, bool is_end)
{
    struct arena *arena = &row->import->arena;
    struct moment moment;
    struct date day;
    int minutes = 0;
    if (moment_parse(cell, &moment))
        return write_moment(arena, moment);
    struct str clock = str_trim(str_sub(cell, DATE_LEN < cell.len ? DATE_LEN + 1 : cell.len, cell.len));
    bool separated = cell.len <= DATE_LEN || cell.ptr[DATE_LEN] == ' ' || cell.ptr[DATE_LEN] == 'T';
    if (!date_parse(str_sub(cell, 0, DATE_LEN), &day) || !separated ||
        (clock.len && !read_clock(clock, &minutes)))
        return (struct str){0};
    if (!clock.len && is_end)
        day = date_of_days(date_days(day) + 1);
    if (minutes == 1440) {
        day = date_of_days(date_days(day) + 1);
        minutes = 0;
    }
    moment = (struct moment){.date = day, .hour = minutes / 60, .minute = minutes % 60};
    int64_t s = zone_to_s(row->zone, &moment);
    return write_moment(arena, moment_of_s(s, zone_offset_min(row->zone, s)));
}

/* 070-174 06 05, (08) 465 004 04, 0046 …, +46 (0)8 … */
struct str table_phone(struct arena *arena, struct str cell)
{
    char digits[32];
    size_t n = 0;
    bool plus = cell.len && cell.ptr[0] == '+';
    for (size_t i = plus; i < cell.len; i++) {
        if (plus && i + 3 <= cell.len && strncmp(cell.ptr + i, "(0)", 3) == 0)
            i += 2;
        else if (is_digit(cell.ptr[i]) && n < sizeof digits - 1)
            digits[n++] = cell.ptr[i];
        else if (!strchr(" -()/.", cell.ptr[i]))
            return (struct str){0};
    }
    digits[n] = 0;
    if (plus)
        return arena_printf(arena, "+%s", digits);
    if (n > 2 && digits[0] == '0' && digits[1] == '0')
        return arena_printf(arena, "+%s", digits + 2);
    if (n > 1 && digits[0] == '0')
        return arena_printf(arena, "+46%s", digits + 1);
    return (struct str){0};
}

/* The first two letters are enough in English and Swedish alike. -1: none; 7: holidays. */
static int day_of(struct str word)
{
    static const struct {
        const char *begins;
        int day;
    } rows[] = {{"mo", 0}, {"må", 0}, {"tu", 1}, {"ti", 1}, {"we", 2}, {"on", 2}, {"th", 3}, {"to", 3},
                {"fr", 4}, {"sa", 5}, {"lö", 5}, {"su", 6}, {"sö", 6}, {"ho", 7}, {"he", 7}};
    char low[5] = "";
    for (size_t i = 0; i < word.len && i < sizeof low - 1; i++)
        low[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] | 0x20) : word.ptr[i];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strncmp(low, rows[i].begins, strlen(rows[i].begins)) == 0)
            return rows[i].day;
    return -1;
}

/* "mo-fr", "mo,we,holiday": a bit a day. 0: not to be read. */
static unsigned days_of(struct str s)
{
    unsigned set = 0;
    struct str part, first;
    while (str_next(&s, ',', &part)) {
        part = str_trim(part);
        bool is_range = str_next(&part, '-', &first) && part.len;
        int from = day_of(str_trim(first)), to = is_range ? day_of(str_trim(part)) : from;
        if (from < 0 || to < 0 || (is_range && (from > 6 || to > 6)))
            return 0;
        for (int day = from;; day = day == 6 ? 0 : day + 1) {
            set |= 1u << day;
            if (day == to)
                break;
        }
    }
    return set;
}

static bool clocks_of(struct str s, int *ret_opens, int *ret_closes)
{
    struct str opens;
    size_t dash = str_find(s, '-', 0);
    if (dash < s.len) {
        opens = str_sub(s, 0, dash);
        s = str_sub(s, dash + 1, s.len);
    } else {
        const char *long_dash = memmem(s.ptr, s.len, "–", 3);
        if (!long_dash)
            return false;
        opens = str_sub(s, 0, (size_t)(long_dash - s.ptr));
        s = str_sub(s, opens.len + 3, s.len);
    }
    return read_clock(str_trim(opens), ret_opens) && read_clock(str_trim(s), ret_closes) && *ret_opens < 1440;
}

static void put_clock(struct js *row, const char *name, int minutes)
{
    char text[16];
    snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    js_put_z(row, name, text);
}

static struct js *hours_row(struct str s)
{
    static const char *const names[] = {"mo", "tu", "we", "th", "fr", "sa", "su", "holiday"};
    size_t at = 0;
    int opens, closes;
    while (at < s.len && !is_digit(s.ptr[at]))
        at++;
    unsigned days = days_of(str_sub(s, 0, at));
    if (!days || !clocks_of(str_sub(s, at, s.len), &opens, &closes))
        return NULL;
    struct js *row = js_new_object(), *list = js_new_array();
    for (int day = 0; day < 8; day++)
        if (days & (1u << day))
            js_push(list, js_new_z(names[day]));
    js_put(row, "days", list);
    put_clock(row, "opens", opens);
    put_clock(row, "closes", closes);
    return row;
}

struct js *table_hours(struct str cell)
{
    struct js *rows = js_new_array();
    struct str part;
    while (str_next(&cell, ';', &part)) {
        part = str_trim(part);
        struct js *row = part.len ? hours_row(part) : NULL;
        if (row)
            js_push(rows, row);
        if (part.len && !row) {
            js_free(rows);
            return NULL;
        }
    }
    return rows;
}
