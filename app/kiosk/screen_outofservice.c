// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "outofservice", "Out of service");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    (void)model;
    ui_space(ui, body, 1);
    ui_heading(ui, body, "outofservice.heading", tr(ui, "outofservice", "This screen needs somebody's hand"), 1);
    ui_text(ui, body, tr(ui, "outofservice", "Its card cannot be read or written. Please tell somebody at the desk."), SIZE_BODY, false, COLOR_INK);
    ui_text(ui, body, tr(ui, "outofservice", "At the desk: switch it off, wait ten seconds, switch it on. If this comes back, the card must be replaced."), SIZE_BODY, false, COLOR_QUIET);
    ui_space(ui, body, 2);
}

const struct screen_type screen_outofservice = {.name = "outofservice", .title = title, .bare = true, .build = build};
