// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget_own.h"

/* The whole part is the field: its label can be touched as well as its frame. */
struct node *ui_field(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                      struct str label, struct str text, struct str hint, struct action action)
{
    struct node *field = own_pressable(ui, parent, ROLE_FIELD, id, label, action);
    field->gap_mm = 0.25f * STEP_MM;
    field->radius_mm = RADIUS_MM;
    if (label.len)
        ui_text(ui, field, label, SIZE_BODY, true, COLOR_NONE);
    struct node *frame = ui_box(ui, field, BOX_ROW, 0.75f * STEP_MM);
    own_card(frame, COLOR_CARD, COLOR_INK, field->focused ? 2 * BORDER_MM : BORDER_MM);
    own_pad(frame, STEP_MM / 2, STEP_MM, STEP_MM / 2, STEP_MM);
    frame->align = ALIGN_CENTER;
    frame->min_h_mm = TARGET_MM;
    if (icon)
        ui_icon(ui, frame, icon, 1.36f * own_em_mm(ui, SIZE_BODY), COLOR_NONE);
    struct node *value =
        ui_text(ui, frame, text.len ? text : hint, SIZE_BODY, false, text.len ? COLOR_NONE : COLOR_QUIET);
    value->grow = 1;
    value->caret = field->focused ? (int)text.len + 1 : 0;
    return field;
}

void ui_field_problem(const struct ui *ui, struct node *field, struct str cause, struct str suggestion)
{
    struct problem *problem = ARENA_NEW(ui->arena, struct problem);
    struct node *frame = field->last, *row = ui_box(ui, field, BOX_ROW, 0.5f * STEP_MM);
    *problem = (struct problem){cause, suggestion};
    field->problem = problem;
    frame->border = COLOR_ERROR;
    frame->border_mm = 2 * BORDER_MM;
    row->role = ROLE_STATUS;
    row->label = cause;
    ui_icon(ui, row, ICON_ALERT, 1.36f * own_em_mm(ui, SIZE_BODY), COLOR_ERROR);
    struct node *words = ui_box(ui, row, BOX_COLUMN, 0.25f * STEP_MM);
    words->grow = 1;
    ui_text(ui, words, cause, SIZE_BODY, true, COLOR_ERROR);
    ui_text(ui, words, suggestion, SIZE_BODY, false, COLOR_ERROR);
}

struct node *ui_qr(const struct ui *ui, struct node *parent, const char *id, const struct qr *qr, float mm,
                   struct str alternative)
{
    struct node *node = node_add(ui->arena, parent, ROLE_IMAGE, id);
    node->qr = qr;
    node->min_w_mm = mm;
    node->min_h_mm = mm;
    node->max_w_mm = mm;
    node->label = alternative;
    return node;
}
