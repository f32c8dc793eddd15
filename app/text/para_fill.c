// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "text/brk.h"
#include "text/para_part.h"

static const float ROUNDING = 0.01f; /* sums of floats */

void para_add_line(struct para_layout *layout, struct line line)
{
    if (layout->n_lines == layout->size_lines) {
        int size = layout->size_lines ? layout->size_lines * 2 : 4;
        struct line *lines = ARENA_ARRAY(layout->arena, struct line, (size_t)size);
        if (layout->n_lines)
            memcpy(lines, layout->lines, (size_t)layout->n_lines * sizeof *lines);
        layout->lines = lines;
        layout->size_lines = size;
    }
    layout->lines[layout->n_lines++] = line;
}

enum { CLUSTER_UNITS = 16 }; /* a longer one may be anything that joiners hold together */

/* A cluster wider than a whole line is taken apart after all: better that than what cannot be seen. */
static int add_cluster(const struct para_layout *layout, const struct para_slice *slice, int32_t from,
                       int32_t to, int32_t *ends)
{
    const UChar *units = slice->text->units;
    int n = 0;
    if (to - from > CLUSTER_UNITS && para_width(layout, slice, from, to) > layout->max_w + ROUNDING)
        for (int32_t at = from + CLUSTER_UNITS; at < to; at += CLUSTER_UNITS)
            ends[n++] = U16_IS_TRAIL(units[at]) ? at + 1 : at;
    if (n > 0 && ends[n - 1] == to)
        n--;
    ends[n++] = to;
    return n;
}

/* Ends of the grapheme clusters in [from, to); the last is `to`. */
static int clusters(struct para_layout *layout, const struct para_slice *slice, int32_t from, int32_t to,
                    int32_t **ret_ends)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *breaks = brk_take(BRK_CLUSTER, layout->lang);
    int32_t *ends = ARENA_ARRAY(layout->scratch, int32_t, (size_t)(to - from));
    int n = 0;
    ubrk_setText(breaks, slice->text->units + from, to - from, &code);
    for (int32_t last = 0, at = ubrk_next(breaks); at != UBRK_DONE; last = at, at = ubrk_next(breaks))
        n += add_cluster(layout, slice, from + last, from + at, ends + n);
    brk_give(BRK_CLUSTER, layout->lang, breaks);
    *ret_ends = ends;
    return n;
}

/* How many of n clusters from `from` on fit on a line, at least one. `guess` is where to look first: a word
 * of ten thousand letters must not be measured whole for each of its lines. */
static int fitting(struct para_layout *layout, const struct para_slice *slice, int32_t from,
                   const int32_t *ends, int n, int guess)
{
    int fits = 1, beyond = n + 1;
    int try = guess < 2 ? 2 : guess;
    while (beyond - fits > 1) {
        if (try >= beyond)
            try = beyond - 1;
        if (try <= fits)
            try = fits + 1;
        if (para_width(layout, slice, from, ends[try - 1]) <= layout->max_w + ROUNDING) {
            fits = try;
            try = beyond > n ? fits + fits / 4 + 1 : fits + (beyond - fits) / 2;
        } else {
            beyond = try;
            try = fits > 1 ? fits + (beyond - fits) / 2 : beyond - beyond / 4 - 1;
        }
    }
    return fits;
}

/* Sets full lines of a piece wider than a line and leaves its end in *piece. Returns where that begins. */
static int32_t break_wide(struct para_layout *layout, struct para_slice *slice, int32_t from,
                          struct para_piece *piece)
{
    int32_t *ends;
    int n = clusters(layout, slice, from, piece->shown_to, &ends);
    float guess = layout->max_w * (float)n / fmaxf(piece->shown_w, 1.0f);
    float spaces_w = piece->w - piece->shown_w;
    for (int at = 0; at < n;) {
        int fits = fitting(layout, slice, from, ends + at, n - at, (int)fminf(fmaxf(guess, 1.0f), (float)n));
        if (at + fits == n)
            break;
        para_add_line(layout, para_line(layout, slice, from, ends[at + fits - 1]));
        at += fits;
        from = ends[at - 1];
    }
    piece->shown_w = para_width(layout, slice, from, piece->shown_to);
    piece->w = piece->shown_w + spaces_w;
    return from;
}

/* Index past the last piece that fits on the line from `from` on; `first` itself is always taken. */
static int take_pieces(const struct para_layout *layout, const struct para_slice *slice, int first,
                       int32_t from)
{
    float w = slice->pieces[first].w;
    int next = first + 1;
    while (next < slice->n_pieces && w + slice->pieces[next].shown_w <= layout->max_w + ROUNDING &&
           slice->pieces[next].shown_to - from <= layout->max_units)
        w += slice->pieces[next++].w;
    return next;
}

void para_fill(struct para_layout *layout, struct para_slice *slice)
{
    int32_t from = slice->from;
    if (slice->n_pieces == 0)
        para_add_line(layout, para_line(layout, slice, from, from));
    for (int next = 0; next < slice->n_pieces;) {
        int first = next;
        if (slice->pieces[first].shown_w > layout->max_w + ROUNDING)
            from = break_wide(layout, slice, from, &slice->pieces[first]);
        next = take_pieces(layout, slice, first, from);
        struct line line = para_line(layout, slice, from, slice->pieces[next - 1].shown_to);
        while (line.w > layout->max_w + 0.5f &&
               next - first > 1) { /* shaped whole it came out wider than its pieces */
            next--;
            line = para_line(layout, slice, from, slice->pieces[next - 1].shown_to);
        }
        para_add_line(layout, line);
        from = slice->pieces[next - 1].to;
    }
}
