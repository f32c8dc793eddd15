// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"
#include "ui/qr.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "unpaired", "This screen is new");
}

static void code(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct status *status = &model->status;
    struct str spaced = STR("");
    for (const char *c = status->pair_code; *c; c++)
        spaced = arena_printf(ui->arena, "%.*s%s%c", STR_FMT(spaced), spaced.len ? " " : "", *c);
    struct node *heading =
        ui_heading(ui, body, "unpaired.code", tr_1(ui, "unpaired", "{code}", "code", spaced, VALUE_LTR), 1);
    heading->size = SIZE_GREETING;
    struct node *row = ui_box(ui, body, BOX_ROW, 7);
    row->align = ALIGN_CENTER;
    const struct qr *qr = status->pair_text[0] ? qr_make(ui->arena, str_of(status->pair_text)) : NULL;
    if (qr)
        ui_qr(ui, row, "unpaired.qr", qr, 45,
              tr(ui, "unpaired", "The code as a square, for the administrator's phone"));
    struct node *words = ui_text(ui, row,
                                 tr(ui, "unpaired",
                                    "Give this code to the administrator of the hub, who confirms it there. "
                                    "It is good for ten minutes; then a new one comes."),
                                 SIZE_BODY, false, COLOR_INK);
    words->grow = 1;
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct status *status = &model->status;
    struct node *scroll = ui_scroll(ui, body, "unpaired.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    scroll->center = true;
    ui_heading(ui, scroll, "unpaired.heading",
               tr(ui, "unpaired", "This screen is new and has nothing to show yet."), 1);
    if (status->pair_code[0])
        code(model, ui, scroll);
    else if (status->offline || !status->hub[0])
        ui_text(ui, scroll,
                tr(ui, "unpaired",
                   "It does not know its hub. Start it with --hub and the hub's address, or plug in a memory "
                   "stick with content."),
                SIZE_BODY, false, COLOR_INK);
    else
        ui_text(ui, scroll,
                tr_1(ui, "unpaired",
                     "It is asking {hub} for a code and has no answer yet. Is the network cable in?", "hub",
                     str_of(status->hub), VALUE_LTR),
                SIZE_BODY, false, COLOR_INK);
    ui_text(ui, scroll, tr(ui, "unpaired", "Are you a visitor? Ask at the desk: they know what there is."),
            SIZE_BODY, false, COLOR_QUIET);
}

const struct screen_type screen_unpaired = {.name = "unpaired", .title = title, .bare = true, .build = build};
