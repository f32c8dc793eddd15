// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "empty", "Nothing to show yet");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct status *status = &model->status;
    struct node *scroll =
        ui_scroll(ui, body, "empty.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    scroll->center = true;
    ui_heading(ui, scroll, "empty.heading", tr(ui, "empty", "Nothing to show yet"), 1);
    ui_text(ui, scroll,
            status->connected
                ? tr(ui, "empty",
                     "The hub has published nothing for this screen. As soon as it does, it is shown here.")
                : tr(ui, "empty",
                     "This screen is paired, but the hub does not answer. It tries again by itself."),
            SIZE_BODY, false, COLOR_INK);
    ui_text(ui, scroll, tr(ui, "unpaired", "Are you a visitor? Ask at the desk: they know what there is."),
            SIZE_BODY, false, COLOR_QUIET);
}

const struct screen_type screen_empty = {.name = "empty", .title = title, .bare = true, .build = build};
