// SPDX-License-Identifier: GPL-3.0-or-later
#include "script_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/normal.h"

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool take_quoted(struct str line, size_t *at, struct arena *arena, struct str *ret_word)
{
    char *word = arena_alloc(arena, line.len + 1);
    size_t n = 0;
    for ((*at)++; *at < line.len; (*at)++) {
        char c = line.ptr[*at];
        if (c == '"') {
            (*at)++;
            *ret_word = (struct str){word, n};
            return true;
        }
        if (c == '\\' && *at + 1 < line.len)
            c = line.ptr[++*at];
        word[n++] = c;
    }
    return false;
}

bool script_split(struct str line, struct arena *arena, struct str *words, bool *quoted, int *ret_n)
{
    int n = 0;
    size_t at = 0;
    for (;;) {
        while (at < line.len && blank(line.ptr[at]))
            at++;
        bool comment =
            at < line.len && line.ptr[at] == '#' && (n == 0 || at + 1 == line.len || blank(line.ptr[at + 1]));
        if (at >= line.len || comment)
            break;
        if (n == SCRIPT_WORDS_MAX)
            return false;
        quoted[n] = line.ptr[at] == '"';
        if (quoted[n]) {
            if (!take_quoted(line, &at, arena, &words[n]))
                return false;
        } else {
            size_t from = at;
            while (at < line.len && !blank(line.ptr[at]))
                at++;
            words[n] = arena_str(arena, str_sub(line, from, at));
        }
        n++;
    }
    *ret_n = n;
    return true;
}

bool script_duration(struct str s, int64_t *ret_ms)
{
    static const struct {
        const char *unit;
        int64_t ms;
    } units[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        int64_t n;
        if (str_ends(s, units[i].unit) && str_int(str_sub(s, 0, s.len - strlen(units[i].unit)), &n) &&
            n >= 0 && n <= 1000000) {
            *ret_ms = n * units[i].ms;
            return true;
        }
    }
    return false;
}

static bool two_numbers(struct str s, char between, int64_t *ret_a, int64_t *ret_b)
{
    size_t at = str_find(s, between, 0);
    return at < s.len && str_int(str_sub(s, 0, at), ret_a) && str_int(str_sub(s, at + 1, s.len), ret_b) &&
           *ret_a >= 0 && *ret_b >= 0 && *ret_a < 100000 && *ret_b < 100000;
}

bool script_point(struct str s, float *ret_x, float *ret_y)
{
    int64_t x, y;
    if (!two_numbers(s, ',', &x, &y))
        return false;
    *ret_x = (float)x;
    *ret_y = (float)y;
    return true;
}

bool script_size(struct str s, int *ret_w, int *ret_h)
{
    int64_t w, h;
    if (!two_numbers(s, 'x', &w, &h))
        return false;
    *ret_w = (int)w;
    *ret_h = (int)h;
    return true;
}

bool script_same_text(struct str a, struct str b)
{
    struct buf left, right;
    buf_init(&left, 1 << 16);
    buf_init(&right, 1 << 16);
    normal_text(a, &left);
    normal_text(b, &right);
    bool same = str_eq(buf_view(&left), buf_view(&right));
    buf_release(&left);
    buf_release(&right);
    return same;
}

bool script_contains_text(struct str text, struct str part)
{
    struct buf left, right;
    buf_init(&left, 2 << 20);
    buf_init(&right, 1 << 16);
    normal_text(text, &left);
    normal_text(part, &right);
    bool contains = str_contains(buf_view(&left), buf_view(&right));
    buf_release(&left);
    buf_release(&right);
    return contains;
}
