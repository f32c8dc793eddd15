// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

enum { EVENTS_MAX = 4 };
static const float BADGE_MM = 12, BADGE_ROUND_MM = 3, STEP_GAP_MM = 3;

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Start something");
}

static void badge(const struct ui *ui, struct node *row, int number)
{
    struct node *box = ui_box(ui, row, BOX_ROW, 0);
    box->bg = COLOR_START;
    box->radius_mm = BADGE_ROUND_MM;
    box->min_w_mm = box->min_h_mm = BADGE_MM;
    box->align = ALIGN_CENTER;
    box->center = true;
    box->hidden_from_reader = true; /* "Step 1 of 5" says it */
    struct node *words = ui_text(ui, box, format_number(ui->arena, ui->words->lang, number), SIZE_TITLE, true,
                                 COLOR_ON_ACCENT);
    words->align = ALIGN_CENTER;
    words->hidden_from_reader = true;
}

/* How far one has come stands with each step: it is read before its name. */
static void step_head(const struct ui *ui, struct node *card, const char *id, const struct told *title,
                      int number, int of)
{
    struct value values[] = {{"step", format_number(ui->arena, ui->words->lang, number), VALUE_LTR},
                             {"count", format_number(ui->arena, ui->words->lang, of), VALUE_LTR}};
    struct str progress = message_fill(ui->arena, tr(ui, "guide", "Step {step} of {count}"), values, 2);
    struct node *row = ui_box(ui, card, BOX_ROW, 4);
    if (!ui_tight(ui))
        badge(ui, row, number);
    struct node *column = ui_box(ui, row, BOX_COLUMN, 0);
    column->grow = 1;
    ui_text(ui, column, progress, SIZE_SMALL, false, COLOR_QUIET);
    ui_heading(ui, column, id, title->text, 2)->lang = title->lang;
}

static void bring(const struct ui *ui, struct node *card, const struct item *item,
                  const struct text_list *list)
{
    if (!list->n)
        return;
    struct told told = {.text = STR("")};
    struct parts_row row = {
        ui, ui_fact(ui, card, NULL, ICON_BRING, COLOR_START, tr(ui, "guide", "Bring with you"), STR("")),
        item};
    for (int i = 0; i < list->n; i++)
        parts_line(&row, &list->items[i], &told);
    parts_line_end(&row, &told);
}

static const struct entry *helper(const struct load *page, struct str id)
{
    for (int i = 0; i < page->helps.n; i++)
        if (str_eq(page->helps.items[i].item->id, id))
            return &page->helps.items[i];
    return NULL;
}

/* By name; who is not in the release (any more) is left out. */
static void helps(const struct model *model, const struct ui *ui, struct node *card, const char *prefix,
                  const struct str_list *ids)
{
    struct node *flow = NULL;
    for (int i = 0; i < ids->n; i++) {
        const struct entry *entry = helper(model->page, ids->items[i]);
        if (!entry)
            continue;
        if (!flow) {
            ui_fact(ui, card, NULL, ICON_PEOPLE, COLOR_START, tr(ui, "guide", "They help you"), STR(""));
            flow = ui_box(ui, card, BOX_FLOW, 3);
        }
        const struct lang *lang;
        struct str name = tell_title(ui, entry->item, &lang);
        bool serves = entry->item->kind == KIND_SERVICE;
        struct node *button =
            ui_button(ui, flow, ui_id(ui, prefix, ids->items[i]), serves ? ICON_FIND_HELP : ICON_ORGANIZATION,
                      name, ACT(ACT_GO, .number = tell_screen(entry->item->kind), .arg = entry->item->id));
        button->last->lang = button->lang = lang;
    }
}

static void step(const struct model *model, const struct ui *ui, struct node *scroll, int i)
{
    const struct item *item = model->page->entry.item;
    const struct guide_step *step = &item->guide.steps[i];
    const char *id = arena_printf(ui->arena, "guide.step.%d", i + 1).ptr;
    struct told title = tell_text(ui, &step->title);
    struct node *card = ui_facts(ui, scroll, ui_id(ui, id, STR(".card")));
    for (int side = 0; side < 4; side += 2)
        card->pad_mm[side] = 5;
    card->gap_mm = STEP_GAP_MM;
    step_head(ui, card, id, &title, i + 1, item->guide.n_steps);
    struct told text = tell_text(ui, &step->text);
    if (!told_alike(&title, &text))
        parts_note(ui, card, item, &title);
    parts_paragraphs(ui, card, item, &step->text);
    bring(ui, card, item, &step->bring);
    helps(model, ui, card, ui_id(ui, id, STR(".help.")), &step->helps);
}

static void question(const struct ui *ui, struct node *scroll, const struct item *item,
                     const struct guide_question *pair, int number)
{
    const char *id = arena_printf(ui->arena, "guide.question.%d", number).ptr;
    struct told question = tell_text(ui, &pair->question), answer = tell_text(ui, &pair->answer);
    ui_heading(ui, scroll, id, question.text, 3)->lang = question.lang;
    if (!told_alike(&question, &answer))
        parts_note(ui, scroll, item, &question);
    parts_paragraphs(ui, scroll, item, &pair->answer);
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "guide.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "guide."))
        return;
    parts_picture(ui, scroll, "guide.", page->entry.item, 0, PICTURE_TOP);
    const struct item *item = page->entry.item;
    parts_body(ui, scroll, item);
    parts_more_pictures(ui, scroll, "guide.", item);
    for (int i = 0; i < item->guide.n_steps; i++)
        step(model, ui, scroll, i);
    if (item->guide.n_questions)
        ui_heading(ui, scroll, "guide.questions", tr(ui, "guide", "Questions and answers"), 2);
    for (int i = 0; i < item->guide.n_questions; i++)
        question(ui, scroll, item, &item->guide.questions[i], i + 1);
    parts_cards(model, ui, scroll, "guide.event.", tr(ui, "guide", "Meet those who help"), &page->events,
                EVENTS_MAX);
    parts_cards(model, ui, scroll, "guide.related.", tr(ui, "story", "Go on from here"), &page->named, 12);
    parts_source(model, ui, scroll, "guide.", item->guide.source);
}

const struct screen_type screen_guide = {.name = "guide", .loads = LOAD_ITEM, .title = title, .build = build};
