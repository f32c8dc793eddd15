// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/asked.h"
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Have your say");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll =
        ui_scroll(ui, body, "survey.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "survey."))
        return;
    asked_facts(model, ui, scroll, "survey.");
    asked_outcome(model, ui, scroll, "survey.");
    parts_body(ui, scroll, model->page->entry.item);
    asked_questions(model, ui, scroll, "survey.");
    asked_answer(model, ui, scroll, "survey.");
    parts_cards(model, ui, scroll, "survey.event.", tr(ui, "asked", "Come and talk about it"),
                &model->page->events, 3);
    asked_rest(model, ui, scroll, "survey.", STR(""));
}

const struct screen_type screen_survey = {
    .name = "survey", .loads = LOAD_ITEM, .title = title, .build = build};
