// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tell.h"
#include "ui/speak.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Find help");
}

static struct node *need_tile(const struct ui *ui, struct node *grid, const struct item *term)
{
    struct told name = tell_title_told(ui, term);
    struct node *tile =
        ui_tile(ui, grid, ui_id(ui, "needs.item.", term->id), icon_for_term(term->term.icon), name.text,
                STR(""), COLOR_HELP, ACT(ACT_GO, .number = SCREEN_SERVICES, .arg = term->id));
    struct node *words = speak_leaf(tile, 0);
    words->lang = name.lang;
    if (name.bits & TOLD_FOREIGN)
        ui_text(ui, words->parent, tell_in_language(ui, name.tag), SIZE_SMALL, false, COLOR_NONE);
    tile->min_h_mm = 40;
    return tile;
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "needs.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "needs.question", tr(ui, "needs", "What do you need?"), 1);
    struct node *grid = ui_box(ui, scroll, BOX_GRID, 5);
    grid->columns = is_wide(ui) ? 4 : 3;
    grid->cell_mm = 52;
    grid->grow = 1;
    grid->role = ROLE_LIST;
    for (int i = 0; page && i < page->n_needs; i++) {
        struct node *tile = need_tile(ui, grid, page->needs[i].term);
        tile->position = i + 1;
        tile->count = page->n_needs;
    }
    ui_button(ui, scroll, "needs.all", ICON_FIND_HELP, tr(ui, "needs", "Show all services"),
              ACT(ACT_GO, .number = SCREEN_SERVICES));
}

const struct screen_type screen_needs = {
    .name = "needs", .loads = LOAD_NEEDS, .title = title, .build = build};
