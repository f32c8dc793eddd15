// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"
#include "kiosk/take.h"
#include "ui/qr.h"

#define SQUARE_MM 75.0f

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "item", "Take it along");
}

static void forms(const struct model *model, const struct ui *ui, struct node *scroll,
                  const struct take_facts *facts, enum take_form chosen)
{
    static const struct {
        enum take_form form;
        const char *id, *english;
    } rows[] = {
        {TAKE_EVENT, "take.form.event", N_("take", "For the calendar")},
        {TAKE_CONTACT, "take.form.contact", N_("take", "As a contact")},
        {TAKE_TEXT, "take.form.text", N_("take", "As text")},
        {TAKE_PAGE, "take.form.page", N_("take", "As a web page")},
    };
    struct node *chips = ui_box(ui, scroll, BOX_FLOW, 3);
    enum color accent = tell_accent(model->page->entry.item->kind);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (take_make(facts, rows[i].form, ui->arena).n)
            ui_chip(ui, chips, rows[i].id, tr(ui, "take", rows[i].english), rows[i].form == chosen, accent,
                    ACT(ACT_TAKE, .number = 1 + (int)rows[i].form));
}

static const char *hint(enum take_form form)
{
    switch (form) {
    case TAKE_CONTACT:
        return N_("take", "Hold your phone's camera at arm's length. It offers to keep the contact.");
    case TAKE_EVENT:
        return N_("take",
                  "Hold your phone's camera at arm's length. It offers to put the time in your calendar.");
    case TAKE_PAGE:
        return N_("take", "Hold your phone's camera at arm's length. The page needs a network.");
    case TAKE_TEXT:
    case TAKE_FORMS:
        break;
    }
    return N_("take",
              "Hold your phone's camera at arm's length. It shows the text; copy it or take a picture.");
}

/* One square after the other, where the text takes several. */
static void turn(const struct ui *ui, struct node *parent, const struct take *take, int part)
{
    struct value values[] = {{"number", format_number(ui->arena, ui->words->lang, part + 1), VALUE_LTR},
                             {"count", format_number(ui->arena, ui->words->lang, take->n), VALUE_LTR}};
    struct str where = message_fill(ui->arena, tr(ui, "take", "Square {number} of {count}"), values, 2);
    ui_text(ui, parent, where, SIZE_BODY, true, COLOR_INK)->role = ROLE_STATUS;
    struct node *row = ui_box(ui, parent, BOX_FLOW, 3);
    if (part > 0)
        ui_button(ui, row, "take.previous", ICON_BACK, tr(ui, "take", "The one before"),
                  ACT(ACT_TAKE_PART, .number = part - 1));
    if (part + 1 < take->n)
        ui_button(ui, row, "take.next", ICON_FORWARD, tr(ui, "take", "The next one"),
                  ACT(ACT_TAKE_PART, .number = part + 1));
}

static void square(const struct ui *ui, struct node *scroll, const struct take *take, enum take_form form,
                   int part)
{
    const struct qr *qr = qr_make(ui->arena, take->parts[part]);
    struct node *row = ui_box(ui, scroll, is_small(ui) && !is_wide(ui) ? BOX_COLUMN : BOX_ROW, 7);
    row->align = ALIGN_CENTER;
    if (qr)
        ui_qr(ui, row, "take.qr", qr, is_small(ui) ? 45 : SQUARE_MM,
              tr(ui, "item", "A square code with these facts, for a phone camera"));
    struct node *words = ui_box(ui, row, BOX_COLUMN, 3);
    words->grow = 1;
    ui_text(ui, words, tr(ui, "take", hint(form)), SIZE_BODY, false, COLOR_INK);
    if (take->n > 1)
        turn(ui, words, take, part);
}

/* What is in the squares, to read, to hear and to write down. */
static void lines(const struct model *model, const struct ui *ui, struct node *scroll,
                  const struct take_facts *facts)
{
    bool speaks = preference_get(&model->session, PREFER_SPEECH);
    ui_heading(ui, scroll, "take.lines.heading", tr(ui, "take", "To write down or hear"), 2);
    struct node *box = ui_box(ui, scroll, BOX_COLUMN, 1);
    box->id = "take.lines";
    for (int i = 1; i < facts->n_lines; i++) { /* the name stands above */
        bool ordered = facts->in_order >> i & 1;
        ui_text(ui, box, ordered ? in_order(ui, facts->lines[i]) : facts->lines[i], SIZE_BODY, false,
                COLOR_INK);
    }
    ui_button(ui, scroll, "take.listen", speaks ? ICON_AGAIN : ICON_LISTEN,
              speaks ? tr(ui, "take", "Listen again") : tr(ui, "take", "Listen to it"),
              speaks ? ACT(ACT_AGAIN) : ACT(ACT_LISTEN));
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct visit *visit = model_visit(model);
    struct node *scroll =
        ui_scroll(ui, body, "take.scroll", visit->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "take."))
        return;
    struct take_facts facts = take_facts_of(model, ui, &model->page->entry);
    enum take_form form =
        visit->take_form ? (enum take_form)(visit->take_form - 1) : take_best(&facts, ui->arena);
    struct take take = take_make(&facts, form, ui->arena);
    int part = visit->take_part < take.n ? visit->take_part : 0;
    forms(model, ui, scroll, &facts, form);
    if (take.n)
        square(ui, scroll, &take, form, part);
    lines(model, ui, scroll, &facts);
}

const struct screen_type screen_take = {.name = "take", .loads = LOAD_ITEM, .title = title, .build = build};
