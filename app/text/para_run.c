// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "text/para_part.h"

struct run para_run(const struct para_layout *layout, const struct para_slice *slice,
                    const struct para_item *item, int32_t from, int32_t to)
{
    const struct para_text *text = slice->text;
    struct run run = {.text = {text->shown + text->byte_at[from], text->byte_at[to] - text->byte_at[from]},
                      .font = item->font,
                      .bold = layout->face.bold,
                      .px = layout->face.px * item->scale,
                      .dir = item->level & 1 ? DIR_RTL : DIR_LTR,
                      .lang = layout->lang->tag};
    memcpy(run.script, item->script, sizeof run.script);
    return run;
}

float para_width(const struct para_layout *layout, const struct para_slice *slice, int32_t from, int32_t to)
{
    float w = 0;
    if (from >= to || slice->n_items == 0)
        return 0;
    for (int i = para_item_at(slice, from); i < slice->n_items && slice->items[i].from < to; i++) {
        const struct para_item *item = &slice->items[i];
        struct run run = para_run(layout, slice, item, from > item->from ? from : item->from,
                                  to < item->to ? to : item->to);
        if (run.text.len)
            w += layout->measure->width(layout->measure->ctx, &run);
    }
    return w;
}
