// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/needs.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Find help");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll =
        ui_scroll(ui, body, "needs.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "needs.question", tr(ui, "needs", "What do you need?"), 1);
    struct node *grid = needs_grid(model, ui, scroll, "needs.item.", false);
    if (grid)
        grid->grow = 1;
    ui_button(ui, scroll, "needs.all", ICON_FIND_HELP, tr(ui, "needs", "Show all services"),
              ACT(ACT_GO, .number = SCREEN_SERVICES));
}

const struct screen_type screen_needs = {
    .name = "needs", .loads = LOAD_NEEDS, .title = title, .build = build};
