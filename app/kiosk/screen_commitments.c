// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/list.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Have your say");
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    (void)model;
    (void)visit;
    request->query.kinds = 1u << KIND_SURVEY | 1u << KIND_COMMITMENT;
    return true;
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll = ui_scroll(ui, body, "commitments.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "commitments.question",
               tr(ui, "commitments", "What was promised, and what you think"), 1);
    if (!model->page)
        return;
    if (!model->page->list.n)
        list_nothing(model, ui, scroll, "commitments.none");
    list_groups(model, ui, scroll, "commitments.item.", KIND_SURVEY);
}

const struct screen_type screen_commitments = {
    .name = "commitments", .loads = LOAD_LIST, .query = query, .title = title, .build = build};
