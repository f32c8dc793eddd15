// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Start something");
}

static void step(const struct ui *ui, struct node *facts, const struct item *item,
                 const struct guide_step *step, int number)
{
    const char *id = arena_printf(ui->arena, "guide.step.%d", number).ptr;
    struct told title = tell_text(ui, &step->title);
    struct str words = arena_printf(ui->arena, "%d. %.*s", number, STR_FMT(title.text));
    struct node *row = ui_fact(ui, facts, id, ICON_TICK, COLOR_START, words, STR(""));
    row->last->first->lang = title.lang;
    struct parts_row lines = {ui, row, item};
    parts_line(&lines, &step->text, &title);
    parts_line_end(&lines, &title);
    for (int i = 0; i < step->bring.n; i++)
        parts_fact(ui, facts, item, NULL, ICON_BRING, COLOR_START, STR(""), &step->bring.items[i]);
}

static void question(const struct ui *ui, struct node *scroll, const struct item *item,
                     const struct guide_question *pair, int number)
{
    const char *id = arena_printf(ui->arena, "guide.question.%d", number).ptr;
    struct told question = tell_text(ui, &pair->question), answer = tell_text(ui, &pair->answer);
    ui_heading(ui, scroll, id, question.text, 2)->lang = question.lang;
    if (!told_alike(&question, &answer))
        parts_note(ui, scroll, item, &question);
    ui_text(ui, scroll, answer.text, SIZE_BODY, false, COLOR_INK)->lang = answer.lang;
    parts_note(ui, scroll, item, &answer);
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
            step(ui, facts, page->entry.item, &guide->steps[i], i + 1);
    }
    for (int i = 0; i < guide->n_questions; i++)
        question(ui, scroll, page->entry.item, &guide->questions[i], i + 1);
    if (guide->source.len)
        ui_text(ui, scroll, tr_1(ui, "story", "Source: {source}", "source", guide->source, VALUE_TEXT),
                SIZE_SMALL, false, COLOR_QUIET);
    parts_coming(ui, scroll, "guide.coming",
                 tr(ui, "guide", "Meeting somebody who helps you start, straight from this screen."));
}

const struct screen_type screen_guide = {.name = "guide", .loads = LOAD_ITEM, .title = title, .build = build};
