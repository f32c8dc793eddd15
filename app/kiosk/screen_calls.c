// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/list.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Lend a hand");
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    struct query *query = &request->query;
    (void)model;
    query->kinds = 1u << KIND_CALL;
    query->sort = SORT_TIME;
    switch (visit->time) {
    case TIME_HALF_HOUR:
        query->max_minutes = 30;
        break;
    case TIME_HOURS:
        query->min_minutes = 31;
        query->max_minutes = 150;
        break;
    case TIME_DAY:
        query->min_minutes = 151;
        break;
    case TIME_WEEKLY:
        query->every = EVERY_WEEKLY;
        break;
    case TIME_CURIOUS:
    case TIME_COUNT:
        break;
    }
    return true;
}

static void times(const struct model *model, const struct ui *ui, struct node *scroll)
{
    static const char *const words[TIME_COUNT] = {
        N_("time", "Half an hour"), N_("time", "An hour or two"), N_("time", "A day"),
        N_("time", "Every week"),   N_("time", "Just curious"),
    };
    static const char *const ids[TIME_COUNT] = {"halfhour", "hours", "day", "weekly", "curious"};
    struct node *flow = ui_box(ui, scroll, BOX_FLOW, 3);
    flow->role = ROLE_GROUP;
    for (int i = 0; i < TIME_COUNT; i++)
        ui_chip(ui, flow, ui_id(ui, "calls.time.", str_of(ids[i])), tr(ui, "time", words[i]),
                model_visit(model)->time == (enum spare_time)i, COLOR_CALLS, ACT(ACT_TIME, .number = i));
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "calls.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "calls.question", tr(ui, "time", "How much time do you have?"), 1);
    times(model, ui, scroll);
    list_chips(model, ui, scroll, "calls.chip.",
               CHIP_NO_SWEDISH | CHIP_INDOORS | CHIP_PEOPLE | CHIP_HANDS | CHIP_TOGETHER, COLOR_CALLS);
    if (page && page->list.n)
        list_count(ui, scroll,
                   tr_n(ui, "calls", "{count} that fits, nearest in time first",
                        "{count} that fit, nearest in time first", page->list.total));
    list_cards(model, ui, scroll, "calls.item.");
}

const struct screen_type screen_calls = {
    .name = "calls", .loads = LOAD_LIST, .query = query, .title = title, .build = build};
