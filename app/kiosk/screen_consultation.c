// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/asked.h"
#include "kiosk/parts.h"

static const float PAD_MM = 5, GAP_MM = 3;

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Have your say");
}

/* On a sheet of its own: it is not the screen that speaks. */
static void draft(const struct ui *ui, struct node *scroll, const struct item *item)
{
    ui_heading(ui, scroll, "consultation.draft", tr(ui, "asked", "The draft"), 2);
    struct node *sheet = ui_facts(ui, scroll, NULL);
    sheet->role = ROLE_GROUP;
    sheet->gap_mm = GAP_MM;
    sheet->pad_mm[0] = sheet->pad_mm[2] = PAD_MM;
    parts_paragraphs(ui, sheet, item, &item->consultation.draft);
}

/* What came of it stands before the draft that it was about. */
static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll = ui_scroll(ui, body, "consultation.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "consultation."))
        return;
    parts_picture(ui, scroll, "consultation.", page->entry.item, 0, PICTURE_TOP);
    const struct item *item = page->entry.item;
    asked_facts(model, ui, scroll, "consultation.");
    asked_outcome(model, ui, scroll, "consultation.");
    parts_body(ui, scroll, item);
    parts_more_pictures(ui, scroll, "consultation.", item);
    parts_cards(model, ui, scroll, "consultation.event.", tr(ui, "asked", "Come and talk about it"),
                &page->events, 4);
    draft(ui, scroll, item);
    asked_questions(model, ui, scroll, "consultation.");
    asked_answer(model, ui, scroll, "consultation.");
    asked_rest(model, ui, scroll, "consultation.", item->consultation.source);
}

const struct screen_type screen_consultation = {
    .name = "consultation", .loads = LOAD_ITEM, .title = title, .build = build};
