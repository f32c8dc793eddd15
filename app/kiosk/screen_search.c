// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "kiosk/keyboard.h"
#include "kiosk/list.h"

enum { SEARCH_ROWS = 24 };

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "search", "Search");
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    (void)visit;
    request->query.sort = SORT_RANK;
    request->query.limit = SEARCH_ROWS;
    snprintf(request->text, sizeof request->text, "%s", model->session.typed);
    return model->session.typed[0] != 0;
}

static void nothing(const struct ui *ui, struct node *scroll)
{
    struct node *words = ui_text(ui, scroll, tr(ui, "search", "Nothing found. Try a shorter word, or look by need."), SIZE_BODY, true, COLOR_INK);
    words->role = ROLE_STATUS;
    words->id = "search.none";
    ui_button(ui, scroll, "search.needs", ICON_FIND_HELP, tr(ui, "home", "Find help"), ACT(ACT_GO, .number = SCREEN_NEEDS));
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct str typed = str_of(model->session.typed);
    const struct load *page = model->page;
    struct node *row = ui_box(ui, body, BOX_ROW, 4);
    row->align = ALIGN_CENTER;
    struct node *field = ui_field(ui, row, "search.field", ICON_SEARCH, tr(ui, "search", "What are you looking for?"), typed,
                                  tr(ui, "home", "Search: food, Swedish, bicycle …"), ACT(ACT_NONE));
    field->grow = 1;
    field->private_data = true;
    if (typed.len)
        ui_button(ui, row, "search.clear", ICON_CLOSE, tr(ui, "search", "Clear"), ACT(ACT_CLEAR));
    struct node *scroll = ui_scroll(ui, body, "search.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (typed.len && page && page->list.n)
        list_groups(model, ui, scroll, "search.item.", KIND_COUNT);
    else if (typed.len && page)
        nothing(ui, scroll);
    else if (!typed.len)
        ui_text(ui, scroll, tr(ui, "search", "Write in any language. One word is enough."), SIZE_BODY, false, COLOR_QUIET);
    keyboard_add(model, ui, body);
}

const struct screen_type screen_search = {
    .name = "search", .loads = LOAD_LIST, .query = query, .title = title, .build = build};
