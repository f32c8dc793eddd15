// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget_own.h"

static struct node *button(const struct ui *ui, struct node *parent, const char *id, struct str label,
                           struct action action)
{
    struct node *node = own_pressable(ui, parent, ROLE_BUTTON, id, label, action);
    float side = ui->theme->scale == SCALE_STANDARD ? 1.5f * STEP_MM : STEP_MM;
    own_pad(node, STEP_MM / 2, side, STEP_MM / 2, side);
    node->min_h_mm = TARGET_MM;
    node->min_w_mm = TARGET_MM;
    return node;
}

struct node *ui_button(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                       struct str label, struct action action)
{
    struct node *node = button(ui, parent, id, label, action);
    own_card(node, COLOR_CARD, COLOR_INK, BORDER_MM);
    own_face(ui, node, icon, label, SIZE_BODY, COLOR_NONE);
    return node;
}

struct node *ui_primary(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                        struct str label, enum color accent, struct action action)
{
    struct node *node = button(ui, parent, id, label, action);
    own_card(node, accent, COLOR_NONE, 0);
    own_face(ui, node, icon, label, SIZE_BODY, COLOR_ON_ACCENT);
    return node;
}

struct node *ui_chip(const struct ui *ui, struct node *parent, const char *id, struct str label, bool on,
                     enum color accent, struct action action)
{
    struct node *node = own_pressable(ui, parent, ROLE_TOGGLE, id, label, action);
    own_pad(node, STEP_MM / 2, 1.5f * STEP_MM, STEP_MM / 2, 1.5f * STEP_MM);
    own_card(node, on ? accent : COLOR_CARD, on ? accent : COLOR_INK, BORDER_MM);
    own_face(ui, node, on ? ICON_TICK : ICON_NONE, label, SIZE_BODY, on ? COLOR_ON_ACCENT : COLOR_NONE);
    node->min_h_mm = node->min_w_mm = TARGET_MM;
    node->radius_mm = TARGET_MM / 2;
    node->selected = on;
    return node;
}

struct node *ui_bar_button(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                           struct str label, struct action action)
{
    struct node *node = own_pressable(ui, parent, ROLE_BUTTON, id, label, action);
    float em = own_em_mm(ui, SIZE_SMALL);
    bool beside =
        own_wide(ui) ? 7 * 8 * em < ui->theme->panel.w_mm /* seven of them in a row */ : ui_tight(ui);
    own_card(node, COLOR_CARD, COLOR_LINE, HAIR_MM);
    bool tight = !own_roomy(ui) && ui->theme->scale != SCALE_STANDARD;
    own_pad(node, tight ? 0.5f : 2, tight ? 0.5f : 1, tight ? 0.5f : 2, tight ? 0.5f : 1);
    node->min_h_mm = TARGET_MM;
    node->box = beside ? BOX_ROW : BOX_COLUMN;
    node->align = ALIGN_CENTER;
    node->center = true;
    node->gap_mm = beside ? (tight ? 0.2f : 0.4f) * em : 0;
    ui_icon(ui, node, icon,
            (ui_tight(ui)                         ? 0.6f
             : tight                              ? 0.75f
             : ui->theme->scale == SCALE_STANDARD ? 1.4f
                                                  : 1.1f) *
                em,
            COLOR_NONE);
    bool bold = !ui_tight(ui) && !(own_wide(ui) && ui->theme->scale != SCALE_STANDARD); /* bold is wider */
    struct node *text = ui_text(ui, node, label, SIZE_SMALL, bold, COLOR_NONE);
    text->align = beside ? ALIGN_START : ALIGN_CENTER;
    return node;
}

struct node *ui_key(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                    struct str label, struct action action)
{
    struct node *node = own_pressable(ui, parent, ROLE_KEY, id, label, action);
    own_card(node, COLOR_CARD, COLOR_INK, BORDER_MM);
    own_pad(node, 1, 1, 1, 1);
    node->min_h_mm = node->min_w_mm = 15;
    enum text_size size =
        ui->theme->scale == SCALE_STANDARD ? SIZE_TITLE : SIZE_SMALL; /* large enough; more keys fit */
    node->box = BOX_ROW;
    node->align = ALIGN_CENTER;
    node->center = true;
    if (icon)
        ui_icon(ui, node, icon, 1.1f * own_em_mm(ui, size), COLOR_NONE);
    else
        ui_text(ui, node, label, size, true, COLOR_NONE)->align = ALIGN_CENTER;
    return node;
}
