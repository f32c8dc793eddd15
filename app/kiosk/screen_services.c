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
    request->query.open_first = true;
    snprintf(request->term, sizeof request->term, "%s", visit->key);
    return true;
}

/* By the time that is not known nothing is open. */
static struct str count(const struct model *model, const struct ui *ui, int n)
{
    if (!model->status.clock_trusted)
        return tr_n(ui, "services", "{count} service, nearest first", "{count} services, nearest first", n);
    return tr_n(ui, "services", "{count} service: open now first, then the nearest",
                "{count} services: open now first, then the nearest", n);
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll = ui_scroll(ui, body, "services.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    const struct lang *lang = NULL;
    struct str need =
        page && page->need ? tell_title(ui, page->need, &lang) : tr(ui, "services", "All services");
    ui_heading(ui, scroll, "services.need", need, 1)->lang = lang;
    list_chips(model, ui, scroll, "services.chip.", CHIP_OPEN | CHIP_FREE | CHIP_MY_LANGUAGE | CHIP_STEP_FREE,
               COLOR_HELP);
    if (page && page->list.n)
        list_count(ui, scroll, count(model, ui, page->list.total));
    list_cards(model, ui, scroll, "services.item.");
}

const struct screen_type screen_services = {
    .name = "services", .loads = LOAD_LIST, .query = query, .title = title, .build = build};
