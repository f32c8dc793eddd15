// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "kiosk/keyboard.h"
#include "kiosk/list.h"
#include "kiosk/needs.h"

enum { KIND_ROWS = 4 };

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "search", "Search");
}

/* One kind alone was asked for. */
static bool is_narrow(const struct model *model, enum item_kind *ret_kind)
{
    return item_kind_find(str_of(model_visit(model)->key), ret_kind);
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    enum item_kind kind;
    request->query.sort = SORT_RANK;
    request->with_needs = true;
    snprintf(request->text, sizeof request->text, "%s", model->session.typed);
    if (item_kind_find(str_of(visit->key), &kind)) {
        request->query.kinds = 1u << kind;
        return true;
    }
    request->query.limit = KIND_ROWS * KIND_COUNT;
    request->query.per_kind = KIND_ROWS;
    return true;
}

/* Who has no word for it finds the needs. */
static void needs(const struct model *model, const struct ui *ui, struct node *scroll)
{
    if (needs_grid(model, ui, scroll, "search.need.", true))
        return;
    ui_button(ui, scroll, "search.needs", ICON_FIND_HELP, tr(ui, "home", "Find help"),
              ACT(ACT_GO, .number = SCREEN_NEEDS));
}

static void nothing(const struct model *model, const struct ui *ui, struct node *scroll)
{
    struct node *words =
        ui_text(ui, scroll, tr(ui, "search", "Nothing found. Try a shorter word, or look by need."),
                SIZE_BODY, true, COLOR_INK);
    words->role = ROLE_STATUS;
    words->id = "search.none";
    needs(model, ui, scroll);
}

static void field(const struct model *model, const struct ui *ui, struct node *parent, enum box box)
{
    struct str typed = str_of(model->session.typed);
    struct node *row = ui_box(ui, parent, box, 4);
    row->align = box == BOX_ROW ? ALIGN_END : ALIGN_START;
    struct node *node =
        ui_field(ui, row, "search.field", ICON_SEARCH, tr(ui, "search", "What are you looking for?"), typed,
                 tr(ui, "home", "Search: food, Swedish, bicycle …"), ACT(ACT_NONE));
    node->private_data = typed.len > 0;
    node->grow = box == BOX_ROW ? 1 : 0;
    if (typed.len)
        ui_button(ui, row, "search.clear", ICON_CLOSE, tr(ui, "search", "Clear"), ACT(ACT_CLEAR))->hug = true;
}

/* What was typed may have been meant otherwise: a press takes that in its place. */
static void suggestion(const struct model *model, const struct ui *ui, struct node *scroll)
{
    const struct entry_list *list = &model->page->list;
    if (list->suggestion.len)
        ui_button(ui, scroll, "search.suggestion", ICON_SEARCH,
                  tr_1(ui, "search", "Did you mean “{words}”?", "words", list->suggestion, VALUE_TEXT),
                  ACT(ACT_WRITE, .arg = list->suggestion));
    if (!list->items[0].is_near)
        return;
    struct node *words = ui_text(ui, scroll, tr(ui, "search", "Nothing has just that. This is the nearest."),
                                 SIZE_BODY, false, COLOR_QUIET);
    words->role = ROLE_STATUS;
    words->id = "search.near";
}

static void results(const struct model *model, const struct ui *ui, struct node *scroll)
{
    bool typed = model->session.typed[0] != 0;
    const struct load *page = model->page;
    enum item_kind kind;
    if (typed && page && page->list.n) {
        suggestion(model, ui, scroll);
        list_groups(model, ui, scroll, "search.item.", KIND_COUNT);
        if (is_narrow(model, &kind))
            list_more(ui, scroll, "search.item.", &page->list);
    } else if (typed && page) {
        nothing(model, ui, scroll);
    } else if (!typed) {
        ui_text(ui, scroll, tr(ui, "search", "Write in any language. One word is enough."), SIZE_BODY, false,
                COLOR_QUIET);
        if (page)
            needs(model, ui, scroll);
    }
}

/* Standing: the keyboard below what is found. Lying: beside it. On small panels all of it scrolls. */
static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    bool small = keyboard_scrolls(model, ui);
    struct node *parts = keyboard_beside(model, ui) ? ui_box(ui, body, BOX_ROW, 6) : body;
    struct node *found = parts == body ? body : ui_box(ui, parts, BOX_COLUMN, 5);
    parts->grow = found->grow = 1;
    if (!small)
        field(model, ui, found, BOX_ROW);
    struct node *scroll = ui_scroll(ui, found, "search.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (small) {
        field(model, ui, scroll, BOX_COLUMN);
        keyboard_add(model, ui, scroll, KEYBOARD_TEXT);
    }
    results(model, ui, scroll);
    if (small)
        return;
    struct node *end = ui_box(ui, parts, BOX_COLUMN, 0);
    keyboard_add(model, ui, end, KEYBOARD_TEXT);
    end->first->push_end = true; /* where the hand is */
}

const struct screen_type screen_search = {
    .name = "search", .crowded = true, .loads = LOAD_LIST, .query = query, .title = title, .build = build};
