// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ui/layout_pass.h"

void pass_mirror(struct node *root, float panel_w)
{
    for (struct node *node = root; node; node = node_next(root, node))
        node->rect.x = panel_w - node->rect.x - node->rect.w;
}

static struct rect both(struct rect a, struct rect b)
{
    float x = fmaxf(a.x, b.x), y = fmaxf(a.y, b.y);
    float w = fminf(a.x + a.w, b.x + b.w) - x, h = fminf(a.y + a.h, b.y + b.h) - y;
    return (struct rect){x, y, fmaxf(0, w), fmaxf(0, h)};
}

static bool holds(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.x + inner.w <= outer.x + outer.w + 1 &&
           inner.y + inner.h <= outer.y + outer.h + 1;
}

static bool too_wide(const struct pass *pass, const struct node *node)
{
    return node->para && node->para->w > pass_inner(pass, node, node->rect).w + 1;
}

/* `window` is what can be seen at all; `box` what the parents have room for, endless within a scroll. */
static void clip(const struct pass *pass, struct node *node, struct rect window, struct rect box)
{
    node->clip = both(node->rect, window);
    node->visible = node->clip.w >= 1 && node->clip.h >= 1;
    node->clipped = node->is_text && (!holds(box, node->rect) || too_wide(pass, node));
    box = both(box, node->rect);
    if (node->box == BOX_SCROLL) {
        window = node->clip;
        box = (struct rect){node->rect.x, -1e6f, node->rect.w, 2e6f};
    }
    for (const struct node *child = node_first(node); child; child = node_after(child))
        clip(pass, (struct node *)child, window, box);
}

void pass_clip(const struct pass *pass, struct node *root)
{
    clip(pass, root, root->rect, root->rect);
}

/* A page down puts first what was cut at the lower edge; a page up shows as much as fits above. Where a part
 * is higher than the window, most of a window. */
static float page_down(const struct node *scroll)
{
    float top = scroll->rect.y, bottom = top + scroll->rect.h, to = scroll->scroll_px + 0.8f * scroll->rect.h;
    for (const struct node *node = scroll; (node = node_next(scroll, node));) {
        float y = node->rect.y;
        if (y + node->rect.h > bottom + 1 && y > top + 0.3f * scroll->rect.h && y <= bottom &&
            node->parent == scroll)
            return scroll->scroll_px + y - top;
    }
    return to;
}

static float page_up(const struct node *scroll)
{
    float top = scroll->rect.y, from = top - scroll->rect.h;
    for (const struct node *child = node_first(scroll); child; child = node_after(child))
        if (child->rect.y >= from && child->rect.y < top - 0.3f * scroll->rect.h)
            return scroll->scroll_px + child->rect.y - top;
    return scroll->scroll_px - 0.8f * scroll->rect.h;
}

static void set_page(struct node *part, const struct node *scroll)
{
    float most = fmaxf(0, scroll->content_h - scroll->rect.h);
    float to = part->page_step < 0 ? page_up(scroll) : page_down(scroll);
    part->action.number = (int)roundf(fmaxf(0, fminf(to, most)));
    part->disabled = part->page_step < 0 ? scroll->scroll_px < 1 : scroll->scroll_px > most - 1;
}

void pass_pages(struct node *root)
{
    const struct node *scroll = NULL;
    for (struct node *node = root; node; node = node_next(root, node)) {
        if (node->pager)
            scroll = node->pager;
        if (node->page_step && scroll)
            set_page(node, scroll);
    }
}
