// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ui/layout_pass.h"

struct flow_line {
    const struct node *first, *end; /* one past the last */
    float w, h;
};

static float own_w(const struct node *child, float w)
{
    return fminf(child->own.want_w, fmaxf(w, 0));
}

static struct flow_line next_line(const struct pass *pass, const struct node *from, float gap, float w)
{
    struct flow_line line = {from, from, 0, 0};
    while (line.end) {
        float child_w = own_w(line.end, w), with = line.w + (line.end == from ? 0 : gap) + child_w;
        if (line.end != from && with > w)
            break;
        line.w = with;
        line.h = fmaxf(line.h, pass_height(pass, (struct node *)line.end, child_w));
        line.end = node_after(line.end);
    }
    return line;
}

static void place_line(const struct pass *pass, const struct flow_line *line, enum align align, float gap,
                       struct rect rect)
{
    float room = rect.w - line->w;
    float x = rect.x + (align == ALIGN_CENTER ? floorf(room / 2) : align == ALIGN_END ? room : 0);
    for (const struct node *child = line->first; child != line->end; child = node_after(child)) {
        float w = own_w(child, rect.w);
        float h = child->hug || pass_is_leaf(child) ? pass_height(pass, (struct node *)child, w) : line->h;
        pass_place(pass, (struct node *)child, (struct rect){x, rect.y + floorf((line->h - h) / 2), w, h});
        x += w + gap;
    }
}

float pass_flow(const struct pass *pass, struct node *node, struct rect rect, bool place)
{
    float gap = pass_px(pass, node->gap_mm), y = rect.y;
    for (const struct node *child = node_first(node); child;) {
        struct flow_line line = next_line(pass, child, gap, rect.w);
        if (place)
            place_line(pass, &line, node->align, gap, (struct rect){rect.x, y, rect.w, line.h});
        y += line.h + gap;
        child = line.end;
    }
    return fmaxf(0, y - gap - rect.y);
}
