// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "language", "Language");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *list =
        ui_scroll(ui, body, "language.list", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, list, "language.question", tr(ui, "language", "Which language do you want to read?"), 1);
    struct node *grid = ui_box(ui, list, BOX_GRID, 4);
    grid->columns = 3;
    grid->role = ROLE_LIST;
    const struct lang *offered[LANGS_MAX];
    int n = model_offers(model, offered);
    for (int i = 0; i < n; i++) {
        const struct lang *lang = offered[i];
        struct str tag = str_of(lang->tag);
        bool chosen = str_is(tag, model->session.lang);
        struct node *button =
            ui_button(ui, grid, ui_id(ui, "language.item.", tag), chosen ? ICON_TICK : ICON_NONE,
                      str_of(lang->own_name), ACT(ACT_LANGUAGE, .arg = tag));
        button->lang = lang;
        button->selected = chosen;
        button->position = i + 1;
        button->count = n;
    }
    ui_text(ui, list, tr(ui, "language", "Some facts are only in Swedish. Then the screen says so."),
            SIZE_BODY, false, COLOR_QUIET);
}

const struct screen_type screen_language = {.name = "language", .title = title, .build = build};
