// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Start something");
}

static void step(const struct ui *ui, struct node *facts, const struct guide_step *step, int number)
{
    const char *id = arena_printf(ui->arena, "guide.step.%d", number).ptr;
    struct str words = arena_printf(ui->arena, "%d. %.*s", number, STR_FMT(text_in(ui, &step->title, NULL)));
    ui_fact(ui, facts, id, ICON_TICK, COLOR_START, words, text_in(ui, &step->text, NULL));
    for (int i = 0; i < step->bring.n; i++)
        ui_fact(ui, facts, NULL, ICON_BRING, COLOR_START, STR(""), text_in(ui, &step->bring.items[i], NULL));
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "guide.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "guide."))
        return;
    const struct guide *guide = &page->entry.item->guide;
    parts_body(ui, scroll, page->entry.item);
    if (guide->n_steps) {
        struct node *facts = ui_facts(ui, scroll, "guide.steps");
        for (int i = 0; i < guide->n_steps; i++)
            step(ui, facts, &guide->steps[i], i + 1);
    }
    for (int i = 0; i < guide->n_questions; i++) {
        const char *id = arena_printf(ui->arena, "guide.question.%d", i + 1).ptr;
        ui_heading(ui, scroll, id, text_in(ui, &guide->questions[i].question, NULL), 2);
        ui_text(ui, scroll, text_in(ui, &guide->questions[i].answer, NULL), SIZE_BODY, false, COLOR_INK);
    }
    if (guide->source.len)
        ui_text(ui, scroll, tr_1(ui, "story", "Source: {source}", "source", guide->source, VALUE_TEXT),
                SIZE_SMALL, false, COLOR_QUIET);
    parts_coming(ui, scroll, "guide.coming",
                 tr(ui, "guide", "Meeting somebody who helps you start, straight from this screen."));
}

const struct screen_type screen_guide = {.name = "guide", .loads = LOAD_ITEM, .title = title, .build = build};
