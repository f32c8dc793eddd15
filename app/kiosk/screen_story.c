// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "tell", "Stories");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "story.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "story."))
        return;
    const struct story *story = &page->entry.item->story;
    struct told quote = tell_text(ui, &story->quote);
    if (quote.text.len)
        ui_heading(ui, scroll, "story.quote", quote.text, 2)->lang = quote.lang;
    parts_note(ui, scroll, page->entry.item, &quote);
    parts_body(ui, scroll, page->entry.item);
    if (story->source.len)
        ui_text(ui, scroll, tr_1(ui, "story", "Source: {source}", "source", story->source, VALUE_TEXT),
                SIZE_SMALL, false, COLOR_QUIET);
    if (page->entry.organization)
        ui_button(ui, scroll, "story.about", ICON_ORGANIZATION, tr(ui, "detail", "Who they are"),
                  ACT(ACT_GO, .number = SCREEN_ORGANIZATION, .arg = page->entry.organization->id));
}

const struct screen_type screen_story = {.name = "story", .loads = LOAD_ITEM, .title = title, .build = build};
