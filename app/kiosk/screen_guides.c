// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/list.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Start something");
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    (void)model;
    (void)visit;
    request->query.kinds = 1u << KIND_GUIDE | 1u << KIND_STORY;
    return true;
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll =
        ui_scroll(ui, body, "guides.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "guides.question", tr(ui, "guides", "What do you want to start?"), 1);
    if (model->page && !model->page->list.n)
        list_nothing(model, ui, scroll, "guides.none");
    else if (model->page)
        list_groups(model, ui, scroll, "guides.item.", KIND_GUIDE);
}

const struct screen_type screen_guides = {
    .name = "guides", .loads = LOAD_LIST, .query = query, .title = title, .build = build};
