// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static const float BAR_MM = 1.2f, BESIDE_BAR_MM = 5;

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "tell", "Stories");
}

/* Somebody's own words, set off by a bar. */
static void quote(const struct ui *ui, struct node *scroll, const struct item *item)
{
    struct told told = tell_text(ui, &item->story.quote);
    if (!told.text.len)
        return;
    struct node *row = ui_box(ui, scroll, BOX_ROW, BESIDE_BAR_MM);
    struct node *bar = ui_box(ui, row, BOX_COLUMN, 0);
    bar->bg = COLOR_START;
    bar->min_w_mm = BAR_MM;
    struct node *column = ui_box(ui, row, BOX_COLUMN, 1);
    column->grow = 1;
    struct node *words = ui_text(ui, column, told.text, SIZE_TITLE, true, COLOR_START);
    words->id = "story.quote";
    words->lang = told.lang;
    parts_note(ui, column, item, &told);
}

static void byline(const struct model *model, const struct ui *ui, struct node *scroll,
                   const struct story *story)
{
    struct str by =
        story->byline.len ? tr_1(ui, "story", "Told by {who}", "who", story->byline, VALUE_TEXT) : STR("");
    struct str parts[] = {by, tell_day(ui, model, story->published)};
    struct str line = format_parts(ui->arena, ui->words->lang, parts, 2);
    if (line.len)
        ui_text(ui, scroll, line, SIZE_BODY, false, COLOR_QUIET)->id = "story.byline";
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "story.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "story."))
        return;
    parts_picture(ui, scroll, "story.", page->entry.item, 0, PICTURE_TOP);
    const struct item *item = page->entry.item;
    byline(model, ui, scroll, &item->story);
    quote(ui, scroll, item);
    parts_body(ui, scroll, item);
    parts_more_pictures(ui, scroll, "story.", item);
    if (page->entry.organization)
        ui_button(ui, scroll, "story.about", ICON_ORGANIZATION, tr(ui, "detail", "Who they are"),
                  ACT(ACT_GO, .number = SCREEN_ORGANIZATION, .arg = page->entry.organization->id));
    parts_cards(model, ui, scroll, "story.related.", tr(ui, "story", "Go on from here"), &page->named, 12);
    parts_cards(model, ui, scroll, "story.event.", tell_kind(ui, KIND_EVENT), &page->events, 2);
    parts_source(model, ui, scroll, "story.", item->story.source);
}

const struct screen_type screen_story = {.name = "story", .loads = LOAD_ITEM, .title = title, .build = build};
