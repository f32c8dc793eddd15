// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "outofservice", "Out of service");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll = ui_scroll(ui, body, "outofservice.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    scroll->center = true;
    ui_heading(ui, scroll, "outofservice.heading",
               tr(ui, "outofservice", "This screen needs somebody's hand"), 1);
    ui_text(ui, scroll,
            tr(ui, "outofservice", "Its card cannot be read or written. Please tell somebody at the desk."),
            SIZE_BODY, false, COLOR_INK);
    ui_text(ui, scroll,
            tr(ui, "outofservice",
               "At the desk: switch it off, wait ten seconds, switch it on. If this comes back, the card "
               "must be replaced."),
            SIZE_BODY, false, COLOR_QUIET);
}

const struct screen_type screen_outofservice = {
    .name = "outofservice", .title = title, .bare = true, .build = build};
