// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "mycode", "My code");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll =
        ui_scroll(ui, body, "mycode.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "mycode.question", tr(ui, "mycode", "Check or cancel what you said yes to"), 1);
    parts_coming(ui, scroll, "mycode.coming",
                 tr(ui, "mycode", "Saying yes on this screen is coming, and its code with it."));
}

const struct screen_type screen_mycode = {.name = "mycode", .title = title, .build = build};
