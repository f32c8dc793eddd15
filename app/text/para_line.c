// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "text/para_part.h"

/* Adds what of one item lies in [from, to), at the line's right end so far. */
static void add_run(struct para_layout *layout, const struct para_slice *slice, const struct para_item *item,
                    int32_t from, int32_t to, struct line *line)
{
    struct run run =
        para_run(layout, slice, item, from > item->from ? from : item->from, to < item->to ? to : item->to);
    if (run.text.len == 0)
        return;
    run.x = line->w;
    run.w = layout->measure->width(layout->measure->ctx, &run);
    line->w += run.w;
    line->runs[line->n_runs++] = run;
}

/* One stretch of one direction; inside right-to-left ones the items stand in reverse. */
static void add_stretch(struct para_layout *layout, const struct para_slice *slice, int32_t from, int32_t to,
                        bool rtl, struct line *line)
{
    int first = para_item_at(slice, from), last = para_item_at(slice, to - 1);
    if (rtl)
        for (int i = last; i >= first; i--)
            add_run(layout, slice, &slice->items[i], from, to, line);
    else
        for (int i = first; i <= last; i++)
            add_run(layout, slice, &slice->items[i], from, to, line);
}

static void add_visual(struct para_layout *layout, const struct para_slice *slice, int32_t from, int32_t to,
                       struct line *line)
{
    UErrorCode code = U_ZERO_ERROR;
    UBiDi *visual = ubidi_open();
    ubidi_setLine(slice->bidi, from - slice->from, to - slice->from, visual, &code);
    int32_t n = ubidi_countRuns(visual, &code);
    if (U_FAILURE(code))
        abort(); /* the range lies in the paragraph: only memory can be short */
    int items = para_item_at(slice, to - 1) - para_item_at(slice, from) + 1;
    line->runs = ARENA_ARRAY(layout->arena, struct run, (size_t)(n + items));
    for (int32_t i = 0; i < n; i++) {
        int32_t at, len;
        bool rtl = ubidi_getVisualRun(visual, i, &at, &len) == UBIDI_RTL;
        add_stretch(layout, slice, from + at, from + at + len, rtl, line);
    }
    ubidi_close(visual);
}

struct line para_line(struct para_layout *layout, const struct para_slice *slice, int32_t from, int32_t to)
{
    const struct para_text *text = slice->text;
    struct line line = {.text = {text->shown + text->byte_at[from], text->byte_at[to] - text->byte_at[from]}};
    if (line.text.len == 0 || slice->n_items == 0)
        return line;
    if (slice->bidi) {
        add_visual(layout, slice, from, to, &line);
        return line;
    }
    int n = para_item_at(slice, to - 1) - para_item_at(slice, from) + 1;
    line.runs = ARENA_ARRAY(layout->arena, struct run, (size_t)n);
    add_stretch(layout, slice, from, to, false, &line);
    return line;
}
