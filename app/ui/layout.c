// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layout.h"

#include <assert.h>

#include "ui/layout_pass.h"

void layout(struct node *root, const struct theme *theme, const struct measure *measure,
            const struct lang *lang, struct arena *arena)
{
    assert(root && !root->parent);
    const struct pass pass = {theme, measure, lang, arena};
    const struct rect panel = {0, 0, (float)theme->panel.w_px, (float)theme->panel.h_px};
    if (!root->lang)
        root->lang = lang;
    pass_measure(&pass, root);
    pass_place(&pass, root, panel);
    if (node_lang(root, lang)->dir == DIR_RTL)
        pass_mirror(root, panel.w);
    pass_clip(&pass, root);
    pass_pages(root);
}
