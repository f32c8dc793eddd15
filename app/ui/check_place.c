// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "ui/check_own.h"

static const float WINDOW_LEAST_MM = 24; /* a target and a little more */

static const struct node *pager_of(const struct check *check, const struct node *scroll)
{
    for (EACH_NODE(check, node))
        if (node->pager == scroll)
            return node;
    return NULL;
}

static void check_page(struct check *check, const struct node *scroll, const struct node *button)
{
    float most = scroll->content_h - scroll->rect.h, by = (float)button->action.number - scroll->scroll_px;
    bool ends = button->page_step < 0 ? scroll->scroll_px < 1 : scroll->scroll_px > most - 1;
    if (button->disabled != ends)
        own_fault(check, button, "A17", ends ? "leads nowhere" : "cannot be pressed though there is more");
    else if (!ends && (float)button->page_step * by < 1)
        own_fault(check, button, "A17", "does not move the list");
    else if (!ends && fabsf(by) > scroll->rect.h + 1)
        own_fault(check, button, "A17", "passes over what is there");
    if (!own_inside(button->clip, button->rect))
        own_fault(check, button, "A17", "cannot be seen whole");
}

static void check_window(struct check *check, const struct node *scroll)
{
    int buttons = 0;
    const struct node *pager = pager_of(check, scroll);
    for (const struct node *node = pager ? node_first(pager) : NULL; node; node = node_after(node)) {
        buttons += node->page_step != 0;
        check_page(check, scroll, node);
    }
    if (buttons < 2)
        own_fault(check, scroll, "A17", "scrolls and has no buttons");
    if (scroll->rect.h < theme_px(check->theme, WINDOW_LEAST_MM))
        own_fault(check, scroll, "A17", "the window on the list is %.1f mm high",
                  (double)(scroll->rect.h / check->theme->px_per_mm));
}

void check_scroll(struct check *check)
{
    for (EACH_NODE(check, node))
        if (node->box == BOX_SCROLL && node->content_h > node->rect.h + 1)
            check_window(check, node);
}

static struct rect *place_of(struct check_places *places, const char *id)
{
    for (int i = 0; i < places->n; i++)
        if (strcmp(places->items[i].id, id) == 0)
            return &places->items[i].rect;
    return NULL;
}

static bool same(struct rect a, struct rect b)
{
    return fabsf(a.x - b.x) <= 1 && fabsf(a.y - b.y) <= 1 && fabsf(a.h - b.h) <= 1;
}

void check_place(struct check *check, struct check_places *places, const char *const ids[], int n)
{
    const struct node *before = NULL;
    float turn = node_lang(check->root, NULL)->dir == DIR_RTL ? -1 : 1;
    for (int i = 0; i < n; i++) {
        const struct node *node = node_find((struct node *)check->root, ids[i]);
        if (!node)
            continue;
        struct rect *place = place_of(places, ids[i]);
        if (!place && places->n < CHECK_PLACES_MAX) {
            places->items[places->n].id = ids[i];
            places->items[places->n++].rect = node->rect;
        } else if (place && !same(*place, node->rect)) {
            own_fault(check, node, "A19",
                      "does not stand where it stood on other screens: %.0f,%.0f and %.0f,%.0f",
                      (double)node->rect.x, (double)node->rect.y, (double)place->x, (double)place->y);
        }
        if (before && fabsf(before->rect.y - node->rect.y) <= 1 &&
            turn * (node->rect.x - before->rect.x) <= 0)
            own_fault(check, node, "A19", "stands on the wrong side of %s", before->id);
        before = node;
    }
}

void check_low(struct check *check, float top_px)
{
    for (EACH_NODE(check, node))
        if (own_presses(node) && node->visible && !own_is_ground(node) && node->clip.y < top_px - 1)
            own_fault(check, node, "A18", "is pressed %.0f mm below the upper edge",
                      (double)(node->clip.y / check->theme->px_per_mm));
}
