// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/list.h"

enum { STRIP_DAYS = 6, DAY_S = 86400 };

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "What's on");
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    static const int from_day[PERIOD_COUNT] = {0, 1, 0, 7}, to_day[PERIOD_COUNT] = {1, 2, 7, 60};
    int from = visit->day ? visit->day - 1 : from_day[visit->period];
    int to = visit->day ? visit->day : to_day[visit->period];
    request->query.kinds = 1u << KIND_EVENT;
    request->query.every_occurrence = true;
    request->query.sort = SORT_TIME;
    if (!model->status.clock_trusted)
        return true; /* everything, in its order */
    request->query.from_s =
        from ? request->day_start_s + (int64_t)from * DAY_S : request->now_s; /* what has ended is over */
    request->query.to_s = request->day_start_s + (int64_t)to * DAY_S;
    return true;
}

static void periods(const struct model *model, const struct ui *ui, struct node *scroll)
{
    static const struct {
        const char *id, *english;
    } rows[PERIOD_COUNT] = {
        {"today", N_("events", "Today")},
        {"tomorrow", N_("events", "Tomorrow")},
        {"week", N_("events", "Seven days")},
        {"later", N_("events", "Later")},
    };
    const struct visit *visit = model_visit(model);
    struct node *flow = ui_box(ui, scroll, BOX_FLOW, 3);
    flow->role = ROLE_GROUP;
    for (int i = 0; i < PERIOD_COUNT; i++)
        ui_chip(ui, flow, ui_id(ui, "events.period.", str_of(rows[i].id)), tr(ui, "events", rows[i].english),
                !visit->day && visit->period == (enum period)i, COLOR_EVENTS, ACT(ACT_PERIOD, .number = i));
}

/* The days after tomorrow, one button each. */
static void strip(const struct model *model, const struct ui *ui, struct node *scroll)
{
    struct node *flow = ui_box(ui, scroll, BOX_FLOW, 3);
    flow->role = ROLE_GROUP;
    for (int day = 3; day <= STRIP_DAYS; day++) {
        struct date date = date_of_days(date_days(model_today(model)) + day - 1);
        struct str label = format_sentence(ui->arena, ui->words->lang,
                                           format_date(ui->arena, ui->words->lang, date, DATE_SHORT));
        const char *id = arena_printf(ui->arena, "events.day.%d", day).ptr;
        ui_chip(ui, flow, id, label, model_visit(model)->day == day, COLOR_EVENTS,
                ACT(ACT_DAY, .number = day));
    }
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "events.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "events.question", tr(ui, "events", "When?"), 1);
    if (model->status.clock_trusted) {
        periods(model, ui, scroll);
        strip(model, ui, scroll);
    } else {
        struct node *words = ui_text(
            ui, scroll, tr(ui, "events", "This screen does not know yet what day it is. Look at the dates."),
            SIZE_BODY, true, COLOR_INK);
        words->role = ROLE_STATUS;
        words->id = "events.noclock";
    }
    list_chips(model, ui, scroll, "events.chip.",
               CHIP_FREE | CHIP_CHILDREN | CHIP_MY_LANGUAGE | CHIP_STEP_FREE | CHIP_HEARING_LOOP,
               COLOR_EVENTS);
    if (page && page->list.n)
        list_count(ui, scroll, tr_n(ui, "events", "{count} thing on", "{count} things on", page->list.total));
    list_cards(model, ui, scroll, "events.item.");
}

const struct screen_type screen_events = {
    .name = "events", .loads = LOAD_LIST, .query = query, .title = title, .build = build};
