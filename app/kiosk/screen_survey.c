// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Have your say");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "survey.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "survey."))
        return;
    const struct survey *survey = &page->entry.item->survey;
    parts_body(ui, scroll, page->entry.item);
    ui_heading(ui, scroll, "survey.asks", tr(ui, "survey", "What it asks"), 2);
    for (int i = 0; i < survey->n_questions; i++) {
        struct told told = tell_text(ui, &survey->questions[i].question);
        struct str line = arena_printf(ui->arena, "%d. %.*s", i + 1, STR_FMT(told.text));
        ui_text(ui, scroll, line, SIZE_BODY, false, COLOR_INK)->lang = told.lang;
        parts_note(ui, scroll, page->entry.item, &told);
    }
    parts_coming(ui, scroll, "survey.coming",
                 tr(ui, "survey", "Answering on this screen, without a name, is coming."));
}

const struct screen_type screen_survey = {
    .name = "survey", .loads = LOAD_ITEM, .title = title, .build = build};
