// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layout.h"

#include <assert.h>

#include "ui/layout_pass.h"

static void lay_out(const struct pass *pass, struct node *root)
{
    assert(root && !root->parent);
    const struct rect panel = {0, 0, (float)pass->theme->panel.w_px, (float)pass->theme->panel.h_px};
    if (!root->lang)
        root->lang = pass->lang;
    pass_measure(pass, root);
    pass_place(pass, root, panel);
    if (node_lang(root, pass->lang)->dir == DIR_RTL)
        pass_mirror(root, panel.w);
    pass_clip(pass, root);
    pass_pages(root);
}

void layout(struct node *root, const struct theme *theme, const struct measure *measure,
            const struct lang *lang, struct arena *arena)
{
    lay_out(&(struct pass){.theme = theme, .measure = measure, .lang = lang, .arena = arena}, root);
}

void layout_cached(struct node *root, const struct theme *theme, struct text_cache *texts,
                   const struct lang *lang, struct arena *arena)
{
    lay_out(&(struct pass){.theme = theme, .texts = texts, .lang = lang, .arena = arena}, root);
}

static void move(struct node *scroll, float scroll_px)
{
    float down = scroll->scroll_px - pass_scroll_px(scroll, scroll_px);
    scroll->scroll_px -= down;
    for (struct node *node = scroll; (node = node_next(scroll, node));) {
        node->rect.y += down;
        for (int i = 0; i < node->n_marks; i++)
            node->marks[i].y += down;
        for (int i = 0; i < node->n_found_at; i++)
            node->found_at[i].y += down;
    }
}

void layout_scroll(struct node *root, const struct theme *theme, float scroll_px)
{
    const struct pass pass = {.theme = theme};
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->box == BOX_SCROLL)
            move(node, scroll_px);
    pass_clip(&pass, root);
    pass_pages(root);
}
