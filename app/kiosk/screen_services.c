// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "kiosk/list.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Find help");
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    (void)model;
    request->query.kinds = 1u << KIND_SERVICE;
    request->query.sort = SORT_DISTANCE;
    snprintf(request->term, sizeof request->term, "%s", visit->key);
    return true;
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    static const struct list_chip chips[] = {
        {CHIP_OPEN, "open", N_("chip", "Open now")},
        {CHIP_FREE, "free", N_("chip", "Costs nothing")},
        {CHIP_MY_LANGUAGE, "language", N_("chip", "In my language")},
        {CHIP_STEP_FREE, "stepfree", N_("chip", "No steps")},
    };
    const struct load *page = model->page;
    struct node *scroll = ui_scroll(ui, body, "services.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    const struct lang *lang = NULL;
    struct str need =
        page && page->need ? tell_title(ui, page->need, &lang) : tr(ui, "services", "All services");
    ui_heading(ui, scroll, "services.need", need, 1)->lang = lang;
    list_chips(model, ui, scroll, "services.chip.", chips, 4, COLOR_HELP);
    if (page && page->list.n)
        list_count(ui, scroll,
                   tr_n(ui, "services", "{count} service, nearest first", "{count} services, nearest first",
                        page->list.total));
    list_cards(model, ui, scroll, "services.item.");
}

const struct screen_type screen_services = {
    .name = "services", .loads = LOAD_LIST, .query = query, .title = title, .build = build};
