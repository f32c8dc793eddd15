// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget_own.h"

static void add_page_button(const struct ui *ui, struct node *pager, const char *id, enum icon icon,
                            struct str label, int step, struct action action)
{
    struct node *button = ui_button(ui, pager, id, icon, label, action);
    button->page_step = step;
    button->push_end = step > 0;
    own_pad(button, 1, STEP_MM / 2, 1, STEP_MM / 2);
    ui_compact(ui, button);
    if (own_wide(ui) && ui->theme->scale == SCALE_STANDARD) {
        button->box = BOX_COLUMN;
        button->gap_mm = 0;
        button->last->align = ALIGN_CENTER;
    } else if (!own_wide(ui)) {
        button->grow = 1;
    }
}

/* Beside the column where the panel lies, below it where it stands: width is dear there. */
struct node *ui_scroll(const struct ui *ui, struct node *parent, const char *id, float scroll_px,
                       struct action up, struct action down)
{
    bool wide = own_wide(ui);
    struct node *frame = ui_box(ui, parent, wide ? BOX_ROW : BOX_COLUMN, STEP_MM);
    frame->grow = 1;
    struct node *scroll = node_add(ui->arena, frame, ROLE_LIST, id);
    scroll->box = BOX_SCROLL;
    scroll->grow = 1;
    scroll->gap_mm = STEP_MM;
    scroll->scroll_px = scroll_px;
    struct node *pager = ui_box(ui, frame, wide ? BOX_COLUMN : BOX_ROW, STEP_MM);
    pager->pager = scroll;
    pager->fg = COLOR_INK; /* its buttons have a ground of their own */
    add_page_button(ui, pager, ui_id(ui, id, STR(".up")), ICON_UP, own_word(ui, "scroll", "Up"), -1, up);
    add_page_button(ui, pager, ui_id(ui, id, STR(".down")), ICON_DOWN, own_word(ui, "scroll", "Down"), 1,
                    down);
    return scroll;
}
