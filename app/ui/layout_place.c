// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ui/layout_pass.h"

static float along(enum align align, float room)
{
    return align == ALIGN_CENTER ? floorf(room / 2) : align == ALIGN_END ? room : 0;
}

static float left_over(const float *sizes, int n, float gap, float room)
{
    for (int i = 0; i < n; i++)
        room -= sizes[i] + (i ? gap : 0);
    return fmaxf(0, room);
}

static void place_row(const struct pass *pass, struct node *node, struct rect in)
{
    float gap = pass_px(pass, node->gap_mm), x = in.x;
    float *widths = ARENA_ARRAY(pass->arena, float, (size_t)pass_count(node));
    pass_row_widths(pass, node, in.w, widths);
    if (node->center)
        x += floorf(left_over(widths, pass_count(node), gap, in.w) / 2);
    int i = 0;
    for (const struct node *child = node_first(node); child; child = node_after(child), i++) {
        float h = pass_height(pass, (struct node *)child, widths[i]);
        bool stretch = node->align == ALIGN_START && !child->hug && !pass_is_leaf(child);
        if (stretch || child->own.flexible)
            h = in.h;
        pass_place(pass, (struct node *)child,
                   (struct rect){x, in.y + along(node->align, in.h - h), widths[i], h});
        x += widths[i] + gap;
    }
}

/* Growing parts share what is left; without any, scrolling ones give way when there is too little. */
static void column_heights(const struct pass *pass, struct node *node, struct rect in, int n,
                           float *ret_heights)
{
    float *base = ARENA_ARRAY(pass->arena, float, (size_t)n),
          *grow = ARENA_ARRAY(pass->arena, float, (size_t)n);
    float room = in.h - pass_px(pass, node->gap_mm) * (float)(n - 1), missing = -room;
    int i = 0;
    for (const struct node *child = node_first(node); child; child = node_after(child), i++) {
        base[i] = pass_height(pass, (struct node *)child, pass_child_w(pass, child, in.w));
        grow[i] = child->grow;
        if (child->grow > 0 && child->own.flexible)
            base[i] = pass_px(pass, child->min_h_mm);
        missing += base[i];
    }
    i = 0;
    for (const struct node *child = node_first(node); child && missing > 0; child = node_after(child), i++) {
        if (!child->own.flexible)
            continue;
        float give = fminf(missing, fmaxf(0, base[i] - pass_px(pass, child->min_h_mm)));
        base[i] -= give;
        missing -= give;
    }
    pass_share(n, base, grow, room, ret_heights);
}

static void place_column(const struct pass *pass, struct node *node, struct rect in)
{
    int n = pass_count(node), i = 0;
    if (n == 0)
        return;
    float gap = pass_px(pass, node->gap_mm), y = in.y;
    float *heights = ARENA_ARRAY(pass->arena, float, (size_t)n);
    column_heights(pass, node, in, n, heights);
    float spare = left_over(heights, n, gap, in.h);
    if (node->center)
        y += floorf(spare / 2);
    for (const struct node *child = node_first(node); child; child = node_after(child), i++) {
        if (child->push_end && !node->center) {
            y += spare;
            spare = 0;
        }
        float w = pass_child_w(pass, child, in.w);
        pass_place(pass, (struct node *)child,
                   (struct rect){in.x + along(node->align, in.w - w), y, w, heights[i]});
        y += heights[i] + gap;
    }
}

float pass_scroll_px(const struct node *scroll, float scroll_px)
{
    return roundf(fmaxf(0, fminf(scroll_px, scroll->content_h - scroll->rect.h)));
}

static void place_scroll(const struct pass *pass, struct node *node, struct rect rect)
{
    node->content_h = pass_height(pass, node, rect.w);
    node->scroll_px = pass_scroll_px(node, node->scroll_px);
    rect.h = fmaxf(rect.h, node->content_h);
    rect.y -= node->scroll_px;
    place_column(pass, node, pass_inner(pass, node, rect));
}

static void place_grid(const struct pass *pass, struct node *node, struct rect in)
{
    struct grid grid = pass_grid(pass, node, in.w);
    int i = 0;
    for (const struct node *child = node_first(node); child; child = node_after(child))
        grid.cell_h = fmaxf(grid.cell_h, pass_height(pass, (struct node *)child, grid.cell_w));
    if (grid.rows > 0)
        grid.cell_h = fmaxf(grid.cell_h, floorf((in.h + grid.gap) / (float)grid.rows - grid.gap));
    for (const struct node *child = node_first(node); child; child = node_after(child), i++) {
        float x = in.x + (float)(i % grid.columns) * (grid.cell_w + grid.gap);
        float y = in.y + (float)(i / grid.columns) * (grid.cell_h + grid.gap);
        pass_place(pass, (struct node *)child, (struct rect){x, y, grid.cell_w, grid.cell_h});
    }
}

static void place_children(const struct pass *pass, struct node *node)
{
    struct rect in = pass_inner(pass, node, node->rect);
    switch (node->box) {
    case BOX_COLUMN:
        place_column(pass, node, in);
        break;
    case BOX_ROW:
        place_row(pass, node, in);
        break;
    case BOX_FLOW:
        pass_flow(pass, node, in, true);
        break;
    case BOX_GRID:
        place_grid(pass, node, in);
        break;
    case BOX_SCROLL:
        place_scroll(pass, node, node->rect);
        break;
    case BOX_STACK:
        for (const struct node *child = node_first(node); child; child = node_after(child))
            pass_place(pass, (struct node *)child, in);
    }
}

static struct node *own_pager(const struct node *node)
{
    struct node *child = node->first;
    while (child && !child->pager)
        child = child->next;
    return child;
}

/* First without the buttons; where more is there than is shown, again with them, in a smaller window. */
static void place_with_pager(const struct pass *pass, struct node *node, struct node *pager)
{
    struct node *scroll = pager->pager;
    float scroll_px = scroll->scroll_px;
    pager->absent = true;
    place_children(pass, node);
    if (scroll->content_h <= scroll->rect.h)
        return;
    pager->absent = false;
    scroll->scroll_px = scroll_px; /* the larger window may have shortened it */
    place_children(pass, node);
}

void pass_place(const struct pass *pass, struct node *node, struct rect rect)
{
    pass_height(pass, node, rect.w); /* its paragraph, if nobody asked at this width */
    node->rect = rect;
    struct node *pager = own_pager(node);
    if (pager)
        place_with_pager(pass, node, pager);
    else
        place_children(pass, node);
}
