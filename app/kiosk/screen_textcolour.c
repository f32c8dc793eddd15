// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "textcolour", "Text and colour");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll = ui_scroll(ui, body, "textcolour.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "textcolour.question", tr(ui, "textcolour", "How do you read best?"), 1);
    struct node *row = ui_box(ui, scroll, BOX_FLOW, 4);
    ui_button(ui, row, "textcolour.text", ICON_TEXT_SIZE,
              tr(ui, "textcolour", "Change the size of the letters"), ACT(ACT_TEXT_SIZE));
    ui_button(ui, row, "textcolour.colour", ICON_CONTRAST, tr(ui, "textcolour", "Change the colours"),
              ACT(ACT_COLOUR));
    ui_button(ui, row, "textcolour.low", ICON_LOW, tr(ui, "textcolour", "Move everything lower"),
              ACT(ACT_LOW));
    ui_text(ui, scroll, tr(ui, "textcolour", "Everything goes back to normal when you leave."), SIZE_BODY,
            false, COLOR_QUIET);
}

const struct screen_type screen_textcolour = {.name = "textcolour", .title = title, .build = build};
