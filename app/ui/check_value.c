// SPDX-License-Identifier: GPL-3.0-or-later
// A23: in right-to-left text, phone numbers, times, ranges and dates are read from left to right.
#include <string.h>

#include "ui/check_own.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Between the digits of one value: "08-123 45 67", "18:30–20:00", "+46". */
static size_t joiner(struct str text, size_t at)
{
    static const char *const joiners[] = {"-", ":", " ", ".", "/", "–"};
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++)
        if (str_starts(str_sub(text, at, text.len), joiners[i]))
            return strlen(joiners[i]);
    return 0;
}

static size_t value_end(struct str text, size_t at)
{
    while (at < text.len && is_digit(text.ptr[at])) {
        while (at < text.len && is_digit(text.ptr[at]))
            at++;
        size_t skip = joiner(text, at);
        if (!skip || at + skip >= text.len || !is_digit(text.ptr[at + skip]))
            break;
        at += skip;
    }
    return at;
}

/* The pieces of [from, to) in one line stand one after the other from left to right, none of them turned. */
static bool in_order(const struct line *line, const char *from, const char *to)
{
    const struct run *before = NULL;
    for (int i = 0; i < line->n_runs; i++) { /* as drawn */
        const struct run *run = &line->runs[i];
        if (run->text.ptr >= to || run->text.ptr + run->text.len <= from)
            continue;
        if (run->dir == DIR_RTL || (before && before->text.ptr > run->text.ptr))
            return false;
        before = run;
    }
    return true;
}

static void check_line(struct check *check, const struct node *node, const struct line *line)
{
    for (size_t at = 0; at < line->text.len; at++) {
        if (!is_digit(line->text.ptr[at]))
            continue;
        size_t end = value_end(line->text, at);
        const char *from = line->text.ptr + at, *to = line->text.ptr + end;
        if (!in_order(line, from, to))
            own_fault(check, node, "A23", "“%.*s” is turned round", (int)(to - from), from);
        at = end;
    }
}

void check_values(struct check *check)
{
    for (EACH_NODE(check, node)) {
        const struct lang *lang = node_lang(node, check->words->lang);
        if (!node->is_text || !node->para || !lang || lang->dir != DIR_RTL)
            continue;
        for (int i = 0; i < node->para->n_lines; i++)
            check_line(check, node, &node->para->lines[i]);
    }
}
