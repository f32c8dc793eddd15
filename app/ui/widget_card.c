// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget_own.h"

static void add_facts(const struct ui *ui, struct node *parent, const struct card *card)
{
    struct node *flow = ui_box(ui, parent, BOX_FLOW, 1.5f * STEP_MM);
    for (int i = 0; i < card->n_facts; i++) {
        struct node *pair = ui_box(ui, flow, BOX_ROW, STEP_MM / 2);
        pair->align = ALIGN_CENTER;
        if (card->facts[i].icon)
            ui_icon(ui, pair, card->facts[i].icon, 1.2f * own_em_mm(ui, SIZE_BODY), card->accent);
        ui_text(ui, pair, card->facts[i].text, SIZE_BODY, true, COLOR_NONE)->lang = card->facts[i].lang;
        if (card->facts[i].after.len)
            ui_text(ui, pair, card->facts[i].after, SIZE_BODY, false, COLOR_QUIET);
    }
}

/* A title, or quiet; what was looked for is never quiet: it has another ground behind it. */
static struct node *add_line(const struct ui *ui, struct node *column, struct str text, enum text_size size,
                             struct spans found)
{
    bool title = size == SIZE_TITLE;
    struct node *line = ui_text(ui, column, text, size, title, title || found.n ? COLOR_NONE : COLOR_QUIET);
    line->found = found;
    return line;
}

struct node *ui_card(const struct ui *ui, struct node *parent, const char *id, const struct card *card,
                     struct action action)
{
    struct node *node = own_pressable(ui, parent, ROLE_ITEM, id, card->title, action);
    own_card(node, COLOR_CARD, COLOR_LINE, HAIR_MM);
    own_pad(node, 1.25f * STEP_MM, STEP_MM, 1.25f * STEP_MM, 1.5f * STEP_MM);
    node->box = BOX_ROW;
    node->gap_mm = STEP_MM;
    node->min_h_mm = TARGET_MM;
    if (card->image && !ui_tight(ui))
        ui_image(ui, node, NULL, card->image, STR(""))->hidden_from_reader = true;
    struct node *column = ui_box(ui, node, BOX_COLUMN, own_roomy(ui) ? STEP_MM / 2 : STEP_MM / 4);
    column->grow = 1;
    add_line(ui, column, card->title, SIZE_TITLE, card->title_found)->lang = card->title_lang;
    if (card->title_note.len)
        ui_language_note(ui, column, NULL, card->title_note);
    if (card->under.len)
        add_line(ui, column, card->under, SIZE_BODY, card->under_found)->lang = card->under_lang;
    if (card->n_facts)
        add_facts(ui, column, card);
    if (card->last.len)
        add_line(ui, column, card->last, SIZE_BODY, card->last_found)->lang = card->last_lang;
    if (card->last_note.len)
        ui_language_note(ui, column, NULL, card->last_note);
    if (action.code && !own_narrow(ui))
        ui_icon(ui, node, ICON_FORWARD, 1.36f * own_em_mm(ui, SIZE_TITLE), card->accent);
    if (!action.code)
        node->focusable = node->focused = false;
    return node;
}

struct node *ui_facts(const struct ui *ui, struct node *parent, const char *id)
{
    struct node *node = node_add(ui->arena, parent, ROLE_LIST, id);
    own_card(node, COLOR_CARD, COLOR_LINE, HAIR_MM);
    own_pad(node, STEP_MM / 2, 1.5f * STEP_MM, STEP_MM / 2, 1.5f * STEP_MM);
    return node;
}

static void add_divider(const struct ui *ui, struct node *facts)
{
    struct node *line = ui_box(ui, facts, BOX_COLUMN, 0);
    line->bg = COLOR_LINE;
    line->min_h_mm = HAIR_MM;
    line->hidden_from_reader = true;
}

struct node *ui_fact(const struct ui *ui, struct node *facts, const char *id, enum icon icon,
                     enum color accent, struct str bold, struct str quiet)
{
    if (facts->first)
        add_divider(ui, facts);
    struct node *row = node_add(ui->arena, facts, ROLE_ITEM, id);
    row->box = own_narrow(ui) ? BOX_COLUMN : BOX_ROW;
    row->gap_mm = own_narrow(ui) ? STEP_MM / 4 : STEP_MM;
    row->label = bold.len ? bold : quiet;
    own_pad(row, 0.75f * STEP_MM, 0, 0.75f * STEP_MM, 0);
    float line_mm = 1.36f * own_em_mm(ui, SIZE_BODY);
    ui_icon(ui, row, icon ? icon : ICON_INFO, line_mm, accent);
    struct node *column = ui_box(ui, row, BOX_COLUMN, 0);
    column->grow = own_narrow(ui) ? 0 : 1;
    if (bold.len)
        ui_text(ui, column, bold, SIZE_BODY, true, COLOR_NONE);
    if (quiet.len)
        ui_text(ui, column, quiet, SIZE_BODY, false, COLOR_QUIET);
    return row;
}

struct node *ui_fact_line(const struct ui *ui, struct node *row, struct str text, enum text_size size)
{
    return ui_text(ui, row->last, text, size, false, COLOR_QUIET);
}

struct node *ui_language_note(const struct ui *ui, struct node *parent, const char *id, struct str text)
{
    struct node *row = ui_box(ui, parent, BOX_ROW, STEP_MM / 2);
    row->align = ALIGN_CENTER;
    ui_icon(ui, row, ICON_LANGUAGE, 1.2f * own_em_mm(ui, SIZE_SMALL), COLOR_QUIET);
    struct node *words = ui_text(ui, row, text, SIZE_SMALL, false, COLOR_QUIET);
    words->id = id;
    words->grow = 1;
    return words;
}

struct node *ui_notice(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                       struct str bold, struct str text, struct action action)
{
    struct node *node = own_pressable(ui, parent, action.code ? ROLE_BUTTON : ROLE_STATUS, id,
                                      bold.len ? bold : text, action);
    node->focusable = action.code != 0;
    node->focused = node->focused && node->focusable;
    own_card(node, COLOR_NOTICE, COLOR_NOTICE_LINE, HAIR_MM);
    own_pad(node, 0.75f * STEP_MM, STEP_MM, 0.75f * STEP_MM, 1.25f * STEP_MM);
    bool narrow = own_narrow(ui);
    node->box = narrow ? BOX_COLUMN : BOX_ROW;
    node->align = narrow ? ALIGN_START : ALIGN_CENTER;
    node->gap_mm = STEP_MM;
    node->min_h_mm = action.code ? TARGET_MM : 0;
    if (icon)
        ui_icon(ui, node, icon, 1.5f * own_em_mm(ui, SIZE_BODY), COLOR_NONE);
    struct node *column = ui_box(ui, node, BOX_COLUMN, 0);
    column->grow = narrow ? 0 : 1;
    if (bold.len)
        ui_text(ui, column, bold, SIZE_BODY, true, COLOR_INK);
    if (text.len)
        ui_text(ui, column, text, SIZE_BODY, false, COLOR_INK);
    if (action.code && !narrow)
        ui_icon(ui, node, ICON_FORWARD, 1.36f * own_em_mm(ui, SIZE_BODY), COLOR_NONE);
    return node;
}
