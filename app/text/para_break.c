// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "text/brk.h"
#include "text/para_part.h"

enum { VALUE_UNITS_MAX = 16 /* longest is "+358 912 345 67" */, SOFT_HYPHEN = 0xad };

/* Whether `at` lies inside a short U+2066…U+2069. */
static bool in_short_value(const struct para_slice *slice, int32_t at)
{
    const UChar *units = slice->text->units;
    int32_t low = at - VALUE_UNITS_MAX - 1 > slice->from ? at - VALUE_UNITS_MAX - 1 : slice->from;
    int32_t open = at - 1;
    while (open >= low && units[open] != 0x2066 && units[open] != 0x2069)
        open--;
    if (open < low || units[open] != 0x2066)
        return false;
    for (int32_t close = at; close < slice->to && close - open - 1 <= VALUE_UNITS_MAX; close++)
        if (units[close] == 0x2069)
            return true;
    return false;
}

static void add_piece(struct para_layout *layout, struct para_slice *slice, int *size, int32_t from,
                      int32_t to)
{
    if (slice->n_pieces == *size) {
        int more = *size ? *size * 2 : 64;
        struct para_piece *pieces = ARENA_ARRAY(layout->scratch, struct para_piece, (size_t)more);
        if (*size)
            memcpy(pieces, slice->pieces, (size_t)*size * sizeof *pieces);
        slice->pieces = pieces;
        *size = more;
    }
    int32_t shown_to = para_trim(slice->text, from, to);
    float shown_w = para_width(layout, slice, from, shown_to);
    float w = shown_w + para_width(layout, slice, shown_to, to);
    slice->pieces[slice->n_pieces++] = (struct para_piece){to, shown_to, shown_w, w};
}

void para_pieces(struct para_layout *layout, struct para_slice *slice)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *breaks = brk_take(BRK_LINE, layout->lang);
    int size = 0;
    int32_t from = slice->from;
    slice->n_pieces = 0;
    ubrk_setText(breaks, slice->text->units + slice->from, slice->to - slice->from, &code);
    for (int32_t at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
        int32_t to = slice->from + at;
        if (slice->text->has_ltr_values && to < slice->to && in_short_value(slice, to))
            continue;
        if (layout->easy && slice->text->units[to - 1] == SOFT_HYPHEN)
            continue;
        add_piece(layout, slice, &size, from, to);
        from = to;
    }
    brk_give(BRK_LINE, layout->lang, breaks);
}
