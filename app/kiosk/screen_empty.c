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
    ui_space(ui, body, 1);
    ui_heading(ui, body, "empty.heading", tr(ui, "empty", "Nothing to show yet"), 1);
    ui_text(ui, body, status->connected ? tr(ui, "empty", "The hub has published nothing for this screen. As soon as it does, it is shown here.")
                                        : tr(ui, "empty", "This screen is paired, but the hub does not answer. It tries again by itself."),
            SIZE_BODY, false, COLOR_INK);
    ui_text(ui, body, tr(ui, "unpaired", "Are you a visitor? Ask at the desk: they know what there is."), SIZE_BODY, false, COLOR_QUIET);
    ui_space(ui, body, 2);
}

const struct screen_type screen_empty = {.name = "empty", .title = title, .bare = true, .build = build};
