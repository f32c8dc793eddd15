// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ui/image.h"
#include "ui/layout_pass.h"

/* A Swedish name on an Arabic screen begins where the Arabic ones do. */
static enum align screen_align(const struct pass *pass, const struct node *node, const struct lang *lang)
{
    if (lang->dir == pass->lang->dir || node->align == ALIGN_CENTER)
        return node->align;
    return node->align == ALIGN_START ? ALIGN_END : ALIGN_START;
}

static float text_height(const struct pass *pass, struct node *node, float w)
{
    if (node->own.para_w != w) {
        struct text_setting setting = pass_setting(pass, node);
        setting.align = screen_align(pass, node, setting.lang);
        setting.max_w = w;
        node->para = pass->texts ? text_cache_layout(pass->texts, pass->arena, &setting)
                                 : para_layout(pass->arena, pass->measure, setting.text, setting.lang,
                                               setting.face, setting.align, setting.max_w);
        node->own.para_w = w;
    }
    return ceilf(node->para->h);
}

static float row_height(const struct pass *pass, struct node *node, float w)
{
    float most = 0, *widths = ARENA_ARRAY(pass->arena, float, (size_t)pass_count(node));
    pass_row_widths(pass, node, w, widths);
    int i = 0;
    for (const struct node *child = node_first(node); child; child = node_after(child), i++)
        most = fmaxf(most, pass_height(pass, (struct node *)child, widths[i]));
    return most;
}

static float column_height(const struct pass *pass, struct node *node, float w)
{
    float gap = pass_px(pass, node->gap_mm), total = 0;
    for (const struct node *child = node_first(node); child; child = node_after(child))
        total += pass_height(pass, (struct node *)child, pass_child_w(pass, child, w)) + gap;
    return fmaxf(0, total - gap);
}

static float stack_height(const struct pass *pass, struct node *node, float w)
{
    float most = 0;
    for (const struct node *child = node_first(node); child; child = node_after(child))
        most = fmaxf(most, pass_height(pass, (struct node *)child, w));
    return most;
}

static float grid_height(const struct pass *pass, struct node *node, float w)
{
    struct grid grid = pass_grid(pass, node, w);
    for (const struct node *child = node_first(node); child; child = node_after(child))
        grid.cell_h = fmaxf(grid.cell_h, pass_height(pass, (struct node *)child, grid.cell_w));
    return fmaxf(0, (float)grid.rows * (grid.cell_h + grid.gap) - grid.gap);
}

static float image_height(const struct pass *pass, const struct image *image, float w)
{
    float h = roundf(w / image->ratio);
    return image->max_h_mm > 0 ? fminf(h, pass_px(pass, image->max_h_mm)) : h;
}

static float inner_height(const struct pass *pass, struct node *node, float w)
{
    if (node->is_text)
        return text_height(pass, node, w);
    if (node->icon)
        return pass_px(pass, node->icon_mm);
    if (node->qr)
        return w;
    if (node->image)
        return image_height(pass, node->image, w);
    switch (node->box) {
    case BOX_ROW:
        return row_height(pass, node, w);
    case BOX_FLOW:
        return pass_flow(pass, node, (struct rect){0, 0, w, 0}, false);
    case BOX_GRID:
        return grid_height(pass, node, w);
    case BOX_STACK:
        return stack_height(pass, node, w);
    case BOX_COLUMN:
    case BOX_SCROLL:
        break;
    }
    return column_height(pass, node, w);
}

float pass_height(const struct pass *pass, struct node *node, float w)
{
    if (node->own.for_w == w)
        return node->own.h;
    float inner_w = pass_inner(pass, node, (struct rect){0, 0, w, 0}).w;
    float pads = pass_px(pass, node->pad_mm[0]) + pass_px(pass, node->pad_mm[2]);
    node->own.h = fmaxf(pass_px(pass, node->min_h_mm), inner_height(pass, node, inner_w) + pads);
    node->own.for_w = w;
    return node->own.h;
}
