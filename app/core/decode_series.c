// SPDX-License-Identifier: GPL-3.0-or-later
/* What the hub made of a series (calendar/expand.h). */
#include "core/field.h"

/* "START/END", or "SHIFT START/END" for a call. */
static bool parse_occurrence(struct str s, bool has_shift, struct interval *ret_interval,
                             struct str *ret_shift)
{
    struct moment start, end;
    size_t space = has_shift ? str_find(s, ' ', 0) : 0;
    struct str pair = has_shift ? str_sub(s, space + 1, s.len) : s;
    size_t slash = str_find(pair, '/', 0);
    if (!moment_parse(str_sub(pair, 0, slash), &start) ||
        !moment_parse(str_sub(pair, slash + 1, pair.len), &end) ||
        (has_shift && !slug_ok(str_sub(s, 0, space))))
        return false;
    *ret_interval = (struct interval){moment_s(start), moment_s(end), start.offset_min};
    *ret_shift = str_sub(s, 0, space);
    return ret_interval->start_s <= ret_interval->end_s;
}

static struct str shift_named(const struct call *call, struct str id)
{
    for (int i = 0; i < call->n_shifts; i++)
        if (str_eq(call->shifts[i].id, id))
            return call->shifts[i].id;
    return (struct str){0};
}

void decode_occurrences(struct parse *parse, const struct at *at, const struct js *json, struct item *item)
{
    size_t n = js_len(json);
    bool has_shift = item->kind == KIND_CALL;
    if (n > OCCURRENCES_MAX || (n && !has_shift && item->kind != KIND_EVENT && item->kind != KIND_SERVICE)) {
        parse_error(parse, at, "limit", "at most %d, and only of events, calls and services",
                    OCCURRENCES_MAX);
        return;
    }
    item->occurrences.items = ARENA_ARRAY(parse->arena, struct interval, n);
    if (has_shift)
        item->shift_of.items = ARENA_ARRAY(parse->arena, struct str, n);
    for (size_t i = 0; i < n; i++) {
        struct str shift;
        struct at here = {at, NULL, i};
        if (!parse_occurrence(js_str(js_at(json, i)), has_shift, &item->occurrences.items[i], &shift) ||
            (has_shift && !(item->shift_of.items[i] = shift_named(&item->call, shift)).len)) {
            parse_error(parse, &here, "date", "must be START/END, in a call after the id of its shift");
            return;
        }
    }
    item->occurrences.n = (int)n;
    item->shift_of.n = has_shift ? (int)n : 0;
}
