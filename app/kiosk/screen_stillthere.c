// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static const float LINES = 21; /* below that only what is needed */

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "stillthere", "Are you still there?");
}

/* The number alone, to be seen from afar; the sentence below it is what is heard. */
static void counter(const struct ui *ui, struct node *body, int64_t left)
{
    struct node *number =
        ui_text(ui, body, format_number(ui->arena, ui->words->lang, left), SIZE_GREETING, true, COLOR_HELP);
    number->id = "stillthere.number";
    number->align = ALIGN_CENTER;
    number->hidden_from_reader = true;
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    int64_t gone_s = (model->mono_ms - model->session.asked_ms) / 1000;
    int64_t left = model->site.ask_s - gone_s;
    body->action = ACT(ACT_STILL_HERE);
    body->role = ROLE_DIALOG;
    body->id = "stillthere.anywhere";
    body->label = tr(ui, "stillthere", "Are you still there?");
    bool tight = ui_lines(ui) < LINES;
    ui_space(ui, body, 1);
    struct node *question =
        ui_heading(ui, body, "stillthere.question", tr(ui, "stillthere", "Are you still there?"), 1);
    question->align = ALIGN_CENTER;
    if (!tight)
        counter(ui, body, left > 0 ? left : 0);
    struct node *count = ui_text(
        ui, body,
        tr_n(ui, "stillthere", "In {count} second the screen starts over and forgets what you wrote.",
             "In {count} seconds the screen starts over and forgets what you wrote.", left > 0 ? left : 0),
        tight ? SIZE_SMALL : SIZE_TITLE, false, COLOR_INK);
    count->id = "stillthere.count";
    count->role = ROLE_STATUS;
    count->align = ALIGN_CENTER;
    struct node *button = ui_primary(ui, body, "stillthere.more", ICON_NONE,
                                     tr(ui, "stillthere", "More time"), COLOR_HELP, ACT(ACT_STILL_HERE));
    if (!tight) {
        button->min_h_mm = 0.2f * ui->theme->panel.h_mm;
        for (struct node *part = button->first; part; part = part->next)
            part->size = SIZE_TITLE;
        ui_text(ui, body, tr(ui, "stillthere", "Or touch anywhere."), SIZE_BODY, false, COLOR_QUIET)->align =
            ALIGN_CENTER;
    }
    ui_space(ui, body, 1);
}

const struct screen_type screen_stillthere = {
    .name = "stillthere", .title = title, .bare = true, .alone = true, .build = build};
