// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ui/image.h"
#include "ui/layout_pass.h"

float pass_px(const struct pass *pass, float mm)
{
    return theme_px(pass->theme, mm);
}

struct rect pass_inner(const struct pass *pass, const struct node *node, struct rect rect)
{
    const float *pad = node->pad_mm;
    float top = pass_px(pass, pad[0]), end = pass_px(pass, pad[1]);
    float bottom = pass_px(pass, pad[2]), start = pass_px(pass, pad[3]);
    return (struct rect){rect.x + start, rect.y + top, fmaxf(0, rect.w - start - end),
                         fmaxf(0, rect.h - top - bottom)};
}

int pass_count(const struct node *node)
{
    int n = 0;
    for (const struct node *child = node_first(node); child; child = node_after(child))
        n++;
    return n;
}

bool pass_is_leaf(const struct node *node)
{
    return node->is_text || node->icon || node->qr || node->image;
}

struct widths {
    float min_w, want_w, cell_w;
};

struct text_setting pass_setting(const struct pass *pass, const struct node *node)
{
    struct face face = {pass->theme->em_px[node->size], node->bold};
    return (struct text_setting){.text = node->label, .lang = node_lang(node, pass->lang), .face = face};
}

static struct widths text_widths(const struct pass *pass, const struct node *node)
{
    struct text_setting setting = pass_setting(pass, node);
    float min_w = 0, want_w = 0;
    if (pass->texts)
        text_cache_widths(pass->texts, pass->arena, &setting, &min_w, &want_w);
    else
        para_widths(pass->arena, pass->measure, setting.text, setting.lang, setting.face, &min_w, &want_w);
    struct widths widths = {ceilf(min_w), ceilf(want_w), ceilf(min_w)};
    if (node->bold && node->size <= SIZE_BODY)
        widths.cell_w = widths.want_w;
    return widths;
}

static struct widths side_by_side(const struct pass *pass, const struct node *node)
{
    struct widths sum = {0};
    int n = pass_count(node);
    for (const struct node *child = node_first(node); child; child = node_after(child)) {
        sum.min_w += child->own.min_w;
        sum.want_w += child->own.want_w;
        sum.cell_w += child->own.cell_w;
    }
    float gaps = n > 1 ? (float)(n - 1) * pass_px(pass, node->gap_mm) : 0;
    return (struct widths){sum.min_w + gaps, sum.want_w + gaps, sum.cell_w + gaps};
}

static struct widths widest(const struct node *node)
{
    struct widths most = {0};
    for (const struct node *child = node_first(node); child; child = node_after(child)) {
        most.min_w = fmaxf(most.min_w, child->own.min_w);
        most.want_w = fmaxf(most.want_w, child->own.want_w);
        most.cell_w = fmaxf(most.cell_w, child->own.cell_w);
    }
    return most;
}

static struct widths grid_widths(const struct pass *pass, const struct node *node)
{
    struct widths most = widest(node);
    int n = pass_count(node), columns = node->columns > 0 && node->columns < n ? node->columns : n;
    float cell_w = fmaxf(most.cell_w, pass_px(pass, node->cell_mm));
    float gaps = columns > 1 ? (float)(columns - 1) * pass_px(pass, node->gap_mm) : 0;
    return (struct widths){most.min_w, (float)columns * cell_w + gaps, cell_w};
}

/* As wide as it may be high; narrower where there is less room. */
static struct widths image_widths(const struct pass *pass, const struct image *image)
{
    float side = pass_px(pass, image->max_h_mm * image->ratio);
    return (struct widths){0, side, side};
}

static struct widths own_widths(const struct pass *pass, const struct node *node)
{
    if (node->is_text)
        return text_widths(pass, node);
    if (node->icon) {
        float side = pass_px(pass, node->icon_mm);
        return (struct widths){side, side, side};
    }
    if (node->image)
        return image_widths(pass, node->image);
    if (node->box == BOX_ROW)
        return side_by_side(pass, node);
    if (node->box == BOX_GRID)
        return grid_widths(pass, node);
    struct widths widths = widest(node);
    if (node->box == BOX_FLOW)
        widths.want_w = side_by_side(pass, node).want_w;
    return widths;
}

static void keep(const struct pass *pass, struct node *node, struct widths widths)
{
    float pad = pass_px(pass, node->pad_mm[1]) + pass_px(pass, node->pad_mm[3]);
    float least = pass_px(pass, node->min_w_mm);
    node->own.min_w = fmaxf(least, widths.min_w + pad);
    node->own.want_w = fmaxf(least, widths.want_w + pad);
    node->own.cell_w = fmaxf(least, widths.cell_w + pad);
    if (node->max_w_mm > 0)
        node->own.want_w = fmaxf(node->own.min_w, fminf(node->own.want_w, pass_px(pass, node->max_w_mm)));
}

void pass_measure(const struct pass *pass, struct node *node)
{
    bool flexible = node->box == BOX_SCROLL;
    /* Pagers too: they come back when there is something to page through. */
    for (struct node *child = node->first; child; child = child->next) {
        child->absent = child->pager != NULL;
        pass_measure(pass, child);
        flexible = flexible || child->own.flexible;
    }
    keep(pass, node, own_widths(pass, node));
    node->own.flexible = flexible;
    node->own.for_w = -1;
    node->own.para_w = -1;
}
